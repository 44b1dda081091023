package indicator_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/define"
	"qreport/report/indicator"
)

func sampled(region string, pass, trials int64, direction string) indicator.Measure {
	return indicator.Measure{Indicator: &define.Indicator{Direction: direction}, Region: region,
		Value:  indicator.Of(big.NewRat(100*pass, trials)),
		Sample: indicator.Sample{Pass: float64(pass), Trials: float64(trials)}}
}

func exact(region string, value int64, direction string) indicator.Measure {
	return indicator.Measure{Indicator: &define.Indicator{Direction: direction}, Region: region, Value: indicator.Of(big.NewRat(value, 1))}
}

func bands(measures ...indicator.Measure) map[string][2]int {
	out := map[string][2]int{}
	for _, r := range indicator.Rank(measures) {
		out[r.Measure.Region] = [2]int{r.Best, r.Worst}
	}
	return out
}

func TestRankBands(t *testing.T) {
	type want = map[string][2]int
	t.Run("100 % of 20 does not beat 96 % of 300", func(t *testing.T) {
		require.Equal(t, want{"a": {1, 2}, "b": {1, 2}}, bands(sampled("a", 20, 20, "+"), sampled("b", 288, 300, "+")))
	})
	t.Run("intervals apart", func(t *testing.T) {
		require.Equal(t, want{"a": {2, 2}, "b": {1, 1}}, bands(sampled("a", 500, 1000, "+"), sampled("b", 900, 1000, "+")))
		require.Equal(t, want{"a": {1, 1}, "b": {2, 2}}, bands(sampled("a", 500, 1000, "-"), sampled("b", 900, 1000, "-")))
	})
	t.Run("ties of exact figures share a band", func(t *testing.T) {
		require.Equal(t, want{"a": {1, 2}, "b": {1, 2}, "c": {3, 3}}, bands(exact("b", 5, "+"), exact("a", 5, "+"), exact("c", 4, "+")))
	})
	t.Run("missing figures have no rank", func(t *testing.T) {
		require.Equal(t, want{"b": {1, 1}}, bands(indicator.Measure{Indicator: &define.Indicator{}, Region: "a"}, exact("b", 1, "+")))
		require.Empty(t, bands())
	})
	t.Run("the order of ties is that of codes", func(t *testing.T) {
		ranked := indicator.Rank([]indicator.Measure{exact("b", 5, "+"), exact("a", 5, "+"), exact("c", 9, "+")})
		require.Equal(t, "c", ranked[0].Measure.Region)
		require.Equal(t, "a", ranked[1].Measure.Region)
		require.True(t, ranked[0].Firm())
		require.False(t, ranked[1].Firm())
	})
}

func TestOutsideLooksAtAllTogether(t *testing.T) {
	low := sampled("a", 80, 100, "+") // 95 % alone: 71.1–86.7
	require.Equal(t, -1, indicator.Outside(low, 87, 1))
	require.Equal(t, 0, indicator.Outside(low, 87, 20), "one of twenty may well be that low")
	require.Equal(t, 1, indicator.Outside(sampled("a", 80, 100, "-"), 87, 1))
	require.Equal(t, 0, indicator.Outside(exact("a", 3, "+"), 87, 1))
	require.Equal(t, 0, indicator.Outside(indicator.Measure{Indicator: &define.Indicator{}}, 87, 1))
}

func TestQuantities(t *testing.T) {
	require.Equal(t, 0.0, indicator.Quantity{}.Float())
	require.Equal(t, 0.25, indicator.FromFloat(0.25).Float())
	a, b := indicator.Of(big.NewRat(3, 1)), indicator.Of(big.NewRat(5, 1))
	require.Equal(t, "-2", indicator.Minus(a, b).Rat.RatString())
	require.False(t, indicator.Minus(a, indicator.Quantity{}).Present())
	var zero float64
	require.False(t, indicator.FromFloat(1/zero).Present())
}
