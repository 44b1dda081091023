package indicator

import (
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

	described map[string]*define.Indicator
	grouped   grouped
}

// Compute makes the indicators of a cube available. Each measure is computed
// when it is asked for, so a report pays for its own region only.
func Compute(cube *rollup.Cube) *Indicators {
	in := &Indicators{Cube: cube, Defs: cube.Defs, described: describeAll(cube.Defs)}
	in.grouped = groupAll(in)
	return in
}

// OwnLevel are the indicators of own levels, with nothing added up.
func (in *Indicators) OwnLevel() *Indicators {
	return &Indicators{in.Cube.OwnLevel(), in.Defs, in.described, in.grouped}
}

// SeenFrom are the indicators for a report of a period, on its regions.
func (in *Indicators) SeenFrom(now model.Period) *Indicators {
	cube := in.Cube.SeenFrom(now)
	if cube == in.Cube {
		return in
	}
	return &Indicators{cube, in.Defs, in.described, in.grouped}
}

// At computes an indicator. Codes are checked when the definitions are loaded;
// an unknown one gives the zero Measure. An indicator of the year is always
// cumulated: a quarter's deaths over the year's equipment is no rate.
func (in *Indicators) At(region string, period model.Period, basis rollup.Basis, code string) Measure {
	ind, ok := in.Defs.Indicator(code)
	if !ok {
		return Measure{}
	}
	basis = basisOf(ind, basis)
	return in.measure(Measure{Indicator: ind, Region: region, Period: period, Basis: basis}, in.gate(ind),
		func(r reader) Quantity { return r.indicator(ind) })
}

// Value is the value of [Indicators.At] without the rest of the measure.
func (in *Indicators) Value(region string, period model.Period, basis rollup.Basis, code string) Quantity {
	ind, ok := in.Defs.Indicator(code)
	if !ok {
		return Quantity{}
	}
	r := in.reader(region, period, basisOf(ind, basis), now)
	return r.gated(in.gate(ind), func(r reader) Quantity { return r.indicator(ind) })
}

func basisOf(ind *define.Indicator, asked rollup.Basis) rollup.Basis {
	if ind.Cycle == "year" {
		return rollup.ToDate
	}
	return asked
}

func (in *Indicators) gate(ind *define.Indicator) float64 {
	if ind.Gate > 0 {
		return ind.Gate
	}
	return in.Defs.Thresholds.Gate
}

// measure fills a measure in: this period, the 上年同期 and the 上期, each
// withheld where too few units are behind it.
func (in *Indicators) measure(m Measure, gate float64, value func(reader) Quantity) Measure {
	m.from = in
	pass, trials := m.Indicator.PassCompiled, m.Indicator.TrialsCompiled
	current := in.reader(m.Region, m.Period, m.Basis, now)
	m.Value = current.gated(gate, value)
	m.Operands, m.Got, m.Want = current.log.operands, current.log.got, current.log.want
	if m.Value.Present() {
		m.Sample = current.sample(pass, trials)
	}
	past := in.reader(m.Region, m.Period, m.Basis, prior)
	m.Prior = past.gated(gate, value)
	m.PriorGot, m.PriorWant = past.log.got, past.log.want
	if m.Prior.Present() {
		m.PriorTest = past.sample(pass, trials)
	}
	if before := m.Period.Add(-1); m.Basis == rollup.Current && in.Cube.Has(m.Region, before) {
		last := in.reader(m.Region, before, m.Basis, now)
		m.Before = last.gated(gate, value)
		m.BeforeGot, m.BeforeWant = last.log.got, last.log.want
	}
	return m
}

// Formula evaluates any formula of the definitions for a region, such as a
// statistic of the index; prior asks for the 上年同期 side. Below the usual
// gate of coverage the value is withheld.
func (in *Indicators) Formula(f *define.Formula, region string, period model.Period, basis rollup.Basis, priorSide bool) (Quantity, []Operand) {
	side := now
	if priorSide {
		side = prior
	}
	r := in.reader(region, period, basis, side)
	value := r.gated(in.Defs.Thresholds.Gate, func(r reader) Quantity { return r.eval(f) })
	return value, r.log.operands
}

// Field reads a reported field or a rule's result as a measure of its own, so
// that tables and sentences treat counts and rates alike.
func (in *Indicators) Field(region string, period model.Period, basis rollup.Basis, code, item string) Measure {
	return in.measure(Measure{Indicator: in.Describe(code), Region: region, Period: period, Basis: basis},
		in.Defs.Thresholds.Gate, func(r reader) Quantity {
			r.coverItems(code, item)
			return quantityOf(r.Operand(code, item))
		})
}

// Describe words a field or rule like an indicator, for tables and formulas.
// It is not the caller's to change.
func (in *Indicators) Describe(code string) *define.Indicator {
	if d, ok := in.described[code]; ok {
		return d
	}
	return &define.Indicator{Code: code}
}

// describeAll words every field and rule; a field goes before a rule of the
// same code.
func describeAll(defs *define.Definitions) map[string]*define.Indicator {
	all := map[string]*define.Indicator{}
	for _, r := range defs.Unify {
		all[r.Code] = &define.Indicator{Code: r.Code, Name: r.Name, Short: r.Short, Unit: r.Unit,
			Decimals: r.Decimals, Change: changePercent, Direction: "0"}
	}
	for _, f := range defs.Fields {
		all[f.Code] = &define.Indicator{Code: f.Code, Name: f.Name, Short: f.Short, Unit: f.Unit,
			Decimals: f.Decimals, Change: changePercent, Direction: "0"}
	}
	return all
}

// entryOf finds the cube's entry for a code.
func (in *Indicators) entryOf(code, item string) (int, bool) {
	return in.Cube.Layout.Index(merge.Entry{Code: code, Item: item})
}
