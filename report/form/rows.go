package form

import (
	"slices"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// Columns of a form of layout rows.
const (
	colName   = 1
	colUnit   = 2
	colCode   = 3
	colFigure = 4 // the first of three
	colKnown  = colFigure + model.Columns
)

// addRows lays out a form with one field per row.
func (b *book) addRows(f *define.Form) {
	widths := []float64{44, 10, 8, 14, 14, 14}
	if b.options.Known != nil {
		widths = append(widths, 13, 13)
	}
	s := b.newSheet(f.Sheet, widths)
	b.addHead(s, f, b.texts.LegendLine)
	b.addRowsHeader(s, f)
	for _, field := range f.Rows {
		b.addField(s, field)
	}
	b.addFoot(s, b.notes(f))
	s.freeze = model.Pos{Col: colFigure, Row: headRows + 3}
	s.repeat = [2]int{headRows + 1, headRows + 2}
}

// notes adds what the grey columns are, when there are any.
func (b *book) notes(f *define.Form) []string {
	notes := slices.Clone(f.Notes)
	if b.options.Known != nil {
		notes = append(notes, b.texts.KnownNote)
	}
	return notes
}

func (b *book) addRowsHeader(s *sheet, f *define.Form) {
	row := s.next()
	words := []string{layout.WordName, layout.WordUnit, layout.WordCode}
	counters := []string{"甲", "乙", "丙"}
	for c := model.Cur; c < model.Columns; c++ {
		words = append(words, columnWord(f, c))
		counters = append(counters, layout.ColumnNumber(c))
	}
	if b.options.Known != nil {
		words = append(words, layout.WordLastPeriod, layout.WordYearAgo)
		counters = append(counters, "", "")
	}
	for i := range words {
		s.put(i+1, row, headerLook(), words[i])
		s.put(i+1, row+1, counterLook(), counters[i])
	}
	s.height(row, 24)
}

// columnWord heads a column of a form whose rows may be flows, stocks or both.
func columnWord(f *define.Form, c model.Column) string {
	isStock := func(r *define.Field) bool { return r.Nature == define.Stock }
	isFlow := func(r *define.Field) bool { return !isStock(r) }
	switch {
	case !slices.ContainsFunc(f.Rows, isStock):
		return layout.ColumnWord(define.Flow, c)
	case !slices.ContainsFunc(f.Rows, isFlow):
		return layout.ColumnWord(define.Stock, c)
	}
	return layout.MixedColumnWord(c)
}

func (b *book) addField(s *sheet, f *define.Field) {
	row := s.next()
	name := nameLook()
	name.indent = f.Indent * 2
	s.put(colName, row, name, f.Name)
	s.put(colUnit, row, codeLook(), b.unit(f))
	s.put(colCode, row, codeLook(), f.Code)
	b.addFigures(s, f, row)
	if b.options.Known != nil {
		b.addKnown(s, row, colKnown, f, "")
	}
	s.height(row, max(22, textHeight(f.Name, s.widths[0]-float64(4*f.Indent), 11)))
}

func (b *book) addFigures(s *sheet, f *define.Field, row int) {
	columns := b.defs.ColumnsOf(f)
	for c := model.Cur; c < model.Columns; c++ {
		col := colFigure + int(c)
		if !slices.Contains(columns, c) {
			s.put(col, row, lockedLook(), nil)
			continue
		}
		e := b.entry(f.Code, "", c)
		s.put(col, row, figureLook(e.decimals(f), f.Required), e.content())
	}
	for _, run := range runs(columns) {
		from, to := colFigure+int(run[0]), colFigure+int(run[1])
		s.guards = append(s.guards, b.figureGuard(cellsOf(from, row, to, row), f))
	}
}

// runs joins neighbouring columns: a guard's formula is relative to the first
// cell of one rectangle.
func runs(columns []model.Column) (out [][2]model.Column) {
	for i, c := range columns {
		if i > 0 && columns[i-1]+1 == c {
			out[len(out)-1][1] = c
			continue
		}
		out = append(out, [2]model.Column{c, c})
	}
	return out
}

// addKnown shows what was sent before, in two grey cells.
func (b *book) addKnown(s *sheet, row, col int, f *define.Field, item string) {
	for i, past := range []Past{LastPeriod, YearAgo} {
		e := Entry{Value: b.options.Known(past, f.Code, item)}
		l := lockedLook()
		l.color, l.format = colorQuiet, numberFormat(e.decimals(f))
		s.put(col+i, row, l, e.content())
	}
}
