package validate

import (
	"math"
	"math/big"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// checkRateJump finds rates (Fields: passes, trials) that differ from last
// year's by more than Limit standard errors of a sample of their size, and by
// more than Floor percentage points.
func checkRateJump(k *inspection, c *define.Check) {
	if len(c.Fields) != 2 {
		return
	}
	passes, trials := k.refs(c.Fields[0], model.Cur), k.refs(c.Fields[1], model.Cur)
	for i := range min(len(passes), len(trials)) {
		cells := []ref{passes[i], trials[i], {passes[i].slot, model.Prior}, {trials[i].slot, model.Prior}}
		now, then := k.share(cells[0], cells[1]), k.share(cells[2], cells[3])
		if now.rate != nil && then.rate != nil && unlikely(now, then, c.Limit, c.Floor) {
			k.fail(c, failure{at: cells[0], cells: cells, left: percent(now.rate), right: percent(then.rate)})
		}
	}
}

// share is a rate and the size of its sample.
type share struct {
	rate *big.Rat
	n    float64
}

func (k *inspection) share(passes, trials ref) share {
	x, n := k.value(passes), k.value(trials)
	if x == nil || n == nil || n.Sign() <= 0 {
		return share{}
	}
	size, _ := n.Float64()
	return share{new(big.Rat).Quo(x, n), size}
}

// unlikely compares two rates by the binomial limits of their pooled rate.
// Floats do here: nothing of it is printed.
func unlikely(a, b share, limit, floor float64) bool {
	p, _ := a.rate.Float64()
	q, _ := b.rate.Float64()
	pooled := (p*a.n + q*b.n) / (a.n + b.n)
	deviation := math.Sqrt(pooled * (1 - pooled) * (1/a.n + 1/b.n))
	difference := math.Abs(p - q)
	return difference > limit*deviation && difference*100 > floor
}

func percent(rate *big.Rat) string {
	const places = 2
	return num.Round(new(big.Rat).Mul(rate, big.NewRat(100, 1)), places, num.HalfEven).String()
}
