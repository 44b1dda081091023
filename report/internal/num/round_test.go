package num

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// extremes are numbers at the edge of a machine word, halves and small ones.
func extremes(r *rand.Rand) int64 {
	switch r.IntN(4) {
	case 0:
		return []int64{math.MaxInt64, math.MinInt64, math.MaxInt64 / 2, -1, 0, 1, 5, 25, 125}[r.IntN(9)]
	case 1:
		return r.Int64N(1000) - 500
	case 2:
		return (r.Int64N(2000) - 1000) * 5
	}
	return r.Int64() >> r.IntN(60)
}

// TestWordsRoundAsBigNumbers: the short way agrees with the long one, and a tie
// is a value that is half way between two neighbours.
func TestWordsRoundAsBigNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	ties := 0
	for range 200_000 {
		n, d := extremes(r), extremes(r)
		if d == 0 {
			continue
		}
		x, places := big.NewRat(n, 1), r.IntN(6)
		x.Quo(x, new(big.Rat).SetInt64(d))
		for _, mode := range []Mode{HalfEven, HalfUp} {
			if words, ok := roundWords(x, places, mode); ok {
				require.Equal(t, roundBig(x, places, mode), words, "%s, %d places", x, places)
			}
		}
		scaled := new(big.Rat).Mul(x, new(big.Rat).SetInt(pow10(places)))
		half := scaled.Denom().Cmp(big.NewInt(2)) == 0
		require.Equal(t, half, Tie(x, places), "%s, %d places", x, places)
		if half {
			ties++
		}
	}
	require.Greater(t, ties, 400)
}
