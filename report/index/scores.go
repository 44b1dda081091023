package index

import (
	"math"
	"slices"
)

// Score returns the score of a unit at a node (inner or indicator), before any
// rounding; false when it has none or the codes are unknown.
func (s Scores) Score(node, unit string) (float64, bool) {
	at, known := s.method.index[node]
	u := s.unit(unit)
	if !known || u < 0 {
		return 0, false
	}
	v := s.values[at][u]
	return v, !isMissing(v)
}

// Rank returns a unit's place at a node. The zero Rank means that it has none.
func (s Scores) Rank(node, unit string) Rank {
	at, known := s.method.index[node]
	u := s.unit(unit)
	if !known || u < 0 {
		return Rank{}
	}
	return s.ranking[at][u]
}

// Column returns the scores of all units at a node, in the order of [Scores.Units],
// NaN where there is none; nil for an unknown node.
func (s Scores) Column(node string) []float64 {
	at, known := s.method.index[node]
	if !known {
		return nil
	}
	return slices.Clone(s.values[at])
}

// Coverage returns the share of a node's weight, counted down to the
// indicators by effective weight, that had a score for the unit (imputed
// values count as scores; the log tells them apart).
func (s Scores) Coverage(node, unit string) float64 {
	at, known := s.method.index[node]
	u := s.unit(unit)
	if !known || u < 0 {
		return 0
	}
	have, all := 0.0, 0.0
	for _, leaf := range s.method.leavesUnder(at) {
		w, _ := s.method.nodes[s.method.leaf[leaf]].effective.Float64()
		all += w
		if !isMissing(s.x[leaf][u]) {
			have += w
		}
	}
	if all == 0 {
		return 0
	}
	return have / all
}

// Standing is a unit with its score and rank.
type Standing struct {
	Unit  Unit
	Score float64
	Rank  Rank
}

// Table lists the units at a node from best to worst; tied units stand in the
// order of the data, units without a score last.
func (s Scores) Table(node string) []Standing {
	at, known := s.method.index[node]
	if !known {
		return nil
	}
	out := make([]Standing, len(s.units))
	for u, unit := range s.units {
		out[u] = Standing{unit, s.values[at][u], s.ranking[at][u]}
	}
	slices.SortStableFunc(out, func(a, b Standing) int { return sortPlace(a.Rank) - sortPlace(b.Rank) })
	return out
}

func sortPlace(r Rank) int {
	if r.Place == 0 {
		return math.MaxInt32
	}
	return r.Place
}

// Grade returns the band of a unit's unrounded score at a node.
func (s Scores) Grade(node, unit, scheme string) (Band, bool) {
	v, ok := s.Score(node, unit)
	if !ok {
		return Band{}, false
	}
	return s.method.spec.Bands.Scheme(scheme).Grade(v)
}

// Peers returns the n units nearest to a unit in score at a node, the nearest
// first, without the unit itself.
func (s Scores) Peers(node, unit string, n int) []Standing {
	own, ok := s.Score(node, unit)
	if !ok {
		return nil
	}
	out := slices.DeleteFunc(s.Table(node), func(p Standing) bool { return p.Unit.Code == unit || p.Rank.Place == 0 })
	slices.SortStableFunc(out, func(a, b Standing) int {
		return compareFloat(math.Abs(a.Score-own), math.Abs(b.Score-own))
	})
	return out[:min(max(n, 0), len(out))]
}

func compareFloat(a, b float64) int {
	switch {
	case same(a, b):
		return 0
	case a < b:
		return -1
	}
	return 1
}
