package index

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// sampled is 31 units × 12 indicators; two of them are rates found on samples.
func sampled(t testing.TB) (*Method, Screened) {
	s := deepSpec(Arithmetic, 0)
	d := randomData(s, 31, 0.05, 11)
	for _, i := range []int{4, 5} {
		c := &d.Columns[i]
		c.Errors = make([]Sampling, 31)
		for u := range c.Values {
			n := 20 + 15*float64(u)
			k := math.Round(n * (0.7 + 0.01*float64(u%29)))
			c.Values[u], c.Errors[u] = 100*k/n, Sampling{Pass: k, Trials: n, Scale: 100}
		}
	}
	m := compile(t, s)
	screened, err := m.Screen(d)
	require.NoError(t, err)
	return m, screened
}

func everything(runs int) Uncertainty {
	return Uncertainty{Runs: runs, Seed: 42, Perturb: 0.25, Normalise: []Normalisation{"", MinMax, Percentile},
		Means: []MeanChoice{{}, {Mean: Geometric}}, Impute: []Imputation{"", ImputeMean, ImputeGroupMedian}, Sampling: true}
}

func encode(t *testing.T, v any) []byte {
	var b bytes.Buffer
	require.NoError(t, gob.NewEncoder(&b).Encode(v))
	return b.Bytes()
}

func TestSameSeedSameResultOnAnyNumberOfCores(t *testing.T) {
	_, s := sampled(t)
	u := everything(400)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one, err := s.Robustness(u)
	require.NoError(t, err)
	runtime.GOMAXPROCS(2)
	two, err := s.Robustness(u)
	require.NoError(t, err)
	require.Equal(t, encode(t, one.Bands), encode(t, two.Bands))
	require.Equal(t, fmt.Sprint(one.scores), fmt.Sprint(two.scores))
	for workers := range 7 {
		u.Workers = workers + 1
		again, err := s.Robustness(u)
		require.NoError(t, err)
		require.Equal(t, encode(t, one.Bands), encode(t, again.Bands))
	}
	u.Seed++
	other, err := s.Robustness(u)
	require.NoError(t, err)
	require.NotEqual(t, encode(t, one.Bands), encode(t, other.Bands))
}

// A run with no variation is the plain calculation, stage by stage.
func TestRunnerIsTheStages(t *testing.T) {
	d := randomData(deepSpec("", 0), 15, 0.2, 3)
	d.Columns[1].Values[0] = 900
	spec := deepSpec(Geometric, 0)
	spec.Low = 1
	for i := range spec.Indicators {
		in := &spec.Indicators[i]
		in.Impute = []Imputation{ImputeMean, ImputeMedian, ImputeGroupMean, ImputeGroupMedian, ImputeNone}[i%5]
		in.Normalise = []Normalisation{Goalposts, MinMax, RankScore, Percentile}[i%4]
		if in.Normalise != Goalposts {
			in.Outliers = OutliersWinsoriseLog
		}
	}
	s, err := compile(t, spec).Screen(d)
	require.NoError(t, err)
	r, err := s.Robustness(Uncertainty{Runs: 3})
	require.NoError(t, err)
	want := s.Denominate().Impute().Treat().Normalise().Aggregate()
	for row := range 3 {
		require.Equal(t, want.values[0], r.scores[row*15:(row+1)*15])
	}
	for _, b := range r.Bands {
		require.Equal(t, b.Rank.Place, b.Low)
		require.Equal(t, b.Rank.Place, b.High)
		require.InDelta(t, b.Score, b.ScoreMedian, eps)
	}
}

// Two units 1.5 apart with standard errors 2 and 1: P = Φ(1.5/√5).
func TestProbabilityOfBeingAheadOfTheNext(t *testing.T) {
	o := readOracle(t)
	d := table([]float64{51.5, 50})
	d.Columns[0].Errors = []Sampling{{StandardError: 2}, {StandardError: 1}}
	s, err := compile(t, direct(1, nil)).Screen(d)
	require.NoError(t, err)
	r, err := s.Robustness(Uncertainty{Runs: 40000, Seed: 1, Sampling: true})
	require.NoError(t, err)
	p := o["ahead_normal"][0]
	b, _ := r.Band("u1")
	require.Equal(t, "u2", b.Next)
	require.InDelta(t, p, b.Ahead, 4*math.Sqrt(p*(1-p)/40000))
	require.InDelta(t, p, b.First, 4*math.Sqrt(p*(1-p)/40000))
	require.InDelta(t, 1, r.Ahead("u1", "u2")+r.Ahead("u2", "u1"), eps)
	require.Equal(t, []string{"u2"}, codes(r.Overlapping("u1")))
}

// A rate of k in n is drawn from Beta(k+½, n−k+½); quantiles from R's qbeta.
func TestSamplingErrorOfRates(t *testing.T) {
	o := readOracle(t)
	for name, k := range map[string]float64{"beta_18_20": 18, "beta_20_20": 20} {
		d := table([]float64{5 * k})
		d.Columns[0].Errors = []Sampling{{Pass: k, Trials: 20, Scale: 100}}
		s, err := compile(t, direct(1, nil)).Screen(d)
		require.NoError(t, err)
		r, err := s.Robustness(Uncertainty{Runs: 40000, Seed: 5, Sampling: true})
		require.NoError(t, err)
		want := o[name]
		require.InDelta(t, 100*want[0], mean(r.scores), 4*100*want[1]/200)
		require.InDelta(t, 100*want[1], deviation(r.scores), 0.2)
		got := []float64{r.Bands[0].ScoreLow, r.Bands[0].ScoreMedian, r.Bands[0].ScoreHigh}
		for i, q := range want[2:] {
			require.InDelta(t, 100*q, got[i], 0.35, "%s quantile %d", name, i)
		}
	}
}

// 20 of 20 is no proof: with sampling error it is not surely ahead of 1960 of
// 2000.
func TestSmallSampleDoesNotSurelyRankFirst(t *testing.T) {
	d := table([]float64{100, 98})
	d.Columns[0].Errors = []Sampling{{Pass: 20, Trials: 20, Scale: 100}, {Pass: 1960, Trials: 2000, Scale: 100}}
	s, err := compile(t, direct(1, nil)).Screen(d)
	require.NoError(t, err)
	r, err := s.Robustness(Uncertainty{Sampling: true, Seed: 3})
	require.NoError(t, err)
	require.Equal(t, 1, r.Bands[0].Rank.Place)
	require.Less(t, r.Bands[0].Ahead, 0.8)
	require.Equal(t, 2, r.Bands[0].High)
}

// Weights: mean and variance of both ways to draw them, seen in the score of a
// unit that has 100 in one of two equal indicators and 0 in the other.
func TestDrawnWeights(t *testing.T) {
	s, err := compile(t, direct(2, nil)).Screen(table([]float64{100}, []float64{0}))
	require.NoError(t, err)
	r, err := s.Robustness(Uncertainty{Runs: 20000, Dirichlet: 10, Seed: 2})
	require.NoError(t, err)
	require.InDelta(t, 50, mean(r.scores), 0.5)
	require.InDelta(t, 100*math.Sqrt(0.25/11), deviation(r.scores), 0.3)
	r, err = s.Robustness(Uncertainty{Runs: 20000, Perturb: 0.25, Seed: 2})
	require.NoError(t, err)
	require.InDelta(t, 50, mean(r.scores), 0.2)
	lo, hi := extremes(r.scores)
	require.GreaterOrEqual(t, lo, 100*0.75/2)
	require.LessOrEqual(t, hi, 100*1.25/2)
}

func TestUncertaintyIsChecked(t *testing.T) {
	_, s := sampled(t)
	_, err := s.Robustness(Uncertainty{Perturb: 0.2, Dirichlet: 5, Node: "nowhere", Normalise: []Normalisation{ZScore, ToUnit}, Means: []MeanChoice{{Mean: Geometric}}})
	require.ErrorContains(t, err, "exclude each other")
	require.ErrorContains(t, err, "unknown node")
	require.ErrorContains(t, err, "no reference unit")
	require.ErrorContains(t, err, "below zero")
	_, err = s.Sensitivity(Uncertainty{Perturb: 0.2}, 0)
	require.ErrorContains(t, err, "two or more")
}

// Ishigami & Homma 1990, a = 7, b = 0.1, on ±π. Analytic: V = a²/8 + bπ⁴/5 +
// b²π⁸/18 + ½, V1 = ½(1+bπ⁴/5)², V2 = a²/8, V13 = 8b²π⁸/225.
func TestSobolOfIshigami(t *testing.T) {
	ishigami := func(x []float64) float64 {
		p := func(i int) float64 { return math.Pi * (2*x[i] - 1) }
		return math.Sin(p(0)) + 7*math.Pow(math.Sin(p(1)), 2) + 0.1*math.Pow(p(2), 4)*math.Sin(p(0))
	}
	requireIndices(t, ishigami, 3, []float64{.3139, .4424, 0}, []float64{.5576, .4424, .2437})
}

// requireIndices demands the mean over independent seeds to lie within four
// standard errors of the truth, the standard errors to be small, and the
// bootstrap intervals to cover the truth about as often as they say.
func requireIndices(t *testing.T, model func([]float64) float64, inputs int, first, total []float64) {
	const seeds, n = 24, 1 << 13
	covered := 0
	estimates := make([][]float64, 2*inputs)
	for seed := range uint64(seeds) {
		for i, s := range Sobol(model, inputs, n, seed, 20) {
			estimates[i] = append(estimates[i], s.First)
			estimates[inputs+i] = append(estimates[inputs+i], s.Total)
			if s.FirstLow <= first[i] && first[i] <= s.FirstHigh {
				covered++
			}
			if s.TotalLow <= total[i] && total[i] <= s.TotalHigh {
				covered++
			}
		}
	}
	for i, want := range append(first, total...) {
		se := deviation(estimates[i]) / math.Sqrt(seeds)
		require.Less(t, se, 0.006, "standard error %d", i)
		require.InDelta(t, want, mean(estimates[i]), 4*se+0.0001, "index %d", i)
	}
	require.InDelta(t, 0.9, float64(covered)/float64(2*inputs*seeds), 0.12, "coverage of 90 %% intervals")
}

// Sobol's g-function ∏ (|4xᵢ−2|+aᵢ)/(1+aᵢ): Vᵢ = 1/(3(1+aᵢ)²), V = ∏(1+Vᵢ) − 1,
// Sᵢ = Vᵢ/V, Tᵢ = Vᵢ·∏_{j≠i}(1+Vⱼ)/V.
func TestSobolOfG(t *testing.T) {
	a := []float64{0, 1, 4.5, 9, 99, 99}
	g := func(x []float64) float64 {
		y := 1.0
		for i := range a {
			y *= (math.Abs(4*x[i]-2) + a[i]) / (1 + a[i])
		}
		return y
	}
	v, all := make([]float64, len(a)), 1.0
	for i := range a {
		v[i] = 1 / (3 * (1 + a[i]) * (1 + a[i]))
		all *= 1 + v[i]
	}
	var first, total []float64
	for i := range a {
		first = append(first, v[i]/(all-1))
		total = append(total, v[i]*all/(1+v[i])/(all-1))
	}
	requireIndices(t, g, len(a), first, total)
}

func TestSensitivity(t *testing.T) {
	_, s := sampled(t)
	u := everything(256)
	a, err := s.Sensitivity(u, 20)
	require.NoError(t, err)
	require.Equal(t, []string{"weights", "normalise", "mean", "impute", "sampling"}, a.Factors)
	require.Equal(t, 256*7, a.Runs)
	require.Len(t, a.Scores, 31)
	u.Workers = 1
	b, err := s.Sensitivity(u, 20)
	require.NoError(t, err)
	require.Equal(t, fmt.Sprint(a), fmt.Sprint(b))
	// Normalisation changes scores from goalposts to relative ones: it must carry
	// most of the variance of a unit's score.
	require.Greater(t, a.Scores["u1"][1].Total, 0.4)
	for _, x := range a.RankShift {
		require.Greater(t, x.Total, -0.2)
		require.Less(t, x.Total, 1.2)
	}
}

func BenchmarkRobustness(b *testing.B) {
	_, s := sampled(b)
	u := everything(1000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Robustness(u); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRobustnessOneCore(b *testing.B) {
	_, s := sampled(b)
	u := everything(1000)
	u.Workers = 1
	for b.Loop() {
		if _, err := s.Robustness(u); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScore(b *testing.B) {
	s := deepSpec(Arithmetic, 0)
	d, m := randomData(s, 31, 0.05, 11), compile(b, s)
	for b.Loop() {
		if _, err := m.Score(d); err != nil {
			b.Fatal(err)
		}
	}
}

// The loop of runs allocates nothing.
func TestRunsDoNotAllocate(t *testing.T) {
	_, s := sampled(t)
	u := everything(1).withDefaults(s.method)
	plan, factors := s.Denominate().imputing(), u.factors()
	r, point := newRunner(&s, plan, u), []float64{.3, .5, .7, .9, .1}
	places := make([]float64, 31)
	require.Zero(t, testing.AllocsPerRun(50, func() {
		r.dice.seed(1, 2)
		r.order = rankInto(places, r.run(factors, point), r.order)
	}))
}
