package index

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// testdata/qci_worked.csv is one region of the quality competitiveness index
// worked by hand: tree 2/6/12 with goalposts as proposed in qci_structure.csv,
// scores 60–100, level-2 weights ½, equal weights below.
func TestQualityCompetitivenessIndexByHand(t *testing.T) {
	f, err := os.Open("testdata/qci_worked.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	s := Spec{Code: "QCI", Low: 60, High: 100, Nodes: []Node{{Code: "QCI"},
		{Code: "A", Parent: "QCI", Weight: "1/2"}, {Code: "B", Parent: "QCI", Weight: "1/2"}}}
	for _, p := range []string{"A1", "A2", "A3", "B1", "B2", "B3"} {
		s.Nodes = append(s.Nodes, Node{Code: p, Parent: p[:1], Weight: "1/3"})
	}
	d := Data{Units: []Unit{{Code: "R"}}}
	for _, r := range rows[1:13] {
		in := Indicator{Code: r[0], Parent: r[0][:2], Weight: "1/2", Direction: 1, Worst: parse(t, r[2]), Best: parse(t, r[3])}
		if in.Worst > in.Best {
			in.Direction = -1
		}
		s.Indicators = append(s.Indicators, in)
		d.Columns = append(d.Columns, Column{Code: r[0], Values: []float64{parse(t, r[1])}})
	}
	sc := score(t, s, d)
	for _, r := range rows[1:] {
		got, ok := sc.Score(r[0], "R")
		require.True(t, ok)
		require.InDelta(t, parse(t, r[4]), got, eps, r[0])
	}
	for _, c := range sc.Contributions("QCI", "R") {
		require.InDelta(t, c.Score/12, c.Points, eps)
	}
}

func parse(t *testing.T, s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	require.NoError(t, err)
	return v
}

// Values that COINr's own test suite expects (tests/testthat/test-normalise.R
// "n_funcs" and "dist2targ", test-treat.R "treat_num"; github.com/bluefoxr/COINr).
func TestValuesOfTheTestSuiteOfCOINr(t *testing.T) {
	one := func(x []float64, in Indicator) []float64 {
		in.Code, in.Parent, in.Range = "x1", "T", []float64{0, 1}
		return normaliseOne(t, x, func(own *Indicator) { *own = in })
	}
	near(t, []float64{0, 0.5, 1.1}, one([]float64{0, 5, 11}, Indicator{Direction: 1, Normalise: ToTarget, Target: 10, Unclamped: true}), "target")
	near(t, []float64{0, 0.5, 1}, one([]float64{0, 5, 11}, Indicator{Direction: 1, Normalise: ToTarget, Target: 10}), "target, capped")
	near(t, []float64{1.1, 0.9, 0}, one([]float64{-1, 1, 10}, Indicator{Direction: -1, Normalise: ToTarget, Unclamped: true}), "target, less is better")
	near(t, []float64{1, 0.9, 0}, one([]float64{-1, 1, 10}, Indicator{Direction: -1, Normalise: ToTarget}), "target, capped")
	near(t, []float64{0.1, 1, 0}, one([]float64{1, 11, -1}, Indicator{Direction: 1, Normalise: Goalposts, Best: 10}), "goalposts")
	// COINr's n_goalposts(direction = −1): 1 → 0.9, −1 → 1, 11 → 0.
	near(t, []float64{0.9, 1, 0}, one([]float64{1, -1, 11}, Indicator{Direction: -1, Normalise: Goalposts, Worst: 10}), "goalposts turned")
	x := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100}
	sc := newScratch(11)
	treat(x, OutliersWinsorise, Treatment{Skew: 2, Kurtosis: 3.5, MaxPoints: 5}, sc)
	near(t, []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10}, x, "winsorised")
}
