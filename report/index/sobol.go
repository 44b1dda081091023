package index

import (
	"math"
	"math/rand/v2"
	"slices"
)

// SobolIndex is the sensitivity index of one input of a model, with a 90 % bootstrap interval.
type SobolIndex struct {
	First, FirstLow, FirstHigh float64 // share of the variance due to the input alone
	Total, TotalLow, TotalHigh float64 // … due to it in all its interactions
}

// Sobol estimates the first-order and total variance-based sensitivity indices
// of a model of independent inputs, each uniform in 0…1, with n·(inputs+2) runs.
// With two independent samples A and B of n rows and A_B^i, which is A with
// column i from B (Jansen 1999, Comput. Phys. Commun. 117:35; Saltelli et al.
// 2010, ibid. 181:259, table 2 b and f):
//
//	S_i = 1 − Σ ( f(B)_j − f(A_B^i)_j )² / 2nV
//	T_i =     Σ ( f(A)_j − f(A_B^i)_j )² / 2nV
//
// with V the variance of f over both samples. The bootstrap draws rows with
// replacement. A model that is constant or undefined (NaN) somewhere gives NaN.
func Sobol(model func(x []float64) float64, inputs, n int, seed uint64, bootstrap int) []SobolIndex {
	d := newDesign(inputs, 1, n)
	for j := range n {
		d.row(j, seed, func(x, y []float64) { y[0] = model(x) })
	}
	return d.indices(0, seed, bootstrap)
}

// design holds the outputs of all runs: for every row f(A), f(B) and then
// f(A_B^i) for every input.
type design struct {
	inputs, outputs, n int
	y                  []float64
}

func newDesign(inputs, outputs, n int) *design {
	return &design{inputs, outputs, n, make([]float64, n*(inputs+2)*outputs)}
}

// row runs the model for one row. It may be called from many goroutines for
// different rows.
func (d *design) row(j int, seed uint64, model func(x, y []float64)) {
	dice := newDice()
	dice.seed(seed, uint64(j))
	a, b, x := make([]float64, d.inputs), make([]float64, d.inputs), make([]float64, d.inputs)
	for i := range a {
		a[i], b[i] = dice.rng.Float64(), dice.rng.Float64()
	}
	model(a, d.at(j, 0))
	model(b, d.at(j, 1))
	for i := range a {
		copy(x, a)
		x[i] = b[i]
		model(x, d.at(j, 2+i))
	}
}

// at returns the place of the outputs of one run.
func (d *design) at(row, run int) []float64 {
	from := (row*(d.inputs+2) + run) * d.outputs
	return d.y[from : from+d.outputs]
}

// indices estimates those of one output.
func (d *design) indices(output int, seed uint64, bootstrap int) []SobolIndex {
	rows := make([]int, d.n)
	for j := range rows {
		rows[j] = j
	}
	out := make([]SobolIndex, d.inputs)
	for i, e := range d.estimate(output, rows) {
		out[i] = SobolIndex{e[0], math.NaN(), math.NaN(), e[1], math.NaN(), math.NaN()}
	}
	if bootstrap > 0 {
		d.addIntervals(out, output, seed, bootstrap)
	}
	return out
}

func (d *design) addIntervals(out []SobolIndex, output int, seed uint64, bootstrap int) {
	dice, rows := newDice(), make([]int, d.n)
	dice.seed(seed, math.MaxUint64)
	first, total := make([][]float64, d.inputs), make([][]float64, d.inputs)
	for range bootstrap {
		resample(rows, dice.rng)
		for i, e := range d.estimate(output, rows) {
			first[i], total[i] = append(first[i], e[0]), append(total[i], e[1])
		}
	}
	for i := range out {
		slices.Sort(first[i])
		slices.Sort(total[i])
		out[i].FirstLow, out[i].FirstHigh = quantile(first[i], 0.05), quantile(first[i], 0.95)
		out[i].TotalLow, out[i].TotalHigh = quantile(total[i], 0.05), quantile(total[i], 0.95)
	}
}

func resample(rows []int, rng *rand.Rand) {
	for j := range rows {
		rows[j] = rng.IntN(len(rows))
	}
}

// estimate returns the first-order and total index of every input over some
// rows.
func (d *design) estimate(output int, rows []int) [][2]float64 {
	out := make([][2]float64, d.inputs)
	var sum, n float64
	for _, j := range rows {
		sum, n = sum+d.at(j, 0)[output]+d.at(j, 1)[output], n+2
	}
	m, variance := sum/n, 0.0
	for _, j := range rows {
		a, b := d.at(j, 0)[output]-m, d.at(j, 1)[output]-m
		variance += a*a + b*b
		for i := range out {
			ab := d.at(j, 2+i)[output] - m
			out[i][0] += (b - ab) * (b - ab)
			out[i][1] += (a - ab) * (a - ab)
		}
	}
	variance /= n - 1
	for i := range out {
		out[i][0] = 1 - out[i][0]/(n*variance)
		out[i][1] /= n * variance
	}
	return out
}
