package validate

import "qreport/report/define"

// checkWhole finds fractions in fields that count things.
func checkWhole(k *inspection, c *define.Check) {
	k.cellsOf(c, func(r ref) {
		d, ok := k.cell(r).Value.Dec()
		if ok && d.Scale() > 0 && d.Trim().Scale() > 0 && k.field(r).Decimals == 0 {
			k.fail(c, failure{at: r, cells: []ref{r}, left: printed(k.value(r))})
		}
	})
}
