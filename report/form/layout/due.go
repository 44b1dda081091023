package layout

import (
	"slices"

	"qreport/report/define"
	"qreport/report/model"
)

// Due lists the forms that a reporter fills in for a period: those of its
// bureau that it must fill, without those of basis "territory" (全辖区) when a
// unit of the same bureau below it fills them. A nil register stands for no
// other units.
func Due(d *define.Definitions, reg *model.Register, r model.Reporter, p model.Period) (due []*define.Form) {
	leaf := !HasLower(d.Regions, reg, r)
	for _, f := range d.FormsFor(r.Bureau, p) {
		if r.MustFill(f.ID) && (leaf || f.Basis != "territory") {
			due = append(due, f)
		}
	}
	return due
}

// HasLower reports whether the register holds a unit of the same bureau in a
// region below the reporter's.
func HasLower(tree *define.Regions, reg *model.Register, r model.Reporter) bool {
	if reg == nil {
		return false
	}
	return slices.ContainsFunc(tree.Below(r.Region), func(code string) bool {
		_, reports := reg.Find(model.Unit{Region: code, Bureau: r.Bureau})
		return reports
	})
}
