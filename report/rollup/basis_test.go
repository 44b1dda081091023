package rollup_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/testkit"
	"qreport/report/rollup"
)

func priorToDate(t *testing.T, w *testkit.World, period, code string) string {
	t.Helper()
	cube, _ := w.Cube()
	return testkit.Show(cube.PriorOn("330500", testkit.Period(t, period), testkit.Entry(t, cube.Layout, code), rollup.ToDate))
}

func TestTheCumulatedBaseIsWhatThisYearStates(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts")
	for _, u := range []string{"330502:qts", "330503:qts"} {
		w.Sub(u, "2010Q2").Set("Q104", "11", "21").Set("Q101", "3", "5", "2") // as published then
		w.Sub(u, "2011Q1").Set("Q104", "12", "12", "8")
		w.Sub(u, "2011Q2").Set("Q104", "15", "27", "9").Set("Q101", "3", "6", "4")
	}
	require.Equal(t, "34 2/2", priorToDate(t, w, "2011Q2", "Q104"), "(8+9)×2, restated, not 21×2")
	require.Equal(t, "16 2/2", priorToDate(t, w, "2011Q1", "Q104"))
	require.Equal(t, "blank 0/2", priorToDate(t, w, "2011Q2", "Q101"), "kinds add over nothing")
}

func TestAQuarterThatLacksUnitsGivesWayToLastYear(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	w := testkit.New(t, defs, "330502:qts", "330503:qts")
	w.Sub("330502:qts", "2011Q1").Set("Q104", "12", "12", "8")
	w.Sub("330502:qts", "2011Q2").Set("Q104", "15", "27", "9")
	w.Sub("330503:qts", "2011Q2").Set("Q104", "15", "27", "9")
	require.Equal(t, "26 1/2", priorToDate(t, w, "2011Q2", "Q104"), "nothing better: partial, and marked")
	w.Sub("330502:qts", "2010Q2").Set("Q104", "11", "21")
	w.Sub("330503:qts", "2010Q2").Set("Q104", "11", "22")
	require.Equal(t, "43 2/2", priorToDate(t, w, "2011Q2", "Q104"))
}

func TestAQuarterThatNobodyReported(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts")
	w.Sub("330502:qts", "2011Q2").Set("Q104", "15", "27", "9")
	require.Equal(t, "blank 0/1", priorToDate(t, w, "2011Q2", "Q104"), "a quarter is no half-year")
	w.Sub("330502:qts", "2010Q2").Set("Q104", "11", "21")
	require.Equal(t, "21 1/1", priorToDate(t, w, "2011Q2", "Q104"))
}

func TestStocksAndAnnualFormsHaveOneBasis(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts")
	w.Sub("330502:qts", "2011Q4").Set("Q301", "100", "", "90").Set("S104J", "500", "", "450").Set("Q104", "5", "20", "4")
	cube, _ := w.Cube()
	p := testkit.Period(t, "2011Q4")
	for code, want := range map[string][2]string{"Q301": {"100 1/1", "100 1/1"}, "S104J": {"500 1/1", "500 1/1"}, "Q104": {"5 1/1", "20 1/1"}} {
		i := testkit.Entry(t, cube.Layout, code)
		require.Equal(t, want[0], testkit.Show(cube.On("330500", p, i, rollup.Current)), code)
		require.Equal(t, want[1], testkit.Show(cube.On("330500", p, i, rollup.ToDate)), code)
	}
	require.Equal(t, "90 1/1", priorToDate(t, w, "2011Q4", "Q301"))
	require.Equal(t, "450 1/1", priorToDate(t, w, "2011Q4", "S104J"))
}
