package indicator

import (
	"math/big"

	"qreport/report/internal/num"
	"qreport/report/model"
)

// Quantity is an exact value, or the reason why there is none.
type Quantity struct {
	Rat  *big.Rat // nil when missing
	Kind model.Kind
}

// Present reports whether there is a value.
func (q Quantity) Present() bool { return q.Rat != nil }

// Frac is the quantity as formulas take it.
func (q Quantity) Frac() (num.Frac, model.Kind) {
	if q.Rat == nil {
		return num.Frac{}, q.Kind
	}
	return num.FracOf(q.Rat), model.Number
}

func quantityOf(f num.Frac, kind model.Kind) Quantity {
	if kind != model.Number {
		return missing(kind)
	}
	return present(f.Rat())
}

// Float is for drawing and statistics; 0 when missing.
func (q Quantity) Float() float64 {
	if q.Rat == nil {
		return 0
	}
	f, _ := q.Rat.Float64()
	return f
}

func missing(kind model.Kind) Quantity { return Quantity{Kind: kind} }

func present(r *big.Rat) Quantity { return Quantity{Rat: r, Kind: model.Number} }

// FromFloat makes a quantity of a computed statistic such as the end of an
// interval, so that it is rounded by the same rule as every printed number.
func FromFloat(x float64) Quantity {
	r := new(big.Rat)
	if r.SetFloat64(x) == nil {
		return missing(model.Blank)
	}
	return present(r)
}

// Of makes a quantity of an exact value.
func Of(r *big.Rat) Quantity { return present(r) }

// Minus is a − b, missing when either is.
func Minus(a, b Quantity) Quantity {
	if !a.Present() || !b.Present() {
		return missing(max(a.Kind, b.Kind))
	}
	return present(new(big.Rat).Sub(a.Rat, b.Rat))
}
