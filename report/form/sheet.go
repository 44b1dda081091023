package form

import (
	"qreport/report/model"
)

// sheet is a worksheet as it will be written.
type sheet struct {
	name      string
	widths    []float64 // of the columns, from A
	rows      []row
	merges    []span
	guards    []guard
	links     []link
	landscape bool
	freeze    model.Pos // the first cell that scrolls; zero for none
	repeat    [2]int    // rows printed at the top of every page
	newPage   int       // a row that begins a page; 0 for none
	hidden    bool
	free      bool // not protected: rows are inserted and taken away
}

type row struct {
	height float64 // 0: automatic
	cells  []cell
}

// span is a rectangle of cells, one-based and inclusive.
type span struct{ col, row, toCol, toRow int }

func (s span) topLeft() string     { return model.A1(s.col, s.row) }
func (s span) bottomRight() string { return model.A1(s.toCol, s.toRow) }
func (s span) String() string      { return s.topLeft() + ":" + s.bottomRight() }

// absolute is the span with dollar signs, for defined names.
func (s span) absolute() string {
	return dollar(s.col, s.row) + ":" + dollar(s.toCol, s.toRow)
}

// link leads from a cell to a sheet.
type link struct{ cell, to string }

// cell is a styled cell with nothing in it, a text, a number or a formula.
type cell struct {
	look    look
	value   any // nil, string or float64; of a formula: what it gives
	formula string
	present bool // false: no cell at all
}

// firstOpen is the first cell that is to be filled in, A1 when none is.
func (s *sheet) firstOpen() string {
	for i, r := range s.rows {
		for j, c := range r.cells {
			if c.present && c.look.open {
				return model.A1(j+1, i+1)
			}
		}
	}
	return "A1"
}

// put sets a cell, growing the sheet.
func (s *sheet) put(col, row int, l look, value any) {
	s.grow(row)
	r := &s.rows[row-1]
	for len(r.cells) < col {
		r.cells = append(r.cells, cell{})
	}
	r.cells[col-1] = cell{look: l, value: value, present: true}
}

// compute sets a cell to a formula, with what it gives.
func (s *sheet) compute(col, row int, l look, formula string, result any) {
	s.put(col, row, l, result)
	s.rows[row-1].cells[col-1].formula = formula
}

// across sets the first of several merged cells and styles them all.
func (s *sheet) across(at span, l look, value any) {
	for row := at.row; row <= at.toRow; row++ {
		for col := at.col; col <= at.toCol; col++ {
			s.put(col, row, l, nil)
		}
	}
	s.put(at.col, at.row, l, value)
	if at.col != at.toCol || at.row != at.toRow {
		s.merges = append(s.merges, at)
	}
}

func (s *sheet) height(row int, points float64) {
	s.grow(row)
	s.rows[row-1].height = points
}

func (s *sheet) grow(rows int) {
	for len(s.rows) < rows {
		s.rows = append(s.rows, row{})
	}
}

// next is the first row below what is there.
func (s *sheet) next() int { return len(s.rows) + 1 }

// width is how wide some columns are together.
func (s *sheet) width(from, to int) float64 {
	sum := 0.0
	for col := from; col <= to && col <= len(s.widths); col++ {
		sum += s.widths[col-1]
	}
	return sum
}

// stretched widens the columns behind the first of a narrow sheet, so that
// head and foot have room.
func stretched(widths []float64) []float64 {
	const atLeast = 104
	rest := -widths[0]
	for _, w := range widths {
		rest += w
	}
	factor := max(1, (atLeast-widths[0])/rest)
	for i := range widths[1:] {
		widths[i+1] *= factor
	}
	return widths
}

// columns is the number of columns in use.
func (s *sheet) columns() int {
	most := 1
	for _, r := range s.rows {
		most = max(most, len(r.cells))
	}
	return most
}

func dollar(col, row int) string {
	a1 := model.A1(col, row)
	digits := 0
	for digits < len(a1) && a1[digits] >= 'A' {
		digits++
	}
	return "$" + a1[:digits] + "$" + a1[digits:]
}
