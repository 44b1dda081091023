package validate

import (
	"qreport/report/define"
	"qreport/report/model"
)

// checkJump finds figures that are more than Limit times the same quarter a
// year ago, or less than one Limit-th of it. Seasonal series that are short
// leave nothing better to compare with.
func checkJump(k *inspection, c *define.Check) {
	if c.Limit <= 0 {
		return
	}
	k.cellsOf(c, func(r ref) {
		if r.column != model.Cur {
			return
		}
		prior := ref{r.slot, model.Prior}
		then := k.cell(prior).Value
		if then.Kind() != model.Number {
			then = valueOf(k.yearAgo, r.slot, model.Cur)
		}
		x, okX := k.number(r)
		y, okY := number(then)
		if okX && okY && largeEnough(x, y, c.Floor) && max(x, y) > c.Limit*min(x, y) {
			k.fail(c, failure{at: r, cells: []ref{r, prior}, left: printed(k.value(r)), right: shown(then)})
		}
	})
}
