package define

import (
	"cmp"
	"slices"

	"qreport/report/model"
)

// Field finds a field by its code.
func (d *Definitions) Field(code string) (*Field, bool) {
	f, ok := d.fields[code]
	return f, ok
}

// Form finds a form by its id.
func (d *Definitions) Form(id string) (*Form, bool) {
	f, ok := d.forms[id]
	return f, ok
}

// KeyColumn is the place of the column that the records of a list-form are
// matched by, −1 when there is none.
func (f *Form) KeyColumn() int {
	return slices.IndexFunc(f.Columns, func(c ListColumn) bool { return c.Key })
}

// Indicator finds an indicator by its code.
func (d *Definitions) Indicator(code string) (*Indicator, bool) {
	i, ok := d.indicators[code]
	return i, ok
}

// Rule finds a rule of unification by its unified code.
func (d *Definitions) Rule(code string) (*Unify, bool) {
	u, ok := d.rules[code]
	return u, ok
}

// Slot is the dense index of a field and item ("" for a scalar).
func (d *Definitions) Slot(field, item string) (model.Slot, bool) {
	s, ok := d.slots[SlotKey{field, item}]
	return s, ok
}

// FieldSlots lists the slots of a field, one per item in the order of its
// list; one for a scalar. To be read only.
func (d *Definitions) FieldSlots(code string) []model.Slot { return d.fieldSlots[code] }

// ItemCodes lists the items of a matrix field in the order of its list; none
// for a scalar. To be read only.
func (d *Definitions) ItemCodes(code string) []string { return d.itemCodes[code] }

// ItemName is the name of an item of a list; the code itself when unknown.
func (d *Definitions) ItemName(list, code string) string {
	for _, i := range d.Items[list] {
		if i.Code == code {
			return i.Name
		}
	}
	return code
}

// BureauByID finds a bureau of the edition.
func (d *Definitions) BureauByID(id model.Bureau) (Bureau, bool) { return d.Edition.Bureau(id) }

// FormsFor lists what a bureau fills in for a period, in order: annual forms
// come due with the last quarter only.
func (d *Definitions) FormsFor(b model.Bureau, p model.Period) (due []*Form) {
	for _, f := range d.Forms {
		if slices.Contains(f.Bureaus, b) && (f.Cycle != "year" || p.LastMonth() == 12) {
			due = append(due, f)
		}
	}
	return due
}

// ColumnsOf lists the columns of a field that are filled in, in form order.
func (d *Definitions) ColumnsOf(f *Field) []model.Column {
	if len(f.Columns) == 0 {
		return defaultColumns(f.Nature)
	}
	var columns []model.Column
	for c := model.Cur; c < model.Columns; c++ {
		if slices.Contains(f.Columns, ColumnWord(c)) {
			columns = append(columns, c)
		}
	}
	return columns
}

// CheckColumns lists the columns in which a check runs: its own, or those of
// the field that it points at.
func (d *Definitions) CheckColumns(c *Check) []model.Column {
	f, ok := d.Field(c.At)
	switch {
	case len(c.Columns) > 0:
		return d.ColumnsOf(&Field{Columns: c.Columns})
	case ok:
		return d.ColumnsOf(f)
	}
	return []model.Column{model.Cur, model.YTD, model.Prior}
}

func defaultColumns(n Nature) []model.Column {
	if n == Stock || n == Attr {
		return []model.Column{model.Cur, model.Prior}
	}
	return []model.Column{model.Cur, model.YTD, model.Prior}
}

// ColumnWord is the word of a column in definitions and addresses: cur, ytd or
// prior.
func ColumnWord(c model.Column) string { return [...]string{"cur", "ytd", "prior"}[c] }

// NameOf is the short name of a field, rule or indicator, for formulas in
// Chinese; the code itself when unknown.
func (d *Definitions) NameOf(code string) string {
	if f, ok := d.fields[code]; ok {
		return cmp.Or(f.Short, f.Name, code)
	}
	if u, ok := d.rules[code]; ok {
		return cmp.Or(u.Short, u.Name, code)
	}
	if i, ok := d.indicators[code]; ok {
		return cmp.Or(i.Short, i.Name, code)
	}
	return code
}
