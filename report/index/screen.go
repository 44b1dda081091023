package index

import (
	"math"
	"slices"
)

// Screened is the data of the units that take part, one column per indicator.
type Screened struct {
	frame
	denominators [][]float64  // per indicator, nil when it has none
	sampling     [][]Sampling // per indicator, nil when there is none
	availability []float64    // per unit of the frame
	previous     *Screened
}

// Screen is the first stage. It picks the columns that the method needs and
// drops the units with too few values (see [Screening]). Earlier periods are
// screened too, but keep all their units. The error is of type [Problems].
func (m *Method) Screen(d Data) (Screened, error) {
	ps := m.checkData(d)
	if len(ps) > 0 {
		return Screened{}, ps
	}
	s := m.pick(d)
	for from, at := d.Previous, &s; from != nil; from, at = from.Previous, at.previous {
		before := m.pick(*from)
		at.previous = &before
	}
	keep := s.keep(m.spec.Screen)
	s.retain(keep)
	if len(s.units) == 0 {
		return Screened{}, Problems{{Code: "screen.empty", At: d.Period, Detail: "no unit is left"}}
	}
	return s, nil
}

// Availability returns the share of a unit's indicators that have a value
// before imputation.
func (s Screened) Availability(unit string) float64 {
	if u := s.unit(unit); u >= 0 {
		return s.availability[u]
	}
	return math.NaN()
}

func (m *Method) checkData(d Data) Problems {
	ps := d.check()
	for _, in := range m.spec.Indicators {
		_, ok := d.Column(in.Column)
		ps.require(ok, "data.column", in.Code, "no column %q", in.Column)
		if in.Denominator != "" {
			_, ok = d.Column(in.Denominator)
			ps.require(ok, "data.column", in.Code, "no column %q", in.Denominator)
		}
		ps.require(in.Reference == "" || d.has(in.Reference), "data.reference", in.Code, "no unit %q", in.Reference)
	}
	for _, u := range slices.Concat(m.spec.Screen.Include, m.spec.Screen.Exclude) {
		ps.require(d.has(u), "data.screen", u, "included or excluded, but no such unit")
	}
	for e := d.Previous; e != nil; e = e.Previous {
		ps = append(ps, e.check()...)
	}
	return ps
}

// pick makes columns by indicator. A column that an earlier period lacks is
// all missing there.
func (m *Method) pick(d Data) Screened {
	n := len(m.spec.Indicators)
	s := Screened{frame: frame{method: m, period: d.Period, units: slices.Clone(d.Units), x: make([][]float64, n)},
		denominators: make([][]float64, n), sampling: make([][]Sampling, n)}
	for i, in := range m.spec.Indicators {
		c := d.columnOrMissing(in.Column)
		s.x[i], s.sampling[i] = slices.Clone(c.Values), slices.Clone(c.Errors)
		if in.Denominator != "" {
			s.denominators[i] = slices.Clone(d.columnOrMissing(in.Denominator).Values)
		}
	}
	return s
}

func (d Data) columnOrMissing(code string) Column {
	c, ok := d.Column(code)
	if !ok {
		c.Values = slices.Repeat([]float64{math.NaN()}, len(d.Units))
	}
	return c
}

// keep decides for every unit and logs the decisions that are not plain.
func (s *Screened) keep(rule Screening) []bool {
	keep := make([]bool, len(s.units))
	s.availability = make([]float64, len(s.units))
	for u, unit := range s.units {
		available, nonzero := s.filled(u)
		s.availability[u] = available
		switch {
		case slices.Contains(rule.Exclude, unit.Code):
			s.touch(StageScreen, "", u, UnitForcedOut, available, math.NaN(), "")
		case available >= rule.Availability-1e-12 && nonzero >= rule.NonZero-1e-12:
			keep[u] = true
		case slices.Contains(rule.Include, unit.Code):
			keep[u] = true
			s.touch(StageScreen, "", u, UnitForcedIn, available, math.NaN(), "")
		case available < rule.Availability-1e-12:
			s.touch(StageScreen, "", u, UnitTooEmpty, available, math.NaN(), "")
		default:
			s.touch(StageScreen, "", u, UnitTooZero, nonzero, math.NaN(), "")
		}
	}
	return keep
}

// filled returns the share of indicators with a value, and the share of those
// values that are not zero.
func (s *Screened) filled(u int) (available, nonzero float64) {
	present, zero := 0.0, 0.0
	for i, c := range s.x {
		if isMissing(c[u]) || (s.denominators[i] != nil && isMissing(s.denominators[i][u])) {
			continue
		}
		present++
		if c[u] == 0 {
			zero++
		}
	}
	if present == 0 {
		return 0, 0
	}
	return present / float64(len(s.x)), 1 - zero/present
}

func (s *Screened) retain(keep []bool) {
	s.units = filter(s.units, keep)
	s.availability = filter(s.availability, keep)
	for i := range s.x {
		s.x[i] = filter(s.x[i], keep)
		s.denominators[i] = filter(s.denominators[i], keep)
		s.sampling[i] = filter(s.sampling[i], keep)
	}
}

func filter[T any](xs []T, keep []bool) []T {
	if xs == nil {
		return nil
	}
	out := make([]T, 0, len(xs))
	for i, x := range xs {
		if keep[i] {
			out = append(out, x)
		}
	}
	return out
}
