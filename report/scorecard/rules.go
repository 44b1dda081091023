package scorecard

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/indicator"
)

// Why an item got what it got, as ids of texts.
const (
	notReported = "scorecard.why.missing" // no value
	noLastYear  = "scorecard.why.prior"   // no value of last year
	met         = "scorecard.why.met"
	lost        = "scorecard.why.lost"
	notRisen    = "scorecard.why.flat"
	vetoClear   = "scorecard.why.clear"
	vetoed      = "scorecard.why.veto"
	noRecords   = "scorecard.why.records" // events, but not which
)

// judge applies an item's rule: one line, or one per indicator of a share.
func judge(defs *define.Definitions, item *define.ScoreItem, year int, e Evidence) []Line {
	full := ratOf(item.Points)
	if item.Kind != kindShare {
		i, m := firstPresent(item.Indicators, e.Measure)
		l := Line{Item: item, Full: full, Measure: m}
		switch item.Kind {
		case kindTarget:
			l.against(goalOf(defs, item, i, m, year))
		case kindRise:
			l.risen()
		case kindVeto:
			l.clear(e)
		}
		return []Line{l}
	}
	full.Quo(full, big.NewRat(int64(len(item.Indicators)), 1))
	var lines []Line
	for i, code := range item.Indicators {
		l := Line{Item: item, Full: full, Measure: e.Measure(code)}
		l.against(goalOf(defs, item, i, l.Measure, year))
		lines = append(lines, l)
	}
	return lines
}

// firstPresent is the first indicator with a value, else the first.
func firstPresent(codes []string, measure func(string) indicator.Measure) (int, indicator.Measure) {
	for i, code := range codes {
		if m := measure(code); m.Value.Present() {
			return i, m
		}
	}
	return 0, measure(codes[0])
}

// against gives full points when the goal is met, and takes per_point off for
// every unit short of it; without per_point a goal missed gives none.
func (l *Line) against(g Goal) {
	l.Goal, l.Why = g, notReported
	if !l.Measure.Value.Present() || g.Value == nil {
		return
	}
	l.Gap = shortfall(l.Measure, g)
	if l.Gap.Sign() == 0 && g.reached(l.Measure.Value.Rat) {
		l.Points, l.Why = l.Full, met
		return
	}
	l.Why, l.Points = lost, new(big.Rat)
	if l.Item.PerPoint > 0 {
		loss := new(big.Rat).Mul(l.Gap, ratOf(l.Item.PerPoint))
		if left := new(big.Rat).Sub(l.Full, loss); left.Sign() > 0 {
			l.Points = left
		}
	}
}

// shortfall is how far a value is on the wrong side of its goal.
func shortfall(m indicator.Measure, g Goal) *big.Rat {
	gap := new(big.Rat).Sub(g.Value, m.Value.Rat)
	if g.below() {
		gap.Neg(gap)
	}
	if gap.Sign() < 0 {
		return new(big.Rat)
	}
	return gap
}

func (g Goal) below() bool { return g.Relation == "≤" || g.Relation == "＜" }

// reached reports whether a value that is not short of the goal meets it: a
// strict goal is not met by equality.
func (g Goal) reached(value *big.Rat) bool {
	return !g.strict() || value.Cmp(g.Value) != 0
}

func (g Goal) strict() bool { return g.Relation == "＞" || g.Relation == "＜" }

// risen gives full points for a better value than last year's.
func (l *Line) risen() {
	l.Why = notReported
	if !l.Measure.Value.Present() {
		return
	}
	if l.Why = noLastYear; !l.Measure.Prior.Present() {
		return
	}
	l.Goal = Goal{Value: l.Measure.Prior.Rat, Relation: "＞"}
	if l.Measure.Indicator.Direction == "-" {
		l.Goal.Relation = "＜"
	}
	l.Gap = shortfall(l.Measure, l.Goal)
	l.Points, l.Why = new(big.Rat), notRisen
	if l.Gap.Sign() == 0 && l.Goal.reached(l.Measure.Value.Rat) {
		l.Points, l.Why = l.Full, met
	}
}

// clear judges the veto, which gives no points. Not every event is one: the
// records of the item's list say which are.
func (l *Line) clear(e Evidence) {
	l.Why = vetoClear
	switch list := l.Item.List; {
	case !l.Measure.Value.Present():
		l.Why = notReported
	case l.Measure.Value.Rat.Sign() <= 0:
	case list == "" || e.Records(list, l.Item.Column, l.Item.Value) > 0:
		l.Why = vetoed
	case e.Records(list, "", "") == 0:
		l.Why = noRecords
	}
}
