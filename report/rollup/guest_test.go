package rollup_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/testkit"
	"qreport/report/model"
)

// seated makes a unit stand for a larger region than its own.
func seated(w *testkit.World, unit, seat string) *testkit.World {
	all := slices.Clone(w.Register.All())
	for i := range all {
		if all[i].Unit.String() == unit {
			all[i].Seat = seat
		}
	}
	w.Register = model.NewRegister(all)
	return w
}

// An office that covers two counties counts in the city that contains both,
// beside the city's own office, and in neither county.
func TestAnOfficeOfSeveralCountiesCountsInTheirCity(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	w := seated(testkit.New(t, defs, "330500:qts", "330502:qts", "330503:qts", "330500:ciq", "330502:ciq"), "330502:ciq", "330500")
	w.Sub("330502:qts", q1).Set("Q501", "10").Record("L3", "case=湖案1")
	w.Sub("330503:qts", q1).Set("Q501", "5")
	w.Sub("330500:ciq", q1).Set("C101", "100").Set("C301", "7")
	w.Sub("330502:ciq", q1).Set("C101", "30").Set("C301", "4").Set("C701A", "2").Record("L3", "case=湖案1")
	for region, want := range map[string]string{"330502": "nobureau 0/0", "330503": "nobureau 0/0", "330500": "130 2/2", "330000": "130 2/2"} {
		require.Equal(t, want, at(t, w, region, "C101"), region)
	}
	require.Equal(t, "blank 0/2", at(t, w, "330500", "C301"), "两个单位的种类数不相加")
	require.Equal(t, "10 1/1", at(t, w, "330502", "U501"), "县里只有质监局的案件，不扣除")
	require.Equal(t, "16 3/5", at(t, w, "330500", "U501"), "联合案件在共同的市扣除一次")
	cube, ledger := w.Cube()
	require.Equal(t, "330500", ledger.Matches[0].Region)
	period := testkit.Period(t, q1)
	require.Len(t, cube.Coverage("330500", period, "ciq").Expected, 2)
	require.Empty(t, cube.Coverage("330502", period, "ciq").Expected)
	entry := testkit.Entry(t, cube.Layout, "C101")
	parts := cube.Parts("330500", period, entry, model.Cur)
	require.Len(t, parts, 2)
	for i, want := range []string{"100", "30"} {
		require.Equal(t, want, cube.Unified.OwnFigure(parts[i], period, entry, model.Cur).Sum.String(), "各单位的数分得开")
	}
}

// A direct bureau inside a province (宁波) is a part of the province like any
// other, and its counties get nothing of it.
func TestADirectBureauInsideAProvince(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330000:ciq", "330200:ciq", "330203:qts")
	w.Sub("330000:ciq", q1).Set("C101", "100")
	w.Sub("330200:ciq", q1).Set("C101", "60")
	require.Equal(t, "60 1/1", at(t, w, "330200", "C101"))
	require.Equal(t, "nobureau 0/0", at(t, w, "330203", "C101"))
	require.Equal(t, "160 2/2", at(t, w, "330000", "C101"))
}

// Wherever offices stand for larger regions, the whole stays the same and no
// figure appears below the region that an office stands for.
func TestSeatsChangeNoTotal(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	rng := rand.New(rand.NewPCG(11, 4))
	for range 40 {
		w := testkit.New(t, defs, "330500:ciq", "330502:ciq", "330503:ciq", "330600:ciq")
		total := 0
		for _, unit := range []string{"330500:ciq", "330502:ciq", "330503:ciq", "330600:ciq"} {
			n := rng.IntN(100)
			total += n
			w.Sub(unit, q1).Set("C101", strconv.Itoa(n))
		}
		seats := []string{"330502", "330500", "330000"}
		seat := seats[rng.IntN(len(seats))]
		seated(w, "330502:ciq", seat)
		require.Equal(t, strconv.Itoa(total)+" 4/4", at(t, w, "330000", "C101"))
		if seat != "330502" {
			require.NotContains(t, at(t, w, "330502", "C101"), "1/")
		}
	}
}
