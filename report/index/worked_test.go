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
	rows := readTestdata(t, "qci_worked.csv")
	s := Spec{Code: "QCI", Low: 60, High: 100, Nodes: []Node{{Code: "QCI"},
		{Code: "A", Parent: "QCI", Weight: "1/2"}, {Code: "B", Parent: "QCI", Weight: "1/2"}}}
	for _, p := range []string{"A1", "A2", "A3", "B1", "B2", "B3"} {
		s.Nodes = append(s.Nodes, Node{Code: p, Parent: p[:1], Weight: "1/3"})
	}
	d := Data{Units: []Unit{{Code: "R"}}}
	for _, r := range rows[:12] {
		in := Indicator{Code: r[0], Parent: r[0][:2], Weight: "1/2", Direction: 1, Worst: parse(t, r[2]), Best: parse(t, r[3])}
		if in.Worst > in.Best {
			in.Direction = -1
		}
		s.Indicators = append(s.Indicators, in)
		d.Columns = append(d.Columns, Column{Code: r[0], Values: []float64{parse(t, r[1])}})
	}
	sc := score(t, s, d)
	for _, r := range rows {
		got, ok := sc.Score(r[0], "R")
		require.True(t, ok)
		require.InDelta(t, parse(t, r[4]), got, eps, r[0])
	}
	for _, c := range sc.Contributions("QCI", "R") {
		require.InDelta(t, c.Score/12, c.Points, eps)
	}
}

func parse(t *testing.T, s string) float64 {
	if s == "NA" {
		return nan
	}
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

// testdata/coinr_imputation.csv is the worked example of COINr's documentation
// (vignette "Imputation", version 1.1.11: ten units, the first five in group a),
// as printed there: to seven digits.
func TestImputationOfTheDocumentationOfCOINr(t *testing.T) {
	byColumn := map[string][][]string{}
	for _, r := range readTestdata(t, "coinr_imputation.csv") {
		byColumn[r[0]] = append(byColumn[r[0]], r)
	}
	require.Len(t, byColumn, 3)
	for name, rows := range byColumn {
		for at, kind := range map[int]Imputation{3: ImputeMean, 4: ImputeGroupMedian} {
			d := Data{Columns: []Column{{Code: "x1"}}}
			for u, r := range rows {
				d.Units = append(d.Units, Unit{Code: strconv.Itoa(u), Group: r[1]})
				d.Columns[0].Values = append(d.Columns[0].Values, parse(t, r[2]))
			}
			s, err := compile(t, flat(1, func(s *Spec) { s.Impute = kind })).Screen(d)
			require.NoError(t, err)
			for u, v := range s.Denominate().Impute().x[0] {
				require.InDelta(t, parse(t, rows[u][at]), v, 5e-8, "%s %s %d", name, kind, u)
			}
		}
	}
}

// testdata/availability.csv is worked by hand: a node of four indicators with
// weights 0.4, 0.3, 0.2, 0.1 that wants at least 60 % of the weight, below a root
// that wants at least half; the last column shows the working.
func TestAvailabilityByHand(t *testing.T) {
	s := Spec{Code: "T", Availability: 0.5, Normalise: Goalposts, Nodes: []Node{{Code: "T"},
		{Code: "P", Parent: "T", Weight: "3/4", Availability: 0.6}, {Code: "Q", Parent: "T", Weight: "1/4"}}}
	for i, w := range []string{"0.4", "0.3", "0.2", "0.1"} {
		s.Indicators = append(s.Indicators, Indicator{Code: "p" + strconv.Itoa(i+1), Parent: "P", Weight: w, Direction: 1, Best: 100})
	}
	s.Indicators = append(s.Indicators, Indicator{Code: "q", Parent: "Q", Direction: 1, Best: 100})
	rows := readTestdata(t, "availability.csv")
	d := Data{}
	for i, in := range s.Indicators {
		c := Column{Code: in.Code}
		for _, r := range rows {
			c.Values = append(c.Values, parse(t, r[1+i]))
		}
		d.Columns = append(d.Columns, c)
	}
	for _, r := range rows {
		d.Units = append(d.Units, Unit{Code: r[0]})
	}
	sc := score(t, s, d)
	for u, r := range rows {
		near(t, []float64{parse(t, r[6]), parse(t, r[7])}, []float64{sc.Column("P")[u], sc.Column("T")[u]}, r[0])
	}
}

// testdata/carry.csv is worked by hand: a ratio over three years, filled with
// the latest earlier year's own ratio.
func TestCarryForwardByHand(t *testing.T) {
	f, err := os.Open("testdata/carry.csv")
	require.NoError(t, err)
	defer f.Close()
	d, err := ReadCSV(f)
	require.NoError(t, err)
	s := flat(1, func(s *Spec) {
		s.Indicators[0].Column, s.Indicators[0].Denominator, s.Indicators[0].Scale = "loss", "output", 100
		s.Impute = ImputeCarry
	})
	screened, err := compile(t, s).Screen(d)
	require.NoError(t, err)
	im := screened.Denominate().Impute()
	want, _ := d.Column("expected")
	near(t, want.Values, im.x[0], "carried")
}

func readTestdata(t *testing.T, name string) [][]string {
	f, err := os.Open("testdata/" + name)
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	return rows[1:]
}
