package index

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

const eps = 1e-9

// flat is an index of one level: indicators x1 … xn under the root.
func flat(n int, edit func(*Spec)) Spec {
	s := Spec{Code: "T", Nodes: []Node{{Code: "T"}}, Normalise: MinMax}
	for i := range n {
		s.Indicators = append(s.Indicators, Indicator{Code: "x" + strconv.Itoa(i+1), Parent: "T", Direction: 1, Worst: 0, Best: 100})
	}
	if edit != nil {
		edit(&s)
	}
	return s
}

// table makes data with units u1 … and columns x1 …, given column by column.
func table(columns ...[]float64) Data {
	d := Data{Period: "now"}
	for u := range columns[0] {
		d.Units = append(d.Units, Unit{Code: "u" + strconv.Itoa(u+1), Name: "unit " + strconv.Itoa(u+1)})
	}
	for i, c := range columns {
		d.Columns = append(d.Columns, Column{Code: "x" + strconv.Itoa(i+1), Values: c})
	}
	return d
}

func compile(t testing.TB, s Spec) *Method {
	t.Helper()
	m, err := Compile(s)
	require.NoError(t, err)
	return m
}

func score(t testing.TB, s Spec, d Data) Scores {
	t.Helper()
	out, err := compile(t, s).Score(d)
	require.NoError(t, err)
	return out
}

// near compares slices to 1e-9, NaN being equal to NaN.
func near(t testing.TB, want, got []float64, what string) {
	t.Helper()
	require.Len(t, got, len(want), what)
	for i := range want {
		if math.IsNaN(want[i]) {
			require.True(t, math.IsNaN(got[i]), "%s [%d]: %g is not missing", what, i, got[i])
			continue
		}
		require.InDelta(t, want[i], got[i], eps*math.Max(1, math.Abs(want[i])), "%s [%d]", what, i)
	}
}

var nan = math.NaN()

// deepSpec is a tree of three levels, 2 × 3 × 2 indicators, like the quality
// competitiveness index.
func deepSpec(mean Mean, exponent float64) Spec {
	s := Spec{Code: "Q", Low: 60, High: 100, Nodes: []Node{{Code: "Q", Mean: mean, Exponent: exponent}}}
	for _, a := range []string{"A", "B"} {
		s.Nodes = append(s.Nodes, Node{Code: a, Parent: "Q", Weight: "1/2", Mean: mean, Exponent: exponent})
		for _, b := range []string{"1", "2", "3"} {
			s.Nodes = append(s.Nodes, Node{Code: a + b, Parent: a, Weight: "1/3", Mean: mean, Exponent: exponent})
			for _, c := range []string{"1", "2"} {
				s.Indicators = append(s.Indicators, Indicator{Code: a + b + c, Parent: a + b, Weight: "1/2", Direction: 1, Worst: 0, Best: 100})
			}
		}
	}
	s.Indicators[3].Direction, s.Indicators[3].Worst, s.Indicators[3].Best = -1, 100, 0
	return s
}

// randomData fills all columns of a specification.
func randomData(s Spec, units int, missing float64, seed uint64) Data {
	rng := rand.New(rand.NewPCG(seed, 1))
	d := Data{Period: "p" + strconv.Itoa(int(seed))}
	for u := range units {
		d.Units = append(d.Units, Unit{Code: "u" + strconv.Itoa(u+1), Group: "g" + strconv.Itoa(u%3)})
	}
	for _, in := range s.Indicators {
		c := Column{Code: in.Code}
		for range units {
			v := 5 + 90*rng.Float64()
			if rng.Float64() < missing {
				v = math.NaN()
			}
			c.Values = append(c.Values, v)
		}
		d.Columns = append(d.Columns, c)
	}
	return d
}
