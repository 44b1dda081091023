package index

import (
	"cmp"
	"slices"
)

// Uncertainty says what is varied to see how firm the ranks are. Everything
// that is set is varied at once, each independently of the others.
type Uncertainty struct {
	Runs    int    `toml:"runs"`    // default 1000; for [Screened.Sensitivity] the size N of the base sample
	Seed    uint64 `toml:"seed"`    // the same seed gives the same result on any number of cores
	Workers int    `toml:"workers"` // default: as many as there are cores
	Node    string `toml:"node"`    // whose scores are looked at; default the root

	// Perturb multiplies every weight by 1 + δ, δ uniform in ±Perturb (0.25 for
	// ±25 %). Dirichlet draws the weights of siblings from a Dirichlet
	// distribution with mean wᵢ and concentration c = Dirichlet, so that the
	// standard deviation of a weight is √(w(1−w)/(c+1)). Only one may be set.
	Perturb   float64 `toml:"perturb"`
	Dirichlet float64 `toml:"dirichlet"`

	// Alternatives have equal chances and hold for all indicators or nodes; ""
	// stands for what the specification says.
	Normalise []Normalisation `toml:"normalise"`
	Impute    []Imputation    `toml:"impute"`
	Means     []MeanChoice    `toml:"mean"`

	// Sampling draws every value that has a sampling error (see [Sampling]):
	// a rate of k in n from its Jeffreys posterior Beta(k+½, n−k+½), a value
	// with a standard error from the normal distribution. Unlike drawing from
	// the binomial distribution, 20 of 20 then is not a certain 100 %.
	Sampling bool `toml:"sampling"`
}

// MeanChoice is a mean with its exponent, as in [Node].
type MeanChoice struct {
	Mean     Mean    `toml:"mean"`
	Exponent float64 `toml:"exponent"`
}

func (u Uncertainty) withDefaults(m *Method) Uncertainty {
	u.Runs = cmp.Or(u.Runs, 1000)
	u.Node = cmp.Or(u.Node, m.Root())
	return u
}

// Factors is the number of things that are varied.
func (u Uncertainty) Factors() int { return len(u.factors()) }

// Varies reports whether anything is varied.
func (u Uncertainty) Varies() bool { return u.Factors() > 0 }

// check returns every mistake, those that only show with the method included.
func (u Uncertainty) check(m *Method) Problems {
	var ps Problems
	_, known := m.index[u.Node]
	ps.require(known, "uncertainty.node", u.Node, "unknown node")
	ps.require(u.Runs > 0 && u.Workers >= 0, "uncertainty.runs", u.Node, "%d runs, %d workers", u.Runs, u.Workers)
	ps.require(u.Perturb >= 0 && u.Perturb < 1, "uncertainty.perturb", u.Node, "perturbation %g is not in 0…1", u.Perturb)
	ps.require(u.Dirichlet >= 0 && finite(u.Dirichlet), "uncertainty.dirichlet", u.Node, "concentration %g", u.Dirichlet)
	ps.require(u.Dirichlet == 0 || u.Perturb == 0, "uncertainty.weights", u.Node, "perturbation and Dirichlet exclude each other")
	for _, k := range u.Impute {
		ps.require(k == "" || k.valid(), "uncertainty.impute", u.Node, "unknown imputation %q", k)
	}
	for _, c := range u.Means {
		checkMean(&ps, u.Node, c.Mean, c.Exponent)
	}
	for _, k := range u.Normalise {
		ps.require(k == "" || k.valid(), "uncertainty.normalise", u.Node, "unknown normalisation %q", k)
		u.checkNormalise(&ps, m, k)
	}
	if len(u.Normalise) == 0 {
		u.checkNormalise(&ps, m, "")
	}
	return ps
}

// checkNormalise looks for indicators that cannot be normalised in a way, and
// for ways that do not go with one of the means.
func (u Uncertainty) checkNormalise(ps *Problems, m *Method, kind Normalisation) {
	curved := slices.ContainsFunc(u.Means, func(c MeanChoice) bool { return c.Mean != "" && c.Mean != Arithmetic })
	if len(u.Means) == 0 || slices.ContainsFunc(u.Means, func(c MeanChoice) bool { return c.Mean == "" }) {
		curved = curved || slices.ContainsFunc(m.nodes, func(n node) bool { return n.leaf < 0 && n.exponent != 1 })
	}
	for _, in := range m.spec.Indicators {
		own := cmp.Or(kind, in.Normalise)
		in.checkParameters(ps, own)
		ps.require(!curved || !in.mayBeNegative(own), "uncertainty.mean", in.Code,
			"%s can give scores below zero, for which only the arithmetic mean is defined", own)
	}
}

// factor is one thing that is varied; a run turns a number from 0…1 into a
// choice or into the seed of many draws.
type factor struct {
	name  string
	apply func(r *runner, x float64)
}

// factors lists what is varied, in a fixed order.
func (u Uncertainty) factors() []factor {
	var out []factor
	if u.Perturb > 0 || u.Dirichlet > 0 {
		out = append(out, factor{"weights", func(r *runner, x float64) { r.drawWeights(u, x) }})
	}
	if len(u.Normalise) > 0 {
		out = append(out, factor{"normalise", func(r *runner, x float64) { r.normalise = pick(u.Normalise, x) }})
	}
	if len(u.Means) > 0 {
		out = append(out, factor{"mean", func(r *runner, x float64) { r.setMean(pick(u.Means, x)) }})
	}
	if len(u.Impute) > 0 {
		out = append(out, factor{"impute", func(r *runner, x float64) { r.impute = pick(u.Impute, x) }})
	}
	if u.Sampling {
		out = append(out, factor{"sampling", func(r *runner, x float64) { r.noise = x }})
	}
	return out
}

func pick[T any](choices []T, x float64) T {
	return choices[min(int(x*float64(len(choices))), len(choices)-1)]
}
