package stat_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/stat"
)

func percent(x float64) float64 { return math.Round(1000*x) / 10 }

// The cases of domain.md 8.3, and the ends.
func TestWilson(t *testing.T) {
	for _, c := range []struct{ k, n, low, high float64 }{
		{20, 20, 83.9, 100},
		{19, 20, 76.4, 99.1},
		{58, 60, 88.6, 99.1},
		{288, 300, 93.1, 97.7},
		{0, 20, 0, 16.1},
		{0, 0, 0, 100},
		{21, 20, 0, 100}, // no sample can be so
		{-1, 20, 0, 100},
	} {
		low, high := stat.Wilson(c.k, c.n, stat.Z95)
		require.Equal(t, []float64{c.low, c.high}, []float64{percent(low), percent(high)}, "%v/%v", c.k, c.n)
	}
}

// Newcombe (1998), table II, method 10.
func TestNewcombe(t *testing.T) {
	for _, c := range []struct{ k1, n1, k2, n2, low, high float64 }{
		{56, 70, 48, 80, 0.0524, 0.3339},
		{9, 10, 3, 10, 0.1705, 0.8090},
		{6, 7, 2, 7, 0.0582, 0.8062},
		{5, 56, 0, 29, -0.0381, 0.1926},
		{0, 10, 0, 20, -0.1611, 0.2775},
		{0, 10, 0, 10, -0.2775, 0.2775},
		{10, 10, 0, 20, 0.6791, 1.0000},
		{10, 10, 0, 10, 0.6075, 1.0000},
	} {
		low, high := stat.Newcombe(c.k1, c.n1, c.k2, c.n2, stat.Z95)
		require.InDelta(t, c.low, low, 5e-5, "%v", c)
		require.InDelta(t, c.high, high, 5e-5, "%v", c)
	}
}

func TestDifferenceBeyondNoise(t *testing.T) {
	require.True(t, stat.DifferenceBeyondNoise(56, 70, 48, 80, stat.Z95))
	require.True(t, stat.DifferenceBeyondNoise(48, 80, 56, 70, stat.Z95))
	require.False(t, stat.DifferenceBeyondNoise(20, 20, 288, 300, stat.Z95))
	require.False(t, stat.DifferenceBeyondNoise(5, 56, 0, 29, stat.Z95))
	require.False(t, stat.DifferenceBeyondNoise(1, 1, 0, 0, stat.Z95), "no sample, no statement")
}

func TestTogetherIsWiderForMore(t *testing.T) {
	require.InDelta(t, stat.Z95, stat.Together(1, stat.Alpha95), 1e-12)
	require.InDelta(t, stat.Z95, stat.Together(0, stat.Alpha95), 1e-12)
	require.InDelta(t, 2.7995, stat.Together(10, stat.Alpha95), 5e-4) // 1−0.95^(1/10) = 0.005116
}

func TestLimits(t *testing.T) {
	low, high := stat.Limits(90, 100, 2)
	require.InDelta(t, 84, low, 1e-9)
	require.InDelta(t, 96, high, 1e-9)
	low, high = stat.Limits(90, 4, 2)
	require.InDelta(t, 60, low, 1e-9)
	require.Equal(t, 100.0, high)
	low, high = stat.Limits(90, 0, 2)
	require.Equal(t, []float64{0, 100}, []float64{low, high})
}
