package validate

import (
	"slices"

	"qreport/report/define"
)

// checkRequired finds empty cells that must be filled in. Without fields of its
// own it looks at every required field of the forms that are due.
func checkRequired(k *inspection, c *define.Check) {
	k.cellsOf(c, func(r ref) {
		field := k.field(r)
		wanted := field.Required || len(c.Fields) > 0
		if wanted && k.due[field.Form.ID] && slices.Contains(k.defs.ColumnsOf(field), r.column) && k.isEmpty(r) {
			k.fail(c, failure{at: r, cells: []ref{r}})
		}
	})
}
