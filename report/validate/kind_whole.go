package validate

import "qreport/report/define"

// checkWhole finds fractions in fields that count things.
func checkWhole(k *inspection, c *define.Check) {
	k.cellsOf(c, func(r ref) {
		if x := k.value(r); x != nil && !x.IsInt() && k.field(r).Decimals == 0 {
			k.fail(c, failure{at: r, cells: []ref{r}, left: printed(x)})
		}
	})
}
