package rollup_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/testkit"
	"qreport/report/model"
	"qreport/report/rollup"
)

const q1 = "2011Q1"

func at(t *testing.T, w *testkit.World, region, code string) string {
	t.Helper()
	cube, _ := w.Cube()
	return testkit.At(t, cube, region, q1, code)
}

func TestFlowsAddWithTheirCoverage(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330502:qts", "330503:qts", "330523:qts=Q5")
	w.Sub("330500:qts", q1).Set("Q104", "1", "2", "3")
	w.Sub("330502:qts", q1).Set("Q104", "10", "20", "30")
	w.Sub("330523:qts", q1).Set("Q501", "4")
	require.Equal(t, "11 2/3", at(t, w, "330500", "Q104"), "南浔 sent nothing; 安吉 need not")
	require.Equal(t, "22 2/3", at(t, w, "330500", "Q104.ytd"))
	require.Equal(t, "33 2/3", at(t, w, "330000", "Q104.prior"))
	require.Equal(t, "blank 0/1", at(t, w, "330503", "Q104"))
	require.Equal(t, "blank 0/0", at(t, w, "330600", "Q104"))
}

// Whoever should have reported and did not weighs more than those without an
// office: 未报 is not 未设机构.
func TestNotReportedIsNotAbsent(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	w := testkit.New(t, defs, "330500:qts", "330500:ciq", "330502:qts")
	w.Sub("330502:qts", q1).Set("Q104", "1")
	require.Equal(t, "nobureau 0/0", at(t, w, "330502", "C101"))
	require.Equal(t, "blank 0/1", at(t, w, "330500", "C101"))
	none := testkit.New(t, defs, "330500:qts", "330502:qts")
	none.Sub("330502:qts", q1).Set("Q104", "1")
	require.Equal(t, "nobureau 0/0", at(t, none, "330500", "C101"))
}

func TestTerritoryIsTakenFromBelow(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	for _, c := range []struct{ name, city, wuxing, nanxun, want string }{
		{"counties only", "", "10", "5", "15 2/2"},
		{"the city states its whole as well", "15", "10", "5", "15 2/2"},
		{"one county is missing: partial, not the city's", "15", "10", "", "10 1/2"},
		{"no county gave it", "15", "", "", "15 1/1 汇总"},
		{"nobody did", "", "", "", "blank 0/2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := testkit.New(t, defs, "330500:qts", "330502:qts", "330503:qts")
			w.Sub("330500:qts", q1).Set("S101", c.city)
			w.Sub("330502:qts", q1).Set("S101", c.wuxing)
			w.Sub("330503:qts", q1).Set("S101", c.nanxun)
			require.Equal(t, c.want, at(t, w, "330500", "S101"))
			require.Equal(t, c.want, at(t, w, "330000", "S101"))
		})
	}
	t.Run("a city without counties of its own reports for itself", func(t *testing.T) {
		w := testkit.New(t, defs, "330500:qts", "330502:ciq")
		w.Sub("330500:qts", q1).Set("S101", "15")
		require.Equal(t, "15 1/1", at(t, w, "330500", "S101"))
	})
	t.Run("counties directly under a province", func(t *testing.T) {
		w := testkit.New(t, defs, "330000:qts", "330502:qts")
		w.Sub("330000:qts", q1).Set("S101", "100")
		w.Sub("330502:qts", q1).Set("S101", "15")
		require.Equal(t, "15 1/1", at(t, w, "330000", "S101"))
	})
}

func TestPartsNameTheUnitsBehindATotal(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330502:qts", "330503:qts")
	w.Sub("330500:qts", q1).Set("S101", "15").Set("Q104", "1").Set("Q101", "3").Set("Q501", "1")
	w.Sub("330502:qts", q1).Set("S101", "10").Set("Q104", "2").Set("Q101", "4")
	cube, _ := w.Cube()
	parts := func(code string) []model.Unit {
		return cube.Parts("330500", testkit.Period(t, q1), testkit.Entry(t, cube.Layout, code), model.Cur)
	}
	city, county := model.Unit{Region: "330500", Bureau: "qts"}, model.Unit{Region: "330502", Bureau: "qts"}
	require.Equal(t, []model.Unit{city, county}, parts("Q104"))
	require.Equal(t, []model.Unit{county}, parts("S101"), "the city's whole gave way")
	require.Empty(t, parts("Q101"), "kinds of several units are in no total")
	missing := func(code string) (names []string) {
		for _, r := range cube.Missing("330500", testkit.Period(t, q1), testkit.Entry(t, cube.Layout, code), model.Cur) {
			names = append(names, r.Name)
		}
		return names
	}
	require.Equal(t, []string{"330503:qts"}, missing("Q104"))
	require.Equal(t, []string{"330502:qts", "330503:qts"}, missing("U501"), "a rule's result lacks whom its parts lack")
}

func TestKindsAreNeverAdded(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	t.Run("several units", func(t *testing.T) {
		w := testkit.New(t, defs, "330502:qts", "330503:qts")
		w.Sub("330502:qts", q1).Set("Q101", "7")
		w.Sub("330503:qts", q1).Set("Q101", "5")
		require.Equal(t, "blank 0/2", at(t, w, "330500", "Q101"))
	})
	t.Run("several units of which one reported", func(t *testing.T) {
		w := testkit.New(t, defs, "330502:qts", "330503:qts")
		w.Sub("330502:qts", q1).Set("Q101", "7")
		require.Equal(t, "blank 0/2", at(t, w, "330500", "Q101"))
	})
	t.Run("the only office of the bureau, beside counties of the other", func(t *testing.T) {
		w := testkit.New(t, defs, "330500:ciq", "330502:qts", "330503:qts")
		w.Sub("330500:ciq", q1).Set("C301", "42", "60", "40")
		w.Sub("330502:qts", q1).Set("Q101", "7")
		require.Equal(t, "42 1/1", at(t, w, "330500", "C301"))
		require.Equal(t, "60 1/1", at(t, w, "330000", "C301.ytd"))
	})
	t.Run("its only office did not report", func(t *testing.T) {
		w := testkit.New(t, defs, "330500:ciq", "330502:qts")
		w.Sub("330502:qts", q1).Set("Q101", "7")
		require.Equal(t, "blank 0/1", at(t, w, "330500", "C301"))
	})
}

func TestWholeSubmissionsFillOnlyWhatNoPartReported(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq", "330502:qts")
	w.Sub("330502:qts", q1).Set("Q104", "10").Set("Q202", "").Set("Q501", "")
	w.Sub("330500:ciq", q1).Set("C701A", "2")
	w.Whole("330500:qts", q1).Set("Q104", "99").Set("Q105", "90").Set("Q501", "7")
	w.Whole("330500:ciq", q1).Set("Q202", "1234").Set("C701A", "5")
	for code, want := range map[string]string{
		"Q104":     "10 1/2", // a part reported: the 汇总 only checks it
		"Q105":     "90 1/1 汇总",
		"Q202":     "blank 0/1", // the other bureau's cross-check is no source
		"Q202@ciq": "1234 1/1 汇总",
		"U501@qts": "7 1/1 汇总",
		"U501":     "9 2/2 汇总",
	} {
		require.Equal(t, want, at(t, w, "330500", code), code)
	}
	require.Equal(t, "90 1/1 汇总", at(t, w, "330000", "Q105"))
}

func TestScoresBelongToOneUnit(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330502:qts")
	w.Sub("330500:qts", "2011Q4").Set("Q906", "91.5")
	w.Sub("330502:qts", "2011Q4").Set("Q906", "80")
	cube, _ := w.Cube()
	require.Equal(t, "91.5 1/1", testkit.At(t, cube, "330500", "2011Q4", "Q906"))
	require.Equal(t, "blank 0/0", testkit.At(t, cube, "330000", "2011Q4", "Q906"))
}

func TestOwnLevelAddsNothingUp(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330502:qts")
	w.Sub("330500:qts", q1).Set("Q104", "1")
	w.Sub("330502:qts", q1).Set("Q104", "10")
	cube, _ := w.Cube()
	own := cube.OwnLevel()
	require.Equal(t, "11 2/2", testkit.At(t, cube, "330500", q1, "Q104"))
	require.Equal(t, "1 1/1", testkit.At(t, own, "330500", q1, "Q104"))
	require.Equal(t, "blank 0/0", testkit.At(t, own, "330000", q1, "Q104"))
	require.Empty(t, own.Reporting("330500", testkit.Period(t, q1)))
}

func TestCoverageNamesWhoIsMissing(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts=汇总", "330502:qts", "330503:qts", "330500:ciq")
	w.Sub("330502:qts", q1)
	w.Sub("330500:ciq", q1)
	cube, _ := w.Cube()
	p := testkit.Period(t, q1)
	qts := cube.Coverage("330500", p, "qts")
	require.Len(t, qts.Expected, 2, "a unit that files 汇总 only is no part")
	require.Equal(t, 1, qts.Received())
	require.Equal(t, "330503", qts.Missing[0].Region)
	require.False(t, qts.Complete())
	require.True(t, cube.Coverage("330500", p, "ciq").Complete())
	require.True(t, cube.Has("330502", p))
	require.False(t, cube.Has("330503", p), "registered, but silent")
	require.Equal(t, []string{"330502", "330503"}, cube.Reporting("330500", p), "the silent one is still listed")
	require.Equal(t, rollup.Span{Got: 1, Want: 2}, cube.Year("330502", testkit.Period(t, "2011Q2")))
	require.Equal(t, rollup.Span{Got: 0, Want: 1}, cube.Year("330503", p))
}

func TestMatrixCoverageIsThatOfTheUnits(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts", "330521:qts", "330522:qts")
	items := testkit.Defs(t, "2011").ItemCodes("Q113A")
	w.Sub("330502:qts", q1).Set("Q113A/"+items[0], "5")
	w.Sub("330503:qts", q1).Set("Q113A/"+items[1], "5")
	w.Sub("330521:qts", q1)
	cube, _ := w.Cube()
	got, want := cube.FieldCoverage("330500", testkit.Period(t, q1), "Q113A", model.Cur)
	require.Equal(t, []int{3, 4}, []int{got, want}, "长兴 sent nothing; 德清 has nothing to state")
}
