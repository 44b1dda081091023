package sample

import (
	"math"
	"slices"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// maker makes the records of one unit.
type maker struct {
	*world
	reporter model.Reporter
	region   model.Region
	level    string
	size     float64
	records  map[int]record // by quarter
	other    *maker         // of the other bureau in the same region, when its figures are asked for
}

// newMaker prepares a unit. Its size belongs to the region, so that both
// bureaus and all fields of a region are large or small together.
func (w *world) newMaker(r model.Reporter) *maker {
	region, ok := w.defs.Regions.Get(r.Region)
	if !ok {
		region = model.Region{Code: r.Region, Name: r.Name, Level: model.County, Zone: true}
	}
	level := region.Level.String()
	if region.Level == model.Nation {
		level = model.Province.String()
	}
	size := roll(w.seed, w.origin(r.Region), "size").factor(0.32)
	if region.Zone {
		size *= 0.6
	}
	return &maker{world: w, reporter: r, region: region, level: level, size: size, records: map[int]record{}}
}

// quarterOf counts quarters since year 0.
func quarterOf(p model.Period) int { return p.Year*4 + p.N - 1 }

// at is the record of a quarter.
func (m *maker) at(quarter int) record {
	if r, ok := m.records[quarter]; ok {
		return r
	}
	r := record{}
	for i := range m.steps {
		s := &m.steps[i]
		if !m.concerned[m.reporter.Bureau][i] {
			continue
		}
		if len(s.Levels) > 0 && !slices.Contains(s.Levels, m.level) {
			m.absent(r, *s)
			continue
		}
		s.run(m, r, *s, quarter)
	}
	m.records[quarter] = r
	return r
}

// forget drops the records before a quarter.
func (m *maker) forget(before int) {
	for q := range m.records {
		if q < before {
			delete(m.records, q)
		}
	}
}

// absent fills the fields of a step that the unit's level does not have.
func (m *maker) absent(r record, s step) {
	for _, name := range s.To {
		n := max(1, len(m.defs.ItemCodes(name)))
		vec := vector{v: make([]int64, n), dec: decimals(m.defs, s, name)}
		if s.Absent == layout.SignNotApplicable {
			vec.gone, vec.missing = true, model.NotApplicable
		}
		r[name] = vec
	}
}

// unitDice and quarterDice are the dice of a cell, for good and for a quarter.
func (m *maker) unitDice(purpose string, c cellRef) dice {
	return roll(m.seed, m.unitOf(m.reporter.Unit), purpose, c.name, c.label)
}

func (m *maker) quarterDice(purpose string, c cellRef, quarter int) dice {
	return roll(m.seed, m.unitOf(m.reporter.Unit), purpose, c.name, c.label, itoa(quarter))
}

// growth is the factor of a trend since the quarter that has none.
func growth(perYear float64, quarter int) float64 {
	return math.Exp(math.Log1p(perYear) * years(quarter))
}

// years counts from the beginning of 2011, where the means of the recipes are.
func years(quarter int) float64 { return float64(quarter-2011*4) / 4 }

// concerned finds the steps that a bureau's fields need, backwards from those
// that it fills in.
func concerned(d *define.Definitions, steps []step, b model.Bureau) []bool {
	needed := map[string]bool{}
	for _, f := range d.Fields {
		if f.Owner == b {
			needed[f.Code] = true
		}
	}
	out := make([]bool, len(steps))
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		for _, name := range slices.Concat(s.To, s.Flows) {
			out[i] = out[i] || needed[name]
		}
		if !out[i] {
			continue
		}
		for _, names := range [][]string{s.Of, s.Minus, s.Cap, s.Like, {s.AtMost}} {
			for _, name := range names {
				needed[name] = true
			}
		}
	}
	return out
}
