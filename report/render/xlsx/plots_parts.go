package xlsx

import (
	"fmt"
	"math"
	"strconv"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
)

// pareto draws columns and their running share on a second axis. The share is
// a live formula over the block's counts: nothing in the document carries it.
func pareto(c *document.Chart, plot document.Pareto, top int) (grid, drawer) {
	g := grid{heads: []string{wordLabel, wordCount, wordShare, wordNote}, formats: []string{"", "0", decimals(1), ""}}
	total := 0.0
	for _, r := range plot.Rows {
		total += present(r.Point)
	}
	first, last, running := top+2, top+1+len(plot.Rows), 0.0
	for i, r := range plot.Rows {
		running += present(r.Point)
		var share any
		if total > 0 {
			share = live{running / total * 100, fmt.Sprintf("SUM(B$%d:B%d)/SUM(B$%d:B$%d)*100", first, first+i, first, last)}
		}
		g.rows = append(g.rows, []any{r.Label, value(r.Point), share, r.Note})
	}
	return g, func(at place) *xlsxbook.Chart {
		counts, share := newPart(xlsxbook.Columns, 0, bar(at, 1, 0)), newPart(xlsxbook.Lines, 0, path(at, 2, 1))
		counts.Labels, counts.Gap = true, 40
		share.Y = xlsxbook.Axis{Format: decimals(0), Min: axis(0), Max: axis(100), Grid: true}
		if total > 0 { // both axes measure the same thing
			counts.Y = xlsxbook.Axis{Format: decimals(0), Min: axis(0), Max: axis(total)}
		}
		return newChart(c, "", counts, share)
	}
}

func present(p document.Point) float64 {
	if v, ok := value(p).(float64); ok {
		return v
	}
	return 0
}

// waterfall draws how parts lead from start to end: columns that stand on an
// invisible base. Their labels carry the amounts.
func waterfall(c *document.Chart, plot document.Waterfall) (grid, drawer) {
	number := decimals(plot.Decimals)
	g := grid{
		heads:   []string{wordDrawn, wordBase, wordTotal, wordRise, wordFall},
		formats: []string{"", number, number, number, number},
	}
	label := func(name, text string, v float64) string {
		if text == "" {
			text = strconv.FormatFloat(v, 'f', plot.Decimals, 64)
		}
		return name + " " + text
	}
	g.rows = append(g.rows, []any{label(plot.StartLabel, "", plot.Start), nil, finite(plot.Start), nil, nil})
	level, lowest, highest := plot.Start, min(plot.Start, plot.End), max(plot.Start, plot.End)
	for _, s := range plot.Steps {
		step := present(s.Point)
		row := []any{label(s.Label, s.Point.Text, step), min(level, level+step), nil, nil, nil}
		if step >= 0 {
			row[3] = step
		} else {
			row[4] = -step
		}
		level += step
		lowest, highest = min(lowest, level), max(highest, level)
		g.rows = append(g.rows, row)
	}
	g.rows = append(g.rows, []any{label(plot.EndLabel, "", plot.End), nil, finite(plot.End), nil, nil})
	return g, func(at place) *xlsxbook.Chart { return waterfallChart(c, at, plot, lowest, highest) }
}

func waterfallChart(c *document.Chart, at place, plot document.Waterfall, lowest, highest float64) *xlsxbook.Chart {
	base := bar(at, 1, 0)
	base.Fill = ""
	part := newPart(xlsxbook.Stacked, plot.Decimals, base, bar(at, 2, 2), bar(at, 3, 0), bar(at, 4, 1))
	part.Gap = 40
	if lowest > 0 && highest > lowest {
		// The steps are small against the level: the axis begins below the
		// lowest, at a round number.
		room := math.Pow(10, math.Ceil(math.Log10(highest-lowest)))
		part.Y.Min = axis(math.Max(0, math.Floor((lowest-(highest-lowest)/2)/room*2)*room/2))
	}
	chart := newChart(c, "", part)
	chart.Legend = false
	return chart
}
