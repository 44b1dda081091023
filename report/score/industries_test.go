package score_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/indicator"
	"qreport/report/internal/testkit"
	"qreport/report/score"
)

// halfWayRecord lies half-way between the goalposts in every statistic that a
// record gives.
func halfWayRecord(industry string, more ...string) []string {
	return append([]string{"industry=" + industry, "A=80", "B=0", "C=0", "D=100", "E=15", "F=100", "G=1", "H=0.5", "J=100",
		"K=1.5", "L=100", "M=2.5", "N=250", "P=15", "Q=20", "R=25", "S=100", "T=6"}, more...)
}

func industries(t *testing.T, w *testkit.World, region string) *score.Family {
	t.Helper()
	method, err := score.NewMethod(w.Defs.Index)
	require.NoError(t, err)
	cube, _ := w.Cube()
	f, err := score.ComputeIndustries(method, indicator.Compute(cube), 2011, region)
	require.NoError(t, err)
	return f
}

func requireScore(t *testing.T, f *score.Family, want float64, industry string) {
	t.Helper()
	got, ok := f.Now.Score("QCI", industry)
	require.True(t, ok, industry)
	require.InDelta(t, want, got, 1e-9, industry)
}

// Half-way everywhere is 80; 抽查合格率 is taken from the form by industry and
// stands for its pair, as exports are not inspected by industry.
func TestAnIndustryHalfWay(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts")
	w.Sub("330500:qts", "2011Q4").Record("L7", halfWayRecord("纺织业")...).Record("L7", halfWayRecord("食品制造业")...).
		Set("Q113A/C17", "1", "100").Set("Q113B/C17", "1", "90")
	f := industries(t, w, "330500")
	requireScore(t, f, 80+10.0/6, "C17") // 90 %: 90 points, with ZA3's sixth all to itself
	require.Equal(t, "90", f.Raw("ZA31", "C17").Rat.RatString())
	requireScore(t, f, 80, "C14") // no spot checks: ZA3 is left out
	require.False(t, f.Raw("ZA32", "C17").Present())
	require.Equal(t, 1, f.Now.Rank("QCI", "C17").Place)
	require.Equal(t, "纺织业", f.Now.Units()[1].Name)
}

// Numerators and denominators of the counties are added, then scored; what one
// of them lacks is missing and not zero.
func TestIndustriesOfACityAreSums(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts")
	w.Sub("330502:qts", "2011Q4").Record("L7", halfWayRecord("纺织业")...)
	w.Sub("330503:qts", "2011Q4").Record("L7", halfWayRecord("纺织业", "F=900", "E=0", "K=")...)
	f := industries(t, w, "330500")
	require.Equal(t, "3/2", f.Raw("ZA12", "C17").Rat.RatString(), "15/1000, not the mean of 15 % and 0")
	require.False(t, f.Raw("ZB11", "C17").Present())
	require.Equal(t, "5", f.Raw("ZB31", "C17").Rat.RatString())
}

// The city's own form counts for the city, whatever the counties sent; too few
// counties are no city.
func TestOwnIndustriesComeFirst(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330502:qts", "330503:qts")
	w.Sub("330502:qts", "2011Q4").Record("L7", halfWayRecord("纺织业")...)
	require.Nil(t, industries(t, w, "330500"), "one of two counties is below the gate")
	w.Sub("330500:qts", "2011Q4").Record("L7", halfWayRecord("食品制造业")...)
	f := industries(t, w, "330500")
	require.Len(t, f.Now.Units(), 1)
	require.Equal(t, "C14", f.Now.Units()[0].Code)
	require.NotNil(t, industries(t, w, "330502"))
}

// The change since last year needs last year's form.
func TestIndustriesAgainstLastYear(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts")
	w.Sub("330500:qts", "2011Q4").Record("L7", halfWayRecord("纺织业")...).Record("L7", halfWayRecord("食品制造业")...)
	w.Sub("330500:qts", "2010Q4").Record("L7", halfWayRecord("纺织业", "A=60")...)
	f := industries(t, w, "330500")
	before, ok := f.Before.Score("QCI", "C17")
	require.True(t, ok)
	require.InDelta(t, 77.5, before, 1e-9, "等级品率 at its lower goalpost: ZA1 70, ZA2 80, no ZA3, ZB 80")
	_, ok = f.Before.Score("QCI", "C14")
	require.False(t, ok)
}
