package index

import (
	"cmp"
	"slices"
)

// Trait is an indicator of a unit beside the other units.
type Trait struct {
	Indicator string
	Score     float64
	Rank      Rank
	Median    float64 // of all units with a score
	Gap       float64 // score − median
	Weight    float64 // in the root, after renormalisation for this unit
	Lift      float64 // weight × gap: what it lifts or lowers the index against the median unit
	Lost      float64 // weight × (high end − score): what full marks would add
}

// Profile lists a unit's indicators that take part in the root, in tree order.
// Lift and Lost are exact where all means are arithmetic and an approximation
// otherwise.
func (s Scores) Profile(unit string) []Trait {
	var out []Trait
	for _, c := range s.Contributions(s.method.Root(), unit) {
		at := s.method.index[c.Indicator]
		in := s.indicator(s.method.nodes[at].leaf)
		mid := median(s.values[at], nil)
		gap := c.Score - mid
		out = append(out, Trait{Indicator: c.Indicator, Score: c.Score, Rank: s.Rank(c.Indicator, unit), Median: mid,
			Gap: gap, Weight: c.Weight, Lift: c.Weight * gap, Lost: c.Weight * (in.Range[1] - c.Score)})
	}
	return out
}

// Strengths returns at most n indicators in which the unit is above the median
// unit, by place among the units, then by lift.
func (s Scores) Strengths(unit string, n int) []Trait { return s.traits(unit, n, 1) }

// Weaknesses returns at most n indicators in which the unit is below the
// median unit, the last places first, then by lift.
func (s Scores) Weaknesses(unit string, n int) []Trait { return s.traits(unit, n, -1) }

func (s Scores) traits(unit string, n int, sign float64) []Trait {
	out := slices.DeleteFunc(s.Profile(unit), func(t Trait) bool { return sign*t.Gap <= 0 })
	slices.SortStableFunc(out, func(a, b Trait) int {
		return cmp.Or(compareFloat(sign*a.position(), sign*b.position()), compareFloat(sign*b.Lift, sign*a.Lift))
	})
	return out[:min(max(n, 0), len(out))]
}

// position is the place as a share of the units, comparable between indicators
// that different numbers of units have.
func (t Trait) position() float64 { return float64(t.Rank.Place) / float64(t.Rank.Of) }
