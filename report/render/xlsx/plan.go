package xlsx

import (
	"strings"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// maxLinked is up to how many figures every cell links to its provenance;
// beyond it the links cost more than they help.
const maxLinked = 2000

// plan is where everything goes, decided before any sheet is written.
type plan struct {
	names   *xlsxout.Names
	entries []entry
	sheetOf map[*document.Table]string
	blocks  []*block
	// blockOf finds a chart's data block.
	blockOf map[*document.Chart]*block
	// traceRow is the first row of a figure in 溯源.
	traceRow map[string]int
	trace    [][]traceLine // by figure
	sources  sourceList
	// dataRow is a datum's row in 数据, exprs the expression of each figure.
	dataRow map[string]int
	exprs   map[string]string
	scratch []byte // a formula
	// printed is the cell that first prints a figure.
	printed map[string]xlsxbook.Spot
}

// entry is one sheet.
type entry struct {
	sheet  string
	title  string
	rows   int       // rows of data, 0 where it makes no sense
	table  flatTable // of the sheets that have one
	layout func(*book, entry) *page
}

func newPlan(d *document.Document) *plan {
	p := &plan{
		names: xlsxout.NewNames(sheetCover, sheetContents, sheetOverview, sheetCharts,
			sheetProse, sheetData, sheetTrace, sheetSources, sheetLegend),
		sheetOf:  make(map[*document.Table]string),
		blockOf:  make(map[*document.Chart]*block),
		traceRow: make(map[string]int),
		printed:  make(map[string]xlsxbook.Spot),
	}
	tables, charts := contents(d)
	p.placeCharts(charts)
	p.trace = traceAll(d.Figures, &p.sources)
	p.placeFigures(d.Figures)
	p.placeData(d)
	p.list(d, tables)
	return p
}

// contents gives the tables and charts of the text in reading order.
func contents(d *document.Document) (tables []*document.Table, charts []*document.Chart) {
	collect := func(blocks []document.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *document.Table:
				tables = append(tables, b)
			case *document.Chart:
				charts = append(charts, b)
			}
		}
	}
	collect(d.Body)
	for _, a := range d.Annexes {
		collect(a.Blocks)
	}
	return tables, charts
}

// list puts the sheets in order.
func (p *plan) list(d *document.Document, tables []*document.Table) {
	p.fixed(true, sheetCover, d.Meta.Title, 0, layoutCover)
	p.fixed(true, sheetContents, titleContents, 0, layoutContents)
	p.fixed(len(tables)+len(p.blocks) > 0, sheetOverview, titleOverview, 0, layoutOverview)
	for _, t := range tables {
		p.table(t)
	}
	p.fixed(len(p.blocks) > 0, sheetCharts, titleCharts, 0, layoutCharts)
	p.fixed(true, sheetProse, titleProse, 0, layoutProse)
	for i := range d.Sheets {
		p.table(&d.Sheets[i])
	}
	p.fixed(len(d.Data) > 0, sheetData, titleData, len(d.Data), layoutData)
	p.fixed(len(d.Figures) > 0, sheetTrace, titleTrace, traceRows(p.trace), layoutTrace)
	p.fixed(p.sources.count > 0, sheetSources, titleSources, p.sources.count, layoutSources)
	p.fixed(len(d.Legend) > 0, sheetLegend, titleLegend, len(d.Legend), layoutLegend)
}

func (p *plan) fixed(wanted bool, sheet, title string, rows int, layout func(*book, entry) *page) {
	if wanted {
		p.entries = append(p.entries, entry{sheet: sheet, title: title, rows: rows, layout: layout})
	}
}

func (p *plan) table(t *document.Table) {
	want := t.Sheet
	if want == "" {
		want = tableTitle(t)
	}
	sheet := p.names.Sheet(want)
	p.sheetOf[t] = sheet
	whole := flat(t)
	p.entries = append(p.entries, entry{
		sheet: sheet, title: tableTitle(t), rows: len(whole.Rows), table: whole, layout: layoutTable,
	})
	p.noteCells(whole.Table, sheet)
}

// noteCells remembers where each figure is printed first.
func (p *plan) noteCells(t *document.Table, sheet string) {
	for i, r := range t.Rows {
		for j, c := range r.Cells {
			if _, known := p.printed[c.Figure]; c.Figure != "" && !known {
				p.printed[c.Figure] = xlsxbook.Spot{Sheet: sheet, Column: j + 1, Row: firstData + i}
			}
		}
	}
}

// placeFigures gives each figure its rows in 溯源, one per operand.
func (p *plan) placeFigures(figures []document.Figure) {
	row := firstData
	for i := range figures {
		if _, twice := p.traceRow[figures[i].ID]; !twice {
			p.traceRow[figures[i].ID] = row
		}
		row += len(p.trace[i])
	}
}

// linked tells whether there are few enough figures to link every one.
func (p *plan) linked() bool { return len(p.traceRow) <= maxLinked }

// traceLink leads from a figure to its provenance, nowhere for none.
func (p *plan) traceLink(figure string) xlsxbook.Spot {
	row, known := p.traceRow[figure]
	if figure == "" || !known || !p.linked() {
		return xlsxbook.Spot{}
	}
	return xlsxbook.Spot{Sheet: sheetTrace, Column: 1, Row: row}
}

// tableTitle is number and title, "表3 各地区主要指标".
func tableTitle(t *document.Table) string { return join(t.Number, t.Title) }

func join(number, title string) string {
	return strings.TrimSpace(number + " " + title)
}
