package num

import (
	"math"
	"math/big"
	"math/bits"
	"strings"

	"github.com/govalues/decimal"
)

// Mode is how a tie is rounded.
type Mode uint8

// The two rules in use: GB/T 8170—2008 (half to even) and everyday 四舍五入.
const (
	HalfEven Mode = iota
	HalfUp
)

// Round is the only rounding in the program: x to places digits behind the
// point, once, by GB/T 8170—2008 or by 四舍五入 (ties away from zero; negative
// numbers by absolute value, as the standard has it).
func Round(x *big.Rat, places int, mode Mode) Dec {
	if d, ok := roundWords(x, places, mode); ok {
		return d
	}
	return roundBig(x, places, mode)
}

func roundBig(x *big.Rat, places int, mode Mode) Dec {
	scaled := new(big.Int).Mul(new(big.Int).Abs(x.Num()), pow10(places))
	quotient, rest := new(big.Int).QuoRem(scaled, x.Denom(), new(big.Int))
	twice := rest.Lsh(rest, 1).Cmp(x.Denom())
	if twice > 0 || twice == 0 && (mode == HalfUp || quotient.Bit(0) == 1) {
		quotient.Add(quotient, big.NewInt(1))
	}
	if x.Sign() < 0 {
		quotient.Neg(quotient)
	}
	return fromScaled(quotient, places)
}

// roundWords is Round for what fits in machine words, as nearly everything does.
func roundWords(x *big.Rat, places int, mode Mode) (Dec, bool) {
	n, d := x.Num(), x.Denom()
	if !n.IsInt64() || !d.IsInt64() || places < 0 || places >= len(powers) {
		return Dec{}, false
	}
	hi, scaled := bits.Mul64(magnitude(n.Int64()), uint64(powers[places]))
	if hi > 0 {
		return Dec{}, false
	}
	whole := uint64(d.Int64())
	quotient, rest := scaled/whole, scaled%whole
	if left := whole - rest; rest > left || rest == left && (mode == HalfUp || quotient%2 == 1) {
		quotient++
	}
	if quotient > math.MaxInt64 {
		return Dec{}, false
	}
	out, err := decimal.New(int64(n.Sign())*int64(quotient), places)
	return Dec{out}, err == nil
}

// Tie reports whether rounding to places meets an exact half, which spreadsheets
// take up and GB/T 8170 to the even digit: whether 2 is left of the denominator
// when x is scaled.
func Tie(x *big.Rat, places int) bool {
	if !x.Denom().IsInt64() {
		scaled := new(big.Rat).SetInt(pow10(places))
		return scaled.Mul(scaled, x).Denom().Cmp(big.NewInt(2)) == 0
	}
	left := x.Denom().Int64()
	for _, prime := range [...]int64{2, 5} {
		for i := 0; i < places && left%prime == 0; i++ {
			left /= prime
		}
	}
	return left == 2
}

func fromScaled(coef *big.Int, places int) Dec {
	if coef.IsInt64() {
		if d, err := decimal.New(coef.Int64(), places); err == nil {
			return Dec{d}
		}
	}
	d, err := decimal.Parse(new(big.Rat).SetFrac(coef, pow10(places)).FloatString(places))
	return must(d, err)
}

// Format prints d with exactly places digits behind the point and the real
// minus sign U+2212. It pads, never rounds: round first.
func Format(d Dec, places int) string {
	s := d.d.String()
	if short := places - d.Scale(); short > 0 {
		if d.Scale() == 0 {
			s += "."
		}
		s += strings.Repeat("0", short)
	}
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		if d.IsZero() {
			return rest
		}
		return "−" + rest
	}
	return s
}

// Balance is 舍位平衡: it rounds a total and its parts to places so that the
// printed parts add up to the printed total. The total is rounded from its own
// exact value; the parts give way, one unit in the last place each, from the
// last upward (倒挤), but only those whose own rounding went the other way, so
// that each stays within one unit of its exact value and a zero stays zero.
// adjusted tells which were moved. A gap that rounding does not explain, such
// as a total that its sender got wrong, is left as it is.
func Balance(total *big.Rat, parts []*big.Rat, places int, mode Mode) (printed []Dec, sum Dec, adjusted []bool) {
	sum = Round(total, places, mode)
	printed, adjusted = make([]Dec, len(parts)), make([]bool, len(parts))
	rest := sum
	for i, p := range parts {
		printed[i] = Round(p, places, mode)
		rest = rest.Sub(printed[i])
	}
	unit := fromScaled(big.NewInt(int64(rest.Sign())), places)
	willing := willingParts(parts, printed, rest.Sign())
	steps := 0
	for left := rest; !left.IsZero(); left = left.Sub(unit) {
		if steps++; steps > len(willing) {
			return printed, sum, adjusted
		}
	}
	for _, i := range willing[:steps] {
		printed[i], adjusted[i] = printed[i].Add(unit), true
	}
	return printed, sum, adjusted
}

// willingParts lists, from the last upward, the parts that rounding moved away
// from the direction in which they would have to move now.
func willingParts(parts []*big.Rat, printed []Dec, direction int) []int {
	var willing []int
	for i := len(parts) - 1; i >= 0; i-- {
		if parts[i].Cmp(printed[i].Rat()) == direction {
			willing = append(willing, i)
		}
	}
	return willing
}
