package score_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/define"
	"qreport/report/index"
	"qreport/report/score"
)

func definitions(t testing.TB) *define.Definitions {
	t.Helper()
	defs, err := define.Load("2011", nil)
	require.NoError(t, err)
	return defs
}

func TestMethodHasTheTree(t *testing.T) {
	defs := definitions(t)
	method, err := score.NewMethod(defs.Index)
	require.NoError(t, err)
	level := map[int]int{}
	for _, n := range method.Nodes() {
		level[n.Depth]++
	}
	require.Equal(t, map[int]int{0: 1, 1: 2, 2: 6, 3: 12}, level, "2/6/12")
	require.Len(t, method.Indicators("QCI"), 12)
}

// TestGoalpostsGiveTheEnds: a region at every worst goalpost scores 60, at
// every best 100, and the middle of both is in the middle.
func TestGoalpostsGiveTheEnds(t *testing.T) {
	defs := definitions(t)
	method, err := score.NewMethod(defs.Index)
	require.NoError(t, err)
	data := index.Data{Period: "2010", Units: []index.Unit{{Code: "w"}, {Code: "m"}, {Code: "b"}}}
	for _, l := range defs.Index.Leaves {
		data.Columns = append(data.Columns, index.Column{Code: l.Code, Values: []float64{l.Low, (l.Low + l.High) / 2, l.High}})
	}
	scores, err := method.Score(data)
	require.NoError(t, err)
	for unit, want := range map[string]float64{"w": 60, "m": 80, "b": 100} {
		got, ok := scores.Score("QCI", unit)
		require.True(t, ok)
		require.InDelta(t, want, got, 1e-9, unit)
	}
}

// BenchmarkRobustness is the experiment of the report on 31 regions.
func BenchmarkRobustness(b *testing.B) {
	defs := definitions(b)
	method, err := score.NewMethod(defs.Index)
	require.NoError(b, err)
	data := index.Data{Period: "2010"}
	for u := range 31 {
		data.Units = append(data.Units, index.Unit{Code: fmt.Sprint(u)})
	}
	for i, l := range defs.Index.Leaves {
		c := index.Column{Code: l.Code, Values: make([]float64, 31)}
		for u := range c.Values {
			c.Values[u] = l.Low + (l.High-l.Low)*(0.5+0.3*math.Sin(float64(7*u+i)))
		}
		data.Columns = append(data.Columns, c)
	}
	for b.Loop() {
		screened, err := method.Screen(data)
		require.NoError(b, err)
		_, err = screened.Robustness(index.Uncertainty{Runs: 1000, Seed: 1, Perturb: 0.25, Sampling: true,
			Normalise: []index.Normalisation{index.Goalposts, index.MinMax},
			Means:     []index.MeanChoice{{Mean: index.Arithmetic}, {Mean: index.Geometric}}})
		require.NoError(b, err)
	}
}
