package xlsx

import (
	"fmt"
	"math"
	"strings"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
)

// dotInterval draws dots with their intervals as error bars. Excel wants the
// distances from the dot; they are live formulas over the ends.
func dotInterval(c *document.Chart, plot document.DotInterval, top int) (grid, drawer) {
	number := decimals(plot.Decimals)
	g := grid{
		heads: []string{wordLabel, wordValue, wordSmall, wordLower, wordUpper,
			wordDown, wordUp, wordSample},
		formats: []string{"", number, number, number, number, number, number, ""},
	}
	lowest, highest, small := math.Inf(1), 0.0, false
	for i, r := range plot.Rows {
		g.rows = append(g.rows, dotRow(r, top+2+i))
		if r.Point.Present {
			lowest, highest, small = min(lowest, r.Low), max(highest, r.High), small || r.Small
		}
	}
	reference := g.reference(plot.Reference, number)
	return g, func(at place) *xlsxbook.Chart {
		part := newPart(xlsxbook.Lines, plot.Decimals, dots(at, 1, "circle", ink(0)))
		if small {
			part.Series = append(part.Series, dots(at, 2, "circle", "BFBFBF"))
		}
		whiskers := &xlsxbook.Errors{Plus: at.column(6), Minus: at.column(5), Line: xlsxbook.Line{Color: ink(0), Width: 1}}
		for i := range part.Series {
			part.Series[i].Errors = whiskers
			if len(plot.Rows) <= dotsMost {
				part.Series[i].Label = "r"
			}
		}
		part.X.Flat = len(plot.Rows) <= flatMost
		addReference(&part, at, reference)
		spanPercent(&part, c.Unit, lowest, highest)
		return newChart(c, wordInterval, part)
	}
}

func dotRow(r document.DotRow, row int) []any {
	cells := []any{r.Label, nil, nil, nil, nil, nil, nil, r.N}
	if !r.Point.Present {
		return cells
	}
	cells[1] = finite(r.Point.Value)
	if r.Small {
		cells[1], cells[2] = nil, cells[1]
	}
	cells[3], cells[4] = finite(r.Low), finite(r.High)
	if finite(r.Point.Value) != nil && cells[3] != nil && cells[4] != nil {
		cells[5] = live{r.Point.Value - r.Low, fmt.Sprintf("SUM(B%d:C%d)-D%d", row, row, row)}
		cells[6] = live{r.High - r.Point.Value, fmt.Sprintf("E%d-SUM(B%d:C%d)", row, row, row)}
	}
	return cells
}

// spanPercent keeps the axis of a rate from running beyond 100 %, and lets it
// begin below the lowest interval: Excel looks at the points alone.
func spanPercent(part *xlsxbook.Part, unit string, lowest, highest float64) {
	if !strings.Contains(unit, "%") {
		return
	}
	if highest > 90 && highest <= 100 {
		part.Y.Max = axis(100)
	}
	if lowest > 0 && lowest < highest {
		part.Y.Min = axis(math.Floor(lowest/axisStep) * axisStep)
	}
}

// axisStep is the round number, in per cent, at which an axis begins.
const axisStep = 5

// reference adds the column of a reference line and tells which it is.
func (g *grid) reference(r *document.Reference, format string) int {
	if r == nil {
		return 0
	}
	g.heads = append(g.heads, referenceHead(r))
	g.formats = append(g.formats, format)
	for i := range g.rows {
		g.rows[i] = append(g.rows[i], finite(r.Value))
	}
	return len(g.heads) - 1
}

// addReference draws the reference line, if there is one.
func addReference(part *xlsxbook.Part, at place, column int) {
	if column > 0 {
		part.Series = append(part.Series, thin(at, column, "404040", dashDashed))
	}
}

// lines draws series over periods; a band is drawn when there is one series.
func lines(c *document.Chart, plot document.Lines) (grid, drawer) {
	number := decimals(plot.Decimals)
	g := seriesGrid(wordPeriod, plot.Periods, plot.Series, number)
	band := len(g.heads)
	for _, s := range plot.Series {
		g.band(s, number)
	}
	reference := g.reference(plot.Reference, number)
	return g, func(at place) *xlsxbook.Chart {
		part := newPart(xlsxbook.Lines, plot.Decimals)
		for i := range plot.Series {
			part.Series = append(part.Series, path(at, i+1, i))
			if len(plot.Periods)*len(plot.Series) <= labelsMost {
				part.Series[i].Label = "t"
			}
		}
		if len(plot.Series) == 1 && plot.Series[0].Low != nil {
			part.Series = append(part.Series, thin(at, band, inkGrey, dashDotted), thin(at, band+1, inkGrey, dashDotted))
		}
		addReference(&part, at, reference)
		return newChart(c, "", part)
	}
}

// dotsMost is up to how many dots have their values beside them, flatMost up to
// how many have their names on the axis broken into lines, not turned.
const dotsMost, flatMost = 16, 6

// labelsMost is up to how many points carry their value: two lines of eight
// quarters.
const labelsMost = 16

// band adds the ends of a series' interval.
func (g *grid) band(s document.Series, format string) {
	if s.Low == nil || s.High == nil {
		return
	}
	g.heads = append(g.heads, s.Name+wordLower, s.Name+wordUpper)
	g.formats = append(g.formats, format, format)
	for i := range g.rows {
		var low, high any
		if i < len(s.Low) && i < len(s.High) && i < len(s.Points) && s.Points[i].Present {
			low, high = finite(s.Low[i]), finite(s.High[i])
		}
		g.rows[i] = append(g.rows[i], low, high)
	}
}

func seriesGrid(first string, labels []string, series []document.Series, format string) grid {
	g := grid{heads: []string{first}, formats: []string{""}}
	for _, s := range series {
		g.heads = append(g.heads, s.Name)
		g.formats = append(g.formats, format)
	}
	for i, label := range labels {
		row := []any{label}
		for _, s := range series {
			var v any
			if i < len(s.Points) {
				v = value(s.Points[i])
			}
			row = append(row, v)
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// columns draws grouped columns.
func columns(c *document.Chart, plot document.Columns) (grid, drawer) {
	g := seriesGrid(wordLabel, plot.Labels, plot.Series, decimals(plot.Decimals))
	return g, func(at place) *xlsxbook.Chart {
		part := newPart(xlsxbook.Columns, plot.Decimals)
		for i := range plot.Series {
			part.Series = append(part.Series, bar(at, i+1, i))
		}
		part.Labels, part.Gap = len(plot.Labels)*len(plot.Series) <= labelsMost, 40
		chart := newChart(c, "", part)
		chart.Legend = len(plot.Series) > 1
		return chart
	}
}

// bars draws horizontal bars, the first on top.
func bars(c *document.Chart, plot document.Bars) (grid, drawer) {
	g := grid{heads: []string{wordLabel, wordValue, wordNote}, formats: []string{"", decimals(plot.Decimals), ""}}
	negative := false
	for _, r := range plot.Rows {
		g.rows = append(g.rows, []any{r.Label, value(r.Point), r.Note})
		negative = negative || r.Point.Present && r.Point.Value < 0
	}
	return g, func(at place) *xlsxbook.Chart {
		part := horizontal(plot.Decimals, bar(at, 1, 0))
		if !negative {
			part.Y.Min = axis(0)
		}
		part.X.LabelsLow = negative
		chart := newChart(c, referenceText(plot.Reference, plot.Decimals), part)
		chart.Legend = false
		return chart
	}
}

// horizontal is bars with their values beside them instead of an axis.
func horizontal(places int, series ...xlsxbook.Series) xlsxbook.Part {
	part := newPart(xlsxbook.Bars, places, series...)
	part.X = xlsxbook.Axis{Reversed: true, EveryLabel: true}
	part.Y.Hidden, part.Y.Grid = true, false
	part.Labels, part.Gap = true, 45
	return part
}

// goalposts draws scores between the goalposts, which are the axis.
func goalposts(c *document.Chart, plot document.Goalposts) (grid, drawer) {
	g := grid{
		heads:   []string{wordLabel, wordScore, wordPrevious, wordRaw, wordGroup},
		formats: []string{"", decimals(1), decimals(1), "", ""},
	}
	previous := false
	for _, r := range plot.Rows {
		g.rows = append(g.rows, []any{r.Label, value(r.Score), value(r.Previous), r.Raw, r.Group})
		previous = previous || r.Previous.Present
	}
	return g, func(at place) *xlsxbook.Chart {
		subtitle := fmt.Sprintf(wordGoalposts, plot.Low, plot.High)
		part := horizontal(1, bar(at, 1, 0))
		if previous {
			part.Series = append(part.Series, bar(at, 2, 4))
		}
		part.Y.Min, part.Y.Max = axis(plot.Low), axis(plot.High)
		chart := newChart(c, subtitle, part)
		chart.Legend = previous
		return chart
	}
}
