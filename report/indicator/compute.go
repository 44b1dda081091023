package indicator

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Indicators computes measures from a cube. It holds no state of its own:
// calls are independent and may run concurrently.
type Indicators struct {
	Cube *rollup.Cube
	Defs *define.Definitions
}

// Compute makes the indicators of a cube available. Each measure is computed
// when it is asked for, so a report pays for its own region only.
func Compute(cube *rollup.Cube) *Indicators { return &Indicators{cube, cube.Defs} }

// when picks which side of a comparison an operand is read from.
type when uint8

const (
	now when = iota
	prior
)

// reader is the environment of a formula: a region, period and basis.
type reader struct {
	in     *Indicators
	region string
	period model.Period
	basis  rollup.Basis
	when   when
	seen   *[]Operand
}

// At computes an indicator. Codes are checked when the definitions are loaded;
// an unknown one gives the zero Measure.
func (in *Indicators) At(region string, period model.Period, basis rollup.Basis, code string) Measure {
	ind, ok := in.Defs.Indicator(code)
	if !ok {
		return Measure{}
	}
	m := Measure{Indicator: ind, Region: region, Period: period, Basis: basis}
	r := reader{in, region, period, basis, now, &m.Operands}
	m.Value = r.indicator(ind)
	m.Sample = r.sample(ind.PassCompiled, ind.TrialsCompiled)
	m.Got, m.Want = worst(m.Operands)
	if m.Value.Present() && m.Share() < in.gate(ind) {
		m.Value = missing(model.Withheld)
	}
	past := reader{in, region, period, basis, prior, new([]Operand)}
	m.Prior = past.indicator(ind)
	m.PriorTest = past.sample(ind.PassCompiled, ind.TrialsCompiled)
	if before := period.Add(-1); basis == rollup.Current && in.Cube.Has(region, before) {
		m.Before = reader{in, region, before, basis, now, new([]Operand)}.indicator(ind)
	}
	return m
}

func (in *Indicators) gate(ind *define.Indicator) float64 {
	if ind.Gate > 0 {
		return ind.Gate
	}
	return in.Defs.Thresholds.Gate
}

// Formula evaluates any formula of the definitions for a region, such as a
// statistic of the index; prior asks for the 上年同期 side.
func (in *Indicators) Formula(f *define.Formula, region string, period model.Period, basis rollup.Basis, priorSide bool) (Quantity, []Operand) {
	var seen []Operand
	r := reader{in, region, period, basis, now, &seen}
	if priorSide {
		r.when = prior
	}
	return r.eval(f), seen
}

func (r reader) indicator(ind *define.Indicator) Quantity {
	if ind.Compiled == nil {
		return missing(model.Blank)
	}
	if r.averages(ind) {
		return r.average(ind)
	}
	return r.eval(ind.Compiled)
}

// averages reports whether the indicator is a weighted mean of lower regions
// at this region's level.
func (r reader) averages(ind *define.Indicator) bool {
	if ind.WeightCompiled == nil {
		return false
	}
	level := r.in.Cube.Level(r.region).String()
	for _, at := range ind.WeightAt {
		if at == level {
			return len(r.in.Cube.Reporting(r.region, r.period)) > 0
		}
	}
	return false
}

// average is Σ Wᵣ·vᵣ / Σ Wᵣ over the lower regions that have both.
func (r reader) average(ind *define.Indicator) Quantity {
	top, bottom := new(big.Rat), new(big.Rat)
	for _, child := range r.in.Cube.Reporting(r.region, r.period) {
		below := r
		below.region = child
		value, weight := below.indicator(ind), below.eval(ind.WeightCompiled)
		if value.Present() && weight.Present() {
			top.Add(top, new(big.Rat).Mul(value.Rat, weight.Rat))
			bottom.Add(bottom, weight.Rat)
		}
	}
	if bottom.Sign() == 0 {
		return missing(model.Blank)
	}
	return present(top.Quo(top, bottom))
}

func (r reader) eval(f *define.Formula) Quantity {
	result := f.Eval(r)
	if result.Kind != model.Number {
		return missing(result.Kind)
	}
	return present(result.Rat)
}

func (r reader) sample(pass, trials *define.Formula) Sample {
	if pass == nil || trials == nil {
		return Sample{}
	}
	unrecorded := r
	unrecorded.seen = new([]Operand)
	k, n := unrecorded.eval(pass), unrecorded.eval(trials)
	if !k.Present() || !n.Present() {
		return Sample{}
	}
	return Sample{k.Float(), n.Float()}
}

// Operand implements define.Env: fields and rules from the cube, other
// indicators by computing them.
func (r reader) Operand(code, item string) (*big.Rat, model.Kind) {
	if ind, ok := r.in.Defs.Indicator(code); ok {
		q := r.indicator(ind)
		return q.Rat, q.Kind
	}
	entry, ok := r.in.Cube.Layout.Index(merge.Entry{Code: code, Item: item})
	if !ok {
		return nil, model.Blank
	}
	figure := r.figure(entry)
	*r.seen = append(*r.seen, Operand{entry, figure})
	if d, ok := figure.Value().Dec(); ok {
		return d.Rat(), model.Number
	}
	return nil, figure.Value().Kind()
}

// Items implements define.Env.
func (r reader) Items(code string) []string { return r.in.Defs.ItemCodes(code) }

func (r reader) figure(entry int) merge.Figure {
	if r.when == prior {
		return r.in.Cube.PriorOn(r.region, r.period, entry, r.basis)
	}
	return r.in.Cube.On(r.region, r.period, entry, r.basis)
}

// worst is the lowest coverage among operands.
func worst(operands []Operand) (got, want int) {
	for i, o := range operands {
		g, w := int(o.Figure.Got), int(o.Figure.Want)
		if w > 0 && (want == 0 || i == 0 || g*want < got*w) {
			got, want = g, w
		}
	}
	return got, want
}

// Field reads a reported field or a rule's result as a measure of its own, so
// that tables and sentences treat counts and rates alike.
func (in *Indicators) Field(region string, period model.Period, basis rollup.Basis, code, item string) Measure {
	m := Measure{Indicator: in.Describe(code), Region: region, Period: period, Basis: basis}
	r := reader{in, region, period, basis, now, &m.Operands}
	m.Value = r.operand(code, item)
	m.Got, m.Want = worst(m.Operands)
	m.Prior = reader{in, region, period, basis, prior, new([]Operand)}.operand(code, item)
	if before := period.Add(-1); basis == rollup.Current && in.Cube.Has(region, before) {
		m.Before = reader{in, region, before, basis, now, new([]Operand)}.operand(code, item)
	}
	return m
}

func (r reader) operand(code, item string) Quantity {
	rat, kind := r.Operand(code, item)
	return Quantity{rat, kind}
}

// Describe words a field or rule like an indicator, for tables and formulas.
func (in *Indicators) Describe(code string) *define.Indicator {
	if f, ok := in.Defs.Field(code); ok {
		return &define.Indicator{Code: code, Name: f.Name, Short: f.Short, Unit: f.Unit,
			Decimals: f.Decimals, Change: "percent", Direction: "0"}
	}
	for _, rule := range in.Defs.Unify {
		if rule.Code == code {
			return &define.Indicator{Code: code, Name: rule.Name, Short: rule.Short, Unit: rule.Unit,
				Decimals: rule.Decimals, Change: "percent", Direction: "0"}
		}
	}
	return &define.Indicator{Code: code}
}
