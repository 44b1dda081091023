package index

import (
	"errors"
	"math"
	"slices"
)

// Move is what one indicator did to the change of a node's score.
type Move struct {
	Indicator     string
	Before, After float64 // its score, NaN when it did not take part
	Points        float64 // its part of the change
}

// Compared reports whether the indicator took part in both periods.
func (m Move) Compared() bool { return !isMissing(m.Before) && !isMissing(m.After) }

// Change is the difference of a node's score between two periods, split over
// the indicators: the points of the moves add up to After − Before.
type Change struct {
	Node, Unit    string
	Before, After float64
	Moves         []Move // in tree order
}

// Points is After − Before.
func (c Change) Points() float64 { return c.After - c.Before }

// Of returns the part of the change that comes from the given indicators, such
// as those below a node ([Method.Indicators]).
func (c Change) Of(indicators []string) float64 {
	sum := 0.0
	for _, mv := range c.Moves {
		if slices.Contains(indicators, mv.Indicator) {
			sum += mv.Points
		}
	}
	return sum
}

// Errors of [Explain].
var (
	ErrMethod  = errors.New("index: the two periods were scored by different methods")
	ErrNoScore = errors.New("index: no score in one of the periods")
)

// Explain splits the change of a unit's score at a node between two periods
// scored by the same method. It is exact for every mean and any depth, also
// when children are missing in one of the periods:
//
//   - Let C be the children present in both periods and M_t(C) the mean over
//     them with weights renormalised to w̃. Child i ∈ C gets
//     w̃ᵢ·[φ(xᵢ¹)−φ(xᵢ⁰)] · [M₁(C)−M₀(C)] / [φ(M₁(C))−φ(M₀(C))],
//     which is w̃ᵢ·Δxᵢ for the arithmetic mean and the logarithmic-mean
//     (LMDI, Ang 2004, Energy Policy 32:1131) split for the geometric one.
//
//   - A child e that came in gets the difference that its coming made,
//     M₁ − M₁(C), split by Wₑ·[φ(xₑ)−φ(M₁(C))]: for the arithmetic mean
//     Wₑ·(xₑ − M₁(C)), its weight times how far it lies above the rest. A child
//     that went gets the same of period 0 with the sign turned.
//
//   - If no child is common, what came adds its contributions (see
//     [Scores.Contributions]) and what went takes its own away.
//
//   - Where a mean other than the arithmetic one has a child of score zero, φ
//     has no slope: the children are then switched from the one period to the
//     other one at a time, in order and in reverse order, and each gets the
//     average of its two steps.
//
// What an inner child gets is handed down in the same way. With relative
// normalisations (see [Method.Relative]) an indicator's own change contains
// that of the other units.
func Explain(before, after Scores, node, unit string) (Change, error) {
	if before.method != after.method {
		return Change{}, ErrMethod
	}
	a, okA := before.Score(node, unit)
	b, okB := after.Score(node, unit)
	if !okA || !okB {
		return Change{}, ErrNoScore
	}
	d := &difference{m: after.method, s: [2]*Scores{&before, &after}, u: [2]int{before.unit(unit), after.unit(unit)},
		points: make([]float64, len(after.method.nodes))}
	top := d.m.index[node]
	d.descend(top, 1)
	return Change{Node: node, Unit: unit, Before: a, After: b, Moves: d.moves(top)}, nil
}

// difference is an explanation in the making: points by node, filled for
// leaves.
type difference struct {
	m      *Method
	s      [2]*Scores
	u      [2]int
	points []float64
}

func (d *difference) value(t, node int) float64 { return d.s[t].values[node][d.u[t]] }

// descend hands factor × (change of node i) down. Node i has a score in both
// periods.
func (d *difference) descend(i int, factor float64) {
	n := &d.m.nodes[i]
	if n.leaf >= 0 {
		d.points[i] += factor * (d.value(1, i) - d.value(0, i))
		return
	}
	p := n.exponent
	common := d.common(n)
	if common[0].weight == 0 {
		d.hand(1, i, factor, 0)
		d.hand(0, i, -factor, 0)
		return
	}
	if p != 1 && d.hasZero(n) {
		d.stepwise(n, factor)
		return
	}
	m0, m1 := common[0].mean(0), common[1].mean(0)
	for _, c := range n.children {
		x0, x1, w := d.value(0, c), d.value(1, c), d.s[1].weights[c]
		switch {
		case !isMissing(x0) && !isMissing(x1):
			d.descend(c, factor*w/common[0].weight*ratio(p, x0, x1, m0, m1))
		case !isMissing(x1):
			d.enter(1, c, factor, m1)
		case !isMissing(x0):
			d.enter(0, c, -factor, m0)
		}
	}
}

// common accumulates, by period, the children that are present in both.
func (d *difference) common(n *node) [2]accumulator {
	out := [2]accumulator{{p: n.exponent}, {p: n.exponent}}
	for _, c := range n.children {
		x0, x1, w := d.value(0, c), d.value(1, c), d.s[1].weights[c]
		if !isMissing(x0) && !isMissing(x1) {
			out[0].add(w, x0)
			out[1].add(w, x1)
		}
	}
	return out
}

// enter credits child c, present in period t only, with its share of the
// difference that it made; rest is the mean of the common children.
func (d *difference) enter(t, c int, factor, rest float64) {
	parent := &d.m.nodes[d.m.nodes[c].parent]
	whole := parent.accumulate(parent.exponent, d.s[t].values, d.s[t].weights, d.u[t]).weight
	x, full := d.value(t, c), d.value(t, parent.index)
	w := d.s[t].weights[c] / whole
	d.hand(t, c, factor*w*ratio(parent.exponent, rest, x, rest, full), rest)
}

// hand gives factor × (score of node i − base) to the leaves below it.
func (d *difference) hand(t, i int, factor, base float64) {
	parts := d.s[t].split(i, d.u[t])
	for j := i; j < len(parts); j++ {
		if n := &d.m.nodes[j]; parts[j].in && n.leaf >= 0 {
			d.points[j] += factor * (parts[j].gradient*d.value(t, j) - parts[j].weight*base)
		}
	}
}

// ratio is the slope of φ over x0…x1 divided by that over m0…m1.
func ratio(p, x0, x1, m0, m1 float64) float64 {
	return secant(p, x0, x1) / secant(p, m0, m1)
}

func (d *difference) moves(top int) []Move {
	out := []Move{}
	parts := [2][]part{d.s[0].split(top, d.u[0]), d.s[1].split(top, d.u[1])}
	for _, leaf := range d.m.leavesUnder(top) {
		at := d.m.leaf[leaf]
		if !parts[0][at].in && !parts[1][at].in {
			continue
		}
		mv := Move{Indicator: d.m.spec.Indicators[leaf].Code, Before: math.NaN(), After: math.NaN(), Points: d.points[at]}
		if parts[0][at].in {
			mv.Before = d.value(0, at)
		}
		if parts[1][at].in {
			mv.After = d.value(1, at)
		}
		out = append(out, mv)
	}
	return out
}
