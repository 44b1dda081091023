package form

import (
	"strings"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// Rows of a matrix form's header, below the head of the form.
const (
	rowMeasure = headRows + 1
	rowWord    = headRows + 2
	rowUnit    = headRows + 3
	rowCodes   = headRows + 4
	rowFirst   = headRows + 5
)

// fitsAcross is how many items fit on a page that lies on its side; longer
// tables are printed upright, and smaller.
const fitsAcross = 16

// figureColumn is a column of a matrix form.
type figureColumn struct {
	field  *define.Field
	column model.Column
	col    int
}

// addMatrix lays out a form with one item per row.
func (b *book) addMatrix(f *define.Form) {
	columns := b.figureColumns(f)
	s := b.newSheet(f.Sheet, b.matrixWidths(f, len(columns)))
	s.landscape = s.width(1, len(s.widths)) > 110 && len(b.defs.Items[f.List]) <= fitsAcross
	b.addHead(s, f, b.texts.LegendLine)
	b.addMatrixHeader(s, f, columns)
	items := b.defs.Items[f.List]
	if len(f.Totals) > 0 {
		b.addTotals(s, f, columns, len(items))
	}
	first := s.next()
	for _, item := range items {
		b.addItem(s, f, columns, item)
	}
	for _, c := range columns {
		s.guards = append(s.guards, b.figureGuard(cellsOf(c.col, first, c.col, s.next()-1), c.field))
	}
	b.addFoot(s, append(b.notes(f), itemNotes(items)...))
	s.freeze = model.Pos{Col: 3, Row: rowFirst}
	s.repeat = [2]int{rowMeasure, rowCodes}
}

func (b *book) figureColumns(f *define.Form) (columns []figureColumn) {
	col := 3
	for _, field := range f.Rows {
		for _, c := range b.defs.ColumnsOf(field) {
			columns = append(columns, figureColumn{field, c, col})
			col++
		}
	}
	return columns
}

func (b *book) matrixWidths(f *define.Form, figures int) []float64 {
	widths := []float64{38, 8}
	if figures > 6 {
		widths[0] = 30
	}
	for range figures {
		widths = append(widths, 14)
	}
	if b.options.Known != nil {
		for range f.Rows {
			widths = append(widths, 12, 12)
		}
	}
	for len(widths) > 2 && widths[0] < 46 && total(widths) < 96 {
		widths[0]++
	}
	return stretched(widths)
}

func total(widths []float64) (sum float64) {
	for _, w := range widths {
		sum += w
	}
	return sum
}

func (b *book) addMatrixHeader(s *sheet, f *define.Form, columns []figureColumn) {
	s.across(span{1, rowMeasure, 1, rowWord}, headerLook(), layout.WordItem)
	s.across(span{2, rowMeasure, 2, rowWord}, headerLook(), layout.WordCode)
	s.put(1, rowUnit, counterLook(), layout.WordUnit)
	s.put(2, rowUnit, counterLook(), nil)
	s.put(1, rowCodes, machineLook(), layout.ColumnCodes)
	s.put(2, rowCodes, machineLook(), nil)
	for i, c := range columns {
		s.put(c.col, rowWord, headerLook(), layout.ColumnWord(c.field.Nature, c.column))
		s.put(c.col, rowUnit, counterLook(), b.unit(c.field))
		s.put(c.col, rowCodes, machineLook(), layout.MatrixColumnCode(c.field.Code, c.column))
		if i == 0 || columns[i-1].field != c.field {
			last := c.col + len(b.defs.ColumnsOf(c.field)) - 1
			s.across(span{c.col, rowMeasure, last, rowMeasure}, headerLook(), c.field.Name)
		}
	}
	if b.options.Known != nil {
		b.addKnownHeader(s, f, 3+len(columns))
	}
	s.height(rowMeasure, 22)
	s.height(rowWord, 20)
}

func (b *book) addKnownHeader(s *sheet, f *define.Form, col int) {
	for _, field := range f.Rows {
		s.across(span{col, rowMeasure, col + 1, rowMeasure}, headerLook(), field.Name)
		for i, word := range []string{layout.WordLastPeriod, layout.WordYearAgo} {
			s.put(col+i, rowWord, headerLook(), word)
			s.put(col+i, rowUnit, counterLook(), nil)
			s.put(col+i, rowCodes, machineLook(), nil)
		}
		col += 2
	}
}

// addTotals writes the 合计 row: what adds up to a scalar field is computed,
// the rest stays empty.
func (b *book) addTotals(s *sheet, f *define.Form, columns []figureColumn, items int) {
	row := s.next()
	name := nameLook()
	name.bold, name.fill = true, colorLocked
	s.put(1, row, name, layout.WordTotal)
	s.put(2, row, lockedLook(), nil)
	for _, c := range columns {
		if _, adds := f.Totals[c.field.Code]; !adds {
			s.put(c.col, row, lockedLook(), nil)
			continue
		}
		cells := cellsOf(c.col, row+1, c.col, row+items)
		sum, decimals := b.total(c)
		l := lockedLook()
		l.bold, l.format = true, numberFormat(decimals)
		s.compute(c.col, row, l, "IF(COUNT("+cells+")=0,\"\",SUM("+cells+"))", sum)
	}
	for col := 3 + len(columns); col <= b.knownEnd(f, len(columns)); col++ {
		s.put(col, row, lockedLook(), nil)
	}
	s.height(row, 20)
}

// knownEnd is the last of the columns that show earlier figures.
func (b *book) knownEnd(f *define.Form, figures int) int {
	if b.options.Known == nil {
		return 2 + figures
	}
	return 2 + figures + 2*len(f.Rows)
}

// total is what the formula of the 合计 row gives: "" for an empty column.
func (b *book) total(c figureColumn) (result any, decimals int) {
	sum, found := num.Int(0), false
	decimals = c.field.Decimals
	for _, item := range b.defs.ItemCodes(c.field.Code) {
		e := b.entry(c.field.Code, item, c.column)
		if d, ok := e.Value.Dec(); ok && e.Text == "" {
			sum, found = sum.Add(d), true
			decimals = max(decimals, e.decimals(c.field))
		}
	}
	if !found {
		return "", decimals
	}
	return sum.Float64(), decimals
}

func (b *book) addItem(s *sheet, f *define.Form, columns []figureColumn, item define.Item) {
	row := s.next()
	s.put(1, row, nameLook(), item.Name)
	s.put(2, row, codeLook(), item.Code)
	for _, c := range columns {
		e := b.entry(c.field.Code, item.Code, c.column)
		s.put(c.col, row, figureLook(e.decimals(c.field), c.field.Required), e.content())
	}
	if b.options.Known != nil {
		for i, field := range f.Rows {
			b.addKnown(s, row, 3+len(columns)+2*i, field, item.Code)
		}
	}
	s.height(row, max(20, textHeight(item.Name, s.widths[0], 11)))
}

// itemNotes says in one note what the items mean, where the list explains it.
func itemNotes(items []define.Item) []string {
	var notes []string
	for _, item := range items {
		if item.Note != "" {
			notes = append(notes, item.Name+"："+item.Note)
		}
	}
	if notes == nil {
		return nil
	}
	return []string{strings.Join(notes, "；") + "。"}
}
