package form

import (
	"slices"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// Place tells where the workbooks of this package have a figure: sheet and
// cell. It is for tests and for planted faults; intake finds its way by codes.
func Place(d *define.Definitions, field, item string, c model.Column) (sheet, cell string, ok bool) {
	f, known := d.Field(field)
	if !known || !slices.Contains(d.ColumnsOf(f), c) {
		return "", "", false
	}
	if f.Form.Layout == define.LayoutRows {
		row := headRows + 3 + slices.Index(f.Form.Rows, f)
		return f.Form.Sheet, model.A1(colFigure+int(c), row), true
	}
	row := rowFirst + slices.Index(d.ItemCodes(field), item)
	if len(f.Form.Totals) > 0 {
		row++
	}
	col := 3
	for _, r := range f.Form.Rows[:slices.Index(f.Form.Rows, f)] {
		col += len(d.ColumnsOf(r))
	}
	return f.Form.Sheet, model.A1(col+slices.Index(d.ColumnsOf(f), c), row), true
}

// PlaceOnCross is Place for a figure of the other bureau, on the form on which
// it is sent for cross-checking.
func PlaceOnCross(d *define.Definitions, field string, c model.Column) (sheet, cell string) {
	for _, f := range d.Forms {
		for i, row := range f.Rows {
			if row.Ref && row.Code == field {
				return f.Sheet, model.A1(colFigure+int(c), headRows+3+i)
			}
		}
	}
	return "", ""
}

// PlaceOfUnit is the cell of the unit of a field that has a row of its own.
func PlaceOfUnit(d *define.Definitions, field string) (sheet, cell string) {
	f, known := d.Field(field)
	if !known {
		return "", ""
	}
	return f.Form.Sheet, model.A1(colUnit, headRows+3+slices.Index(f.Form.Rows, f))
}

// PlaceInList is Place for a cell of a list-form: record counts from 0.
func PlaceInList(d *define.Definitions, form, column string, record int) (sheet, cell string, ok bool) {
	f, known := d.Form(form)
	if !known {
		return "", "", false
	}
	i := slices.IndexFunc(f.Columns, func(c define.ListColumn) bool { return c.ID == column })
	return f.Sheet, model.A1(i+2, headRows+3+record), i >= 0
}

// PlaceOnCover is the cell of the cover beside a label.
func PlaceOnCover(label string) (sheet, cell string) {
	return layout.CoverSheet, model.A1(coverValue, coverFirst+slices.Index(layout.CoverLabels(), label))
}
