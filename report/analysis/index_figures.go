package analysis

import (
	"fmt"
	"math"
	"strings"

	"qreport/report/document"
	"qreport/report/index"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/model"
	"qreport/report/score"
)

// made is a printed number that is a formula over computed data, such as a
// score of the index or its change.
type made struct {
	id, name, region, formula string
	expr                      string
	value                     float64
	unit, note                string
	unsigned                  bool // a sentence words the direction
	// balanced says that printed is what 舍位平衡 made of the value.
	balanced bool
	printed  num.Dec
}

// number is what is printed, and the value's own rounding.
func (w *writer) number(m made) (printed, own num.Dec) {
	value := indicator.FromFloat(m.value)
	if m.unsigned {
		value = indicator.FromFloat(math.Abs(m.value))
	}
	if !value.Present() {
		return printed, own
	}
	own = num.Round(value.Rat, scorePlaces, w.mode())
	if !m.balanced {
		return own, own
	}
	return m.printed, own
}

// enterMade registers a made number, once for each id, and returns what is
// printed.
func (w *writer) enterMade(m made) num.Dec {
	printed, own := w.number(m)
	if w.figures.has(m.id) {
		return printed
	}
	f := document.Figure{ID: m.id, Name: m.name, Region: w.regionName(m.region), Text: num.Format(printed, scorePlaces),
		Unit: m.unit, Period: w.say(periodIDs[model.Year], naming{Year: w.Scores.Year}), Formula: m.formula, Note: m.note,
		Operands: w.operandsOf(m.expr)}
	if m.unsigned && m.expr != "" {
		m.expr = "ABS(" + m.expr + ")"
	}
	if m.expr != "" {
		f.Expr = fmt.Sprintf("ROUND(%s,%d)", m.expr, scorePlaces)
	}
	w.balance(&f, own, printed, scorePlaces)
	w.figures.add(f)
	return printed
}

// markMade registers a made number and marks it in a sentence.
func (w *writer) markMade(m made) string {
	return mark(m.id, num.Format(w.enterMade(m), scorePlaces))
}

// made makes a cell of a made number under the next id of the table.
func (t *tabler) made(m made) document.Cell {
	t.n++
	m.id = cellID(t.t.ID, t.n)
	return document.Number(t.w.enterMade(m), scorePlaces, m.id)
}

// madePoint is a made number in a chart.
func (w *writer) madePoint(chart string, m made) document.Point {
	m.id = w.figures.chartID(chart, m.name+m.region+m.expr)
	printed := w.enterMade(m)
	return document.Point{Value: printed.Float64(), Present: true, Text: num.Format(printed, scorePlaces), Figure: m.id}
}

// balance words and computes that a printed part differs from its own
// rounding by what 舍位平衡 moved.
func (w *writer) balance(f *document.Figure, own, printed num.Dec, places int) {
	step := printed.Sub(own)
	if step.IsZero() {
		return
	}
	if f.Expr != "" {
		f.Expr = fmt.Sprintf("%s+(%s)", f.Expr, step.String())
	}
	f.Note = joinNonEmpty(f.Note, w.say("figure.balanced", map[string]string{"Own": num.Format(own, places), "Printed": num.Format(printed, places)}))
}

// scoreFigure is a score of a node or statistic as a figure.
func (w *writer) scoreFigure(id, code string, at scored) made {
	m := made{id: id, region: at.region, unit: w.word("unit.score")}
	m.value, _ = w.scoreAt(code, at)
	if d := w.indexScore(code, at); d != "" {
		datum := w.figures.data[w.figures.dataAt[d]]
		m.expr, m.name, m.formula = "{"+d+"}", datum.Name, datum.Formula
	}
	if code == w.defs.Index.Code && at.industry == "" {
		m.name, m.formula, m.note = w.defs.Index.Name, w.word("index.formula"), w.defs.Index.Note
	}
	return m
}

// changeFigure is the change of the index since the year before.
func (w *writer) changeFigure(id string, at scored, points float64) made {
	root := w.defs.Index.Code
	m := made{id: id, region: at.region, value: points, unit: w.word("unit.score"),
		name: w.say("figure.name.yoy", w.industryName(at)+w.defs.Index.Name), formula: w.say("figure.formula.index.change", w.defs.Index.Name)}
	past := at
	past.before = true
	now, before := w.indexScore(root, at), w.indexScore(root, past)
	if now != "" && before != "" {
		m.expr = "{" + now + "}-{" + before + "}"
	}
	return m
}

// pointsFigure is a statistic's contribution to the index.
func (w *writer) pointsFigure(id string, c index.Contribution) made {
	m := made{id: id, region: w.Region, value: c.Points, unit: w.word("unit.score"),
		name: w.say("figure.name.points", w.leafName(c.Indicator)), formula: w.word("figure.formula.points")}
	if d := w.indexScore(c.Indicator, scored{region: w.Region}); d != "" && close(c.Weight*c.Score, c.Points) {
		m.expr = plainFloat(c.Weight) + "*{" + d + "}"
	}
	return m
}

// lostFigure is what a statistic at its best would add to the index.
func (w *writer) lostFigure(id string, t index.Trait) made {
	m := made{id: id, region: w.Region, value: t.Lost, unit: w.word("unit.score"),
		name: w.say("figure.name.lost", w.leafName(t.Indicator)), formula: w.word("figure.formula.lost")}
	d, weight := w.indexScore(t.Indicator, scored{region: w.Region}), w.leafWeight(t.Indicator)
	if d != "" && close(weight*(w.defs.Index.High-t.Score), t.Lost) {
		m.expr = plainFloat(weight) + "*(" + plainFloat(w.defs.Index.High) + "-{" + d + "})"
	}
	return m
}

// moveFigure is a statistic's part of the change of the index.
func (w *writer) moveFigure(id string, mv index.Move) made {
	m := made{id: id, region: w.Region, value: mv.Points, unit: w.word("unit.score"),
		name: w.say("figure.name.move", w.leafName(mv.Indicator)), formula: w.word("figure.formula.move")}
	now, before := w.indexScore(mv.Indicator, scored{region: w.Region}), w.indexScore(mv.Indicator, scored{region: w.Region, before: true})
	weight := w.leafWeight(mv.Indicator)
	if now != "" && before != "" && close(weight*(mv.After-mv.Before), mv.Points) {
		m.expr = plainFloat(weight) + "*({" + now + "}-{" + before + "})"
	}
	return m
}

// leafWeight is a statistic's weight in the index of this region.
func (w *writer) leafWeight(code string) float64 {
	for _, c := range w.Scores.Contributions(w.Region) {
		if c.Indicator == code {
			return c.Weight
		}
	}
	return 0
}

func close(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// placeFigure enters a place in a family by one score: one more than
// the scores above its own.
func (w *writer) placeFigure(id, code string, at scored, place int, family []scored) string {
	own := w.indexScore(code, at)
	expr := "1"
	for _, other := range family {
		if d := w.indexScore(code, other); d != "" && other != at {
			expr += "+({" + d + "}>{" + own + "})"
		}
	}
	return w.enterCount(id, w.word("figure.name.place"), w.word("figure.formula.place"), place, expr)
}

// scoredFigure enters the number of regions of a family that have a score.
func (w *writer) scoredFigure(id string, n int, family []scored) string {
	var ids []string
	for _, member := range family {
		if d := w.indexScore(w.defs.Index.Code, member); d != "" {
			ids = append(ids, "{"+d+"}")
		}
	}
	return w.enterCount(id, w.word("figure.name.scored"), w.word("figure.formula.counted"), n, "COUNT("+strings.Join(ids, ",")+")")
}

func (w *writer) enterCount(id, name, formula string, n int, expr string) string {
	w.figures.add(document.Figure{ID: id, Name: name, Region: w.region.Name, Text: itoa(n), Formula: formula, Expr: expr,
		Period: w.say(periodIDs[model.Year], naming{Year: w.Scores.Year}), Operands: w.operandsOf(expr)})
	return id
}

// familyOf lists what a family ranks, in order of the places.
func (w *writer) familyOf(f *score.Family) []scored {
	var members []scored
	for _, s := range f.Now.Table(w.defs.Index.Code) {
		if s.Rank.Place > 0 {
			members = append(members, member(f, s.Unit.Code))
		}
	}
	return members
}
