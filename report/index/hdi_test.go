package index

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The worked example of the UNDP's technical notes to the Human Development
// Report 2020 (technical note 1): dimension indices 0.6971 (health), 0.3447
// (education) and, from an income of 3,829 PPP $,
//
//	(ln 3829 − ln 100) / (ln 75000 − ln 100) = 0.5506,
//	HDI = (0.6971 · 0.3447 · 0.5506)^(1/3) = 0.510.
//
// Education is the arithmetic mean of expected (goalposts 0–18) and mean years
// (0–15) of schooling, so the tree mixes both means as the HDI does; the years
// below were chosen to give the printed 0.3447: (7.9/18 + 3.758/15)/2 ≈ 0.3447.
func TestHumanDevelopmentIndexExample(t *testing.T) {
	s := Spec{Code: "HDI", Low: 0, High: 1,
		Nodes: []Node{{Code: "HDI", Mean: Geometric}, {Code: "edu", Parent: "HDI"}},
		Indicators: []Indicator{
			{Code: "life", Parent: "HDI", Direction: 1, Worst: 20, Best: 85},
			{Code: "expected", Parent: "edu", Direction: 1, Worst: 0, Best: 18},
			{Code: "mean", Parent: "edu", Direction: 1, Worst: 0, Best: 15},
			{Code: "income", Parent: "HDI", Direction: 1, Worst: 100, Best: 75000, Log: true}}}
	one := func(code string, v float64) Column { return Column{Code: code, Values: []float64{v}} }
	sc := score(t, s, Data{Units: []Unit{{Code: "U"}}, Columns: []Column{
		one("life", 20+0.6971*65), one("expected", 7.9), one("mean", (2*0.3447-7.9/18)*15), one("income", 3829)}})
	income, _ := sc.Score("income", "U")
	require.InDelta(t, 0.5506, income, 0.00005, "published to four decimals")
	edu, _ := sc.Score("edu", "U")
	require.InDelta(t, 0.3447, edu, eps)
	hdi, _ := sc.Score("HDI", "U")
	require.InDelta(t, 0.510, hdi, 0.0005, "published to three decimals")
	require.Equal(t, []string(nil), sc.Method().Relative())
}
