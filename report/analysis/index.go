package analysis

import (
	"math/big"
	"strconv"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/index"
	"qreport/report/indicator"
	"qreport/report/internal/num"
)

// scorePlaces is how scores are printed.
const scorePlaces = 2

// score is a node's or leaf's score of this report's region.
func (w *writer) score(code string) (float64, bool) {
	if w.Scores == nil {
		return 0, false
	}
	return w.Scores.Score(code, w.Region)
}

func (w *writer) scoreBefore(code string) (float64, bool) {
	if w.Scores == nil {
		return 0, false
	}
	return w.Scores.ScoreBefore(code, w.Region)
}

func (w *writer) scorePoint(x float64, ok bool) document.Point {
	if !ok {
		return document.Point{}
	}
	return w.point(indicator.FromFloat(x), scorePlaces)
}

// indexChart draws the twelve statistics between their goalposts.
func (w *writer) indexChart() []document.Block {
	if _, ok := w.score(w.defs.Index.Code); !ok {
		return nil
	}
	plot := document.Goalposts{Low: w.defs.Index.Low, High: w.defs.Index.High}
	for _, leaf := range w.defs.Index.Leaves {
		raw := w.Scores.Raw(leaf.Code, w.Region)
		row := document.GoalRow{Group: w.nodeName(leaf.Parent), Label: leaf.Name,
			Score: w.scorePoint(w.score(leaf.Code)), Previous: w.scorePoint(w.scoreBefore(leaf.Code)),
			Raw: w.print(raw, leaf.Decimals)}
		if raw.Present() {
			row.Raw += leaf.Unit
		}
		plot.Rows = append(plot.Rows, row)
	}
	return w.chart("index", plot, w.word("chart.index.note"))
}

func (w *writer) nodeName(code string) string {
	for _, n := range w.defs.Index.Nodes {
		if n.Code == code {
			return n.Name
		}
	}
	return code
}

// indexTable lists the statistics with value, score, contribution to the index
// and contribution to its change since the year before.
func (w *writer) indexTable() []document.Block {
	if _, ok := w.score(w.defs.Index.Code); !ok {
		return nil
	}
	t := w.newTable("index")
	moves := w.moves()
	points := w.contributions()
	for _, leaf := range w.defs.Index.Leaves {
		m := indicator.Measure{Value: w.Scores.Raw(leaf.Code, w.Region)}
		score, ok := w.score(leaf.Code)
		t.row(document.RowPlain, document.Text(leaf.Name), document.Text(leaf.Unit), document.Text(w.goalposts(leaf)),
			w.cell(m.Value, leaf.Decimals, ""), t.scoreCell(score, ok), t.pointsCell(points, leaf.Code), t.pointsCell(moves, leaf.Code))
	}
	score, ok := w.score(w.defs.Index.Code)
	t.row(document.RowTotal, document.Text(w.defs.Index.Name), document.Text(w.word("unit.score")),
		document.Text(w.word("sign.na")), document.Text(w.word("sign.na")), t.scoreCell(score, ok), t.scoreCell(score, ok), t.indexMove(w.Region))
	t.note("table.index.note", &voice{w: w})
	t.note("table.index.missing", w.withoutScore())
	return t.done()
}

// goalposts words the values that score the ends of the range.
func (w *writer) goalposts(leaf define.IndexLeaf) string {
	return w.say("index.goalposts", map[string]string{"Low": goalpost(leaf.Low), "High": goalpost(leaf.High)})
}

// goalpost prints a number of the definitions as it was written.
func goalpost(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// withoutScore names the statistics that the region has no score for.
func (w *writer) withoutScore() []string {
	var names []string
	for _, leaf := range w.defs.Index.Leaves {
		if _, ok := w.score(leaf.Code); !ok {
			names = append(names, leaf.Name)
		}
	}
	return names
}

func (t *tabler) scoreCell(x float64, ok bool) document.Cell {
	if !ok {
		return document.Text(t.w.word("sign.blank"))
	}
	return t.w.cell(indicator.FromFloat(x), scorePlaces, "")
}

func (t *tabler) pointsCell(points map[string]indicator.Quantity, code string) document.Cell {
	x, ok := points[code]
	if !ok {
		return document.Text(t.w.word("sign.blank"))
	}
	return t.w.cell(x, scorePlaces, "")
}

// indexChange explains the index's change since the year before.
func (w *writer) indexChange() (index.Change, bool) {
	if w.Scores == nil {
		return index.Change{}, false
	}
	return w.Scores.Explain(w.Region)
}

// moves are each statistic's part of the change, balanced so that they add up
// as printed.
func (w *writer) moves() map[string]indicator.Quantity {
	change, ok := w.indexChange()
	if !ok {
		return nil
	}
	codes, parts := make([]string, len(change.Moves)), make([]float64, len(change.Moves))
	for i, m := range change.Moves {
		codes[i], parts[i] = m.Indicator, m.Points
	}
	return w.balanced(change.Points(), codes, parts)
}

// contributions are each statistic's part of the index, balanced likewise.
func (w *writer) contributions() map[string]indicator.Quantity {
	all := w.Scores.Contributions(w.Region)
	codes, parts := make([]string, len(all)), make([]float64, len(all))
	for i, c := range all {
		codes[i], parts[i] = c.Indicator, c.Points
	}
	score, _ := w.score(w.defs.Index.Code)
	return w.balanced(score, codes, parts)
}

// balanced rounds parts so that they add up to their total as it is printed.
// Floats add up but for the last bits, which the last part takes first.
func (w *writer) balanced(total float64, codes []string, parts []float64) map[string]indicator.Quantity {
	exact, rest := make([]*big.Rat, len(parts)), new(big.Rat).SetFloat64(total)
	for i, x := range parts {
		exact[i] = new(big.Rat).SetFloat64(x)
		rest.Sub(rest, exact[i])
	}
	if n := len(exact); n > 0 {
		exact[n-1].Add(exact[n-1], rest)
	}
	printed, _, _ := num.Balance(new(big.Rat).SetFloat64(total), exact, scorePlaces, w.mode())
	out := map[string]indicator.Quantity{}
	for i, d := range printed {
		out[codes[i]] = indicator.Of(d.Rat())
	}
	return out
}
