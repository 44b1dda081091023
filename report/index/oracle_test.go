package index

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// oracle holds the values that testdata/oracle.R computed with R and e1071.
type oracle map[string][]float64

func readOracle(t testing.TB) oracle {
	f, err := os.Open("testdata/oracle.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	out := oracle{}
	for _, r := range rows[1:] {
		for _, s := range strings.Split(r[1], ";") {
			v := nan
			if s != "NA" {
				v, err = strconv.ParseFloat(s, 64)
				require.NoError(t, err)
			}
			out[r[0]] = append(out[r[0]], v)
		}
	}
	return out
}

func TestStatisticsAgreeWithR(t *testing.T) {
	o := readOracle(t)
	x := o["x"]
	near(t, o["mean"], []float64{mean(x)}, "mean")
	near(t, o["sd"], []float64{deviation(x)}, "sd")
	near(t, o["median"], []float64{median(x, nil)}, "median")
	skewness, kurtosis := Shape(x)
	near(t, o["skewness"], []float64{skewness}, "skewness, e1071 type 2")
	near(t, o["kurtosis"], []float64{kurtosis}, "kurtosis, e1071 type 2")
	skewness, kurtosis = Shape(o["a"])
	near(t, o["skew_a"], []float64{skewness}, "skewness")
	near(t, o["kurt_a"], []float64{kurtosis}, "kurtosis")
	c := correlate("x", "y", x, o["y2"])
	near(t, o["pearson"], []float64{c.Pearson}, "pearson")
	near(t, o["spearman"], []float64{c.Spearman}, "spearman")
	require.Equal(t, 10, c.N)
	sorted := []float64{7.5, 7.5, 9, 12, 16, 18, 22, 27.5, 30, 35, 41}
	for i, q := range []float64{.05, .25, .5, .75, .95} {
		require.InDelta(t, o["quantiles"][i], quantile(sorted, q), eps)
	}
}

// normaliseOne runs one column through all stages and returns its scores.
func normaliseOne(t *testing.T, x []float64, edit func(*Indicator)) []float64 {
	s := flat(1, func(s *Spec) { s.Low, s.High = 60, 100; edit(&s.Indicators[0]) })
	sc := score(t, s, table(x))
	return sc.Column("x1")
}

func TestNormalisationsAgreeWithR(t *testing.T) {
	o := readOracle(t)
	for sign, direction := range map[string]int{"+": 1, "-": -1} {
		worst, best, target := 10.0, 30.0, 35.0
		if direction < 0 {
			worst, best, target = 30, 10, 9
		}
		cases := map[string]Indicator{
			"minmax":              {Normalise: MinMax},
			"zscore":              {Normalise: ZScore, ZMean: 10, ZSD: 2.5},
			"rank":                {Normalise: RankScore},
			"percentile":          {Normalise: Percentile},
			"target":              {Normalise: ToTarget, Target: target},
			"target_unclamped":    {Normalise: ToTarget, Target: target, Unclamped: true},
			"reference":           {Normalise: ToUnit, Reference: "u5"},
			"reference_unclamped": {Normalise: ToUnit, Reference: "u5", Unclamped: true},
			"goalposts":           {Normalise: Goalposts, Worst: worst, Best: best},
			"goalposts_unclamped": {Normalise: Goalposts, Worst: worst, Best: best, Unclamped: true},
			"goalposts_log":       {Normalise: Goalposts, Worst: worst, Best: best, Log: true},
		}
		for name, in := range cases {
			in.Code, in.Parent, in.Direction = "x1", "T", direction
			got := normaliseOne(t, o["x"], func(own *Indicator) { *own = in })
			near(t, o[name+sign], got, name+sign)
		}
	}
}

func TestImputationsAgreeWithR(t *testing.T) {
	o := readOracle(t)
	for _, kind := range []Imputation{ImputeMean, ImputeMedian, ImputeGroupMean, ImputeGroupMedian} {
		d := table(o["z"])
		for u := range d.Units {
			d.Units[u].Group = strconv.Itoa(u / 4)
		}
		s, err := compile(t, flat(1, func(s *Spec) { s.Impute = kind })).Screen(d)
		require.NoError(t, err)
		im := s.Denominate().Impute()
		near(t, o["impute_"+string(kind)], im.x[0], string(kind))
		require.Len(t, im.Log(), 3, "three values were filled, each is in the log")
		for _, e := range im.Log() {
			v, ok := im.Value("x1", e.Unit)
			require.True(t, ok)
			require.Equal(t, ImputedValue, e.Action)
			require.Equal(t, v, e.After)
		}
	}
}

func TestOutlierTreatmentAgreesWithR(t *testing.T) {
	o := readOracle(t)
	negative := make([]float64, len(o["b"]))
	for i, v := range o["b"] {
		negative[i] = -v
	}
	for _, c := range []struct {
		want    string
		in      []float64
		kind    Outliers
		points  int
		touched int
	}{
		{"wins_a5", o["a"], OutliersWinsorise, 5, 1},
		{"wins_a1", o["a"], OutliersWinsorise, 1, 1},
		{"wins_b1", o["b"], OutliersWinsorise, 1, 1},
		{"wins_n5", negative, OutliersWinsorise, 5, 2},
		{"log_b", o["b"], OutliersWinsoriseLog, 1, 22},
		{"log_n", negative, OutliersWinsoriseLog, 1, 22},
	} {
		m := compile(t, flat(1, func(s *Spec) { s.Outliers, s.Treat.MaxPoints = c.kind, c.points }))
		s, err := m.Screen(table(c.in))
		require.NoError(t, err)
		tr := s.Denominate().Impute().Treat()
		near(t, o[c.want], tr.x[0], c.want)
		touched := 0
		for _, e := range tr.Log() {
			if e.Unit != "" {
				touched++
			}
		}
		require.Equal(t, c.touched, touched, c.want)
	}
}

func TestMeansAgreeWithR(t *testing.T) {
	o := readOracle(t)
	for name, k := range map[string]MeanChoice{"arithmetic": {Arithmetic, 0}, "geometric": {Geometric, 0}, "harmonic": {Harmonic, 0},
		"power2": {Power, 2}, "power3": {Power, 3}, "power0.5": {Power, 0.5}, "power-2": {Power, -2}, "arithmetic_miss": {Arithmetic, 0}} {
		s := flat(4, func(s *Spec) {
			s.Normalise, s.Nodes[0].Mean, s.Nodes[0].Exponent = Goalposts, k.Mean, k.Exponent
			for i := range s.Indicators {
				s.Indicators[i].Weight = strconv.FormatFloat(o["w"][i], 'g', -1, 64)
			}
		})
		m := o["m"]
		d := table(m[:1], m[1:2], m[2:3], m[3:4])
		if name == "arithmetic_miss" {
			d.Columns[1].Values = []float64{nan}
		}
		near(t, o[name], score(t, s, d).Column("T"), name)
	}
}

// wholeSpec is the index that oracle.R works out from raw data to places.
func wholeSpec() Spec {
	return Spec{Code: "T", Low: 1, High: 100,
		Levels: []Level{{Depth: 0, Mean: Harmonic}},
		Nodes: []Node{{Code: "T"}, {Code: "P", Parent: "T", Weight: "3/5", Mean: Geometric},
			{Code: "Q", Parent: "T", Weight: "0.4", Mean: Arithmetic}},
		Indicators: []Indicator{
			{Code: "a", Parent: "P", Weight: "1/3", Direction: 1, Denominator: "gdp", Scale: 100, Impute: ImputeGroupMedian, Normalise: MinMax},
			{Code: "b", Parent: "P", Weight: "2/3", Direction: 1, Outliers: OutliersWinsorise, Normalise: Percentile},
			{Code: "c", Parent: "Q", Weight: "1/2", Direction: -1, Impute: ImputeMean, Normalise: MinMax},
			{Code: "d", Parent: "Q", Weight: "1/4", Direction: 1, Worst: 80, Best: 95},
			{Code: "e", Parent: "Q", Weight: "1/4", Direction: 1, Worst: 100, Best: 5000, Log: true},
		}}
}

const wholeCSV = `unit,group,a,b,c,d,e,gdp
u1,n,5,1,2.2,88,400,10
u2,n,9,2,1.9,91.5,900,20
u3,n,NA,3,3.1,97,650,15
u4,n,31,4,0.4,79,2500,40
u5,s,3.2,5,,85,310,8
u6,s,11,6,2.7,99,-,25
u7,s,7,7,1.1,93,700,12
u8,s,20,120,2.5,90,1800,30
`

func TestWholeIndexAgreesWithR(t *testing.T) {
	o := readOracle(t)
	d, err := ReadCSV(strings.NewReader(wholeCSV))
	require.NoError(t, err)
	sc := score(t, wholeSpec(), d)
	for _, node := range []string{"a", "b", "c", "d", "e", "P", "Q", "T"} {
		near(t, o["whole_"+node], sc.Column(node), node)
	}
	for i, u := range sc.Units() {
		require.Equal(t, int(o["whole_place"][i]), sc.Rank("T", u.Code).Place)
	}
	var dropped []string
	for _, e := range sc.Log() {
		if e.Action == ChildDropped {
			dropped = append(dropped, e.Unit+" "+e.At+" "+e.Detail)
		}
	}
	require.Equal(t, []string{"u6 Q e"}, dropped)
}
