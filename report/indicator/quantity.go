package indicator

import (
	"math/big"

	"qreport/report/model"
)

// Quantity is an exact value, or the reason why there is none.
type Quantity struct {
	Rat  *big.Rat // nil when missing
	Kind model.Kind
}

// Present reports whether there is a value.
func (q Quantity) Present() bool { return q.Rat != nil }

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
