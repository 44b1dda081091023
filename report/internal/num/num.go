// Package num holds the arithmetic of the report: decimals for what bureaus
// report, exact rationals for what is computed from them, and the one place
// where a number is rounded.
//
// Counts and money arrive as [Dec] and are added as [Dec]. A rate is kept as a
// [big.Rat] (numerator over denominator) and becomes a Dec exactly once, in
// [Round], when it is printed. No binary float takes part.
package num

import (
	"fmt"
	"math/big"

	"github.com/govalues/decimal"
)

// Dec is an immutable decimal of at most 19 significant digits; its zero value
// is 0. Intake refuses figures of 1e13 and more, and forms ask for four digits
// behind the point at most, so sums over a nation stay exact; a sum that would
// need more digits keeps 19.
type Dec struct{ d decimal.Decimal }

// Parse reads plain decimal notation such as "-12.50" or "1.2e5".
func Parse(s string) (Dec, error) {
	d, err := decimal.Parse(s)
	if err != nil {
		return Dec{}, fmt.Errorf("num: %q is not a decimal: %w", s, err)
	}
	return Dec{d}, nil
}

// MustParse is Parse for constants in tests; it panics on bad input.
func MustParse(s string) Dec {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Int makes a whole number.
func Int(n int64) Dec {
	return Dec{decimal.MustNew(n, 0)}
}

// Add returns a+b. It panics when the sum needs more than 19 digits before the
// point, which intake's limits exclude. Digits beyond 19 behind the point are
// dropped rather than crash a run; regions are added in the order of their
// codes, so the result is the same in every run.
func (a Dec) Add(b Dec) Dec { return must(a.d.Add(b.d)) }

// Sub returns a−b; see Add for its limit.
func (a Dec) Sub(b Dec) Dec { return must(a.d.Sub(b.d)) }

// Neg returns −a.
func (a Dec) Neg() Dec { return Dec{a.d.Neg()} }

// Abs returns |a|.
func (a Dec) Abs() Dec { return Dec{a.d.Abs()} }

// Cmp returns −1, 0 or 1 as a is less than, equal to or greater than b.
func (a Dec) Cmp(b Dec) int { return a.d.Cmp(b.d) }

// Sign returns −1, 0 or 1.
func (a Dec) Sign() int { return a.d.Sign() }

// IsZero reports whether a is 0.
func (a Dec) IsZero() bool { return a.d.IsZero() }

// Scale returns the number of digits behind the point.
func (a Dec) Scale() int { return a.d.Scale() }

// Trim drops trailing zeros behind the point.
func (a Dec) Trim() Dec { return Dec{a.d.Trim(0)} }

// String is plain notation with an ASCII minus sign, for machines.
func (a Dec) String() string { return a.d.String() }

// Float64 is for drawing and for spreadsheets only, never for arithmetic.
func (a Dec) Float64() float64 {
	f, _ := a.d.Float64()
	return f
}

func must(d decimal.Decimal, err error) Dec {
	if err != nil {
		panic("num: sum exceeds the limits that intake enforces: " + err.Error())
	}
	return Dec{d}
}

// powers are those of ten that fit into a word.
var powers = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

func pow10(n int) *big.Int {
	if n < len(powers) {
		return big.NewInt(powers[n])
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}
