package index

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

var allMeans = []struct {
	mean     Mean
	exponent float64
}{{Arithmetic, 0}, {Geometric, 0}, {Harmonic, 0}, {Power, 2}, {Power, -3}, {Power, 0.5}}

func forMeans(t *testing.T, f func(t *testing.T, s Spec)) {
	for _, k := range allMeans {
		t.Run(fmt.Sprint(k.mean, k.exponent), func(t *testing.T) { f(t, deepSpec(k.mean, k.exponent)) })
	}
}

func TestContributionsAddUp(t *testing.T) {
	forMeans(t, func(t *testing.T, s Spec) {
		s.Availability = 0.6
		sc := score(t, s, randomData(s, 31, 0.2, 7))
		for _, n := range sc.Method().Nodes() {
			for _, u := range sc.Units() {
				want, ok := sc.Score(n.Code, u.Code)
				if !ok {
					continue
				}
				sum, weight := 0.0, 0.0
				for _, c := range sc.Contributions(n.Code, u.Code) {
					sum += c.Points
					weight += c.Weight
				}
				require.InDelta(t, want, sum, eps)
				require.InDelta(t, 1, weight, eps, "weights renormalise")
			}
		}
	})
}

func sumMoves(c Change) float64 {
	sum := 0.0
	for _, m := range c.Moves {
		sum += m.Points
	}
	return sum
}

func TestChangesAddUpAlsoWhenDataAreMissing(t *testing.T) {
	forMeans(t, func(t *testing.T, s Spec) {
		for _, low := range []float64{60, 0} { // 0: zero scores occur, φ has no slope there
			s.Low = low
			s.Indicators[0].Worst, s.Indicators[5].Worst = 50, 50
			for seed := range uint64(20) {
				s.Availability = float64(seed%2) * 0.6 // every other time nodes are withheld
				m := compile(t, s)
				before, err := m.Score(randomData(s, 10, 0.3, 2*seed))
				require.NoError(t, err)
				after, err := m.Score(randomData(s, 10, 0.3, 2*seed+1))
				require.NoError(t, err)
				for _, u := range before.Units() {
					for _, n := range m.Nodes() {
						c, err := Explain(before, after, n.Code, u.Code)
						if err == nil {
							require.InDelta(t, c.Points(), sumMoves(c), eps, "%s %s seed %d", n.Code, u.Code, seed)
						}
					}
				}
			}
		}
	})
}

// A better value never lowers the score: nor, for minmax and the other relative
// normalisations, the rank of the unit that has it.
func TestMonotone(t *testing.T) {
	forMeans(t, func(t *testing.T, s Spec) {
		for _, kind := range []Normalisation{Goalposts, MinMax, RankScore, Percentile, ToTarget} {
			s.Normalise = kind
			for i := range s.Indicators {
				s.Indicators[i].Target = s.Indicators[i].Best
			}
			rng := rand.New(rand.NewPCG(3, 4))
			m := compile(t, s)
			for range 40 {
				d := randomData(s, 8, 0.1, rng.Uint64())
				i, u := rng.IntN(12), rng.IntN(8)
				if math.IsNaN(d.Columns[i].Values[u]) {
					continue
				}
				a, err := m.Score(d)
				require.NoError(t, err)
				d.Columns[i].Values = slices.Clone(d.Columns[i].Values)
				d.Columns[i].Values[u] += float64(s.Indicators[i].Direction) * 20 * rng.Float64()
				b, err := m.Score(d)
				require.NoError(t, err)
				code := d.Units[u].Code
				before, ok := a.Score("Q", code)
				after, _ := b.Score("Q", code)
				if ok {
					require.GreaterOrEqual(t, after, before-eps, "%s indicator %d", kind, i)
					require.LessOrEqual(t, b.Rank("Q", code).Place, a.Rank("Q", code).Place)
				}
			}
		}
	})
}

// Measuring in other units (and, for interval scales, from another zero) does
// not change relative scores.
func TestScaleInvariance(t *testing.T) {
	for _, kind := range []Normalisation{MinMax, ZScore, RankScore, Percentile, ToUnit} {
		s := flat(4, func(s *Spec) {
			s.Normalise, s.Outliers = kind, OutliersWinsorise
			for i := range s.Indicators {
				s.Indicators[i].Reference = "u3"
			}
		})
		d := randomData(s, 12, 0.1, 5)
		d.Columns[1].Values[2], d.Columns[0].Values[2], d.Columns[2].Values[2], d.Columns[3].Values[2] = 50, 60, 70, 80
		d.Columns[0].Values[0] = 4000
		want := score(t, s, d).Column("T")
		for i := range d.Columns {
			for u := range d.Columns[i].Values {
				d.Columns[i].Values[u] = 1000*d.Columns[i].Values[u] + 17
			}
		}
		near(t, want, score(t, s, d).Column("T"), string(kind))
	}
}

// Fixed goalposts and targets that are restated in the new unit do not change
// the scores either.
func TestScaleInvarianceOfFixedGoals(t *testing.T) {
	for _, kind := range []Normalisation{Goalposts, ToTarget} {
		s := deepSpec("", 0)
		s.Normalise = kind
		for i := range s.Indicators {
			s.Indicators[i].Target = 60
		}
		d := randomData(s, 12, 0.1, 5)
		want := score(t, s, d).Column("Q")
		for i := range s.Indicators {
			in, factor := &s.Indicators[i], float64(i+1)*1000
			in.Worst, in.Best, in.Target = factor*in.Worst, factor*in.Best, factor*in.Target
			for u := range d.Columns[i].Values {
				d.Columns[i].Values[u] *= factor
			}
		}
		near(t, want, score(t, s, d).Column("Q"), string(kind))
	}
}

// Leaving a value out is the same as an index that never had the indicator and
// whose other weights were renormalised by hand.
func TestWeightsRenormalise(t *testing.T) {
	for _, k := range allMeans {
		weights := []int64{2, 3, 5, 7, 11}
		for gone := range weights {
			whole, rest := direct(5, nil), direct(4, nil)
			whole.Nodes[0].Mean, whole.Nodes[0].Exponent = k.mean, k.exponent
			rest.Nodes[0].Mean, rest.Nodes[0].Exponent = k.mean, k.exponent
			d := randomData(whole, 6, 0, uint64(gone))
			e := Data{Units: d.Units}
			for i, w := range weights {
				whole.Indicators[i].Weight = big.NewRat(w, 28).RatString()
				if i != gone {
					rest.Indicators[len(e.Columns)].Weight = big.NewRat(w, 28-weights[gone]).RatString()
					e.Columns = append(e.Columns, Column{Code: "x" + strconv.Itoa(len(e.Columns)+1), Values: d.Columns[i].Values})
				}
			}
			d.Columns[gone].Values = slices.Repeat([]float64{nan}, 6)
			near(t, score(t, rest, e).Column("T"), score(t, whole, d).Column("T"), fmt.Sprint(k, gone))
		}
	}
}

func TestOrderOfUnitsDoesNotMatter(t *testing.T) {
	s := deepSpec(Geometric, 0)
	s.Normalise, s.Impute, s.Outliers = MinMax, ImputeGroupMedian, OutliersWinsoriseLog
	s.Low = 1
	d := randomData(s, 20, 0.2, 9)
	d.Columns[2].Values[4] = 1e6
	a := score(t, s, d)
	p := rand.New(rand.NewPCG(1, 1)).Perm(20)
	e := Data{Units: make([]Unit, 20)}
	for _, c := range d.Columns {
		e.Columns = append(e.Columns, Column{Code: c.Code, Values: make([]float64, 20)})
	}
	for from, to := range p {
		e.Units[to] = d.Units[from]
		for i := range d.Columns {
			e.Columns[i].Values[to] = d.Columns[i].Values[from]
		}
	}
	b := score(t, s, e)
	for _, u := range d.Units {
		for _, n := range a.Method().Nodes() {
			x, okX := a.Score(n.Code, u.Code)
			y, okY := b.Score(n.Code, u.Code)
			require.Equal(t, okX, okY)
			if okX {
				require.InDelta(t, x, y, eps)
			}
			require.Equal(t, a.Rank(n.Code, u.Code), b.Rank(n.Code, u.Code))
		}
	}
}
