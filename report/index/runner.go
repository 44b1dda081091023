package index

import "math"

// runner scores the same data again and again under changing choices, in
// memory that it owns. It runs the kernels of the stages in their order.
type runner struct {
	data       *Screened
	imputing   *imputing
	at         int // node that is looked at
	base       []float64
	references []int // unit of each indicator's reference, −1 for none

	x, values [][]float64
	weights   []float64
	sc        *scratch
	dice      *dice
	order     []int

	normalise Normalisation // "" for the specification's own, as below
	impute    Imputation
	exponent  *float64
	power     float64
	noise     float64 // seed of the sampling errors; negative for none
	seed      uint64
}

func newRunner(s *Screened, p *imputing, u Uncertainty) *runner {
	m := s.method
	r := &runner{data: s, imputing: p, at: m.index[u.Node], base: m.weights(), weights: m.weights(),
		x: cloneColumns(s.x), sc: newScratch(len(s.units)), dice: newDice(), seed: u.Seed,
		order: make([]int, 0, len(s.units)), noise: -1}
	r.values = m.allocate(len(s.units), r.x)
	for _, in := range m.spec.Indicators {
		r.references = append(r.references, s.unit(in.Reference))
	}
	return r
}

// run scores all units with the factors set to a point and returns the scores,
// valid until the next run.
func (r *runner) run(factors []factor, point []float64) []float64 {
	for i, f := range factors {
		f.apply(r, point[i])
	}
	if r.noise >= 0 {
		r.seedBy(r.noise, 2)
	}
	for i := range r.x {
		r.column(i)
	}
	r.data.method.aggregate(r.values, r.weights, r.exponent)
	return r.values[r.at]
}

// column takes one indicator through all stages but the last.
func (r *runner) column(i int) {
	x, in := r.x[i], r.data.indicator(i)
	copy(x, r.data.x[i])
	if errs := r.data.sampling[i]; errs != nil && r.noise >= 0 {
		for u := range x {
			if !isMissing(x[u]) && !errs[u].none() {
				x[u] = r.dice.sample(x[u], errs[u])
			}
		}
	}
	denominate(x, r.data.denominators[i], in.Scale)
	impute, kind := in.Impute, in.Normalise
	if r.impute != "" {
		impute = r.impute
	}
	if r.normalise != "" {
		kind = r.normalise
	}
	r.imputing.fill(x, i, impute, r.sc)
	treat(x, in.Outliers, r.data.method.spec.Treat, r.sc)
	normalise(x, in, kind, r.references[i], r.sc)
}

// seedBy starts the stream that belongs to a factor's number.
func (r *runner) seedBy(x float64, purpose uint64) {
	r.dice.seed(r.seed, math.Float64bits(x)^purpose<<60)
}

func (r *runner) setMean(c MeanChoice) {
	r.exponent = nil
	if c.Mean != "" {
		r.power = exponent(c.Mean, c.Exponent)
		r.exponent = &r.power
	}
}

// drawWeights replaces all weights but the root's. They need not add to one:
// means divide by their sum.
func (r *runner) drawWeights(u Uncertainty, x float64) {
	r.seedBy(x, 1)
	for i := 1; i < len(r.weights); i++ {
		switch w := r.base[i]; {
		case w == 0:
		case u.Dirichlet > 0:
			r.weights[i] = r.dice.gamma(u.Dirichlet * w)
		default:
			r.weights[i] = w * (1 + u.Perturb*(2*r.dice.rng.Float64()-1))
		}
	}
}
