package define

import (
	"math"
	"math/big"
	"math/bits"
)

// fraction is an exact number: n/d in machine words, d > 0 and not necessarily
// in lowest terms, or, when that does not fit, a big.Rat. Almost every figure
// of a report fits, which saves an allocation per step.
type fraction struct {
	n, d int64
	big  *big.Rat
}

func whole(n int64) fraction { return fraction{n: n, d: 1} }

// fractionOf takes r over without copying; r must not change afterwards.
func fractionOf(r *big.Rat) fraction {
	num := r.Num()
	if !num.IsInt64() {
		return fraction{big: r}
	}
	if r.IsInt() {
		return whole(num.Int64())
	}
	if den := r.Denom(); den.IsInt64() {
		return fraction{n: num.Int64(), d: den.Int64()}
	}
	return fraction{big: r}
}

// rat returns the number as a big.Rat that the receiver of it must not change.
func (a fraction) rat() *big.Rat {
	switch {
	case a.big != nil:
		return a.big
	case a.d == 1:
		return new(big.Rat).SetInt64(a.n)
	}
	return big.NewRat(a.n, a.d)
}

func (a fraction) sign() int {
	switch {
	case a.big != nil:
		return a.big.Sign()
	case a.n > 0:
		return 1
	case a.n < 0:
		return -1
	}
	return 0
}

func (a fraction) neg() fraction {
	if a.big == nil && a.n != math.MinInt64 {
		return fraction{n: -a.n, d: a.d}
	}
	return fraction{big: new(big.Rat).Neg(a.rat())}
}

func (a fraction) abs() fraction {
	if a.sign() < 0 {
		return a.neg()
	}
	return a
}

func (a fraction) add(b fraction) fraction {
	if a.big == nil && b.big == nil {
		if sum, ok := addWords(a, b); ok {
			return sum
		}
	}
	return fractionOf(new(big.Rat).Add(a.rat(), b.rat()))
}

func (a fraction) sub(b fraction) fraction { return a.add(b.neg()) }

func (a fraction) mul(b fraction) fraction {
	if a.big == nil && b.big == nil {
		n, okN := mul64(a.n, b.n)
		d, okD := mul64(a.d, b.d)
		if okN && okD {
			return fraction{n: n, d: d}
		}
	}
	return fractionOf(new(big.Rat).Mul(a.rat(), b.rat()))
}

// quo returns a/b; b must not be zero.
func (a fraction) quo(b fraction) fraction {
	if b.big != nil || b.n == math.MinInt64 {
		return a.mul(fractionOf(new(big.Rat).Inv(b.rat())))
	}
	if b.n < 0 {
		return a.mul(fraction{n: -b.d, d: -b.n})
	}
	return a.mul(fraction{n: b.d, d: b.n})
}

func (a fraction) cmp(b fraction) int {
	if a.big == nil && b.big == nil {
		left, okL := mul64(a.n, b.d)
		right, okR := mul64(b.n, a.d)
		if okL && okR {
			return compareWords(left, right)
		}
	}
	return a.rat().Cmp(b.rat())
}

func compareWords(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// addWords adds over the least common denominator and tells whether it fits.
func addWords(a, b fraction) (fraction, bool) {
	if a.d == b.d {
		n, ok := add64(a.n, b.n)
		return fraction{n: n, d: a.d}, ok
	}
	g := gcd(a.d, b.d)
	left, okL := mul64(a.n, b.d/g)
	right, okR := mul64(b.n, a.d/g)
	d, okD := mul64(a.d, b.d/g)
	n, okN := add64(left, right)
	return fraction{n: n, d: d}, okL && okR && okD && okN
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func add64(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0)
}

func mul64(a, b int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	return a * b, high == 0 && low <= math.MaxInt64
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}
