package xlsx

import (
	"strconv"
	"strings"

	"qreport/report/document"
	"qreport/report/internal/num"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// dataValue is the column of the amounts in 数据.
const dataValue = 7

// longestFormula is what a spreadsheet takes; a longer one stays a value.
const longestFormula = 8000

// placeData gives each datum its row in 数据.
func (p *plan) placeData(d *document.Document) {
	p.dataRow, p.exprs = make(map[string]int, len(d.Data)), make(map[string]string, len(d.Figures))
	for i, datum := range d.Data {
		p.dataRow[datum.ID] = firstData + i
	}
	for _, f := range d.Figures {
		p.exprs[f.ID] = f.Expr
	}
}

// formula puts cells of 数据 in place of the data that an expression names; it
// is empty where one is not there.
func (p *plan) formula(expr string) string {
	out := p.scratch[:0]
	for {
		before, after, found := strings.Cut(expr, "{")
		out = append(out, before...)
		if !found {
			break
		}
		inside, rest, _ := strings.Cut(after, "}")
		var known bool
		if out, known = p.dataRef(out, inside); !known {
			return ""
		}
		expr = rest
	}
	p.scratch = out
	if len(out) > longestFormula {
		return ""
	}
	return string(out)
}

// dataRef writes the cell of a datum, or the cells of a run of them.
func (p *plan) dataRef(out []byte, ids string) ([]byte, bool) {
	column := columnName(dataValue)
	first, last, run := strings.Cut(ids, ":")
	row, known := p.dataRow[first]
	out = appendCell(append(out, "'"+sheetData+"'!"...), column, row)
	if run && known {
		row, known = p.dataRow[last]
		out = appendCell(append(out, ':'), column, row)
	}
	return out, known
}

func appendCell(out []byte, column string, row int) []byte {
	out = append(append(append(out, '$'), column...), '$')
	return strconv.AppendInt(out, int64(row), 10)
}

// layoutData is 数据: the summed amounts that every formula of the workbook
// reads. What a rule made of both bureaus' parts is a formula over them.
func layoutData(b *book, e entry) *page {
	p := b.page(e)
	p.setup = setup{headRow: rowHead, landscape: true}
	p.sheet.Usual(rowHeight)
	p.opening(titleData, noteData)
	p.addHigh(25, headCells(b, dataHeads())...)
	text, number := lookCell(), lookCell()
	text.Size, text.Align, number.Size, number.Align = 9, "left", 9, "right"
	p.widths = []float64{34, 40, 8, 14, 18, 22, 14}
	var cells [dataValue]xlsxbook.Cell
	var last [dataValue - 1]string // neighbours in a column are mostly alike
	for i := range b.doc.Data {
		d := &b.doc.Data[i]
		for j, s := range datumTexts(d) {
			if i == 0 || s != last[j] {
				p.fit(j, s)
				last[j], cells[j] = s, b.Text(text, s)
			}
		}
		cells[dataValue-1] = b.amount(d, number)
		p.sheet.PackedRow(rowHeight, cells[:]...)
	}
	p.table = &tableRange{b.plan.names.Range("tbl_", titleData), dataHeads(), e.rows}
	return p
}

// fit widens a column for a text of 9 points. A text is not wider than its
// bytes are many, so that most need not be measured.
func (p *page) fit(column int, text string) {
	if float64(len(text)) > p.widths[column]-2 {
		p.widths[column] = max(p.widths[column], xlsxout.Width(text)*blockScale+2)
	}
}

func datumTexts(d *document.Datum) [6]string {
	return [...]string{d.ID, d.Name, d.Unit, d.Region, d.Period, d.Column}
}

// amount is the last cell of a row of 数据. That of a missing amount is empty, so
// that sums pass over it.
func (b *book) amount(d *document.Datum, number xlsxout.Look) xlsxbook.Cell {
	if !d.IsNumber {
		return b.Empty(number)
	}
	number.Format = shapeOf(d.Text).format("")
	return b.Formula(number, b.plan.formula(d.Expr), d.Number.Float64())
}

// live is a printed number: a formula over 数据 where the document knows one;
// the value in the file is the document's.
func (b *book) live(look xlsxout.Look, number num.Dec, figure string) xlsxbook.Cell {
	formula := ""
	if expr := b.plan.exprs[figure]; expr != "" {
		formula = b.plan.formula(expr)
	}
	return b.Formula(look, formula, number.Float64())
}
