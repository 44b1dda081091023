package index

import "math"

// Drop says what leaving one indicator out does to one unit at the root, the
// weights of its siblings being renormalised.
type Drop struct {
	Indicator, Unit string
	Score, Without  float64 // NaN when there is none
	Rank, RankAfter Rank
}

// DropOne leaves out each indicator in turn, for all units: first by indicator
// in the order of the specification, then by unit. Thresholds of availability
// are not applied to the reduced index: the indicator is removed, not missing.
func (s Scores) DropOne() []Drop {
	var out []Drop
	for i, in := range s.method.spec.Indicators {
		without := s.without(i)
		ranks := Ranking(without)
		for u, unit := range s.units {
			out = append(out, Drop{in.Code, unit.Code, s.values[0][u], without[u], s.ranking[0][u], ranks[u]})
		}
	}
	return out
}

// without returns the scores of the root with one indicator removed. A node
// that loses its only child is removed with it.
func (s *Scores) without(leaf int) []float64 {
	weights := s.method.weights()
	for at := s.method.leaf[leaf]; at > 0; at = s.method.nodes[at].parent {
		weights[at] = 0
		if s.hasWeight(weights, s.method.nodes[at].parent) {
			break
		}
	}
	values := s.method.allocate(len(s.units), cloneColumns(s.x))
	for u := range s.units {
		values[s.method.leaf[leaf]][u] = math.NaN()
	}
	s.method.aggregate(values, weights, nil)
	return values[0]
}

func (s *Scores) hasWeight(weights []float64, at int) bool {
	for _, c := range s.method.nodes[at].children {
		if weights[c] > 0 {
			return true
		}
	}
	return false
}
