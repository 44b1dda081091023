package validate

import (
	"slices"

	"qreport/report/define"
	"qreport/report/model"
)

// cumulated reports whether a 本期 that is empty has its 本年累计 instead: some
// units only publish cumulated figures.
func (k *inspection) cumulated(r ref) bool {
	if r.column != model.Cur {
		return false
	}
	r.column = model.YTD
	return k.cell(r).Value.Kind() == model.Number
}

// besideEmpty reports whether a 本年累计 that is empty stands beside a 本期 that
// is empty and due too: that one is named, and one finding for the row is enough.
func (k *inspection) besideEmpty(r ref, field *define.Field) bool {
	if r.column != model.YTD {
		return false
	}
	r.column = model.Cur
	return slices.Contains(k.defs.ColumnsOf(field), r.column) && k.isEmpty(r)
}

// checkRequired finds empty cells that must be filled in. Without fields of its
// own it looks at every required field of the forms that are due.
func checkRequired(k *inspection, c *define.Check) {
	k.cellsOf(c, func(r ref) {
		field := k.field(r)
		wanted := field.Required || len(c.Fields) > 0
		if wanted && k.due[field.Form.ID] && slices.Contains(k.defs.ColumnsOf(field), r.column) && k.isEmpty(r) && !k.cumulated(r) && !k.besideEmpty(r, field) {
			k.fail(c, failure{at: r, cells: []ref{r}})
		}
	})
}
