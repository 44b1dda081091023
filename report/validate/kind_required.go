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
// own it looks at every required field of the forms that are due. Of a form in
// which nothing at all is filled in a check may say that once.
func checkRequired(k *inspection, c *define.Check) {
	var empty []*failure // of forms that are empty, one each
	k.cellsOf(c, func(r ref) {
		field := k.field(r)
		wanted := field.Required || len(c.Fields) > 0
		if !wanted || !k.due[field.Form.ID] || !slices.Contains(k.defs.ColumnsOf(field), r.column) || !k.isEmpty(r) || k.cumulated(r) || k.besideEmpty(r, field) {
			return
		}
		f := failure{check: c, at: r, cells: []ref{r}}
		switch last := len(empty) - 1; {
		case c.Whole == "" || !k.isBare(field.Form):
			k.fail(c, f)
		case k.waits(f):
		case last >= 0 && k.field(empty[last].at).Form == field.Form:
			empty[last].cells = append(empty[last].cells, r)
		default:
			empty = append(empty, &f)
		}
	})
	for _, f := range empty {
		f.whole = len(f.cells) > 1
		k.fail(c, *f)
	}
}

// isBare reports whether no cell of a form holds anything.
func (k *inspection) isBare(form *define.Form) bool {
	bare, known := k.bare[form]
	if known {
		return bare
	}
	bare = true
	for _, row := range form.Rows {
		for _, column := range k.defs.ColumnsOf(row) {
			if slices.ContainsFunc(k.refs(row.Code, column), func(r ref) bool { return !k.isEmpty(r) }) {
				bare = false
			}
		}
	}
	k.bare[form] = bare
	return bare
}
