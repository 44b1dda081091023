package analysis

import (
	"math/big"
	"strconv"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/index"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/model"
	"qreport/report/rollup"
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

// scorePoint is a score in a chart.
func (w *writer) scorePoint(chart, code string, at scored) document.Point {
	_, ok := w.Scores.Score(code, at.region)
	if at.before {
		_, ok = w.Scores.ScoreBefore(code, at.region)
	}
	if !ok {
		return document.Point{}
	}
	return w.madePoint(chart, w.scoreFigure("", code, at))
}

// indexChart draws the twelve statistics between their goalposts.
func (w *writer) indexChart() []document.Block {
	if _, ok := w.score(w.defs.Index.Code); !ok {
		return nil
	}
	plot := document.Goalposts{Low: w.defs.Index.Low, High: w.defs.Index.High}
	for i := range w.defs.Index.Leaves {
		leaf := &w.defs.Index.Leaves[i]
		raw := w.rawMeasure(leaf)
		row := document.GoalRow{Group: w.nodeName(leaf.Parent), Label: leaf.Name,
			Score:    w.scorePoint("index", leaf.Code, scored{region: w.Region}),
			Previous: w.scorePoint("index", leaf.Code, scored{region: w.Region, before: true}),
			Raw:      w.print(raw.Value, leaf.Decimals)}
		if raw.Value.Present() {
			w.enterChart("index", printed{m: raw, text: row.Raw, places: leaf.Decimals})
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
	if code == w.defs.Index.Code {
		return w.defs.Index.Name
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
	for i := range w.defs.Index.Leaves {
		leaf := &w.defs.Index.Leaves[i]
		t.row(document.RowPlain, document.Text(leaf.Name), document.Text(leaf.Unit), document.Text(w.goalposts(*leaf)),
			t.figure(w.rawMeasure(leaf)), t.scoreCell(leaf.Code, w.Region), t.madeCell(points, leaf.Code), t.madeCell(moves, leaf.Code))
	}
	root := w.defs.Index.Code
	t.row(document.RowTotal, document.Text(w.defs.Index.Name), document.Text(w.word("unit.score")),
		document.Text(w.word("sign.na")), document.Text(w.word("sign.na")), t.scoreCell(root, w.Region), t.scoreCell(root, w.Region), t.indexMove(w.Region))
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

// rawMeasure is a statistic as a measure, with its formula.
func (w *writer) rawMeasure(leaf *define.IndexLeaf) indicator.Measure {
	year := model.Period{Year: w.Scores.Year, Span: model.Quarter, N: 4}
	m := w.Indicators.At(w.Region, year, rollup.ToDate, w.defs.Index.Indicator) // the region and year of the index
	m.Indicator = &define.Indicator{Code: leaf.Code, Name: leaf.Name, Unit: leaf.Unit, Decimals: leaf.Decimals,
		Change: "points", Direction: leaf.Direction, Compiled: leaf.Compiled}
	m.Value = w.Scores.Raw(leaf.Code, w.Region)
	return m
}

// scoreCell is a score of this year, or the sign of none.
func (t *tabler) scoreCell(code, region string) document.Cell {
	if _, ok := t.w.Scores.Score(code, region); !ok {
		return document.Text(t.w.word("sign.blank"))
	}
	return t.made(t.w.scoreFigure("", code, scored{region: region}))
}

func (t *tabler) madeCell(list map[string]made, code string) document.Cell {
	m, ok := list[code]
	if !ok {
		return document.Text(t.w.word("sign.blank"))
	}
	return t.made(m)
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
func (w *writer) moves() map[string]made {
	change, ok := w.indexChange()
	if !ok {
		return nil
	}
	var list []made
	out := map[string]made{}
	for _, m := range change.Moves {
		list = append(list, w.moveFigure(m.Indicator+".move", m))
	}
	for i, m := range w.balanced(change.Points(), list) {
		out[change.Moves[i].Indicator] = m
	}
	return out
}

// contributions are each statistic's part of the index, balanced likewise.
func (w *writer) contributions() map[string]made {
	all := w.Scores.Contributions(w.Region)
	var list []made
	out := map[string]made{}
	for _, c := range all {
		list = append(list, w.pointsFigure(c.Indicator+".points", c))
	}
	score, _ := w.score(w.defs.Index.Code)
	for i, m := range w.balanced(score, list) {
		out[all[i].Indicator] = m
	}
	return out
}

// balanced rounds parts so that they add up to their total as it is printed.
// Floats add up but for the last bits, which the last part takes first.
func (w *writer) balanced(total float64, list []made) []made {
	exact, rest := make([]*big.Rat, len(list)), new(big.Rat).SetFloat64(total)
	for i, m := range list {
		exact[i] = new(big.Rat).SetFloat64(m.value)
		rest.Sub(rest, exact[i])
	}
	if n := len(exact); n > 0 {
		exact[n-1].Add(exact[n-1], rest)
	}
	printed, _, _ := num.Balance(new(big.Rat).SetFloat64(total), exact, scorePlaces, w.mode())
	for i, d := range printed {
		list[i].balanced, list[i].printed = true, d
	}
	return list
}
