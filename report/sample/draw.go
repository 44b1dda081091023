package sample

import (
	"math"
)

// operation makes the fields of a step.
type operation func(m *maker, r record, s step, quarter int)

// operations are the words of the recipes.
func operations() map[string]operation {
	return map[string]operation{
		"count": (*maker).count, "level": (*maker).count, "stock": (*maker).stock, "part": (*maker).part,
		"split": (*maker).split, "rest": (*maker).rest, "sum": (*maker).sum, "add": (*maker).add,
		"pick": (*maker).choose, "least": (*maker).least, "kinds": (*maker).kinds, "union": (*maker).union,
		"amount": (*maker).amount, "scale": (*maker).scale, "flag": (*maker).flag, "events": (*maker).events,
		"joint": (*maker).joint,
	}
}

// expected is the mean of a cell in a quarter, without its noise.
func (m *maker) expected(s step, c cellRef, cells []cellRef, quarter int) float64 {
	mean := s.Mean[m.level] * growth(s.Trend, quarter) * s.season(quarter%4)
	if !s.Sizeless {
		mean *= m.size
	}
	if len(cells) > 1 {
		mean *= s.weight(m.level, c.label)
	}
	return mean * m.unitDice("spread", c).factor(s.Spread)
}

// count draws counts, and for op level real numbers.
func (m *maker) count(r record, s step, quarter int) {
	cells := m.cells(s.To, s.Shape)
	values := make([]int64, len(cells))
	for i, c := range cells {
		d := m.quarterDice(s.Op, c, quarter)
		mean := m.expected(s, c, cells, quarter)
		switch {
		case s.Op == "level":
			values[i] = m.bounded(s, c, mean*d.factor(s.Noise))
		case mean < 30:
			values[i] = d.poisson(mean)
		default:
			values[i] = int64(math.Round(mean * d.factor(max(s.Noise, 0.02))))
		}
	}
	m.store(r, s, cells, values)
}

// bounded is a real figure within the field's bound.
func (m *maker) bounded(s step, c cellRef, x float64) int64 {
	if f, ok := m.defs.Field(c.name); ok && f.Max > 0 {
		x = min(x, f.Max)
	}
	return scaled(x, decimals(m.defs, s, c.name))
}

// stock is smooth over time; flows explain its change since the quarter before.
func (m *maker) stock(r record, s step, quarter int) {
	cells := m.cells(s.To, s.Shape)
	values := make([]int64, len(cells))
	for i, c := range cells {
		values[i] = m.stockAt(s, c, cells, quarter)
	}
	m.store(r, s, cells, values)
	if len(s.Flows) != 3 {
		return
	}
	before := m.stockAt(s, cells[0], cells, quarter-1)
	out := m.quarterDice("out", cells[0], quarter).poisson(float64(before) * s.Turnover)
	out = max(out, before-values[0])
	in := values[0] - before + out
	for i, x := range []int64{before, in, out} {
		m.store(r, s, []cellRef{{s.Flows[i], 0, s.Flows[i]}}, []int64{x})
	}
}

func (m *maker) stockAt(s step, c cellRef, cells []cellRef, quarter int) int64 {
	x := m.expected(s, c, cells, quarter)
	if x > 200 {
		x *= m.quarterDice("stock", c, quarter).factor(0.004)
	}
	return scaled(x, decimals(m.defs, s, c.name))
}

// part draws how many of a count have a property.
func (m *maker) part(r record, s step, quarter int) {
	cells, of := m.cells(s.To, s.Shape), r.values(s.Of)
	values := make([]int64, len(cells))
	for i, c := range cells {
		rate := s.rate(c.label) + s.Drift*years(quarter) + s.Spread*m.unitDice("rate", c).normal()
		values[i] = m.quarterDice("part", c, quarter).binomial(of[i], max(0, min(0.9995, rate)))
	}
	m.store(r, s, cells, values)
}

// events follow from others: deaths from accidents; none without them.
func (m *maker) events(r record, s step, quarter int) {
	cells, of := m.cells(s.To, s.Shape), r.values(s.Of)
	values := make([]int64, len(cells))
	for i, c := range cells {
		values[i] = m.quarterDice("events", c, quarter).poisson(float64(of[i]) * s.Rate)
	}
	m.store(r, s, cells, values)
}

// flag draws whether something is so; steady things stay so.
func (m *maker) flag(r record, s step, quarter int) {
	cells := m.cells(s.To, s.Shape)
	values := make([]int64, len(cells))
	for i, c := range cells {
		d := m.quarterDice("flag", c, quarter)
		if s.Steady {
			d = m.unitDice("flag", c)
		}
		if d.Float64() < s.Rate {
			values[i] = 1
		}
	}
	m.store(r, s, cells, values)
}

// amount values counts in money, or in pieces.
func (m *maker) amount(r record, s step, quarter int) {
	cells, from := m.cells(s.To, ""), m.cells(s.Of, "")
	of, c := r.values(s.Of), cells[0]
	sum := 0.0
	for i, n := range of {
		each := s.Each
		if len(s.Weights) > 0 {
			each = s.Weights[from[i].label]
		}
		sum += float64(n) * each * m.quarterDice("each", from[i], quarter).factor(s.Noise)
	}
	sum *= m.unitDice("each", c).factor(s.Spread)
	value := scaled(sum, decimals(m.defs, s, c.name))
	if r.total(s.Of) > 0 {
		value = max(1, value)
	}
	if s.AtMost != "" {
		value = min(value, r[s.AtMost].v[0])
	}
	m.store(r, s, cells, []int64{value})
}

// scale derives a figure from another one.
func (m *maker) scale(r record, s step, quarter int) {
	cells := m.cells(s.To, s.Shape)
	of, dec := r.values(s.Of), r[s.Of[0]].dec
	values := make([]int64, len(cells))
	for i, c := range cells {
		x := toReal(of[i], dec) * s.Factor * s.season(quarter%4) * growth(s.Trend, quarter)
		x *= m.unitDice("scale", c).factor(s.Spread) * m.quarterDice("scale", c, quarter).factor(s.Noise)
		values[i] = scaled(x, decimals(m.defs, s, c.name))
	}
	m.store(r, s, cells, values)
}
