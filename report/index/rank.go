package index

import (
	"cmp"
	"math"
	"slices"
)

// Rank is a unit's place by unrounded score.
type Rank struct {
	Place int  // 1 is best; 0 when the unit has no score
	Tied  bool // shares its place
	Of    int  // how many units have a score
}

// tieTolerance is the relative difference below which two scores are the same:
// it only covers the last bits, in which sums differ by their order.
const tieTolerance = 1e-12

// Ranking gives competition ranks ("1, 2, 2, 4"): 1 plus the number of units
// with a higher score. Scores are compared before any rounding; missing ones
// (NaN) get no place.
func Ranking(scores []float64) []Rank {
	places := make([]float64, len(scores))
	order := rankInto(places, scores, make([]int, 0, len(scores)))
	out := make([]Rank, len(scores))
	for i, u := range order {
		out[u] = Rank{Place: int(places[u]), Of: len(order)}
		if i > 0 && places[order[i-1]] == places[u] {
			out[order[i-1]].Tied, out[u].Tied = true, true
		}
	}
	return out
}

// same reports whether two numbers differ in the last bits at most.
func same(a, b float64) bool {
	d := math.Abs(a - b)
	return d <= tieTolerance*(math.Abs(a)+math.Abs(b)) && !math.IsInf(d, 0)
}

// rankInto writes the place of every score, NaN for a missing one, and returns
// the order slice for reuse.
func rankInto(places, scores []float64, order []int) []int {
	order = order[:0]
	for u, v := range scores {
		places[u] = math.NaN()
		if !isMissing(v) {
			order = append(order, u)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	first := 0
	for i, u := range order {
		if !same(scores[order[first]], scores[u]) {
			first = i
		}
		places[u] = float64(first + 1)
	}
	return order
}
