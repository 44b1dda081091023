package analysis

import (
	"math/big"

	"qreport/report/document"
	"qreport/report/internal/num"
)

// remember keeps the exact value of a printed amount.
func (t *tabler) remember(id string, x *big.Rat) {
	if t.exact == nil {
		t.exact = map[string]*big.Rat{}
	}
	t.exact[id] = x
}

// finish does what concerns a table as a whole: parts that are printed with
// their total add up as printed, and the flags are explained.
func (t *tabler) finish() {
	t.balance()
	t.flagNotes()
	t.signNote()
}

// balance is 舍位平衡 down the columns of a table with one total.
func (t *tabler) balance() {
	total, parts := -1, []int{}
	for i, r := range t.t.Rows {
		switch {
		case r.Kind == document.RowTotal && total >= 0:
			return // several totals: whose the parts are is not said
		case r.Kind == document.RowTotal:
			total = i
		case r.Kind == document.RowPlain:
			parts = append(parts, i)
		}
	}
	if total < 0 {
		return
	}
	for column := range t.t.Columns {
		var cells []*document.Cell
		for _, i := range parts {
			cells = append(cells, &t.t.Rows[i].Cells[column])
		}
		t.balanceCells(&t.t.Rows[total].Cells[column], cells)
	}
}

// balanceRow balances the cells of a row that add up to another of it.
func (t *tabler) balanceRow(row, first, total int) {
	var cells []*document.Cell
	for i := first; i < total; i++ {
		cells = append(cells, &t.t.Rows[row].Cells[i])
	}
	t.balanceCells(&t.t.Rows[row].Cells[total], cells)
}

// balanceCells makes printed parts add up to their printed total, if the exact
// ones do; rates, and totals that hold more than these parts, stay as they are.
func (t *tabler) balanceCells(total *document.Cell, cells []*document.Cell) {
	whole, ok := t.exact[total.Figure]
	places := t.places(total)
	if !ok {
		return
	}
	var parts []*big.Rat
	var kept []*document.Cell
	sum := new(big.Rat)
	for _, c := range cells {
		if x, known := t.exact[c.Figure]; known && c.IsNumber && t.places(c) == places {
			parts, kept = append(parts, x), append(kept, c)
			sum.Add(sum, x)
		}
	}
	if len(parts) < 2 || sum.Cmp(whole) != 0 {
		return
	}
	printed, _, adjusted := num.Balance(whole, parts, places, t.w.mode())
	for i, c := range kept {
		if adjusted[i] {
			t.adjust(c, printed[i], places)
		}
	}
}

// places is how many digits behind the point a cell is printed with.
func (t *tabler) places(c *document.Cell) int { return c.Number.Scale() }

// adjust prints another number than a cell's own rounding, and says so with the
// figure's provenance.
func (t *tabler) adjust(c *document.Cell, printed num.Dec, places int) {
	own := c.Number
	c.Number, c.Text = printed, num.Format(printed, places)
	f := &t.w.figures.list[t.w.figures.seen[c.Figure]]
	f.Text = c.Text
	t.w.balance(f, own, printed, places)
}
