package analysis

import (
	"math/big"
	"strings"

	"qreport/report/indicator"
	"qreport/report/internal/num"
)

// Change words the 同比 of a figure: direction, size, and whether sampling
// alone explains it. "" when there is nothing to compare with.
func (v *voice) Change(code string) string {
	m := v.w.spoken(v.w.measure(code))
	return v.w.changeText("yoy", m, m.YearOnYear())
}

// Sequential words the 环比 of a figure. Whether sampling alone explains it is
// tested against the sample of the quarter before.
func (v *voice) Sequential(code string) string {
	m := v.w.measure(code)
	c := m.QuarterOnQuarter()
	if c.Present() && m.Sampled() {
		past := m
		past.PriorTest = v.w.measureOf(v.w.Indicators, m.Region, m.Period.Add(-1), m.Basis, code, "").Sample
		past.Prior = m.Before
		tested := past.YearOnYear()
		c.Tested, c.Beyond = tested.Tested, tested.Beyond
	}
	return v.w.changeText("qoq", m, c)
}

// spoken is a measure as sentences compare it: a count that is small on either
// side changes by so many, not by so many per cent.
func (w *writer) spoken(m indicator.Measure) indicator.Measure {
	small := big.NewRat(int64(w.defs.Thresholds.SmallSample), 1)
	if m.Indicator.Change != "percent" || m.Indicator.Decimals > 0 || !m.Value.Present() || !m.Prior.Present() {
		return m
	}
	if m.Prior.Rat.Cmp(small) < 0 || m.Value.Rat.Sign() == 0 {
		counted := *m.Indicator
		counted.Change = "absolute"
		m.Indicator = &counted
	}
	return m
}

// changeData is what the wording of a change is given.
type changeData struct {
	Kind   string // 同比, 环比 or 比上年
	Base   string // 上年同期, 上季度 or 上年
	Amount string // unsigned
	Unit   string
	Size   string // steady, plain, marked, or noise
	Uneven bool   // the two sides rest on different units
	Common string // the change on the units that both have
	Inner  bool   // it stands within brackets, and has none of its own
}

// changeText words a change, and the one on common units where those of both
// sides differ.
func (w *writer) changeText(against string, m indicator.Measure, c indicator.Change) string {
	if !c.Present() {
		return ""
	}
	data := changeData{Uneven: c.Uneven}
	if p, _, ok := w.paired(m, c.Base); ok {
		data.Uneven, data.Common = true, w.pairedText(against, p)
	}
	return w.sayChange(against, m, c, data)
}

// sayChange words a change: phrase.<kind>.<direction>.
func (w *writer) sayChange(against string, m indicator.Measure, c indicator.Change, data changeData) string {
	places := changePlaces(m)
	rounded := num.Round(c.Rat, places, w.mode())
	unit, _, _ := strings.Cut(m.Indicator.Unit, "/") // 批 of 批/万批
	data.Unit, data.Size = unit, w.changeSize(m, c)
	data.Kind, data.Base = w.ofReport("phrase."+against+".kind"), w.ofReport("phrase."+against+".base")
	data.Amount = w.markAspect(printed{m: m, aspect: changeAspect(c), text: num.Format(rounded.Abs(), places), places: places, unsigned: true})
	direction := map[int]string{-1: "down", 0: "flat", 1: "up"}[rounded.Sign()]
	if rounded.Sign() == 0 && c.Rat.Sign() != 0 {
		direction = "still"
	}
	return w.say("phrase."+changeKind(m)+"."+direction, data)
}

// pairedText words the change on common units.
func (w *writer) pairedText(against string, p indicator.Measure) string {
	c := p.YearOnYear()
	if against == "qoq" {
		c = p.QuarterOnQuarter()
	}
	if !c.Present() {
		return ""
	}
	return w.sayChange(against, p, c, changeData{Inner: true})
}

// changeSize is the word for how large a change is, by the thresholds, after
// sampling noise had its say.
func (w *writer) changeSize(m indicator.Measure, c indicator.Change) string {
	t, kind := w.defs.Thresholds, changeKind(m)
	size, _ := new(big.Rat).Abs(c.Rat).Float64()
	switch {
	case c.Tested && !c.Beyond:
		return "noise"
	case kind == "points" && size < t.Steady, kind == "percent" && size < t.SteadyPct:
		return "steady"
	case kind == "points" && size >= t.Marked:
		return "marked"
	}
	return "plain"
}

// changeKind is how a change is worded: in points, per cent, units, or as the
// movement of a ratio that has a unit of its own.
func changeKind(m indicator.Measure) string {
	kind := firstOf(m.Indicator.Change, "percent")
	if kind == "absolute" && m.Indicator.Decimals > 0 {
		return "ratio"
	}
	return kind
}

// Same reports whether two figures are there and equal.
func (v *voice) Same(a, b string) bool {
	x, y := v.w.measure(a).Value, v.w.measure(b).Value
	return x.Present() && y.Present() && x.Rat.Cmp(y.Rat) == 0
}
