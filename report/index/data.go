package index

import (
	"math"
	"slices"
)

// Data is a table of units × columns for one period, before anything was done
// to it.
type Data struct {
	Period   string
	Units    []Unit
	Columns  []Column
	Previous *Data // the same table one period earlier, nil when there is none
}

// Unit is a row of the table: a region, an industry, a firm.
type Unit struct {
	Code, Name string
	Group      string // for imputation within groups; "" for none
}

// Column holds one quantity for all units.
type Column struct {
	Code   string
	Values []float64  // one per unit; NaN is missing
	Errors []Sampling // nil, or one per unit
}

// Sampling says how uncertain a value is because it was found on a sample:
// either Pass successes in Trials, with the value Scale × Pass ÷ Trials
// (Scale 0 means 1), or a standard error in the unit of the value. The zero
// value means that the value is not a sample's.
type Sampling struct {
	Pass, Trials  float64
	Scale         float64
	StandardError float64
}

func (s Sampling) none() bool { return s.Trials == 0 && s.StandardError == 0 }

func (s Sampling) scale() float64 {
	if s.Scale == 0 {
		return 1
	}
	return s.Scale
}

// Column returns the column with a code.
func (d Data) Column(code string) (Column, bool) {
	i := slices.IndexFunc(d.Columns, func(c Column) bool { return c.Code == code })
	if i < 0 {
		return Column{}, false
	}
	return d.Columns[i], true
}

func (d Data) has(unit string) bool {
	return slices.ContainsFunc(d.Units, func(u Unit) bool { return u.Code == unit })
}

// check returns the mistakes of the table itself.
func (d Data) check() Problems {
	var ps Problems
	ps.require(len(d.Units) > 0, "data.empty", d.Period, "no units")
	seen := map[string]bool{}
	for _, u := range d.Units {
		ps.require(!seen[u.Code], "data.unit.twice", u.Code, "unit is there twice")
		ps.require(u.Code != "", "data.unit", u.Name, "unit without a code")
		seen[u.Code] = true
	}
	codes := map[string]bool{}
	for _, c := range d.Columns {
		ps.require(!codes[c.Code], "data.column.twice", c.Code, "column is there twice")
		codes[c.Code] = true
		d.checkColumn(&ps, c)
	}
	return ps
}

func (d Data) checkColumn(ps *Problems, c Column) {
	if len(c.Values) != len(d.Units) || (c.Errors != nil && len(c.Errors) != len(d.Units)) {
		ps.add("data.length", c.Code, "%d values and %d errors for %d units", len(c.Values), len(c.Errors), len(d.Units))
		return
	}
	for i, v := range c.Values {
		ps.require(!math.IsInf(v, 0), "data.infinite", c.Code, "value of %s is infinite", d.Units[i].Code)
		if c.Errors != nil && !math.IsNaN(v) {
			checkSampling(ps, c.Code, d.Units[i].Code, v, c.Errors[i])
		}
	}
}

// checkSampling demands that a sample fits its value to within 1 % of the
// scale (values are often given rounded).
func checkSampling(ps *Problems, column, unit string, v float64, s Sampling) {
	if !finite(s.Pass, s.Trials, s.Scale, s.StandardError) || s.StandardError < 0 || s.Trials < 0 || s.Pass < 0 || s.Pass > s.Trials {
		ps.add("data.sample", column, "%s: %g of %g, standard error %g, is not a sample", unit, s.Pass, s.Trials, s.StandardError)
		return
	}
	if s.Trials > 0 {
		want := s.scale() * s.Pass / s.Trials
		ps.require(math.Abs(v-want) <= 0.01*math.Abs(s.scale()), "data.sample.fit", column,
			"%s: value %g is not %g × %g ÷ %g", unit, v, s.scale(), s.Pass, s.Trials)
	}
}

func isMissing(x float64) bool { return math.IsNaN(x) }
