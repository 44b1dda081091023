package validate

import "qreport/report/define"

// checkNegative finds figures below zero.
func checkNegative(k *inspection, c *define.Check) {
	k.cellsOf(c, func(r ref) {
		if x := k.value(r); x != nil && x.Sign() < 0 {
			k.fail(c, failure{at: r, cells: []ref{r}, left: printed(x)})
		}
	})
}
