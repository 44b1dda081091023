package xlsx

import (
	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
)

// funnel draws rates against sample size between control limits.
func funnel(c *document.Chart, plot document.Funnel) (grid, drawer) {
	rate := decimals(2)
	g := grid{
		heads: []string{wordLabel, wordSample, wordInside, wordOutside,
			wordSample + " ", wordLower, wordUpper, wordCentre},
		formats: []string{"", "0", rate, rate, "0", rate, rate, rate},
	}
	for i := range max(len(plot.Points), len(plot.Limits)) {
		g.rows = append(g.rows, append(funnelPoint(plot, i), funnelLimit(plot, i)...))
	}
	return g, func(at place) *xlsxbook.Chart {
		part := newPart(xlsxbook.Scatter, 0, append(funnelPoints(at, plot.Points), funnelLimits(at, len(plot.Limits))...)...)
		part.X = xlsxbook.Axis{Title: wordSample, Format: "0", Min: axis(0)}
		part.Y.Max = axis(100)
		return newChart(c, "", part)
	}
}

func funnelPoint(plot document.Funnel, i int) []any {
	if i >= len(plot.Points) {
		return []any{nil, nil, nil, nil}
	}
	p := plot.Points[i]
	row := []any{p.Label, finite(p.N), finite(p.Rate), nil}
	if p.Outside {
		row[2], row[3] = nil, row[2]
	}
	return row
}

func funnelLimit(plot document.Funnel, i int) []any {
	if i >= len(plot.Limits) {
		return []any{nil, nil, nil, nil}
	}
	l := plot.Limits[i]
	return []any{finite(l.N), finite(l.Low), finite(l.High), finite(plot.Centre)}
}

// maxNamed is how many units outside the limits are named in the legend, each
// as a series of its own.
const maxNamed = 8

func funnelPoints(at place, points []document.FunnelPoint) []xlsxbook.Series {
	if len(points) == 0 {
		return nil
	}
	n := len(points)
	inside, outside := dots(at, 2, "circle", ink(0)), dots(at, 3, "diamond", ink(1))
	inside.Categories, inside.Values = at.part(1, 0, n), at.part(2, 0, n)
	outside.Categories, outside.Values = at.part(1, 0, n), at.part(3, 0, n)
	named := []xlsxbook.Series{inside}
	for i, p := range points {
		if p.Outside {
			one := dots(at, 3, marker(len(named)), ink(1))
			one.Name = at.cell(0, i)
			one.Categories, one.Values = at.part(1, i, 1), at.part(3, i, 1)
			named = append(named, one)
		}
	}
	if len(named) > maxNamed+1 {
		return []xlsxbook.Series{inside, outside}
	}
	return named
}

func funnelLimits(at place, n int) []xlsxbook.Series {
	if n == 0 {
		return nil
	}
	var series []xlsxbook.Series
	for i, d := range []string{dashDashed, dashDashed, dashSolid} {
		s := thin(at, 5+i, inkGrey, d)
		s.Categories, s.Values = at.part(4, 0, n), at.part(5+i, 0, n)
		series = append(series, s)
	}
	return series
}
