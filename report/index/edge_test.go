package index

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLevelsGiveMeansToTheirNodes(t *testing.T) {
	s := deepSpec("", 0)
	s.Levels = []Level{{Depth: 0, Mean: Power, Exponent: 2}, {Depth: 2, Mean: Harmonic}}
	s.Nodes[1].Mean = Geometric // of its own, level 1 has none
	m := compile(t, s)
	for _, n := range m.nodes {
		if n.leaf < 0 {
			want := map[int]float64{0: 2, 1: 1, 2: -1}[n.depth]
			if n.code == "A" {
				want = 0
			}
			require.Equal(t, want, n.exponent, n.code)
		}
	}
	require.Equal(t, []string{"A11", "A12", "A21", "A22", "A31", "A32"}, m.Indicators("A"))
	require.Equal(t, []string{"B12"}, m.Indicators("B12"))
	require.Nil(t, m.Indicators("?"))
}

func TestRelativeIndicators(t *testing.T) {
	s := direct(4, func(s *Spec) {
		s.Indicators[1].Normalise, s.Indicators[2].Outliers, s.Indicators[3].Impute = Percentile, OutliersWinsorise, ImputeMean
	})
	require.Equal(t, []string{"x2", "x3", "x4"}, compile(t, s).Relative())
}

// Moves below a node add up to what the node gave to its parent.
func TestChangeOfANode(t *testing.T) {
	s := deepSpec("", 0)
	m := compile(t, s)
	a, err := m.Score(randomData(s, 3, 0, 1))
	require.NoError(t, err)
	b, err := m.Score(randomData(s, 3, 0, 2))
	require.NoError(t, err)
	whole, err := Explain(a, b, "Q", "u1")
	require.NoError(t, err)
	part, err := Explain(a, b, "A", "u1")
	require.NoError(t, err)
	require.InDelta(t, part.Points()/2, whole.Of(m.Indicators("A")), eps)
}

func TestUndefinedScoresAreLogged(t *testing.T) {
	s := direct(2, func(s *Spec) {
		in := &s.Indicators[0]
		in.Log, in.Worst, in.Best = true, 1, 100
	})
	sc := score(t, s, table([]float64{-4, 10}, []float64{30, 50}))
	near(t, []float64{30, 50}, sc.Column("T"), "ln 10 is half way to ln 100")
	require.Equal(t, Undefined, sc.Log()[0].Action)
	require.Equal(t, ChildDropped, sc.Log()[1].Action)
}

func TestUnknownCodes(t *testing.T) {
	sc := score(t, direct(1, nil), table([]float64{10, 20, 30}))
	_, ok := sc.Score("?", "u1")
	require.False(t, ok)
	_, ok = sc.Score("T", "?")
	require.False(t, ok)
	_, ok = sc.Value("T", "u1")
	require.False(t, ok, "an inner node has no value before it is aggregated")
	_, ok = sc.Grade("T", "?", "")
	require.False(t, ok)
	require.Equal(t, Rank{}, sc.Rank("T", "?"))
	require.Nil(t, sc.Column("?"))
	require.Nil(t, sc.Table("?"))
	require.Nil(t, sc.Peers("T", "?", 3))
	require.Nil(t, sc.Contributions("T", "?"))
	require.Empty(t, sc.Profile("?"))
	require.Zero(t, sc.Coverage("T", "?"))
	require.Equal(t, "now", sc.Period())
}

func TestStrengthsInOrderOfPlace(t *testing.T) {
	sc := score(t, direct(3, nil), table(
		[]float64{80, 90, 10, 10, 10},  // second place
		[]float64{60, 50, 40, 30, 20},  // first, small gap
		[]float64{99, 10, 10, 10, 10})) // first, wide gap
	var got []string
	for _, s := range sc.Strengths("u1", 9) {
		got = append(got, s.Indicator)
	}
	require.Equal(t, []string{"x3", "x2", "x1"}, got)
	require.Len(t, sc.Strengths("u1", 2), 2)
	require.Len(t, sc.Weaknesses("u1", 2), 0)
}

// A unit without a score stands last, without a place, and takes no part in
// bands and probabilities.
func TestUnitWithoutScore(t *testing.T) {
	d := table([]float64{10, nan, 30})
	sc := score(t, direct(1, nil), d)
	tab := sc.Table("T")
	require.Equal(t, "u2", tab[2].Unit.Code)
	require.Zero(t, tab[2].Rank.Place)
	s, err := sc.Method().Screen(d)
	require.NoError(t, err)
	r, err := s.Robustness(Uncertainty{Runs: 10, Perturb: 0.1})
	require.NoError(t, err)
	require.Zero(t, r.Bands[1].Runs)
	require.Equal(t, "u1", r.Bands[2].Next)
	require.True(t, isMissing(r.Ahead("u1", "u2")))
	require.True(t, isMissing(r.Ahead("u1", "?")))
	require.Empty(t, r.Overlapping("u1"))
}

func TestScreenIgnoresNothingSilently(t *testing.T) {
	s := direct(1, func(s *Spec) { s.Screen.Exclude = []string{"u9"}; s.Indicators[0].Reference = "u8" })
	_, err := compile(t, s).Screen(table([]float64{1}))
	require.ErrorContains(t, err, `u9: included or excluded, but no such unit`)
	require.ErrorContains(t, err, `no unit "u8"`)
	s = direct(1, func(s *Spec) { s.Screen.Exclude = []string{"u1"} })
	_, err = compile(t, s).Screen(table([]float64{1}))
	require.ErrorContains(t, err, "no unit is left")
}
