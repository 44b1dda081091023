package ledger_test

import (
	"math/rand/v2"
	"qreport/report/define"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/internal/testkit"
	"qreport/report/ledger"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

const q1 = "2011Q1"

func rows(t *testing.T, w *testkit.World, region string) map[string]ledger.Row {
	t.Helper()
	cube, _ := w.Cube()
	out := map[string]ledger.Row{}
	for _, r := range (ledger.Source{Indicators: indicator.Compute(cube)}).Rows(region, testkit.Period(t, q1)) {
		out[r.Code] = r
	}
	return out
}

// What the other bureau sends on its cross-check form is compared with the
// owner's figure and never used.
func TestCrossChecksAreClassed(t *testing.T) {
	for _, c := range []struct {
		name, own, other string
		class            ledger.Class
		difference       string
	}{
		{"the same", "120", "120", ledger.Agree, "0"},
		{"one unit apart", "12", "13", ledger.Tolerated, "1"},
		{"within one per cent", "1000", "1009", ledger.Tolerated, "9"},
		{"apart", "1000", "1020", ledger.Differ, "20"},
		{"the owner said nothing", "", "7", ledger.Only, ""},
		{"zero against one is within one unit", "0", "1", ledger.Tolerated, "1"},
		{"zero against two", "0", "2", ledger.Differ, "2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq")
			w.Sub("330500:qts", q1).Set("Q202", c.own)
			w.Sub("330500:ciq", q1).Set("Q202", c.other)
			row := rows(t, w, "330500")["Q202"]
			require.Equal(t, c.class, row.Class)
			require.Equal(t, c.difference, ratText(row.Difference))
			if c.own != "" {
				require.Equal(t, c.own, row.Chosen.Sum.String(), "以主报局为准")
			}
		})
	}
}

func ratText(q indicator.Quantity) string {
	if !q.Present() {
		return ""
	}
	return q.Rat.RatString()
}

// A difference says what it would do to the indicators.
func TestEffects(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq")
	w.Sub("330500:qts", q1).Set("Q501", "10").Set("Q202", "50").Record("L3", "case=A1")
	w.Sub("330500:ciq", q1).Set("C701A", "4").Set("Q202", "60").Record("L3", "case=A1")
	found := rows(t, w, "330500")
	require.Equal(t, "13", found["U501"].Chosen.Sum.String())
	require.Equal(t, ledger.Joined, found["U501"].Class)
	require.Len(t, found["U501"].Effects, 1)
	require.Equal(t, "G01", found["U501"].Effects[0].Indicator.Code)
	require.Equal(t, "1", found["U501"].Effects[0].Change.RatString(), "不扣除就多一起")
	require.Equal(t, "F07", found["Q202"].Effects[0].Indicator.Code)
	require.Equal(t, "10", found["Q202"].Effects[0].Change.RatString())
}

// One bureau alone is told from a bureau that has no office.
func TestOneSided(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq", "330502:qts")
	w.Sub("330500:qts", q1).Set("Q501", "10")
	w.Sub("330502:qts", q1).Set("Q501", "3")
	row := rows(t, w, "330500")["U501"]
	require.Equal(t, ledger.Only, row.Class)
	require.Equal(t, model.Bureau("qts"), row.By)
	require.True(t, row.Chosen.Partial(), "缺一局，合计不完整，不作零")
	require.Equal(t, ledger.NoOffice, rows(t, w, "330502")["U501"].Class)
}

func TestNearMatchesAreListedAndNeverJoined(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq")
	w.Sub("330500:qts", q1).Set("Q501", "3").Set("Q902", "1").
		Record("L3", "case=浙质监罚字〔2011〕0101号").Record("L3", "case=湖案7").Record("L3", "case=同一号").Record("L5", "org=609700531")
	w.Sub("330500:ciq", q1).Set("C701A", "3").Set("C802E", "1").
		Record("L3", "case=浙质监罚字〔2011〕01O1号").Record("L3", "case=湖 案７").Record("L3", "case=同一号").Record("L5", "org=913305006097005311")
	unified, got := w.Unify()
	pairs := ledger.Pairs(unified.Keys(define.NationCode))
	var why []ledger.Likeness
	for _, p := range pairs {
		why = append(why, p.Why)
	}
	require.ElementsMatch(t, []ledger.Likeness{ledger.OneSign, ledger.Spelling, ledger.OrgCode}, why)
	cube := rollup.RollUp(unified)
	require.Equal(t, "5 2/2", testkit.At(t, cube, "330500", q1, "U501"), "只有号码完全相同的一起扣除")
	require.Equal(t, "2 2/2", testkit.At(t, cube, "330500", q1, "U902"))
	require.Len(t, slices.DeleteFunc(got.Matches, func(m merge.Match) bool { return m.Rule != "U501" }), 1)
}

// TestIdentities holds for random pairs of submissions: what was chosen is the
// parts less what both counted; a missing part is never a zero; the order of
// submissions does not matter.
func TestIdentities(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	defs := testkit.Defs(t, "2011")
	proved := map[string]int{}
	for range 120 {
		fill := randomFill(rng)
		w, mirror := testkit.New(t, defs, "330500:qts", "330500:ciq", "330502:qts"), testkit.New(t, defs, "330502:qts", "330500:ciq", "330500:qts")
		for _, f := range fill {
			f(w)
		}
		for _, f := range slices.Backward(fill) {
			f(mirror)
		}
		a, b := rows(t, w, "330500"), rows(t, mirror, "330500")
		require.Equal(t, len(a), len(b))
		for code, row := range a {
			require.Equal(t, row.Chosen, b[code].Chosen, code)
			if row.Rule == "sum" || row.Rule == "union" {
				checkSum(t, row)
				proved[code]++
			}
		}
	}
	for _, code := range []string{"U501", "U503", "U902"} {
		require.Greater(t, proved[code], 50, code)
	}
}

func checkSum(t *testing.T, row ledger.Row) {
	t.Helper()
	total, got := num.Int(0), int32(0)
	for _, v := range row.Values {
		total, got = total.Add(v.Figure.Sum), got+v.Figure.Got
	}
	require.Equal(t, got, row.Chosen.Got, "%s：缺报不作零", row.Code)
	require.Zero(t, total.Add(row.TakenOff.Sum).Cmp(row.Chosen.Sum), row.Code)
	require.LessOrEqual(t, row.TakenOff.Sum.Sign(), 0)
}

func randomFill(rng *rand.Rand) []func(*testkit.World) {
	var fill []func(*testkit.World)
	for _, unit := range []string{"330500:qts", "330500:ciq", "330502:qts"} {
		if rng.IntN(5) == 0 {
			continue // it did not report
		}
		cases, amount, blank := rng.IntN(4), strconv.Itoa(100+rng.IntN(900)), rng.IntN(4) == 0
		first, firms := rng.IntN(3), rng.IntN(4)
		fill = append(fill, func(w *testkit.World) {
			s := w.Sub(unit, q1)
			count, money, black := "Q501", "Q503", "Q902"
			if unit == "330500:ciq" {
				count, money, black = "C701A", "C702", "C802E"
			}
			for i := range firms { // shared enterprises: the union by key
				s.Set(black, strconv.Itoa(firms)).Record("L5", "org=60970053"+strconv.Itoa(first+i))
			}
			if !blank {
				s.Set(count, strconv.Itoa(10+cases)).Set(money, amount)
			}
			for i := range cases {
				s.Record("L3", "case=案"+strconv.Itoa(first+i), "amount=5")
			}
		})
	}
	return fill
}
