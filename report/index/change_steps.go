package index

// hasZero reports whether a child scores zero in either period.
func (d *difference) hasZero(n *node) bool {
	for _, c := range n.children {
		if d.value(0, c) == 0 || d.value(1, c) == 0 {
			return true
		}
	}
	return false
}

// stepwise splits the change of node n by switching its children one at a
// time. Some child is present in both periods, so no step lacks a mean.
func (d *difference) stepwise(n *node, factor float64) {
	effects := make([]float64, len(n.children))
	d.walk(n, effects, func(k int) int { return k })
	d.walk(n, effects, func(k int) int { return len(effects) - 1 - k })
	for k, c := range n.children {
		amount := factor * effects[k] / 2
		x0, x1 := d.value(0, c), d.value(1, c)
		switch {
		case isMissing(x0) && isMissing(x1):
		case isMissing(x0):
			d.give(1, c, amount)
		case isMissing(x1):
			d.give(0, c, amount)
		case x0 != x1:
			d.descend(c, amount/(x1-x0))
		}
	}
}

// walk switches the children in the given order and adds the steps to effects.
func (d *difference) walk(n *node, effects []float64, order func(int) int) {
	now := make([]int, len(n.children)) // period in which each child stands
	at := d.mixed(n, now)
	for k := range n.children {
		now[order(k)] = 1
		next := d.mixed(n, now)
		effects[order(k)] += next - at
		at = next
	}
}

// mixed is the mean of node n with each child taken from its own period.
func (d *difference) mixed(n *node, period []int) float64 {
	a := accumulator{p: n.exponent}
	for k, c := range n.children {
		a.add(d.s[1].weights[c], d.value(period[k], c))
	}
	return a.mean(0)
}

// give hands an amount to the leaves below node i by weight.
func (d *difference) give(t, i int, amount float64) {
	for j, p := range d.s[t].split(i, d.u[t]) {
		if p.in && d.m.nodes[j].leaf >= 0 {
			d.points[j] += amount * p.weight
		}
	}
}
