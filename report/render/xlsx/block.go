package xlsx

import (
	"fmt"
	"math"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// The measures of 图表: rows of 15 points are 20 pixels.
const (
	blockRow      = 15.0
	pixelsPerRow  = 20
	chartWidth    = 620
	chartHeight   = 320
	firstBlock    = 4
	firstColWidth = 22.0
	// maxBlockColumn is the widest column of numbers behind charts; their letters
	// are of 9 points where a column is measured in those of 11.
	maxBlockColumn = 36.0
	blockScale     = 0.9
)

// block is a chart with the numbers it draws, on 图表.
type block struct {
	chart    *document.Chart
	grid     grid
	top      int // row of its title; headers follow, then the numbers
	draw     drawer
	high     int             // of the chart in pixels
	chartXML *xlsxbook.Drawn // once it is made
}

// grid is the numbers behind a chart. A cell is a string, a float64, a live
// number or nil for a gap.
type grid struct {
	heads   []string
	rows    [][]any
	formats []string // number format of each column, empty for texts
}

// live is a number that a formula keeps true.
type live struct {
	value   float64
	formula string
}

// drawer makes the chart over the grid's place.
type drawer func(at place) *xlsxbook.Chart

// drawn is the block's chart; it may stand on several sheets.
func (b *block) drawn() *xlsxbook.Drawn {
	if b.chartXML == nil {
		b.chartXML = xlsxbook.Draw(b.draw(place{b.top, &b.grid}))
	}
	return b.chartXML
}

// place turns columns of a block's grid into references.
type place struct {
	top  int
	grid *grid
}

// column refers to the numbers of column i, from 0.
func (at place) column(i int) xlsxbook.Data { return at.part(i, 0, len(at.grid.rows)) }

// part refers to n numbers of column i, beginning with row first of the grid.
func (at place) part(i, first, n int) xlsxbook.Data {
	c, row := columnName(i+1), at.top+2+first
	d := xlsxbook.Data{Ref: xlsxout.Ref(sheetCharts, fmt.Sprintf("$%s$%d:$%s$%d", c, row, c, row+n-1)), Format: at.grid.formats[i]}
	if d.Format == "" {
		d.Format = "General"
	}
	for _, r := range at.grid.rows[first : first+n] {
		v := r[i]
		if l, ok := v.(live); ok {
			v = l.value
		}
		d.Values = append(d.Values, v)
	}
	return d
}

// cell refers to one cell of the grid.
func (at place) cell(i, row int) xlsxbook.Data { return at.one(i, at.top+2+row, at.grid.rows[row][i]) }

// head refers to the header of column i.
func (at place) head(i int) xlsxbook.Data { return at.one(i, at.top+1, at.grid.heads[i]) }

func (at place) one(i, row int, v any) xlsxbook.Data {
	return xlsxbook.Data{Ref: xlsxout.Ref(sheetCharts, fmt.Sprintf("$%s$%d", columnName(i+1), row)), Values: []any{v}}
}

// placeCharts puts the data blocks one below the other.
func (p *plan) placeCharts(charts []*document.Chart) {
	top := firstBlock
	for _, c := range charts {
		b := newBlock(c, top)
		if b == nil {
			continue
		}
		p.blocks = append(p.blocks, b)
		p.blockOf[c] = b
		top += b.height()
	}
}

// newBlock is nil for a chart that has nothing to draw.
func newBlock(c *document.Chart, top int) *block {
	b := &block{chart: c, top: top, high: chartHeight}
	switch plot := c.Plot.(type) {
	case document.DotInterval:
		b.grid, b.draw = dotInterval(c, plot, top)
	case document.Lines:
		b.grid, b.draw = lines(c, plot)
	case document.Bars:
		b.grid, b.draw = bars(c, plot)
		b.high = barHeight(len(plot.Rows))
	case document.Pareto:
		b.grid, b.draw = pareto(c, plot, top)
	case document.Goalposts:
		b.grid, b.draw = goalposts(c, plot)
		b.high = barHeight(2 * len(plot.Rows))
	case document.Columns:
		b.grid, b.draw = columns(c, plot)
	case document.Funnel:
		b.grid, b.draw = funnel(c, plot)
	case document.Waterfall:
		b.grid, b.draw = waterfall(c, plot)
	}
	if len(b.grid.rows) == 0 {
		return nil
	}
	return b
}

// barHeight gives every horizontal bar its room.
func barHeight(bars int) int {
	return min(max(chartHeight, 90+22*bars), 1600)
}

// height is the rows of the block with a gap below.
func (b *block) height() int {
	chartRows := b.high/pixelsPerRow + 1
	return max(len(b.grid.rows)+2+len(b.chart.Notes), chartRows) + 2
}

// layoutCharts is 图表: every chart beside its numbers.
func layoutCharts(b *book, e entry) *page {
	p := b.page(e)
	p.widths = append(b.plan.blockWidths(), 3)
	wide := len(p.widths) - 1
	p.setup.landscape = true
	p.opening(titleCharts, "")
	for _, block := range b.plan.blocks {
		p.fill(block.top - 1)
		b.writeBlock(p, block)
		p.sheet.Chart(xlsxbook.Anchor{Column: wide + 2, Row: block.top, Width: chartWidth, Height: block.high}, block.drawn())
	}
	last := b.plan.blocks[len(b.plan.blocks)-1]
	p.fill(last.top + last.height() - 1)
	for _, row := range b.plan.pageBreaks(p.widths) {
		p.sheet.Break(row)
	}
	return p
}

// blockWidths fits the columns of 图表 to what all blocks have in them.
func (p *plan) blockWidths() []float64 {
	widths := []float64{firstColWidth}
	fit := func(j int, text string) {
		for len(widths) <= j {
			widths = append(widths, minColumn)
		}
		widths[j] = max(widths[j], min(xlsxout.Width(text)*blockScale+3, maxBlockColumn))
	}
	for _, b := range p.blocks {
		for j, h := range b.grid.heads {
			fit(j, h)
		}
		for _, row := range b.grid.rows {
			for j, v := range row {
				if s, ok := v.(string); ok {
					fit(j, s)
				}
			}
		}
	}
	return widths
}

// fill adds rows of fixed height up to a row: charts are anchored to rows, so
// their heights must not vary.
func (p *page) fill(row int) {
	for p.sheet.Rows() < row {
		p.addHigh(blockRow)
	}
}

func (b *book) writeBlock(p *page, block *block) {
	title := xlsxout.Look{Font: fontHead, Size: 11}
	p.addHigh(blockRow, b.Text(title, chartTitle(block.chart)))
	head := lookHead()
	head.Size, head.Wrap = 9, false
	cells := make([]xlsxbook.Cell, len(block.grid.heads))
	for i, h := range block.grid.heads {
		cells[i] = b.Text(head, h)
	}
	p.addHigh(blockRow, cells...)
	for _, row := range block.grid.rows {
		p.addHigh(blockRow, b.gridCells(row, block.grid.formats)...)
	}
	for _, n := range block.chart.Notes {
		p.addHigh(blockRow, b.Text(lookSmall(), n))
	}
}

func (b *book) gridCells(row []any, formats []string) []xlsxbook.Cell {
	text := xlsxout.Look{Font: fontBody, Size: 9, Align: "left", Indent: 1}
	cells := make([]xlsxbook.Cell, len(row))
	for i, v := range row {
		number := xlsxout.Look{Font: fontBody, Size: 9, Align: "right", Format: formats[i]}
		switch v := v.(type) {
		case string:
			cells[i] = b.Text(text, v)
		case float64:
			cells[i] = b.Number(number, v)
		case live:
			cells[i] = b.Formula(number, v.formula, v.value)
		}
	}
	return cells
}

// chartTitle is number, title and unit.
func chartTitle(c *document.Chart) string {
	title := join(c.Number, c.Title)
	if c.Unit != "" {
		title += "（" + c.Unit + "）"
	}
	return title
}

// value is the number of a point, or nil for a gap.
func value(p document.Point) any {
	if !p.Present {
		return nil
	}
	return finite(p.Value)
}

// finite keeps what no spreadsheet can hold out of it.
func finite(v float64) any {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return v
}

// pageBreaks keeps every chart on one printed page: rows before which a page
// begins. The sheet is scaled to the width of a landscape A4 page.
func (p *plan) pageBreaks(widths []float64) []int {
	const pageWide, pageHigh, perCharacter = 755.0, 470.0, 6.2 // points
	wide := chartWidth * 0.75
	for _, w := range widths {
		wide += w * perCharacter
	}
	rows := int(pageHigh / min(1, pageWide/wide) / blockRow)
	var breaks []int
	first := 1
	for _, b := range p.blocks {
		if b.top+b.height()-first > rows && b.top > firstBlock {
			breaks = append(breaks, b.top)
			first = b.top
		}
	}
	return breaks
}
