package validate

import "qreport/report/define"

// checkNegative finds figures below zero.
func checkNegative(k *inspection, c *define.Check) {
	k.cellsOf(c, func(r ref) {
		if d, ok := k.cell(r).Value.Dec(); ok && d.Sign() < 0 {
			k.fail(c, failure{at: r, cells: []ref{r}, left: printed(k.value(r))})
		}
	})
}
