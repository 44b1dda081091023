package num

import (
	"math"
	"math/big"
	"math/bits"
)

// Frac is an exact number that formulas compute with: n/d in machine words,
// d > 0 and not necessarily in lowest terms, or, when that does not fit, a
// big.Rat. Almost every figure of a report fits, which saves an allocation per
// step. The zero value is no number.
type Frac struct {
	n, d int64
	big  *big.Rat
}

// Whole makes a whole number.
func Whole(n int64) Frac { return Frac{n: n, d: 1} }

// FracOf takes r over without copying; r must not change afterwards.
func FracOf(r *big.Rat) Frac {
	top := r.Num()
	if !top.IsInt64() {
		return Frac{big: r}
	}
	if r.IsInt() {
		return Whole(top.Int64())
	}
	if den := r.Denom(); den.IsInt64() {
		return Frac{n: top.Int64(), d: den.Int64()}
	}
	return Frac{big: r}
}

// Rat returns the number as a big.Rat that the receiver of it must not change.
func (a Frac) Rat() *big.Rat {
	switch {
	case a.big != nil:
		return a.big
	case a.d == 1:
		return new(big.Rat).SetInt64(a.n)
	}
	return big.NewRat(a.n, a.d)
}

// Sign is −1, 0 or 1.
func (a Frac) Sign() int {
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

// Neg returns −a.
func (a Frac) Neg() Frac {
	if a.big == nil && a.n != math.MinInt64 {
		return Frac{n: -a.n, d: a.d}
	}
	return Frac{big: new(big.Rat).Neg(a.Rat())}
}

// Abs returns |a|.
func (a Frac) Abs() Frac {
	if a.Sign() < 0 {
		return a.Neg()
	}
	return a
}

// Add returns a+b.
func (a Frac) Add(b Frac) Frac {
	if a.big == nil && b.big == nil {
		if sum, ok := addWords(a, b); ok {
			return sum
		}
	}
	return FracOf(new(big.Rat).Add(a.Rat(), b.Rat()))
}

// Sub returns a−b.
func (a Frac) Sub(b Frac) Frac { return a.Add(b.Neg()) }

// Mul returns a·b.
func (a Frac) Mul(b Frac) Frac {
	if a.big == nil && b.big == nil {
		n, okN := mul64(a.n, b.n)
		d, okD := mul64(a.d, b.d)
		if okN && okD {
			return Frac{n: n, d: d}
		}
	}
	return FracOf(new(big.Rat).Mul(a.Rat(), b.Rat()))
}

// Quo returns a/b; b must not be zero.
func (a Frac) Quo(b Frac) Frac {
	if b.big != nil || b.n == math.MinInt64 {
		return a.Mul(FracOf(new(big.Rat).Inv(b.Rat())))
	}
	if b.n < 0 {
		return a.Mul(Frac{n: -b.d, d: -b.n})
	}
	return a.Mul(Frac{n: b.d, d: b.n})
}

// Cmp returns −1, 0 or 1 as a is less than, equal to or greater than b.
func (a Frac) Cmp(b Frac) int {
	if a.big == nil && b.big == nil {
		left, okL := mul64(a.n, b.d)
		right, okR := mul64(b.n, a.d)
		if okL && okR {
			return compareWords(left, right)
		}
	}
	return a.Rat().Cmp(b.Rat())
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
func addWords(a, b Frac) (Frac, bool) {
	if a.d == b.d {
		n, ok := add64(a.n, b.n)
		return Frac{n: n, d: a.d}, ok
	}
	g := gcd(a.d, b.d)
	left, okL := mul64(a.n, b.d/g)
	right, okR := mul64(b.n, a.d/g)
	d, okD := mul64(a.d, b.d/g)
	n, okN := add64(left, right)
	return Frac{n: n, d: d}, okL && okR && okD && okN
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

// Parts returns a's numerator and denominator, not necessarily in lowest terms,
// for the caller to keep.
func (a Frac) Parts() (n, d *big.Int) {
	if a.big != nil {
		return new(big.Int).Set(a.big.Num()), new(big.Int).Set(a.big.Denom())
	}
	return big.NewInt(a.n), big.NewInt(a.d)
}

// Frac returns a as an exact fraction for formulas.
func (a Dec) Frac() Frac {
	if coef := a.d.Coef(); coef <= math.MaxInt64 && a.d.Scale() < len(powers) { // nearly always
		n := int64(coef)
		if a.d.IsNeg() {
			n = -n
		}
		return Frac{n: n, d: powers[a.d.Scale()]}
	}
	whole := new(big.Int).SetUint64(a.d.Coef())
	if a.d.IsNeg() {
		whole.Neg(whole)
	}
	return Frac{big: new(big.Rat).SetFrac(whole, pow10(a.d.Scale()))}
}

// Rat returns a as an exact fraction.
func (a Dec) Rat() *big.Rat { return a.Frac().Rat() }
