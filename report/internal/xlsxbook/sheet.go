package xlsxbook

import (
	"strconv"
)

// Sheet is a sheet in the making; its rows are XML in the room of its book.
type Sheet struct {
	book        *Book
	name        string
	number      int
	first, last int // of its rows in the room
	count       int
	usual       float64 // height of the rows that do not say theirs; 0 for the spreadsheet's own
	widest      int     // columns of the widest row
	widths      []float64
	view        View
	print       Print
	links       [2]int // from and to, in the room
	breaks      []int
	table       *table
	charts      []placed
}

// View is how a sheet is shown.
type View struct {
	Tab           string // colour of the tab, "1F4E79", or empty
	GridLines     bool
	FrozenRows    int
	FrozenColumns int
}

// Print is how a sheet is printed: on A4, one page wide.
type Print struct {
	Landscape      bool
	OnePage        bool   // one page high as well
	HeadRow        int    // repeated on every page; 0 for none
	Header, Footer string // in Excel's codes
}

// Row adds a row and returns its number. A height of 0 lets the spreadsheet fit
// it.
func (s *Sheet) Row(height float64, cells ...Cell) int {
	t := s.startRow(height, len(cells))
	var digits [8]byte
	row := strconv.AppendInt(digits[:0], int64(s.count), 10)
	for i, c := range cells {
		if c.to > 0 {
			t.put(`<c r="`)
			t.column(i + 1)
			*t = append(append(*t, row...), s.book.cells[c.from:c.to]...)
		}
	}
	return s.endRow()
}

// PackedRow adds a row in which every cell is there and only the first says
// where: the place of the others is that behind the one before, as the format
// allows. What the rows of a long list have in common can be packed then: the
// file is a third as large. Without the first reference exceljs fails.
func (s *Sheet) PackedRow(height float64, cells ...Cell) int {
	wide := len(cells)
	for _, c := range cells {
		wide += int(c.more)
	}
	t := s.startRow(height, wide)
	for i, c := range cells {
		xml := s.book.cells[c.from:c.to]
		if i == 0 {
			t.put(`<c r="A`)
			t.int(s.count)
		} else {
			t.put(`<c`)
			xml = xml[1:] // without the quote that ends a reference
		}
		*t = append(*t, xml...)
	}
	return s.endRow()
}

func (s *Sheet) startRow(height float64, cells int) *text {
	s.count++
	s.widest = max(s.widest, cells)
	t := &s.book.rows
	t.put(`<row r="`)
	t.int(s.count)
	if height > 0 && height != s.usual {
		t.put(`" ht="`)
		t.float(height)
		t.put(`" customHeight="1`)
	}
	t.put(`">`)
	return t
}

func (s *Sheet) endRow() int {
	s.book.rows.put("</row>")
	s.last = len(s.book.rows)
	return s.count
}

// Usual sets the height that most rows have: the others say theirs.
func (s *Sheet) Usual(height float64) { s.usual = height }

// Rows is how many rows there are.
func (s *Sheet) Rows() int { return s.count }

// Widths sets the widths of columns in characters, from the first on.
func (s *Sheet) Widths(w []float64) { s.widths = w }

// Show sets how the sheet is shown and printed.
func (s *Sheet) Show(v View, p Print) { s.view, s.print = v, p }

// Spot is a cell of the book. The zero value is none.
type Spot struct {
	Sheet       string
	Column, Row int
}

// Link leads from a cell to another; to none it does nothing. A sheet gets its
// links before the next is begun.
func (s *Sheet) Link(column, row int, to Spot) {
	if to.Sheet == "" {
		return
	}
	t := &s.book.links
	if s.links[1] == 0 {
		s.links[0] = len(*t)
	}
	t.put(`<hyperlink ref="`)
	t.column(column)
	t.int(row)
	t.put(`" location="`)
	t.sheet(to.Sheet)
	t.column(to.Column)
	t.int(to.Row)
	t.put(`"/>`)
	s.links[1] = len(*t)
}

// Break begins a printed page with a row.
func (s *Sheet) Break(row int) { s.breaks = append(s.breaks, row) }

// table is an Excel table.
type table struct {
	number      int
	name        string
	first, last int // rows: of the heads, and the last
	heads       []string
}

// Table makes an Excel table of rows first to last; heads are the texts of its
// first row, unique.
func (s *Sheet) Table(name string, first, last int, heads []string) {
	s.book.tables++
	s.table = &table{s.book.tables, name, first, last, heads}
}

func (t *table) ref() string {
	var out text
	out.put("A")
	out.int(t.first)
	out.put(":")
	out.column(len(t.heads))
	out.int(t.last)
	return string(out)
}

func (t *table) part() text {
	var out text
	out.put(xmlHead, `<table xmlns="`, nsMain, `"`)
	out.attrInt("id", t.number)
	out.attr("name", t.name)
	out.attr("displayName", t.name)
	out.put(` ref="`, t.ref(), `" totalsRowShown="0"><autoFilter ref="`, t.ref(), `"/><tableColumns`)
	out.attrInt("count", len(t.heads))
	out.put(">")
	for i, h := range t.heads {
		out.put("<tableColumn")
		out.attrInt("id", i+1)
		out.attr("name", h)
		out.put("/>")
	}
	out.put(`</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`)
	return out
}
