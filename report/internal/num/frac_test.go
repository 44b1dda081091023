package num

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

// Frac must agree with big.Rat on every pair of awkward numbers.
func TestFractionsAgreeWithBigRat(t *testing.T) {
	edges := []int64{0, 1, -1, 2, 3, 7, 100, -1 << 63, 1<<63 - 1, 1 << 62, -(1 << 62), 1<<31 - 1, 999999999999999999}
	var all []*big.Rat
	for _, n := range edges {
		for _, d := range []int64{1, 3, 100, 1<<63 - 1} {
			all = append(all, big.NewRat(n, d))
		}
	}
	for _, a := range all {
		for _, b := range all {
			x, y := FracOf(a), FracOf(b)
			require.Equal(t, a.Cmp(b), x.Cmp(y))
			same(t, new(big.Rat).Add(a, b), x.Add(y))
			same(t, new(big.Rat).Sub(a, b), x.Sub(y))
			same(t, new(big.Rat).Mul(a, b), x.Mul(y))
			if b.Sign() != 0 {
				same(t, new(big.Rat).Quo(a, b), x.Quo(y))
			}
		}
		same(t, new(big.Rat).Abs(a), FracOf(a).Abs())
	}
}

func same(t *testing.T, want *big.Rat, got Frac) {
	t.Helper()
	if want.Cmp(got.Rat()) != 0 || want.Sign() != got.Sign() {
		t.Fatalf("want %v, got %v", want, got.Rat())
	}
}
