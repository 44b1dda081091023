package sample

import (
	"math"
	"slices"
)

// rest subtracts. One minuend stands for all cells when there are several.
func (m *maker) rest(r record, s step, _ int) {
	cells, of, minus := m.cells(s.To, s.Shape), r.values(s.Of), r.values(s.Minus)
	values := make([]int64, len(cells))
	for i := range cells {
		values[i] = of[i%len(of)] - minus[i]
	}
	m.inherit(r, s, cells, values)
}

// sum adds everything into one cell.
func (m *maker) sum(r record, s step, _ int) {
	m.inherit(r, s, m.cells(s.To, ""), []int64{r.total(s.Of)})
}

// add adds fields of the same shape cell by cell.
func (m *maker) add(r record, s step, _ int) {
	values := slices.Clone(r[s.Of[0]].v)
	for _, name := range s.Of[1:] {
		for i, x := range r[name].v {
			values[i] += x
		}
	}
	m.inherit(r, s, m.cells(s.To, shapeOf(s)), values)
}

// shapeOf is the field that gives an intermediate result its items.
func shapeOf(s step) string {
	if s.Shape == "" && s.To[0][0] == '_' {
		return s.Of[0]
	}
	return s.Shape
}

// inherit stores values that have the decimals of what they were made from.
func (m *maker) inherit(r record, s step, cells []cellRef, values []int64) {
	s.Decimals = r[s.Of[0]].dec
	m.store(r, s, cells, values)
}

// choose takes the first item that the edition has.
func (m *maker) choose(r record, s step, _ int) {
	items := m.defs.ItemCodes(s.Of[0])
	value := int64(0)
	for _, item := range s.Items {
		if i := slices.Index(items, item); i >= 0 {
			value = r[s.Of[0]].v[i]
			break
		}
	}
	m.inherit(r, s, m.cells(s.To, ""), []int64{value})
}

// least takes the smallest of several.
func (m *maker) least(r record, s step, _ int) {
	m.inherit(r, s, m.cells(s.To, ""), []int64{slices.Min(r.values(s.Of))})
}

// kinds tells how many different things so many occurrences are.
func (m *maker) kinds(r record, s step, quarter int) {
	cells, of := m.cells(s.To, s.Shape), r.values(s.Of)
	values := make([]int64, len(cells))
	for i, c := range cells {
		if of[i] == 0 {
			continue
		}
		x := s.Factor * math.Pow(float64(of[i]), s.Power) * m.quarterDice("kinds", c, quarter).factor(0.05)
		values[i] = max(1, min(of[i], int64(math.Round(x))))
	}
	m.store(r, s, cells, values)
}

// union tells how many different things there are in all, when the parts
// overlap.
func (m *maker) union(r record, s step, _ int) {
	parts := r.values(s.Of)
	total := int64(math.Ceil(float64(r.total(s.Of)) * s.Rate))
	m.inherit(r, s, m.cells(s.To, ""), []int64{max(total, slices.Max(parts))})
}

// split deals a figure out to cells, none above its cap.
func (m *maker) split(r record, s step, quarter int) {
	cells := m.cells(s.To, s.Shape)
	weights := m.weights(r, s, cells)
	caps := r.values(s.Cap)
	total, d := r.total(s.Of), m.quarterDice("split", cells[0], quarter)
	var values []int64
	if total <= 400 {
		values = dealOneByOne(d, total, weights, caps)
	} else {
		values = dealInShares(d, total, weights, caps)
	}
	m.inherit(r, s, cells, values)
}

// weights are the expected shares: what the recipe says, times another field,
// times the unit's own structure.
func (m *maker) weights(r record, s step, cells []cellRef) []float64 {
	like := r.values(s.Like)
	weights := make([]float64, len(cells))
	for i, c := range cells {
		weights[i] = s.weight(m.level, c.label)
		if like != nil {
			weights[i] *= float64(like[i])
		}
		if s.Mix == "" {
			continue
		}
		d := roll(m.seed, m.origin(m.reporter.Region), "mix", s.Mix, c.label)
		weights[i] *= d.factor(0.35)
		if d.Float64() < s.Sparse {
			weights[i] = 0
		}
	}
	return weights
}

func dealOneByOne(d dice, total int64, weights []float64, caps []int64) []int64 {
	values, left := make([]int64, len(weights)), slices.Clone(weights)
	for i := range left {
		if caps != nil && caps[i] == 0 {
			left[i] = 0
		}
	}
	for range total {
		i := d.pick(left)
		if i < 0 {
			i = room(values, caps)
		}
		values[i]++
		if caps != nil && values[i] >= caps[i] {
			left[i] = 0
		}
	}
	return values
}

// room is a cell that can still take one, whatever its weight.
func room(values, caps []int64) int {
	for i := range values {
		if caps == nil || values[i] < caps[i] {
			return i
		}
	}
	return 0
}

// dealInShares rounds shares down and deals the rest out one by one.
func dealInShares(d dice, total int64, weights []float64, caps []int64) []int64 {
	sum, values := 0.0, make([]int64, len(weights))
	noisy := make([]float64, len(weights))
	for i, w := range weights {
		noisy[i] = w * d.factor(0.06)
		sum += noisy[i]
	}
	left := total
	for i := range values {
		if sum > 0 {
			values[i] = int64(float64(total) * noisy[i] / sum)
		}
		if caps != nil {
			values[i] = min(values[i], caps[i])
		}
		left -= values[i]
	}
	return dealLeft(d, left, noisy, values, caps)
}

// dealLeft hands out what rounding and caps left over: in rounds, since caps
// may leave much.
func dealLeft(d dice, left int64, weights []float64, values, caps []int64) []int64 {
	for left > 0 {
		spare := slices.Clone(weights)
		for i := range spare {
			if caps != nil && values[i] >= caps[i] {
				spare[i] = 0
			}
		}
		i := d.pick(spare)
		if i < 0 {
			i = room(values, caps)
		}
		gift := max(1, left/8)
		if caps != nil {
			gift = max(1, min(gift, caps[i]-values[i]))
		}
		values[i] += gift
		left -= gift
	}
	return values
}
