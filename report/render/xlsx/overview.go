package xlsx

import (
	"strings"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// What fits on one screen of 1440 by 900 pixels beside each other. A column
// holds the charts that stand below each other: it is 5 pixels and 7 a
// character wide, or 8 in a Chinese installation.
const (
	overviewColumns = 7
	overviewRows    = 28
	overviewCharts  = 4
	overviewWidth   = 340
	overviewHeight  = 280
	overviewColumn  = 48.0
)

// layoutOverview is 概览: the first table and the first finding of the text,
// with charts beside them.
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
	for len(p.widths) < column+1 {
		p.widths = append(p.widths, overviewColumn)
	}
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
	shown := flat(t)
	cut := len(shown.Columns) > overviewColumns || len(shown.Rows) > overviewRows
	shown.Columns = shown.Columns[:min(len(shown.Columns), overviewColumns)]
	shown.Rows = shown.Rows[:min(len(shown.Rows), overviewRows)]
	s := newTableSet(b, shown)
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
	p.sheet.Link(1, row, top(b.plan.sheetOf[t]))
	b.overviewText(p)
	return len(shown.Columns)
}

// overviewText sets the first paragraph that has figures below the table, a
// line a row, as wide as the table.
func (b *book) overviewText(p *page) {
	wide := 0.0
	for _, w := range p.widths {
		wide += w
	}
	p.addHigh(blockRow)
	for _, line := range xlsxout.Wrap(b.firstFinding(), max(wide-2, 40)) {
		p.addHigh(blockRow, b.Text(xlsxout.Look{Font: fontBody, Size: 10.5}, line))
	}
}

// firstFinding is the first paragraph of the text that states a figure.
func (b *book) firstFinding() string {
	for _, block := range b.doc.Body {
		g, ok := block.(document.Paragraph)
		if !ok {
			continue
		}
		var text strings.Builder
		figures := false
		for _, s := range g.Spans {
			text.WriteString(s.Text)
			figures = figures || s.Figure != ""
		}
		if figures {
			return text.String()
		}
	}
	return ""
}

// overviewCharts places the first charts two by two.
func (p *page) overviewCharts(column int) {
	for i, block := range p.book.plan.blocks {
		if i == overviewCharts {
			break
		}
		p.sheet.Chart(overviewAnchor(column, i), block.compact())
	}
	bottom := rowHead + 2*(overviewHeight/pixelsPerRow+1)
	p.fill(bottom)
}

// compactLabels is up to how many values a series prints in a small chart.
const compactLabels = 8

// compact is the block's chart for 概览, where it is half as wide: values that
// would cover each other are left to the axis.
func (b *block) compact() *xlsxbook.Drawn {
	chart := b.draw(place{b.top, &b.grid})
	crowded := false
	for i := range chart.Parts {
		part := &chart.Parts[i]
		for k := range part.Series {
			if n := len(part.Series[k].Values.Values); n > compactLabels && part.Kind != xlsxbook.Bars {
				part.Series[k].Label, part.Labels = "", false
				crowded = true
			}
		}
	}
	if !crowded {
		return b.drawn()
	}
	return xlsxbook.Draw(chart)
}

// overviewAnchor is the place of the i-th chart.
func overviewAnchor(column, i int) xlsxbook.Anchor {
	down := i / 2 * (overviewHeight/pixelsPerRow + 1)
	return xlsxbook.Anchor{Column: column + i%2, Row: rowHead + down, Width: overviewWidth, Height: overviewHeight}
}
