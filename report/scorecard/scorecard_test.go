package scorecard_test

import (
	"math/big"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/define"
	"qreport/report/indicator"
	"qreport/report/scorecard"
)

// world gives indicators by code: this year and last, "" for missing.
func world(defs *define.Definitions, values map[string][2]string) scorecard.Evidence {
	return scorecard.Evidence{
		Measure: func(code string) indicator.Measure {
			ind, _ := defs.Indicator(code)
			m := indicator.Measure{Indicator: ind}
			m.Value, m.Prior = quantity(values[code][0]), quantity(values[code][1])
			return m
		},
		Records: func(list, column, _ string) int {
			return map[string]int{"": len(values["records"][0]), "systemic": len(values["records"][1])}[column]
		},
	}
}

// definitions are loaded once for all tests.
var definitions = sync.OnceValues(func() (*define.Definitions, error) { return define.Load("2011", nil) })

func quantity(s string) indicator.Quantity {
	if r, ok := new(big.Rat).SetString(s); ok {
		return indicator.Of(r)
	}
	return indicator.Quantity{}
}

// perfect meets every goal of templates/scorecard.toml.
func perfect() map[string][2]string {
	return map[string][2]string{"A06": {"92", ""}, "B01": {"99.5", ""}, "A09": {"82", "81"}, "E04": {"0.3", ""}, "H02": {"97", ""},
		"K01": {"85", ""}, "K02": {"100", ""}, "J04": {"5", "4"}, "J03": {"2", ""}, "K03": {"100", ""}, "A08": {"96", ""},
		"F03": {"96", ""}, "E05": {"98", ""}, "F06": {"95", ""}, "I01": {"0", ""}}
}

func assess(t *testing.T, year int, change map[string][2]string) scorecard.Card {
	t.Helper()
	defs, err := definitions()
	require.NoError(t, err)
	values := perfect()
	for code, v := range change {
		values[code] = v
	}
	return scorecard.Assess(defs, year, world(defs, values))
}

func points(t *testing.T, want string, got *big.Rat) {
	t.Helper()
	r, _ := new(big.Rat).SetString(want)
	require.Zero(t, r.Cmp(got), "want %s, got %s", want, got.FloatString(6))
}

func TestAPerfectYear(t *testing.T) {
	c := assess(t, 2011, nil)
	points(t, "100", c.Full)
	points(t, "100", c.Points)
	points(t, "0", c.Open)
	require.Equal(t, "A", c.Low.Label)
	require.True(t, c.Certain())
	require.Empty(t, c.Next.Label)
}

// 每低1个百分点扣3分: 1.5 points below take 4.5 of 15, ten take all and no more.
func TestLossPerPoint(t *testing.T) {
	points(t, "95.5", assess(t, 2011, map[string][2]string{"A06": {"88.5", ""}}).Points)
	points(t, "85", assess(t, 2011, map[string][2]string{"A06": {"80", ""}}).Points)
	points(t, "95", assess(t, 2011, map[string][2]string{"B01": {"98.99", ""}}).Points)
}

func TestTheSecondIndicatorStandsIn(t *testing.T) {
	c := assess(t, 2011, map[string][2]string{"A06": {}, "A01": {"89", ""}})
	points(t, "97", c.Points)
	require.Equal(t, "A01", c.Lines[0].Measure.Indicator.Code)
	require.Equal(t, "质量发展纲要（2011—2020年）", c.Lines[0].Goal.Plan, "the plan's value is in force in 2011")
	require.Equal(t, 2015, c.Lines[0].Goal.Year)
}

// The plan of the year counts: 90 % up to 2015, 92 % from 2016; in 2010 none.
func TestTargetsByPlanAndYear(t *testing.T) {
	for year, want := range map[int]string{2010: "", 2015: "质量发展纲要（2011—2020年）", 2016: "质量品牌提升“十三五”规划", 2020: "质量品牌提升“十三五”规划", 2021: ""} {
		c := assess(t, year, map[string][2]string{"A06": {}, "A01": {"91", ""}})
		require.Equal(t, want, c.Lines[0].Goal.Plan, year)
	}
	points(t, "97", assess(t, 2016, map[string][2]string{"A06": {}, "A01": {"91", ""}}).Points)
}

func TestARise(t *testing.T) {
	points(t, "90", assess(t, 2011, map[string][2]string{"A09": {"81", "81"}}).Points)
	c := assess(t, 2011, map[string][2]string{"A09": {"81", ""}})
	points(t, "10", c.Open)
	points(t, "90", c.Points)
}

// A strict goal (<0.61) is not met by equality; less is better.
func TestAStrictGoal(t *testing.T) {
	points(t, "95", assess(t, 2011, map[string][2]string{"E04": {"0.61", ""}}).Points)
	points(t, "100", assess(t, 2011, map[string][2]string{"E04": {"0.609", ""}}).Points)
}

func TestShares(t *testing.T) {
	c := assess(t, 2011, map[string][2]string{"F03": {"94.9", ""}, "F06": {}})
	points(t, "280/3", c.Points)
	points(t, "10/3", c.Open)
	points(t, "95", assess(t, 2011, map[string][2]string{"K03": {"50", ""}}).Points)
}

// Missing evidence is neither zero nor full, and no grade is claimed that it
// could change.
func TestMissingEvidence(t *testing.T) {
	c := assess(t, 2011, map[string][2]string{"A06": {}, "A01": {}})
	points(t, "85", c.Points)
	points(t, "15", c.Open)
	require.False(t, c.Certain())
	require.Equal(t, "B", c.Low.Label)
	require.Equal(t, "A", c.High.Label)
}

// 89.9985 prints as 90.00 and is no A: grades are given before rounding.
func TestGradeBeforeRounding(t *testing.T) {
	c := assess(t, 2011, map[string][2]string{"A06": {"86.6665", ""}})
	points(t, "89.9995", c.Points)
	require.Equal(t, "B", c.Low.Label)
	require.Equal(t, "A", c.Next.Label)
	points(t, "0.0005", c.Lacking)
}

func TestVeto(t *testing.T) {
	c := assess(t, 2011, map[string][2]string{"I01": {"2", ""}, "records": {"xx", ""}})
	require.False(t, c.Vetoed, "two events, none of them 区域性、系统性")
	require.Equal(t, "A", c.Low.Label)
	c = assess(t, 2011, map[string][2]string{"I01": {"2", ""}})
	require.True(t, c.VetoOpen, "two events and no record that says which")
	c = assess(t, 2011, map[string][2]string{"I01": {"2", ""}, "records": {"xx", "x"}})
	points(t, "100", c.Points)
	require.True(t, c.Vetoed)
	require.Equal(t, "D", c.Low.Label)
	require.Equal(t, "D", c.High.Label)
	c = assess(t, 2011, map[string][2]string{"I01": {}})
	require.True(t, c.VetoOpen)
	require.False(t, c.Certain(), "nobody said that nothing happened")
	require.Equal(t, "A", c.Low.Label)
}

// TestBetterNeverLoses: raising any indicator in its good direction never
// lowers the sum.
func TestBetterNeverLoses(t *testing.T) {
	defs, err := definitions()
	require.NoError(t, err)
	for code := range perfect() {
		ind, _ := defs.Indicator(code)
		last := new(big.Rat)
		for step := range 30 {
			x := big.NewRat(int64(4*step), 1)
			if ind.Direction == "-" {
				x = big.NewRat(int64(30-step), 10)
			}
			c := assess(t, 2011, map[string][2]string{code: {x.RatString(), "50"}})
			require.True(t, c.Points.Cmp(last) >= 0 || code == "I01", "%s at %s", code, x)
			last = c.Points
		}
	}
}
