package index

import "math"

// Sensitivity says which choice the results hang on.
type Sensitivity struct {
	Node    string
	Runs    int // in all: N·(factors+2)
	Seed    uint64
	Factors []string
	// RankShift holds, for every factor, the indices of the mean absolute shift
	// of place over the units against the places without variation; Scores holds
	// those of every unit's score.
	RankShift []SobolIndex
	Scores    map[string][]SobolIndex
}

// Sensitivity splits the variance of the results over the factors that u names
// (see [Sobol]), with u.Runs as the size of the base sample and the given number
// of bootstrap draws for the intervals (0 for none). It needs at least two
// factors. A unit without a score in some run has NaN indices.
func (s Screened) Sensitivity(u Uncertainty, bootstrap int) (Sensitivity, error) {
	u = u.withDefaults(s.method)
	factors := u.factors()
	ps := u.check(s.method)
	ps.require(len(factors) >= 2, "uncertainty.factors", u.Node, "%d factors are varied, want two or more", len(factors))
	if len(ps) > 0 {
		return Sensitivity{}, ps
	}
	n, nominal := len(s.units), s.nominal(u.Node)
	d := newDesign(len(factors), n+1, u.Runs)
	s.inParallel(u, u.Runs, func(r *runner, j int, _ []float64) {
		places := make([]float64, n)
		d.row(j, u.Seed, func(x, y []float64) {
			copy(y, r.run(factors, x))
			r.order = rankInto(places, y[:n], r.order)
			y[n] = meanShift(places, nominal)
		})
	})
	out := Sensitivity{Node: u.Node, Runs: u.Runs * (len(factors) + 2), Seed: u.Seed, Factors: names(factors),
		RankShift: d.indices(n, u.Seed, bootstrap), Scores: map[string][]SobolIndex{}}
	for i, unit := range s.units {
		out.Scores[unit.Code] = d.indices(i, u.Seed, bootstrap)
	}
	return out, nil
}

func meanShift(places []float64, nominal []Standing) float64 {
	sum, n := 0.0, 0.0
	for i, p := range places {
		if !isMissing(p) && nominal[i].Rank.Place > 0 {
			sum, n = sum+math.Abs(p-float64(nominal[i].Rank.Place)), n+1
		}
	}
	return sum / n
}
