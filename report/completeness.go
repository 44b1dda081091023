package report

import (
	"slices"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// Completeness is how much of what a unit must fill in is there.
type Completeness struct {
	FormsDue      int `json:"forms_due"`
	FormsSeen     int `json:"forms_seen"`
	CellsRequired int `json:"cells_required"`
	CellsFilled   int `json:"cells_filled"`
}

// Share is the part of the required cells that is filled, in percent, rounded
// down so that 100 means all.
func (c Completeness) Share() int {
	if c.CellsRequired == 0 {
		return 100
	}
	return c.CellsFilled * 100 / c.CellsRequired
}

// completeness counts the forms that are due and their required cells; sub is
// nil when nothing came.
func (r *Run) completeness(reporter model.Reporter, period model.Period, sub *model.Submission) (c Completeness) {
	for _, form := range layout.Due(r.Defs, r.Register, reporter, period) {
		c.FormsDue++
		if sub != nil && slices.ContainsFunc(sub.Forms, func(f model.FormSeen) bool { return f.Form == form.ID }) {
			c.FormsSeen++
		}
		for _, field := range form.Rows {
			if field.Required && slices.Contains(r.Defs.ColumnsOf(field), model.Cur) {
				r.countCells(&c, field, sub)
			}
		}
	}
	return c
}

// countCells counts the 本期 of a field. Where only the 累计 is known, that
// stands in for it, as validation has it too.
func (r *Run) countCells(c *Completeness, field *define.Field, sub *model.Submission) {
	for _, slot := range r.Defs.FieldSlots(field.Code) {
		c.CellsRequired++
		if sub != nil && (isFilled(sub, slot, model.Cur) || isFilled(sub, slot, model.YTD)) {
			c.CellsFilled++
		}
	}
}

func isFilled(sub *model.Submission, slot model.Slot, column model.Column) bool {
	return sub.Grid.At(slot, column).Value.Kind() != model.Blank
}
