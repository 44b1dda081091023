package xlsx

import (
	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// What fits on one screen of 1440 by 900 pixels beside each other. The charts
// are as wide as six columns of the default width.
const (
	overviewColumns = 7
	overviewRows    = 28
	overviewCharts  = 4
	overviewWidth   = 6 * defaultColumn
	overviewHeight  = 280
	defaultColumn   = 64
)

// layoutOverview is 概览: the first table of the text with charts beside it.
func layoutOverview(b *book, e entry) *page {
	p := b.page(e)
	p.setup = setup{landscape: true, onePage: true, tab: inkLink}
	p.opening(b.doc.Meta.Title, b.doc.Meta.Notice)
	column := 1
	if t := b.overviewTable(); t != nil {
		column = b.overviewRows(p, t) + 2
		p.widths = append(p.widths, 3)
	}
	p.overviewCharts(column)
	return p
}

// overviewTable is the first table that is not too wide to stand beside
// charts, else the first.
func (b *book) overviewTable() *document.Table {
	tables, _ := contents(b.doc)
	for _, t := range tables {
		if len(t.Columns) <= overviewColumns && len(t.Rows) > 0 {
			return t
		}
	}
	if len(tables) == 0 {
		return nil
	}
	return tables[0]
}

// overviewRows writes the table, cut to the screen with a link to the whole,
// and returns how many columns it takes.
func (b *book) overviewRows(p *page, t *document.Table) int {
	shown := *t
	cut := len(t.Columns) > overviewColumns || len(t.Rows) > overviewRows
	shown.Columns = t.Columns[:min(len(t.Columns), overviewColumns)]
	shown.Rows = t.Rows[:min(len(t.Rows), overviewRows)]
	s := newTableSet(b, &shown)
	p.widths = s.widths
	p.addHigh(s.headHeight(), headCells(b, s.heads)...)
	for i, r := range shown.Rows {
		p.addHigh(s.height(r)-rowHeight+blockRow, s.row(r)...)
		s.linkRow(p, r, firstData+i)
	}
	text := tableTitle(t)
	if t.Unit != "" {
		text += "（" + t.Unit + "）"
	}
	if cut {
		text = wordFullTable + "“" + b.plan.sheetOf[t] + "”：" + text
	}
	row := p.addHigh(blockRow, b.Text(lookLink(), text))
	p.link(cellName(1, row), xlsxout.Ref(b.plan.sheetOf[t], "A1"))
	return len(shown.Columns)
}

// overviewCharts places the first charts two by two.
func (p *page) overviewCharts(column int) {
	for i, block := range p.book.plan.blocks {
		if i == overviewCharts {
			break
		}
		p.sheet.Chart(overviewAnchor(column, i), block.drawn())
	}
	bottom := rowHead + 2*(overviewHeight/pixelsPerRow+1)
	p.fill(bottom)
}

// overviewAnchor is the place of the i-th chart; columns right of the table
// are of the default width.
func overviewAnchor(column, i int) xlsxbook.Anchor {
	right := i % 2 * (overviewWidth / defaultColumn)
	down := i / 2 * (overviewHeight/pixelsPerRow + 1)
	return xlsxbook.Anchor{Column: column + right, Row: rowHead + down, Width: overviewWidth, Height: overviewHeight}
}
