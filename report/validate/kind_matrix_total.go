package validate

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/model"
)

// checkMatrixTotal compares the items of a matrix with the figure of another
// form that they add up to, and with the 合计 row where somebody typed one. A
// matrix that is left empty as a whole is no fault.
func checkMatrixTotal(k *inspection, c *define.Check) {
	for _, code := range c.Fields {
		field, ok := k.defs.Field(code)
		if !ok {
			continue
		}
		for _, column := range k.defs.ColumnsOf(field) {
			k.matrixTotal(c, field, column)
		}
	}
}

func (k *inspection) matrixTotal(c *define.Check, field *define.Field, column model.Column) {
	sum, parts := new(big.Rat), []ref(nil)
	for _, r := range k.refs(field.Code, column) {
		if k.isUnknown(r) {
			return
		}
		if x := k.value(r); x != nil {
			sum.Add(sum, x)
			parts = append(parts, r)
		}
	}
	if len(parts) == 0 {
		return
	}
	if slot, ok := k.defs.Slot(field.Form.Totals[field.Code], ""); ok {
		whole := ref{slot, column}
		if x := k.value(whole); x != nil {
			cells := append(parts, whole)
			if !k.near(sum, x, cells) {
				k.fail(c, failure{at: parts[0], cells: cells, left: printed(sum), right: printed(x)})
				return
			}
			k.hold(cells)
		}
	}
	k.typedTotal(c, field, column, sum, parts)
}

// typedTotal looks at a 合计 that somebody typed.
func (k *inspection) typedTotal(c *define.Check, field *define.Field, column model.Column, sum *big.Rat, parts []ref) {
	total := k.total(field.Code, column)
	if total == nil {
		return
	}
	if d, ok := total.Cell.Value.Dec(); ok && !k.near(sum, d.Rat(), parts) {
		k.fail(c, failure{at: parts[0], pos: total.Cell.Pos, cells: parts[:1], left: printed(sum), right: printed(d.Rat())})
	}
}
