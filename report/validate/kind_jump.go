package validate

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/model"
)

// checkJump finds figures that are more than Limit times the same quarter a
// year ago, or less than one Limit-th of it. Seasonal series that are short
// leave nothing better to compare with.
func checkJump(k *inspection, c *define.Check) {
	limit := new(big.Rat).SetFloat64(c.Limit)
	if limit.Sign() <= 0 {
		return
	}
	k.cellsOf(c, func(r ref) {
		if r.column != model.Cur {
			return
		}
		prior := ref{r.slot, model.Prior}
		x, y := k.value(r), k.value(prior)
		if y == nil {
			y = figure(k.past(k.sub.Period.YearAgo()), r.slot, model.Cur)
		}
		if x == nil || y == nil || !largeEnough(x, y, c.Floor) {
			return
		}
		ratio := new(big.Rat).Quo(x, y)
		if ratio.Cmp(limit) > 0 || ratio.Inv(ratio).Cmp(limit) > 0 {
			k.fail(c, failure{at: r, cells: []ref{r, prior}, left: printed(x), right: printed(y)})
		}
	})
}
