package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"qreport/report/document"
)

// dotInterval draws dots on their intervals. excelize has no error bars; the
// lines that Excel draws between the highest and the lowest series of a line
// chart are the same thing, so the ends are two series that show nothing else.
func dotInterval(c *document.Chart, plot document.DotInterval) (grid, drawer) {
	number := decimals(plot.Decimals)
	g := grid{
		heads:   []string{wordLabel, wordValue, wordSmall, wordLower, wordUpper, wordSample},
		formats: []string{"", number, number, number, number, ""},
	}
	small := false
	for _, r := range plot.Rows {
		row := []any{r.Label, nil, nil, finite(r.Low), finite(r.High), r.N}
		if !r.Point.Present {
			row[3], row[4] = nil, nil
		} else if r.Small {
			row[2], small = finite(r.Point.Value), true
		} else {
			row[1] = finite(r.Point.Value)
		}
		g.rows = append(g.rows, row)
	}
	reference := g.reference(plot.Reference, number)
	return g, func(at place) []*excelize.Chart {
		chart := newChart(c, excelize.Line, plot.Decimals, wordInterval)
		chart.XAxis.HighLowLines = true
		chart.Series = []excelize.ChartSeries{dots(at, 1, "circle", ink(0))}
		if small {
			chart.Series = append(chart.Series, dots(at, 2, "circle", "FFFFFF"))
		}
		chart.Series = append(chart.Series, dots(at, 3, "dash", ink(0)), dots(at, 4, "dash", ink(0)))
		return withReference(c, chart, at, reference, plot.Decimals)
	}
}

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

// withReference draws the reference as a chart of its own over the first, so
// that high-low lines do not reach to it.
func withReference(c *document.Chart, chart *excelize.Chart, at place, column, places int) []*excelize.Chart {
	if column == 0 {
		return []*excelize.Chart{chart}
	}
	over := newChart(c, excelize.Line, places, "")
	over.Series = []excelize.ChartSeries{thin(at, column, "404040", excelize.LineDashDash)}
	return []*excelize.Chart{chart, over}
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
	return g, func(at place) []*excelize.Chart {
		chart := newChart(c, excelize.Line, plot.Decimals, "")
		for i := range plot.Series {
			chart.Series = append(chart.Series, path(at, i+1, i))
		}
		if len(plot.Series) == 1 && plot.Series[0].Low != nil {
			chart.Series = append(chart.Series, thin(at, band, inkGrey, excelize.LineDashSysDot),
				thin(at, band+1, inkGrey, excelize.LineDashSysDot))
		}
		return withReference(c, chart, at, reference, plot.Decimals)
	}
}

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
	return g, func(at place) []*excelize.Chart {
		chart := newChart(c, excelize.Col, plot.Decimals, "")
		for i := range plot.Series {
			chart.Series = append(chart.Series, bar(at, i+1, i))
		}
		chart.PlotArea.ShowVal = len(plot.Labels)*len(plot.Series) <= 16
		if len(plot.Series) == 1 {
			chart.Legend.Position = "none"
		}
		return []*excelize.Chart{chart}
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
	return g, func(at place) []*excelize.Chart {
		chart := newChart(c, excelize.Bar, plot.Decimals, referenceText(plot.Reference, plot.Decimals))
		chart.Series = []excelize.ChartSeries{bar(at, 1, 0)}
		horizontal(chart, len(plot.Rows))
		if !negative {
			chart.YAxis.Minimum = axis(0)
		} else {
			chart.XAxis.TickLabelPosition = excelize.ChartTickLabelLow
		}
		chart.Legend.Position = "none"
		return []*excelize.Chart{chart}
	}
}

// horizontal sets up bars with their values beside them instead of an axis.
func horizontal(chart *excelize.Chart, rows int) {
	gap := uint(45)
	chart.XAxis.ReverseOrder = true
	chart.XAxis.TickLabelSkip = 1
	chart.YAxis.None = true
	chart.YAxis.MajorGridLines = false
	chart.PlotArea.ShowVal = true
	chart.GapWidth = &gap
	chart.Dimension.Height = barHeight(rows)
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
	return g, func(at place) []*excelize.Chart {
		subtitle := fmt.Sprintf("%g—%g", plot.Low, plot.High)
		chart := newChart(c, excelize.Bar, 1, subtitle)
		chart.Series = []excelize.ChartSeries{bar(at, 1, 0)}
		if previous {
			chart.Series = append(chart.Series, bar(at, 2, 4))
		} else {
			chart.Legend.Position = "none"
		}
		horizontal(chart, 2*len(plot.Rows))
		chart.YAxis.Minimum, chart.YAxis.Maximum = axis(plot.Low), axis(plot.High)
		return []*excelize.Chart{chart}
	}
}
