package indicator_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/indicator"
	"qreport/report/internal/testkit"
	"qreport/report/rollup"
)

func pairedWorld(t *testing.T) *testkit.World {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts", "330521:qts", "330500:ciq")
	w.Sub("330502:qts", "2010Q4").Set("Q104", "50").Set("Q105", "40").Set("Q501", "5")
	w.Sub("330521:qts", "2010Q4").Set("Q104", "40").Set("Q105", "36").Set("Q501", "4")
	w.Sub("330502:qts", "2011Q1").Set("Q104", "100", "", "80").Set("Q105", "90", "", "64").Set("Q501", "10", "", "8").Record("L3", "case=A")
	w.Sub("330503:qts", "2011Q1").Set("Q104", "100").Set("Q105", "50").Set("Q501", "7") // new: no figure of last year
	w.Sub("330521:qts", "2011Q1").Set("Q104", "100", "", "20").Set("Q105", "80", "", "19").Set("Q501", "3", "", "2")
	w.Sub("330500:ciq", "2011Q1").Set("C701A", "4", "", "1").Record("L3", "case=A")
	return w
}

// A new unit without last year's figure stays out of both sides of the
// comparison on common units.
func TestPairedWithLastYear(t *testing.T) {
	cube, _ := pairedWorld(t).Cube()
	in := indicator.Compute(cube)
	raw := in.At("330500", testkit.Period(t, "2011Q1"), rollup.Current, "A01")
	require.Equal(t, "220/3", raw.Value.Rat.RatString()) // (90+50+80)/300
	require.True(t, raw.YearOnYear().Uneven)
	paired, units, ok := raw.Paired(indicator.Prior)
	require.True(t, ok)
	require.Equal(t, 2, units)
	require.Equal(t, "85", paired.Value.Rat.RatString()) // (90+80)/200
	require.Equal(t, "83", paired.Prior.Rat.RatString()) // (64+19)/100
	require.Equal(t, "2", paired.YearOnYear().Rat.RatString(), "升2个百分点；不分单位是降9.67个百分点")
	require.InDelta(t, 200, paired.Sample.Trials, 0)
	require.False(t, paired.YearOnYear().Uneven)
}

// The result of a rule is paired part by part, and what both bureaus counted is
// taken off where both are in.
func TestPairedRules(t *testing.T) {
	cube, _ := pairedWorld(t).Cube()
	raw := indicator.Compute(cube).At("330500", testkit.Period(t, "2011Q1"), rollup.Current, "G01")
	require.Equal(t, "23", raw.Value.Rat.RatString()) // 10+7+3+4−1
	paired, units, ok := raw.Paired(indicator.Prior)
	require.True(t, ok)
	require.Equal(t, 3, units)
	require.Equal(t, "16", paired.Value.Rat.RatString()) // 10+3+4−1
	require.Equal(t, "11", paired.Prior.Rat.RatString())
}

func TestPairedWithTheQuarterBefore(t *testing.T) {
	cube, _ := pairedWorld(t).Cube()
	raw := indicator.Compute(cube).At("330500", testkit.Period(t, "2011Q1"), rollup.Current, "A01")
	require.True(t, raw.QuarterOnQuarter().Uneven)
	paired, units, ok := raw.Paired(indicator.Before)
	require.True(t, ok)
	require.Equal(t, 2, units)
	require.Equal(t, "85", paired.Value.Rat.RatString())
	require.Equal(t, "760/9", paired.Before.Rat.RatString()) // 76/90
}

// With the same units on both sides there is nothing to say.
func TestNothingIsPairedWhenEverybodyReports(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts")
	w.Sub("330502:qts", "2011Q1").Set("Q104", "100", "", "80").Set("Q105", "90", "", "64")
	w.Sub("330503:qts", "2011Q1").Set("Q104", "100", "", "80").Set("Q105", "90", "", "64")
	cube, _ := w.Cube()
	_, _, ok := indicator.Compute(cube).At("330500", testkit.Period(t, "2011Q1"), rollup.Current, "A01").Paired(indicator.Prior)
	require.False(t, ok)
}
