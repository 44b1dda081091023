package xlsx

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"qreport/report/internal/xlsxout"
)

// The shape of every sheet with a table.
const (
	rowTitle  = 1
	rowBack   = 2
	rowUnit   = 3
	rowHead   = 4
	firstData = 5
)

// page is a sheet before it is written: excelize wants its parts in an order
// of its own.
type page struct {
	book   *book
	name   string
	number int // of the sheet, from 1
	rows   []line
	widths []float64
	links  []link
	charts []placedChart
	table  *tableRange
	breaks []int // rows that begin a printed page
	setup  setup
}

// line is a row of cells from column A on.
type line struct {
	cells  []any
	height float64 // points; 0 lets the spreadsheet fit it
}

type link struct{ cell, target string }

type placedChart struct {
	cell  string
	block *block
	drawing
}

// tableRange is the Excel table of a page.
type tableRange struct {
	name    string
	columns int
	rows    int
}

// setup is how a page is shown and printed.
type setup struct {
	landscape bool
	onePage   bool // one page high as well as wide
	headRow   int  // repeated on every page and frozen above; 0 for none
	freezeCol int  // columns frozen at the left
	gridLines bool
	tab       string // colour of the tab
}

func (b *book) page(e entry) *page {
	return &page{book: b, name: e.sheet}
}

// add appends a row and returns its number.
func (p *page) add(cells ...any) int {
	p.rows = append(p.rows, line{cells: cells})
	return len(p.rows)
}

// addHigh appends a row of a fixed height.
func (p *page) addHigh(height float64, cells ...any) int {
	p.rows = append(p.rows, line{cells: cells, height: height})
	return len(p.rows)
}

func (p *page) link(cell, target string) {
	if target != "" {
		p.links = append(p.links, link{cell, target})
	}
}

// opening writes the three lines that all sheets begin with.
func (p *page) opening(title, unit string) {
	p.addHigh(24, p.book.styles.Text(lookTitle(), title))
	p.addHigh(16, p.back())
	p.addHigh(16, p.book.styles.Text(lookSmall(), unit))
	p.link(cellName(1, rowBack), xlsxout.Ref(sheetContents, "A1"))
}

func (p *page) back() excelize.Cell {
	return p.book.styles.Text(lookLink(), wordBackMark+wordBack)
}

// area is the used range, which excelize would leave at A1.
func (p *page) area() string {
	columns := 1
	for _, r := range p.rows {
		columns = max(columns, len(r.cells))
	}
	return "A1:" + cellName(columns, max(len(p.rows), 1))
}

func cellName(column, row int) string {
	return columnName(column) + strconv.Itoa(row)
}

func columnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
