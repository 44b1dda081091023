package validate

import (
	"qreport/report/define"
	"qreport/report/model"
)

// checkPrior compares 上年同期 with what the unit itself reported a year ago.
func checkPrior(k *inspection, c *define.Check) {
	old := k.yearAgo
	if old == nil {
		return
	}
	k.cellsOf(c, func(r ref) {
		if r.column != model.Prior {
			return
		}
		if same(k.cell(r), old.Grid.At(r.slot, model.Cur)) {
			return
		}
		x, y := k.value(r), figure(old, r.slot, model.Cur)
		if x != nil && y != nil && !k.near(x, y, []ref{r, r}) {
			k.fail(c, failure{at: r, cells: []ref{r}, left: printed(x), right: printed(y)})
		}
	})
}

// same spares the usual case the fractions.
func same(a, b model.Cell) bool {
	x, ok := a.Value.Dec()
	y, also := b.Value.Dec()
	return ok && also && x.Cmp(y) == 0
}
