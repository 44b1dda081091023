package index

import "math"

// Scores are the results: a score for every node of the tree and every unit.
type Scores struct {
	frame               // x: the scores of the indicators
	values  [][]float64 // by node (as in method.nodes), then unit
	weights []float64   // by node: share in the parent
	ranking [][]Rank    // by node, then unit
}

// Aggregate combines scores up the tree. The score of a node is the weighted
// mean of its children's scores xᵢ with weights wᵢ:
//
//	arithmetic  Σ wᵢxᵢ / Σ wᵢ
//	geometric   exp( Σ wᵢ ln xᵢ / Σ wᵢ )
//	harmonic    Σ wᵢ / Σ (wᵢ/xᵢ)
//	power p     ( Σ wᵢ xᵢ^p / Σ wᵢ )^(1/p)
//
// summed over the children that are present (OECD/JRC handbook 2008, §6;
// COINr a_amean, a_gmean, a_hmean, a_genmean). Dividing by Σ wᵢ renormalises
// the weights when children are missing; each such child is in the log. When
// the present children hold less than Availability of the weight, the node has
// no score, and that is in the log too.
func (n Normalised) Aggregate() Scores {
	s := Scores{frame: n.frame.next(), weights: n.method.weights()}
	s.values = s.method.allocate(len(s.units), s.x)
	s.method.aggregate(s.values, s.weights, nil)
	s.logAggregate()
	s.ranking = make([][]Rank, len(s.values))
	for i, v := range s.values {
		s.ranking[i] = Ranking(v)
	}
	return s
}

// Score runs all stages.
func (m *Method) Score(d Data) (Scores, error) {
	screened, err := m.Screen(d)
	if err != nil {
		return Scores{}, err
	}
	return screened.Denominate().Impute().Treat().Normalise().Aggregate(), nil
}

func (m *Method) weights() []float64 {
	out := make([]float64, len(m.nodes))
	for i, n := range m.nodes {
		out[i] = n.weight
	}
	return out
}

// allocate makes the table of scores by node; the rows of the indicators are
// the columns of x.
func (m *Method) allocate(units int, x [][]float64) [][]float64 {
	values := make([][]float64, len(m.nodes))
	for i, n := range m.nodes {
		if n.leaf >= 0 {
			values[i] = x[n.leaf]
		} else {
			values[i] = make([]float64, units)
		}
	}
	return values
}

// aggregate is the kernel. Children stand after their parents, so going
// backwards is going up. A non-nil exponent overrides the means of all nodes.
func (m *Method) aggregate(values [][]float64, weights []float64, override *float64) {
	for i := len(m.nodes) - 1; i >= 0; i-- {
		n := &m.nodes[i]
		if n.leaf >= 0 {
			continue
		}
		p := n.exponent
		if override != nil {
			p = *override
		}
		for u := range values[i] {
			a := n.accumulate(p, values, weights, u)
			values[i][u] = a.mean(n.availability)
		}
	}
}

func (n *node) accumulate(p float64, values [][]float64, weights []float64, u int) accumulator {
	a := accumulator{p: p}
	for _, c := range n.children {
		a.add(weights[c], values[c][u])
	}
	return a
}

func (s *Scores) logAggregate() {
	for i := len(s.values) - 1; i >= 0; i-- {
		if s.method.nodes[i].leaf < 0 {
			for u := range s.units {
				s.logNode(&s.method.nodes[i], u)
			}
		}
	}
}

func (s *Scores) logNode(n *node, u int) {
	a := n.accumulate(n.exponent, s.values, s.weights, u)
	v := s.values[n.index][u]
	for _, c := range n.children {
		if child := s.values[c][u]; isMissing(child) && !isMissing(v) {
			s.touch(StageAggregate, n.code, u, ChildDropped, a.share(), v, s.method.nodes[c].code)
		}
	}
	if !isMissing(v) {
		return
	}
	action := Withheld
	if a.undefined {
		action = Undefined
	}
	s.touch(StageAggregate, n.code, u, action, a.share(), math.NaN(), "")
}
