package indicator_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/define"
	"qreport/report/indicator"
	"qreport/report/internal/testkit"
	"qreport/report/model"
	"qreport/report/rollup"
)

const q1 = "2011Q1"

func a01(t *testing.T, w *testkit.World, region string) indicator.Measure {
	t.Helper()
	return compute(w).At(region, testkit.Period(t, q1), rollup.Current, "A01")
}

func TestARateIsARatioOfSums(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts")
	w.Sub("330502:qts", q1).Set("Q104", "10", "", "10").Set("Q105", "5", "", "9")
	w.Sub("330503:qts", q1).Set("Q104", "90", "", "90").Set("Q105", "90", "", "81")
	m := a01(t, w, "330500")
	require.Equal(t, "95", m.Value.Rat.RatString(), "95/100, not (50+100)/2")
	require.Equal(t, "5", m.YearOnYear().Rat.RatString(), "百分点, before rounding")
	require.Equal(t, indicator.Sample{Pass: 95, Trials: 100}, m.Sample)
	require.False(t, m.YearOnYear().Uneven)
}

// A unit that gave the trials and no passes is left out of both: missing is
// not zero.
func TestABlankNumeratorIsNotZero(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts", "330521:qts")
	w.Sub("330502:qts", q1).Set("Q104", "100").Set("Q105", "90")
	w.Sub("330503:qts", q1).Set("Q104", "100").Set("Q105", "")
	w.Sub("330521:qts", q1).Set("Q104", "").Set("Q105", "100")
	in := compute(w)
	m := in.At("330500", testkit.Period(t, q1), rollup.Current, "A01")
	require.Equal(t, model.Withheld, m.Value.Kind, "1 of 3 units is below the gate")
	w.Sub("330503:qts", q1).Set("Q104", "100").Set("Q105", "80") // corrected
	w.Subs = append(w.Subs[:1], w.Subs[2:]...)
	m = a01(t, w, "330500")
	require.Equal(t, "85", m.Value.Rat.RatString(), "(90+80)/(100+100); 德清's passes have no trials")
	require.Equal(t, []int{2, 3}, []int{m.Got, m.Want})
	require.True(t, m.Partial())
	require.Equal(t, indicator.Sample{Pass: 170, Trials: 200}, m.Sample)
	require.Equal(t, "270", compute(w).Field("330500", testkit.Period(t, q1), rollup.Current, "Q105", "").Value.Rat.RatString())
}

func TestTheGateWithholds(t *testing.T) {
	defs := testkit.Defs(t, "2011") // gate 0.6
	units := []string{"330502:qts", "330503:qts", "330521:qts", "330522:qts", "330523:qts"}
	for n, want := range []model.Kind{model.Blank, model.Withheld, model.Withheld, model.Number, model.Number, model.Number} {
		w := testkit.New(t, defs, units...)
		w.Sub("330600:qts", q1) // so that the period exists
		for _, u := range units[:n] {
			w.Sub(u, q1).Set("Q104", "10", "", "10").Set("Q105", "9", "", "9")
		}
		m := a01(t, w, "330500")
		require.Equal(t, want, m.Value.Kind, "%d of 5", n)
		require.Equal(t, want, m.Prior.Kind, "the base as well, %d of 5", n)
		require.Equal(t, n >= 3, m.Sampled())
		require.Equal(t, want, compute(w).Field("330500", testkit.Period(t, q1), rollup.Current, "Q104", "").Value.Kind)
		require.Equal(t, n == 3 || n == 4, m.Partial())
	}
}

// A07 weights the home rate by home output and the export rate by exports.
func TestBothBureausAreWeightedByOutput(t *testing.T) {
	fill := func(w *testkit.World, ciq bool) *testkit.World {
		w.Sub("330500:qts", q1).Set("Q104", "100").Set("Q105", "90").Set("S101", "50").Set("S102", "20")
		if ciq {
			w.Sub("330500:ciq", q1).Set("C101", "10000").Set("C103", "100")
		}
		return w
	}
	at := func(w *testkit.World) indicator.Measure {
		return compute(w).At("330500", testkit.Period(t, q1), rollup.Current, "A07")
	}
	defs := testkit.Defs(t, "2011")
	both := at(fill(testkit.New(t, defs, "330500:qts", "330500:ciq"), true))
	require.Equal(t, "468/5", both.Value.Rat.RatString()) // (90×30 + 99×20)/50 = 93.6; pooled it would be 98.9
	silent := at(fill(testkit.New(t, defs, "330500:qts", "330500:ciq"), false))
	require.Equal(t, model.Blank, silent.Value.Kind, "a missing bureau leaves it blank")
	absent := at(fill(testkit.New(t, defs, "330500:qts"), false))
	require.Equal(t, model.NoBureau, absent.Value.Kind)
}

// A06: industries weighted by output in a city, cities by output in a province.
func TestWeightsByLevel(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	items := defs.ItemCodes("Q113A")
	w := testkit.New(t, defs, "330500:qts", "330600:qts", "330700:qts")
	w.Sub("330500:qts", q1).Set("S101", "30").
		Set("Q113A/"+items[0], "10").Set("Q113B/"+items[0], "9").Set("Q113C/"+items[0], "20").
		Set("Q113A/"+items[1], "20").Set("Q113B/"+items[1], "20").Set("Q113C/"+items[1], "10").
		Set("Q113C/"+items[2], "99") // no sample: its output does not count
	w.Sub("330600:qts", q1).Set("S101", "10").
		Set("Q113A/"+items[0], "4").Set("Q113B/"+items[0], "2").Set("Q113C/"+items[0], "7")
	w.Sub("330700:qts", q1).Set("Q113A/"+items[0], "4").Set("Q113B/"+items[0], "4").Set("Q113C/"+items[0], "7")
	in, p := compute(w), testkit.Period(t, q1)
	city := in.At("330500", p, rollup.Current, "A06")
	require.Equal(t, "280/3", city.Value.Rat.RatString()) // (20×0.9 + 10×1)/30
	require.Equal(t, []int{1, 1}, []int{city.Got, city.Want})
	province := in.At("330000", p, rollup.Current, "A06")
	require.Equal(t, "165/2", province.Value.Rat.RatString()) // (30×93.33 + 10×50)/40; 金华 has no weight
	require.Equal(t, []int{2, 3}, []int{province.Got, province.Want})
	own := indicator.Compute(in.Cube.OwnLevel()).At("330000", p, rollup.Current, "A06")
	require.False(t, own.Value.Present(), "省本级 is no mean of cities")
}

// Industries that nobody sampled do not withhold the rate when one county is
// missing.
func TestItemsThatNobodyHasAreNotMissing(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	items := defs.ItemCodes("Q113A")
	units := []string{"330502:qts", "330503:qts", "330521:qts", "330522:qts"}
	w := testkit.New(t, defs, units...)
	for i, u := range units[:3] {
		w.Sub(u, q1).Set("Q113A/"+items[i], "10").Set("Q113B/"+items[i], "9").Set("Q113C/"+items[i], "20")
	}
	m := compute(w).At("330500", testkit.Period(t, q1), rollup.Current, "A06")
	require.Equal(t, "90", m.Value.Rat.RatString())
	require.Equal(t, []int{3, 4}, []int{m.Got, m.Want})
}

func TestChanges(t *testing.T) {
	percent := &define.Indicator{Change: "percent"}
	points := &define.Indicator{Change: "points"}
	q := func(s string) indicator.Quantity {
		if s == "" {
			return indicator.Quantity{}
		}
		r, _ := new(big.Rat).SetString(s)
		return indicator.Of(r)
	}
	for _, c := range []struct {
		name       string
		kind       *define.Indicator
		value, was string
		want       string
		why        indicator.WhyNot
	}{
		{"up a quarter", percent, "125", "100", "25", ""},
		{"down to nothing", percent, "0", "100", "-100", ""},
		{"base zero", percent, "5", "0", "", indicator.ZeroBase},
		{"base and value zero", percent, "0", "0", "", indicator.ZeroBase},
		{"base negative", percent, "5", "-4", "", indicator.NegativeBase},
		{"base missing", percent, "5", "", "", indicator.NoBase},
		{"value missing", percent, "", "5", "", indicator.NoValue},
		{"both missing", points, "", "", "", indicator.NoValue},
		{"points", points, "89.5", "90.25", "-3/4", ""},
		{"points from zero", points, "3", "0", "3", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			change := indicator.Measure{Indicator: c.kind, Value: q(c.value), Prior: q(c.was), Before: q(c.was)}.YearOnYear()
			require.Equal(t, c.why, change.Why)
			require.Equal(t, c.want != "", change.Present())
			if change.Present() {
				require.Equal(t, c.want, change.Rat.RatString())
			}
			require.Equal(t, change.Why, indicator.Measure{Indicator: c.kind, Value: q(c.value), Before: q(c.was)}.QuarterOnQuarter().Why)
		})
	}
	require.Equal(t, "25", indicator.Percent(q("125"), q("100")).Rat.RatString())
	require.Equal(t, indicator.NoBase, indicator.Percent(q("1"), q("")).Why)
}

// X02, X07: the base of a rate is what this year's submission states, and the
// change is in points.
func TestRestatedBase(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "100000:qts")
	w.Sub("100000:qts", "2012H1").Set("Q104", "1000").Set("Q105", "908")
	w.Sub("100000:qts", "2013H1").Set("Q104", "1000", "", "1000").Set("Q105", "889", "", "911")
	m := compute(w).At("100000", testkit.Period(t, "2013H1"), rollup.Current, "A01")
	require.Equal(t, "-11/5", m.YearOnYear().Rat.RatString(), "-2.2, not -1.9")
}

func TestUnevenBaseIsTold(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts", "330521:qts")
	for i, u := range []string{"330502:qts", "330503:qts", "330521:qts"} {
		w.Sub(u, q1).Set("Q104", "10", "", []string{"10", "10", ""}[i])
	}
	m := compute(w).Field("330500", testkit.Period(t, q1), rollup.Current, "Q104", "")
	require.True(t, m.YearOnYear().Uneven, "+50 % is the county that had no base")
	require.Equal(t, []int{2, 3}, []int{m.PriorGot, m.PriorWant})
}

func TestSmallSamplesAndNoise(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts")
	w.Sub("330500:qts", q1).Set("Q104", "20", "", "300").Set("Q105", "20", "", "288")
	m := a01(t, w, "330500")
	require.True(t, m.Small(testkit.Defs(t, "2011").Thresholds))
	c := m.YearOnYear()
	require.Equal(t, "4", c.Rat.RatString())
	require.True(t, c.Tested)
	require.False(t, c.Beyond, "20 of 20 after 96 % of 300 is within the noise")
}

func TestQuarterOnQuarter(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts")
	w.Sub("330500:qts", "2010Q4").Set("Q104", "80", "300")
	w.Sub("330500:qts", q1).Set("Q104", "100", "100")
	in := compute(w)
	require.Equal(t, "25", in.Field("330500", testkit.Period(t, q1), rollup.Current, "Q104", "").QuarterOnQuarter().Rat.RatString())
	require.Equal(t, indicator.NoBase, in.Field("330500", testkit.Period(t, q1), rollup.ToDate, "Q104", "").QuarterOnQuarter().Why)
}

func TestUnknownCodesAreEmpty(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts")
	in := compute(w)
	require.Equal(t, indicator.Measure{}, in.At("330500", testkit.Period(t, q1), rollup.Current, "Z99"))
	require.False(t, in.Field("330500", testkit.Period(t, q1), rollup.Current, "Z99", "").Value.Present())
	require.False(t, in.At("330500", testkit.Period(t, q1), rollup.Current, "A09").Value.Present(), "the index is computed elsewhere")
}
