package analysis

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/model"
	"qreport/report/rollup"
	"qreport/report/score"
)

// scored is the index of one region, or of one industry of it, in the index's
// year or the year before it. Its statistics, their scores and the scores of the nodes are data computed
// from other data, so that every number of the index is a formula down to the
// reported cells.
type scored struct {
	region   string
	before   bool
	industry string // "" for the region as a whole
}

// member is what a family ranks under a code.
func member(f *score.Family, code string) scored {
	if f.Industries {
		return scored{region: f.Parent, industry: code}
	}
	return scored{region: code}
}

// scoreAt is the score of a node or statistic.
func (w *writer) scoreAt(code string, at scored) (float64, bool) {
	switch {
	case at.industry == "" && at.before:
		return w.Scores.ScoreBefore(code, at.region)
	case at.industry == "":
		return w.Scores.Score(code, at.region)
	case w.Scores.Industries == nil:
		return 0, false
	case at.before:
		return w.Scores.Industries.Before.Score(code, at.industry)
	}
	return w.Scores.Industries.Now.Score(code, at.industry)
}

func (at scored) year(s *score.Scores) int {
	if at.before {
		return s.Year - 1
	}
	return s.Year
}

// statistic enters a statistic's value and returns the id of its datum; "" when
// the region has none.
func (w *writer) statistic(leaf *define.IndexLeaf, at scored) string {
	id := w.indexID(at, leaf.Code+".raw")
	if _, known := w.figures.dataAt[id]; known {
		return id
	}
	if at.industry != "" {
		return w.industryStatistic(leaf, at, id)
	}
	period := model.Period{Year: w.Scores.Year, Span: model.Quarter, N: 4}
	q, _ := w.Indicators.Formula(leaf.Compiled, at.region, period, rollup.ToDate, at.before)
	side := indicator.Now
	if at.before {
		side = indicator.Prior
	}
	d := w.Indicators.DeriveFormula(leaf.Compiled, at.region, period, rollup.ToDate, side)
	ids := make([]string, len(d.Refs))
	for i, ref := range d.Refs {
		ids[i] = w.datumName(ref)
	}
	return w.keepScored(at, q, document.Datum{ID: id, Name: leaf.Name, Unit: leaf.Unit, Formula: w.formula(leaf.Compiled),
		Expr: named(d.Expr, ids), Order: w.indexOrder(leaf.Code)})
}

// indexScore enters the score of a statistic or node.
func (w *writer) indexScore(code string, at scored) string {
	id := w.indexID(at, code)
	if _, known := w.figures.dataAt[id]; known {
		return id
	}
	x, ok := w.scoreAt(code, at)
	if !ok {
		return ""
	}
	d := document.Datum{ID: id, Unit: w.word("unit.score"), Order: w.indexOrder(code)}
	if i := w.leafAt(code); i >= 0 {
		w.fillLeafScore(&d, &w.defs.Index.Leaves[i], at)
	} else {
		w.fillNodeScore(&d, code, at)
	}
	return w.keepScored(at, indicator.FromFloat(x), d)
}

// fillLeafScore converts a statistic between its goalposts.
func (w *writer) fillLeafScore(d *document.Datum, leaf *define.IndexLeaf, at scored) {
	ix := w.defs.Index
	d.Name = w.say("index.data.score", w.industryName(at)+leaf.Name)
	d.Formula = w.say("index.formula.score", map[string]string{"Worst": plainFloat(leaf.Low) + leaf.Unit, "Best": plainFloat(leaf.High) + leaf.Unit,
		"Low": plainFloat(ix.Low), "High": plainFloat(ix.High)})
	if raw := w.statistic(leaf, at); raw != "" {
		d.Expr = fmt.Sprintf("%s+(%s)*MIN(1,MAX(0,({%s}-(%s))/(%s)))", plainFloat(ix.Low), plainFloat(ix.High-ix.Low), raw,
			plainFloat(leaf.Low), plainFloat(leaf.High-leaf.Low))
	}
}

// fillNodeScore is the weighted mean of the children that have a score.
func (w *writer) fillNodeScore(d *document.Datum, code string, at scored) {
	var top, bottom []string
	for _, child := range w.indexChildren(code) {
		if id := w.indexScore(child.code, at); id != "" {
			top = append(top, "("+child.weight+")*{"+id+"}")
			bottom = append(bottom, "("+child.weight+")")
		}
	}
	d.Name, d.Formula = w.say("index.data.score", w.industryName(at)+w.nodeName(code)), w.word("index.formula.node")
	if len(top) > 0 {
		d.Expr = "(" + strings.Join(top, "+") + ")/(" + strings.Join(bottom, "+") + ")"
	}
}

type indexChild struct{ code, weight string }

func (w *writer) indexChildren(code string) []indexChild {
	var out []indexChild
	for _, n := range w.defs.Index.Nodes {
		if n.Parent == code {
			out = append(out, indexChild{n.Code, n.Weight})
		}
	}
	for _, l := range w.defs.Index.Leaves {
		if l.Parent == code {
			out = append(out, indexChild{l.Code, l.Weight})
		}
	}
	return out
}

// keepScored enters an amount of the index.
func (w *writer) keepScored(at scored, q indicator.Quantity, d document.Datum) string {
	d.Region, d.Period = w.regionName(at.region), w.say(periodIDs[model.Year], naming{Year: at.year(w.Scores)})
	return w.keepComputed(q, d)
}

// indexID names a computed amount. What the year before was comes from the
// 上年 figures of the year's submissions, and the id says so.
func (w *writer) indexID(at scored, code string) string {
	column := "index"
	if at.before {
		column = "index.prior"
	}
	if at.industry != "" {
		code += "." + at.industry
	}
	return at.region + "/" + strconv.Itoa(w.Scores.Year) + "." + column + "/" + code
}

func (w *writer) indexOrder(code string) int {
	if i := w.leafAt(code); i >= 0 {
		return 1 + i
	}
	return 0
}

func (w *writer) leafAt(code string) int {
	return slices.IndexFunc(w.defs.Index.Leaves, func(l define.IndexLeaf) bool { return l.Code == code })
}

func plainFloat(x float64) string {
	return strconv.FormatFloat(math.Round(x*1e12)/1e12, 'f', -1, 64)
}
