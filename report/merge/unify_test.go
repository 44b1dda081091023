package merge_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/testkit"
	"qreport/report/merge"
	"qreport/report/model"
)

const q1 = "2011Q1"

// own words a region's own-level figure.
func own(t *testing.T, w *testkit.World, region, code string) string {
	t.Helper()
	u, _ := w.Unify()
	figures := u.Own(region, testkit.Period(t, q1))
	require.NotNil(t, figures)
	return testkit.Show(figures[merge.At(testkit.Entry(t, u.Layout, code), model.Cur)])
}

func TestWhatOneUnitGives(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	for _, c := range []struct{ name, unit, set, value, code, want string }{
		{"a number", "330502:qts", "Q104", "12", "Q104", "12 1/1"},
		{"zero is a number", "330502:qts", "Q104", "0", "Q104", "0 1/1"},
		{"required and blank", "330502:qts", "Q104", "", "Q104", "blank 0/1"},
		{"optional and blank, though the workbook came", "330502:qts", "Q601A", "", "Q601A", "blank 0/0"},
		{"不适用 is an answer", "330502:qts", "Q104", "—", "Q104", "na 0/0"},
		{"保密 is a figure that is not given", "330502:qts", "Q104", "*", "Q104", "secret 0/1"},
		{"not among its forms", "330502:qts=Q5", "Q501", "1", "Q104", "blank 0/0"},
		{"given though not asked for", "330502:qts=Q5", "Q104", "7", "Q104", "7 1/1"},
		{"the other bureau has no office", "330502:qts", "Q104", "12", "C101", "nobureau 0/0"},
		{"an annual form is not due in spring", "330502:qts", "Q104", "12", "S104J", "blank 0/0"},
		{"a column that the form has not", "330502:qts", "Q201", "12", "Q201", "12 1/1"},
		{"a part whose forms are not the unit's", "330502:qts=Q1", "Q104", "12", "U501@qts", "na 0/0"},
		{"a part of one field", "330502:qts", "Q501", "3", "U501@qts", "3 1/1"},
		{"a part with one operand blank", "330502:qts", "Q602", "3", "U601@qts", "blank 0/1"},
		{"figures set side by side have no sum", "330502:qts", "Q901A", "3", "U901", "blank 0/0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := testkit.New(t, defs, c.unit)
			w.Sub("330502:qts", q1).Set(c.set, c.value)
			require.Equal(t, c.want, own(t, w, "330502", c.code))
		})
	}
}

func TestNobodySentAnything(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts", "330500:qts=汇总")
	w.Sub("330503:qts", q1)
	require.Equal(t, "blank 0/1", own(t, w, "330502", "Q104"))
	require.Equal(t, "blank 0/1", own(t, w, "330502", "Q601A"), "an optional figure is waited for until something comes")
	require.Equal(t, "blank 0/0", own(t, w, "330500", "Q104"), "nothing of its own is expected of a unit that files 汇总 only")
}

func TestAnnualFormsAreDueWithTheFourthQuarter(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts")
	w.Sub("330502:qts", "2011Q4").Set("S104J", "500")
	u, _ := w.Unify()
	i := testkit.Entry(t, u.Layout, "S104J")
	figures := u.Own("330502", testkit.Period(t, "2011Q4"))
	require.Equal(t, "500 1/1", testkit.Show(figures[merge.At(i, model.Cur)]))
	k := testkit.Entry(t, u.Layout, "S104K")
	require.Equal(t, "blank 0/1", testkit.Show(figures[merge.At(k, model.Cur)]))
}

// 农业标准化示范区 (own) and the other zones (whole territory) are one part.
func TestAPartMayMixOwnAndTerritory(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330502:qts")
	w.Sub("330500:qts", q1).Set("Q405", "2").Set("Q704A", "99") // the 99 are the whole city's
	w.Sub("330502:qts", q1).Set("Q405", "5").Set("Q704A", "1").Set("Q704B", "—").Set("Q704C", "3")
	require.Equal(t, "2 1/1", own(t, w, "330500", "U405@qts"), "the city's own, without what the county states")
	require.Equal(t, "9 1/1", own(t, w, "330502", "U405@qts"), "— adds nothing and hides nothing")
}

func TestSubmissionsOfUnknownUnitsAreNotMerged(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts")
	w.Sub("330502:qts", q1).Set("Q501", "3").Record("L3", "case=A1")
	w.Sub("330502:ciq", q1).Set("C701A", "3").Record("L3", "case=A1")
	u, ledger := w.Unify()
	require.Empty(t, ledger.Matches)
	i := testkit.Entry(t, u.Layout, "U501")
	require.Equal(t, "3 1/1", testkit.Show(u.Own("330502", testkit.Period(t, q1))[merge.At(i, model.Cur)]))
}

func TestTheOtherBureausValueIsKeptBeside(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq")
	w.Sub("330500:qts", q1).Set("Q202", "10")
	w.Sub("330500:ciq", q1).Set("Q202", "11")
	require.Equal(t, "10 1/1", own(t, w, "330500", "Q202"))
	require.Equal(t, "11 1/1", own(t, w, "330500", "Q202@ciq"))
}
