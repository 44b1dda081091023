package merge_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/testkit"
	"qreport/report/merge"
)

// table of totals at a region: code → wanted figure.
type totals map[string]string

func requireTotals(t *testing.T, w *testkit.World, region, period string, want totals) {
	t.Helper()
	cube, _ := w.Cube()
	for code, figure := range want {
		require.Equal(t, figure, testkit.At(t, cube, region, period, code), "%s %s %s", region, period, code)
	}
}

// A county case that is joint with the city's office is one case of the
// county, and counts once in the city.
func TestAJointCaseCountsOnceInTheSmallestCommonRegion(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts", "330500:ciq")
	w.Sub("330502:qts", q1).Set("Q501", "10", "10", "8").Set("Q503", "100").Record("L3", "case=湖案1", "amount=30")
	w.Sub("330503:qts", q1).Set("Q501", "5", "5", "5").Set("Q503", "50")
	w.Sub("330500:ciq", q1).Set("C701A", "4", "4", "3").Set("C702", "40").Record("L3", "case= 湖案1 ", "amount=25.5")
	requireTotals(t, w, "330502", q1, totals{"U501": "10 1/1", "U501@adjust": "blank 0/0"})
	requireTotals(t, w, "330500", q1, totals{"U501": "18 3/3", "U501@qts": "15 2/2", "U501@ciq": "4 1/1",
		"U501@adjust": "-1 1/1", "U501.ytd": "18 3/3", "U501.prior": "16 3/3",
		"U503": "164.5 3/3"}) // 190 − the amount that the other bureau stated
	requireTotals(t, w, "330000", q1, totals{"U501": "18 3/3"})
}

// 上年同期 is cleared of what was matched a year ago, where that is known.
func TestJointCasesOfLastYearLeaveThePriorColumn(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq")
	w.Sub("330500:qts", "2010Q1").Set("Q501", "8", "8").Record("L3", "case=a", "amount=1")
	w.Sub("330500:ciq", "2010Q1").Set("C701A", "3", "3").Record("L3", "case=a", "amount=1")
	w.Sub("330500:qts", q1).Set("Q501", "9", "9", "8")
	w.Sub("330500:ciq", q1).Set("C701A", "4", "4", "3")
	requireTotals(t, w, "330500", q1, totals{"U501": "13 2/2", "U501.prior": "10 2/2"})
}

// 累计 counts a case once even when the bureaus filed it in different quarters.
func TestTheYearToDateMatchesAcrossQuarters(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq")
	w.Sub("330500:qts", q1).Set("Q501", "8", "8").Record("L3", "case=a", "amount=1").Record("L3", "case=b", "amount=1")
	w.Sub("330500:ciq", q1).Set("C701A", "3", "3").Record("L3", "case=a", "amount=1")
	w.Sub("330500:qts", "2011Q2").Set("Q501", "2", "10")
	w.Sub("330500:ciq", "2011Q2").Set("C701A", "1", "4").Record("L3", "case=b", "amount=1")
	requireTotals(t, w, "330500", q1, totals{"U501": "10 2/2", "U501.ytd": "10 2/2"})
	requireTotals(t, w, "330500", "2011Q2", totals{"U501": "3 2/2", "U501.ytd": "12 2/2"})
}

func TestNothingIsTakenOffAMissingFigure(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	t.Run("the other bureau left its count blank", func(t *testing.T) {
		w := testkit.New(t, defs, "330500:qts", "330500:ciq")
		w.Sub("330500:qts", q1).Set("Q501", "8").Record("L3", "case=a")
		w.Sub("330500:ciq", q1).Record("L3", "case=a")
		requireTotals(t, w, "330500", q1, totals{"U501": "8 1/2", "U501@ciq": "blank 0/1"})
	})
	t.Run("the lead bureau did", func(t *testing.T) {
		w := testkit.New(t, defs, "330500:qts", "330500:ciq")
		w.Sub("330500:qts", q1).Record("L3", "case=a")
		w.Sub("330500:ciq", q1).Set("C701A", "3").Record("L3", "case=a")
		requireTotals(t, w, "330500", q1, totals{"U501": "3 1/2"})
	})
	t.Run("no office there", func(t *testing.T) {
		w := testkit.New(t, defs, "330500:qts")
		w.Sub("330500:qts", q1).Set("Q501", "8").Record("L3", "case=a")
		requireTotals(t, w, "330500", q1, totals{"U501": "8 1/1"})
	})
}

// Records in two cities and the province: each region counts the key once.
func TestEveryRegionCountsAKeyOnce(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330681:qts", "330600:ciq", "330000:ciq")
	for _, u := range []string{"330502:qts", "330681:qts"} {
		w.Sub(u, q1).Set("Q801", "2").Record("L2", "event=E1")
	}
	for _, u := range []string{"330600:ciq", "330000:ciq"} {
		w.Sub(u, q1).Set("C801", "1").Record("L2", "event=E1")
	}
	requireTotals(t, w, "330500", q1, totals{"U801": "2 1/1"})
	requireTotals(t, w, "330681", q1, totals{"U801": "2 1/1"})
	requireTotals(t, w, "330600", q1, totals{"U801": "2 2/2"}) // 2 + 1 − E1
	requireTotals(t, w, "330000", q1, totals{"U801": "3 4/4"}) // 6 counted, E1 four times
	_, ledger := w.Cube()
	var regions []string
	for _, m := range ledger.Matches {
		regions = append(regions, m.Kept.Unit.String()+" "+m.Other.Unit.String()+" "+m.Region)
	}
	require.Equal(t, []string{
		"330502:qts 330681:qts 330000",
		"330502:qts 330000:ciq 330000",
		"330681:qts 330600:ciq 330600",
	}, regions)
}

// The passed joint samples leave the passed ones, all joint samples the total.
func TestJointSamplesLeaveBothCounts(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq")
	w.Sub("330500:qts", q1).Set("Q406A", "40").Set("Q406B", "36").
		Record("L6", "sample=S1", "passed=1").Record("L6", "sample=S2", "passed=0")
	w.Sub("330500:ciq", q1).Set("C204A", "20").Set("C204B", "19").
		Record("L6", "sample=S1", "passed=1").Record("L6", "sample=S2", "passed=0")
	requireTotals(t, w, "330500", q1, totals{"U204A": "58 2/2", "U204B": "54 2/2"})
}

// An enterprise on both black lists is one enterprise; a near-match is two.
func TestUnionByKey(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330500:ciq")
	w.Sub("330502:qts", q1).Set("Q902", "2").Record("L5", "org=123456789").Record("L5", "org=111111111")
	w.Sub("330500:ciq", q1).Set("C802E", "2").Record("L5", "org=123456789").Record("L5", "org=11111111-1")
	requireTotals(t, w, "330500", q1, totals{"U902": "3 2/2"})
}

// With the owner rule the second part is for comparison only.
func TestTheOwnerRuleTakesTheFirstPart(t *testing.T) {
	defs := *testkit.Defs(t, "2011")
	rule, _ := defs.Rule("U505")
	changed := *rule
	changed.Rule = "owner"
	for i, r := range defs.Unify {
		if r.Code == "U505" {
			defs.Unify = append(append(defs.Unify[:i:i], &changed), defs.Unify[i+1:]...)
		}
	}
	w := testkit.New(t, &defs, "330500:qts", "330500:ciq")
	w.Sub("330500:qts", q1).Set("Q505", "4")
	w.Sub("330500:ciq", q1).Set("C701C", "3")
	requireTotals(t, w, "330500", q1, totals{"U505": "4 1/1", "U505@ciq": "3 1/1"})
}

func TestFigures(t *testing.T) {
	require.False(t, merge.Figure{}.Partial())
	require.False(t, merge.Figure{Got: 2, Want: 2}.Partial())
	require.True(t, merge.Figure{Got: 1, Want: 2}.Partial())
	require.False(t, merge.Figure{Want: 2}.Partial(), "nothing at all is missing, not partial")
}
