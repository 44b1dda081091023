package xlsx

import (
	"qreport/report/internal/xlsxbook"
)

// The shape of every sheet with a table.
const (
	rowTitle  = 1
	rowBack   = 2
	rowUnit   = 3
	rowHead   = 4
	firstData = 5
)

// page is a sheet in the making: what is not known before its last row is kept
// here until close.
type page struct {
	book   *book
	sheet  *xlsxbook.Sheet
	name   string
	widths []float64
	table  *tableRange
	setup  setup
}

// tableRange is the Excel table of a page.
type tableRange struct {
	name  string
	heads []string
	rows  int
}

// setup is how a page is shown and printed.
type setup struct {
	landscape bool
	onePage   bool   // one page high as well as wide
	headRow   int    // repeated on every page and frozen above; 0 for none
	freezeCol int    // columns frozen at the left
	tab       string // colour of the tab
}

func (b *book) page(e entry) *page {
	return &page{book: b, sheet: b.Sheet(e.sheet), name: e.sheet}
}

// add appends a row and returns its number.
func (p *page) add(cells ...xlsxbook.Cell) int { return p.sheet.Row(0, cells...) }

// addHigh appends a row of a fixed height.
func (p *page) addHigh(height float64, cells ...xlsxbook.Cell) int {
	return p.sheet.Row(height, cells...)
}

// opening writes the three lines that all sheets begin with.
func (p *page) opening(title, unit string) {
	p.addHigh(24, p.book.Text(lookTitle(), title))
	p.addHigh(16, p.book.Text(lookLink(), wordBackMark+wordBack))
	p.addHigh(16, p.book.Text(lookSmall(), unit))
	p.sheet.Link(1, rowBack, top(sheetContents))
}

// top is the first cell of a sheet.
func top(sheet string) xlsxbook.Spot { return xlsxbook.Spot{Sheet: sheet, Column: 1, Row: 1} }

// close sets what belongs to the whole sheet.
func (p *page) close() {
	p.sheet.Widths(p.widths)
	if p.table != nil {
		p.sheet.Table(p.table.name, rowHead, rowHead+p.table.rows, p.table.heads)
	}
	header, footer := p.headerFooter()
	p.sheet.Show(
		xlsxbook.View{Tab: p.setup.tab, FrozenRows: p.setup.headRow, FrozenColumns: p.setup.freezeCol},
		xlsxbook.Print{Landscape: p.setup.landscape, OnePage: p.setup.onePage, HeadRow: p.setup.headRow, Header: header, Footer: footer})
}

func columnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
