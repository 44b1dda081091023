package score_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/internal/testkit"
	"qreport/report/model"
	"qreport/report/score"
)

// leaves are the statistics of the index, filled to lie half-way between the
// goalposts of templates/indices/qci.toml.
var halfWay = map[string][2]string{ // field → this year, last year
	"S104A": {"80", "60"}, "S104B": {"0", "0"}, "S104C": {"0", "0"}, "S104D": {"100", "100"},
	"S104E": {"15", "15"}, "S104F": {"100", "100"},
	"Q203B": {"30", "30"}, "Q204": {"100", "100"},
	"S104G": {"1", "1"}, "S104H": {"0.5", "0.5"}, "S104J": {"100", "100"},
	"S104K": {"1.5", "1.5"}, "S104L": {"100", "100"}, "S104M": {"2.5", "2.5"},
	"S104N": {"250", "250"}, "S104P": {"15", "15"}, "S104Q": {"20", "20"},
	"S104R": {"25", "25"}, "S104S": {"100", "100"},
}

func world(t *testing.T, units ...string) *testkit.World {
	w := testkit.New(t, testkit.Defs(t, "2011"), units...)
	for _, u := range units {
		s := w.Sub(u, "2011Q4")
		if u[7:] == "ciq" {
			s.Set("C101", "", "10000").Set("C103", "", "100") // 99 %, then and now
			w.Sub(u, "2010Q4").Set("C101", "", "10000").Set("C103", "", "100")
			continue
		}
		for code, v := range halfWay {
			s.Set(code, v[0], "", v[1])
		}
		s.Set("Q104", "1", "100").Set("Q105", "1", "80") // 累计 80 %
		w.Sub(u, "2010Q4").Set("Q104", "", "100").Set("Q105", "", "80")
	}
	return w
}

func compute(t *testing.T, w *testkit.World, year int, regions ...string) *score.Family {
	t.Helper()
	method, err := score.NewMethod(w.Defs.Index)
	require.NoError(t, err)
	cube, _ := w.Cube()
	s, err := score.Compute(method, indicator.Compute(cube), year, "", regions)
	require.NoError(t, err)
	return s
}

func TestTheIndexHalfWay(t *testing.T) {
	s := compute(t, world(t, "330500:qts", "330500:ciq"), 2011, "330500")
	value, ok := s.Now.Score("QCI", "330500")
	require.True(t, ok)
	require.InDelta(t, 80, value, 1e-9, "every statistic half-way between 60 and 100")
	before, ok := s.Before.Score("QCI", "330500")
	require.True(t, ok)
	require.InDelta(t, 80-20.0/12, before, 1e-9, "等级品率 was 60 %, the lower goalpost: 20 points of one twelfth")
	require.Equal(t, "80", s.Raw("ZA31", "330500").Rat.RatString(), "cumulated, not the quarter")
	require.Equal(t, "80", s.Raw("ZA11", "330500").Rat.RatString())
}

// A region's statistics are recomputed from sums; its score is no mean.
func TestAParentIsComputedFromSums(t *testing.T) {
	w := world(t, "330502:qts", "330503:qts")
	w.Subs[2].Grid.Set(slot(t, w, "S104E"), 0, cell("0"))
	w.Subs[2].Grid.Set(slot(t, w, "S104F"), 0, cell("900"))
	s := compute(t, w, 2011, "330500", "330502", "330503")
	require.Equal(t, "3/2", s.Raw("ZA12", "330500").Rat.RatString(), "15/1000, not the mean of 15 % and 0")
}

func TestAbsentStatistics(t *testing.T) {
	w := world(t, "330502:qts")
	s := compute(t, w, 2011, "330502")
	require.False(t, s.Raw("ZA32", "330502").Present(), "no ciq office: missing, and its weight is shared out")
	value, ok := s.Now.Score("QCI", "330502")
	require.True(t, ok)
	require.InDelta(t, 80, value, 1e-9)
	require.False(t, math.IsNaN(value))
}

func TestAYearWithoutAnnualForms(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts")
	w.Sub("330500:qts", "2011Q4").Set("Q104", "1", "100").Set("Q105", "1", "80")
	require.Nil(t, compute(t, w, 2011, "330500"), "a spot-check rate alone is no index")
	require.Nil(t, compute(t, w, 2010, "330500"))
}

func TestTooFewUnitsGiveNoStatistic(t *testing.T) {
	w := world(t, "330502:qts", "330503:qts", "330521:qts")
	w.Subs = w.Subs[:1]
	s := compute(t, w, 2011, "330500", "330502")
	require.False(t, s.Raw("ZA11", "330500").Present(), "1 of 3 counties is below the gate")
	_, ok := s.Now.Score("QCI", "330500")
	require.False(t, ok)
	_, ok = s.Now.Score("QCI", "330502")
	require.True(t, ok)
}

func slot(t *testing.T, w *testkit.World, field string) model.Slot {
	t.Helper()
	s, ok := w.Defs.Slot(field, "")
	require.True(t, ok)
	return s
}

func cell(s string) model.Cell { return model.Cell{Value: model.Num(num.MustParse(s))} }
