package validate

import (
	"math/big"
	"slices"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// ref is a cell of the grid.
type ref struct {
	slot   model.Slot
	column model.Column
}

// failure is a check that did not hold.
type failure struct {
	check *define.Check
	order int // of the check in the definitions
	at    ref
	pos   model.Pos // overrides the position of at, when not zero
	item  string    // code, for checks that run once per item
	cells []ref     // what was compared
	left  string
	right string
	whole bool // it is said about the form, not about its first cell
}

// inspection runs the checks over one submission.
type inspection struct {
	*checker
	sub      *model.Submission
	due      map[string]bool // forms by id
	bare     map[*define.Form]bool
	unread   map[model.Pos]bool
	order    int
	failures []failure
	support  []int16    // by cell: how many balances that hold speak for it
	rats     []*big.Rat // by cell, made when first needed
	yearAgo  *model.Submission
	before   *model.Submission
}

// index is where a cell stands in the slices by cell.
func (r ref) index() int { return int(r.slot)*model.Columns + int(r.column) }

// inspect runs every check and reports what remains when each fault is counted
// once.
func (c *checker) inspect(s *model.Submission, formal []model.Finding) []model.Finding {
	cells := s.Grid.Slots() * model.Columns
	k := &inspection{checker: c, sub: s, due: map[string]bool{}, bare: map[*define.Form]bool{}, unread: unreadCells(s, formal),
		support: make([]int16, cells), rats: make([]*big.Rat, cells)}
	k.yearAgo, k.before = k.past(s.Period.YearAgo()), k.past(s.Period.Add(-1))
	for _, form := range c.due(s) {
		k.due[form.ID] = true
	}
	table := kinds()
	for i, check := range c.defs.Checks {
		run := table[check.Kind]
		if run == nil || len(check.Bureaus) > 0 && !slices.Contains(check.Bureaus, s.Unit.Bureau) {
			continue
		}
		k.order = i
		run(k, check)
	}
	if c.isResent(s) { // said already: what differs from last year does so for that reason
		k.failures = slices.DeleteFunc(k.failures, func(f failure) bool { return looksBack(f.check.Kind) })
	}
	var found []model.Finding
	for _, f := range k.blame() {
		found = append(found, k.report(f))
	}
	return found
}

// looksBack reports whether a kind compares with earlier submissions.
func looksBack(kind string) bool {
	return kind == "scale" || kind == "ytd" || kind == "prior" || kind == "jump" || kind == "trend" || kind == "rate_jump"
}

// unreadCells are the cells that intake has refused: they are blank, but not
// because nothing was filled in.
func unreadCells(s *model.Submission, formal []model.Finding) map[model.Pos]bool {
	cells := map[model.Pos]bool{}
	for _, f := range formal {
		col, row := model.ParseA1(f.Cell)
		sheet := slices.Index(s.Sheets, f.Sheet)
		if row > 0 && sheet >= 0 && f.Severity != model.Hint {
			cells[model.Pos{Sheet: uint16(sheet), Col: uint16(col), Row: uint32(row)}] = true
		}
	}
	return cells
}

// cell returns a cell of the submission.
func (k *inspection) cell(r ref) model.Cell { return k.sub.Grid.At(r.slot, r.column) }

// value is the figure in a cell, or nil.
func (k *inspection) value(r ref) *big.Rat {
	at := &k.rats[r.index()]
	if *at == nil {
		if d, ok := k.cell(r).Value.Dec(); ok {
			*at = d.Rat()
		}
	}
	return *at
}

// amount is the figure in a cell for reckoning.
func (k *inspection) amount(r ref) (num.Frac, bool) {
	d, ok := k.cell(r).Value.Dec()
	return d.Frac(), ok
}

// number is the figure in a cell for rough comparisons.
func (k *inspection) number(r ref) (float64, bool) {
	d, ok := k.cell(r).Value.Dec()
	if !ok {
		return 0, false
	}
	return d.Float64(), true
}

// isEmpty reports whether the cell is there and nobody filled it in.
func (k *inspection) isEmpty(r ref) bool {
	c := k.cell(r)
	return c.Pos.Row > 0 && c.Value.Kind() == model.Blank && !k.unread[c.Pos]
}

// isUnknown reports whether there is a figure that we do not have: a sum over
// such a cell says nothing.
func (k *inspection) isUnknown(r ref) bool {
	c := k.cell(r)
	return c.Pos.Row == 0 || k.unread[c.Pos] || c.Value.Kind() == model.Secret
}

// tolerance is half of the last place of a figure that its sender rounded:
// after a conversion of units, or in a field that is not a whole number.
func (k *inspection) tolerance(r ref) *big.Rat {
	if half := k.cell(r).HalfUnit; half > 0 {
		return new(big.Rat).SetFloat64(float64(half))
	}
	field := k.field(r)
	if field.Decimals == 0 {
		return nil
	}
	return big.NewRat(1, 2*pow10(field.Decimals))
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

func (k *inspection) field(r ref) *define.Field {
	f, _ := k.defs.Field(k.defs.Slots[r.slot].Field)
	return f
}

// refs lists the cells of a field in a column, one per item.
func (k *inspection) refs(field string, column model.Column) []ref {
	slots := k.defs.FieldSlots(field)
	refs := make([]ref, len(slots))
	for i, s := range slots {
		refs[i] = ref{s, column}
	}
	return refs
}

// fieldsOf are the fields that a check looks at.
func (k *inspection) fieldsOf(c *define.Check) []string {
	if len(c.Fields) > 0 {
		return c.Fields
	}
	codes := make([]string, len(k.defs.Fields))
	for i, f := range k.defs.Fields {
		codes[i] = f.Code
	}
	return codes
}

// cellsOf visits the cells that a check looks at one by one.
func (k *inspection) cellsOf(c *define.Check, visit func(ref)) {
	columns := k.defs.CheckColumns(c)
	for _, code := range k.fieldsOf(c) {
		for _, slot := range k.defs.FieldSlots(code) {
			for _, column := range columns {
				visit(ref{slot, column})
			}
		}
	}
}

// fail records that a check did not hold.
func (k *inspection) fail(c *define.Check, f failure) {
	f.check, f.order = c, k.order
	k.failures = append(k.failures, f)
}

// hold records that a balance held.
func (k *inspection) hold(cells []ref) {
	for _, r := range cells {
		k.support[r.index()]++
	}
}

// past returns what was accepted of the same unit for an earlier period, or nil.
func (k *inspection) past(p model.Period) *model.Submission { return k.priorOf(k.sub, p) }

// priorOf finds a unit's submission of an earlier period, under its region's
// name of that time. Where the region was made of several, none compares.
func (c *checker) priorOf(s *model.Submission, p model.Period) *model.Submission {
	unit := s.Unit
	if _, ok := c.defs.Regions.Get(unit.Region); ok {
		pieces := c.defs.Regions.Territory(unit.Region, s.Period, p)
		if len(pieces) != 1 {
			return nil
		}
		unit.Region = pieces[0]
	}
	return c.history[slot{unit, p, s.Scope}]
}

// printed shows a figure in a sentence.
func printed(x *big.Rat) string {
	if x == nil {
		return ""
	}
	const places = 6
	return num.Round(x, places, num.HalfEven).Trim().String()
}
