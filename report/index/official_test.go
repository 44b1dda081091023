package index

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// halves is the top of the quality competitiveness index: 质量水平 and
// 发展能力, half each, scores given.
func halves() Spec {
	return Spec{Code: "QCI", Low: 60, High: 100, Nodes: []Node{{Code: "QCI"}}, Indicators: []Indicator{
		{Code: "A", Parent: "QCI", Weight: "1/2", Direction: 1, Worst: 60, Best: 100},
		{Code: "B", Parent: "QCI", Weight: "1/2", Direction: 1, Worst: 60, Best: 100}}}
}

// The published parts give the published index: AQSIQ bulletins for 2006 and
// 2007 (2006's parts are 2007's less the published changes 1.35 and 0.66):
// (84.76+77.21)/2 = 80.985, printed 80.99; (83.41+76.55)/2 = 79.98.
func TestPublishedPartsGivePublishedIndex(t *testing.T) {
	m := compile(t, halves())
	national := func(period string, a, b float64) Scores {
		s, err := m.Score(Data{Period: period, Units: []Unit{{Code: "CN"}},
			Columns: []Column{{Code: "A", Values: []float64{a}}, {Code: "B", Values: []float64{b}}}})
		require.NoError(t, err)
		return s
	}
	s06, s07 := national("2006", 83.41, 76.55), national("2007", 84.76, 77.21)
	v06, _ := s06.Score("QCI", "CN")
	v07, _ := s07.Score("QCI", "CN")
	require.InDelta(t, 79.98, v06, eps)
	require.InDelta(t, 80.985, v07, eps)
	require.InDelta(t, 80.99, v07, 0.005+eps, "as printed")

	ch, err := Explain(s06, s07, "QCI", "CN")
	require.NoError(t, err)
	require.InDelta(t, 1.005, ch.Points(), eps)
	require.InDelta(t, 1.35/2, ch.Moves[0].Points, eps)
	require.InDelta(t, 0.66/2, ch.Moves[1].Points, eps)
}

// The published change of an industry is the difference of the published
// scores of both years, for the seven industries that are in both lists.
func TestIndustriesOf2008And2009(t *testing.T) {
	spec := Spec{Code: "I", Low: 60, High: 100, Nodes: []Node{{Code: "I"}},
		Indicators: []Indicator{{Code: "qci", Parent: "I", Direction: 1, Worst: 60, Best: 100}}}
	m := compile(t, spec)
	before, after, published := industries(t, "2008"), industries(t, "2009"), changes(t, "2009")
	s08, err := m.Score(before)
	require.NoError(t, err)
	s09, err := m.Score(after)
	require.NoError(t, err)
	compared := 0
	for _, u := range s08.Units() {
		ch, err := Explain(s08, s09, "I", u.Code)
		if err != nil {
			continue
		}
		compared++
		require.InDelta(t, published[u.Code], ch.Points(), eps, u.Code)
		require.InDelta(t, published[u.Code], ch.Moves[0].Points, eps, u.Code)
	}
	require.Equal(t, 7, compared)
	require.Equal(t, Rank{Place: 1, Of: 13}, s09.Rank("I", "通信设备、计算机及其他电子设备制造业"))
}

func industries(t *testing.T, year string) Data {
	d := Data{Period: year, Columns: []Column{{Code: "qci"}}}
	for _, r := range readTestdata(t, "qci_industry_"+year+".csv") {
		v, err := strconv.ParseFloat(r[2], 64)
		require.NoError(t, err)
		d.Units = append(d.Units, Unit{Code: r[1]})
		d.Columns[0].Values = append(d.Columns[0].Values, v)
	}
	return d
}

func changes(t *testing.T, year string) map[string]float64 {
	out := map[string]float64{}
	for _, r := range readTestdata(t, "qci_industry_"+year+".csv") {
		v, err := strconv.ParseFloat(r[3], 64)
		require.NoError(t, err)
		out[r[1]] = v
	}
	return out
}
