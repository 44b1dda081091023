package xlsx

import (
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
	var out strings.Builder
	for {
		before, after, found := strings.Cut(expr, "{")
		out.WriteString(before)
		if !found {
			break
		}
		inside, rest, _ := strings.Cut(after, "}")
		ref := p.dataRef(inside)
		if ref == "" {
			return ""
		}
		out.WriteString(ref)
		expr = rest
	}
	if out.Len() > longestFormula {
		return ""
	}
	return out.String()
}

// dataRef is the cell of a datum, or the cells of a run of them.
func (p *plan) dataRef(ids string) string {
	first, last, run := strings.Cut(ids, ":")
	from, ok := p.dataRow[first]
	if !ok {
		return ""
	}
	cells := "$" + columnName(dataValue) + "$" + cellName(0, from)
	if to, known := p.dataRow[last]; run {
		if !known {
			return ""
		}
		cells += ":$" + columnName(dataValue) + "$" + cellName(0, to)
	}
	return xlsxout.Ref(sheetData, cells)
}

// layoutData is 数据: the summed amounts that every formula of the workbook
// reads. What a rule made of both bureaus' parts is a formula over them.
func layoutData(b *book, e entry) *page {
	p := b.page(e)
	p.setup = setup{headRow: rowHead, landscape: true}
	p.opening(titleData, noteData)
	p.addHigh(25, headCells(b, dataHeads())...)
	text, number := lookCell(), lookCell()
	text.Size, text.Align, number.Size, number.Align = 9, "left", 9, "right"
	p.widths = []float64{34, 40, 8, 14, 18, 22, 14}
	for i := range b.doc.Data {
		d := &b.doc.Data[i]
		for j, s := range datumTexts(d) {
			p.fit(j, s)
		}
		p.addHigh(rowHeight, b.datum(d, text, number)...)
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

// datum is a row of 数据. The cell of a missing amount is empty, so that sums
// pass over it.
func (b *book) datum(d *document.Datum, text, number xlsxout.Look) []xlsxbook.Cell {
	cells := make([]xlsxbook.Cell, 0, len(dataHeads()))
	for _, s := range datumTexts(d) {
		cells = append(cells, b.Text(text, s))
	}
	if !d.IsNumber {
		return append(cells, b.Empty(number))
	}
	number.Format = shapeOf(d.Text).format("")
	return append(cells, b.Formula(number, b.plan.formula(d.Expr), d.Number.Float64()))
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
