package index

// Contribution is what one indicator gives to the score of a node.
type Contribution struct {
	Indicator string
	Weight    float64 // in the node, after renormalisation for what is missing
	Score     float64 // of the indicator
	Points    float64 // its part of the node's score
}

// Contributions splits a unit's score at a node over the indicators below it.
// The points add up to the score. Indicators that did not take part (missing,
// or below a node that was withheld) are left out. Nil when there is no score.
//
// With arithmetic means an indicator's points are weight × score. For the other
// means M, which are homogeneous of degree one, they are score × ∂M/∂score,
// multiplied down the tree: by Euler's theorem these add up to M exactly, and
// they are the Aumann–Shapley values of the scores from zero. For one node of
// exponent p that is wᵢ·xᵢ^p·M^(1−p); for the geometric mean wᵢ·M, the
// logarithmic weight.
func (s Scores) Contributions(node, unit string) []Contribution {
	at, known := s.method.index[node]
	u := s.unit(unit)
	if !known || u < 0 || isMissing(s.values[at][u]) {
		return nil
	}
	parts := s.split(at, u)
	var out []Contribution
	for _, leaf := range s.method.leavesUnder(at) {
		if p := parts[s.method.leaf[leaf]]; p.in {
			x := s.x[leaf][u]
			out = append(out, Contribution{s.method.spec.Indicators[leaf].Code, p.weight, x, p.gradient * x})
		}
	}
	return out
}

// part is what a node means for a node above it.
type part struct {
	in       bool
	weight   float64 // product of the renormalised weights down to here
	gradient float64 // ∂(score above)/∂(score here)
}

// split goes down from a node that has a score.
func (s *Scores) split(top, u int) []part {
	parts := make([]part, len(s.method.nodes))
	parts[top] = part{true, 1, 1}
	for i := top; i < len(parts); i++ {
		n := &s.method.nodes[i]
		if !parts[i].in || n.leaf >= 0 {
			continue
		}
		whole, m := n.accumulate(n.exponent, s.values, s.weights, u).weight, s.values[i][u]
		for _, c := range n.children {
			x := s.values[c][u]
			if isMissing(x) {
				continue
			}
			w := s.weights[c] / whole
			parts[c] = part{true, parts[i].weight * w, parts[i].gradient * w * gradient(n.exponent, x, m)}
		}
	}
	return parts
}

// gradient is ∂M/∂x over the weight: (x/M)^(p−1) = φ'(x)/φ'(M).
func gradient(p, x, m float64) float64 {
	switch {
	case p == 1:
		return 1
	case m == 0 || x == 0:
		return 0 // x·gradient is the limit 0: nothing to give, or nothing to share
	}
	return slope(p, x) / slope(p, m)
}
