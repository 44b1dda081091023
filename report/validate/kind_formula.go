package validate

import (
	"math/big"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// checkFormula runs a comparison over fields: in every column, and once per
// item where it names matrix fields outside sum. A missing operand decides
// nothing, unless the check says that it counts as zero.
func checkFormula(k *inspection, c *define.Check) {
	f := c.Compiled
	if f == nil {
		return
	}
	items := []string{""}
	if fields := f.Matrix(); len(fields) > 0 {
		items = k.defs.ItemCodes(fields[0])
	}
	for _, column := range k.defs.CheckColumns(c) {
		for _, item := range items {
			k.formulaAt(c, column, item)
		}
	}
}

func (k *inspection) formulaAt(c *define.Check, column model.Column, item string) {
	env := formulaEnv{k, column, c.Missing == "zero"}
	cells := k.operands(c, column, item)
	if k.sumsUnknown(c, column) {
		return
	}
	verdict := c.Compiled.EvalCheckItem(env, item)
	switch {
	case verdict.Skipped || !k.anyNumber(cells):
	case !verdict.Holds:
		k.fail(c, failure{at: k.pointAt(c.At, item, column), item: item, cells: cells, left: printed(verdict.Left), right: printed(verdict.Right)})
	case isBalance(c.Compiled):
		k.hold(cells)
	}
}

// sumsUnknown reports whether a sum of the formula has a part that is not known.
func (k *inspection) sumsUnknown(c *define.Check, column model.Column) bool {
	for _, o := range c.Compiled.Operands() {
		if o.Item == define.AllItems && slices.ContainsFunc(k.refs(o.Field, column), k.isUnknown) {
			return true
		}
	}
	return false
}

// isBalance reports whether a formula is an equation: only that speaks for its
// cells when it holds.
func isBalance(f *define.Formula) bool {
	s := f.Source()
	return strings.Contains(s, "==") && !strings.Contains(s, " or ") && !strings.Contains(s, "||")
}

func (k *inspection) anyNumber(cells []ref) bool {
	for _, r := range cells {
		if k.cell(r).Value.Kind() == model.Number {
			return true
		}
	}
	return false
}

// operands are the cells that a formula compares.
func (k *inspection) operands(c *define.Check, column model.Column, item string) (cells []ref) {
	for _, o := range c.Compiled.Operands() {
		slots := k.defs.FieldSlots(o.Field)
		if slot, ok := k.defs.Slot(o.Field, k.itemOf(o, item)); ok {
			slots = []model.Slot{slot}
		}
		for _, slot := range slots {
			if r := (ref{slot, column}); k.cell(r).Value.Kind() == model.Number {
				cells = append(cells, r)
			}
		}
	}
	return cells
}

func (k *inspection) itemOf(o define.SlotKey, item string) string {
	if o.Item == "" && len(k.defs.ItemCodes(o.Field)) > 0 {
		return item
	}
	return o.Item
}

// pointAt is the cell that a finding about a field points at. For a matrix
// field as a whole that is the first of its items with a figure: its 合计 is a
// formula, or follows from the items all the same, and is not what to correct.
func (k *inspection) pointAt(field, item string, column model.Column) ref {
	if slot, ok := k.defs.Slot(field, item); ok {
		return ref{slot, column}
	}
	refs := k.refs(field, column)
	if len(refs) == 0 {
		return ref{}
	}
	for _, r := range refs {
		if k.value(r) != nil {
			return r
		}
	}
	return refs[0]
}

// total is the figure of the 合计 row of a matrix, or nil.
func (k *inspection) total(field string, column model.Column) *model.Total {
	for i := range k.sub.Forms {
		for j := range k.sub.Forms[i].Totals {
			if t := &k.sub.Forms[i].Totals[j]; t.Field == field && t.Column == column {
				return t
			}
		}
	}
	return nil
}

// formulaEnv lets a formula read one column of the submission.
type formulaEnv struct {
	k      *inspection
	column model.Column
	zero   bool // an empty cell counts as zero
}

// Operand implements define.Env.
func (e formulaEnv) Operand(code, item string) (num.Frac, model.Kind) {
	slot, ok := e.k.defs.Slot(code, item)
	if !ok {
		return num.Frac{}, model.Blank
	}
	r := ref{slot, e.column}
	value := e.k.cell(r).Value
	if d, ok := value.Dec(); ok {
		return d.Frac(), model.Number
	}
	if e.zero && e.k.isEmpty(r) {
		return num.Whole(0), model.Number
	}
	return num.Frac{}, value.Kind()
}

// Items implements define.Env.
func (e formulaEnv) Items(code string) []string { return e.k.defs.ItemCodes(code) }

// HalfUnit implements define.Tolerant.
func (e formulaEnv) HalfUnit(code, item string) *big.Rat {
	slot, ok := e.k.defs.Slot(code, item)
	if !ok {
		return nil
	}
	return e.k.tolerance(ref{slot, e.column})
}
