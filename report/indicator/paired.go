package indicator

import (
	"math/big"
	"slices"

	"qreport/report/define"
	"qreport/report/model"
	"qreport/report/rollup"
)

// pairing is a comparison whose operands are limited to the units that gave
// them on both sides.
type pairing struct{ sides [2]moment }

// moment is one side of a comparison.
type moment struct {
	period model.Period
	when   when
}

// String names both sides: 2011Q1&2010Q4, and 2011Q1& for the 上年同期.
func (p *pairing) String() string {
	if p.sides[1].when == prior {
		return p.sides[0].period.String() + "&"
	}
	return p.sides[0].period.String() + "&" + p.sides[1].period.String()
}

// Paired is the measure on the units that both sides of a comparison with base
// (Prior or Before) have in common: Value and the base rest on the same units.
// ok is false when the sets of units are the same, and when they have none in
// common. units is how many there are.
//
// Source: 可比口径 of the statistical yearbooks: where the set of reporting units
// changed, the change on the common ones stands beside the raw one.
func (m Measure) Paired(base Side) (paired Measure, units int, ok bool) {
	now, past := moment{m.Period, now}, moment{m.Period, prior}
	if base == Before {
		past = moment{m.Period.Add(-1), now.when}
	}
	if m.from == nil || m.both != nil || m.complete(base) || !m.Value.Present() || !m.based(base) || !m.pairable() {
		return m, 0, false
	}
	paired = m
	paired.both, paired.Operands = &pairing{[2]moment{now, past}}, slices.Clone(m.Operands)
	all, changed := paired.commonUnits()
	if !changed || len(all) == 0 {
		return m, 0, false
	}
	paired.Value, paired.Sample = paired.pairedValue(now)
	value, sample := paired.pairedValue(past)
	if base == Before {
		paired.Before = value
	} else {
		paired.Prior, paired.PriorTest = value, sample
	}
	paired.Got, paired.PriorGot, paired.BeforeGot = len(all), len(all), len(all)
	paired.Want, paired.PriorWant, paired.BeforeWant = len(all), len(all), len(all)
	return paired, len(all), paired.Value.Present() && value.Present()
}

// complete reports whether everybody gave both sides, so that the units are the
// same.
func (m Measure) complete(base Side) bool {
	if base == Before {
		return m.Got == m.Want && m.BeforeGot == m.BeforeWant && m.Want == m.BeforeWant
	}
	return m.Got == m.Want && m.PriorGot == m.PriorWant && m.Want == m.PriorWant
}

// based reports whether anybody gave the base; without it there is nothing to
// look for.
func (m Measure) based(base Side) bool {
	if base == Before {
		return m.BeforeGot > 0
	}
	return m.PriorGot > 0
}

// pairable reports whether all operands can be limited to common units: not
// those of a weighted mean of lower regions or of whole classifications, and
// not where a blank has a meaning of its own.
func (m Measure) pairable() bool {
	f := m.Indicator.Compiled
	if f == nil {
		return len(m.Operands) > 0
	}
	whole := func(key define.SlotKey) bool { return key.Item == define.AllItems }
	return !m.from.reader(m.Region, m.Period, m.Basis, now).averages(m.Indicator) &&
		!slices.ContainsFunc(f.Operands(), whole) && !f.Optional()
}

// commonUnits are the units that any operand rests on in both sides; changed
// tells whether one side of an operand has others as well.
func (m Measure) commonUnits() (all []model.Unit, changed bool) {
	r := m.pairedReader(m.both.sides[0])
	for _, o := range m.Operands {
		ours := r.in.Cube.Givers(r.region, o.Entry, r.columnsOf(o.Entry, m.both.sides[0]))
		theirs := r.in.Cube.Givers(r.region, o.Entry, r.columnsOf(o.Entry, m.both.sides[1]))
		both := rollup.Common(ours, theirs)
		all = append(all, both...)
		changed = changed || len(ours) != len(both) || len(theirs) != len(both)
	}
	slices.SortFunc(all, model.Unit.Compare)
	return slices.Compact(all), changed
}

func (m Measure) pairedReader(at moment) reader {
	r := m.from.reader(m.Region, at.period, m.Basis, at.when)
	r.both = m.both
	return r
}

func (m Measure) pairedValue(at moment) (Quantity, Sample) {
	r := m.pairedReader(at)
	if m.Indicator.Compiled == nil {
		return r.pairedSum(m.Operands), Sample{}
	}
	return r.indicator(m.Indicator), r.sample(m.Indicator.PassCompiled, m.Indicator.TrialsCompiled)
}

// pairedSum is the value of a measure without a formula.
func (r reader) pairedSum(operands []Operand) Quantity {
	r = r.pairedOperands(operands)
	total := new(big.Rat)
	for _, o := range operands {
		d, ok := r.common[o.Entry].figure.Value().Dec()
		if !ok {
			return missing(model.Blank)
		}
		total.Add(total, d.Rat())
	}
	return present(total)
}

// pairedOperands limits the operands of a measure without a formula.
func (r reader) pairedOperands(operands []Operand) reader {
	var group []int
	for _, o := range operands {
		group = append(group, o.Entry)
	}
	r.common = map[int]subset{}
	r.pair(group, r.common)
	return r
}

// columnsOf are the columns that an entry is read from on one side.
func (r reader) columnsOf(entry int, side moment) []rollup.At {
	return r.in.Cube.Columns(r.region, side.period, entry, r.basis, side.when == prior)
}

// givers are the units that gave an entry on both sides.
func (r reader) givers(entry int) []model.Unit {
	at := append(slices.Clone(r.columnsOf(entry, r.both.sides[0])), r.columnsOf(entry, r.both.sides[1])...)
	return r.in.Cube.Givers(r.region, entry, at)
}

// paired limits the operands of formulas to the units of both sides; those of
// one form rest on the same units.
func (r reader) paired(formulas []*define.Formula) reader {
	common := map[int]subset{}
	for _, group := range r.in.groups(formulas, true) {
		r.pair(group, common)
	}
	r.common = common
	return r
}

// pair enters what the operands of one form are over their common units.
func (r reader) pair(group []int, into map[int]subset) {
	var units []model.Unit
	for n, entry := range group {
		givers := r.givers(entry)
		if n == 0 {
			units = givers
			continue
		}
		units = rollup.Common(units, givers)
	}
	for _, entry := range group {
		own := r.columnsOf(entry, moment{r.period, r.when})
		into[entry] = subset{r.in.Cube.Over(units, r.region, entry, own), units, group}
	}
}
