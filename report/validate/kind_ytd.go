package validate

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// checkYTD compares the cumulated figure with what came before: in the first
// period of a year it is the period's own; later it is last period's cumulated
// figure plus this period's. Kinds (种类) do not add: their cumulated number
// lies between the larger and the sum.
func checkYTD(k *inspection, c *define.Check) {
	if k.sub.Period.Span == model.Year {
		return
	}
	for _, code := range k.fieldsOf(c) {
		field, _ := k.defs.Field(code)
		for _, slot := range k.defs.FieldSlots(code) {
			switch field.Nature {
			case define.Flow:
				k.ytdOfFlow(c, slot)
			case define.Distinct:
				k.ytdOfKinds(c, slot)
			}
		}
	}
}

func (k *inspection) ytdOfFlow(c *define.Check, slot model.Slot) {
	cur, ytd := ref{slot, model.Cur}, ref{slot, model.YTD}
	x, given := k.amount(cur)
	total, cumulated := k.amount(ytd)
	if !given || !cumulated {
		return
	}
	before, known := k.cumulatedBefore(slot)
	cells, sum := []ref{cur, ytd}, x
	if known {
		sum = before.Add(x)
	}
	switch order := total.Cmp(sum); {
	case !known && order < 0, known && order != 0 && !k.near(total.Rat(), sum.Rat(), cells):
		k.fail(c, failure{at: ytd, cells: cells, left: printed(total.Rat()), right: printed(sum.Rat())})
	case known:
		k.hold(cells)
	}
}

// cumulatedBefore is the cumulated figure of the period before, which is zero
// at the start of a year.
func (k *inspection) cumulatedBefore(slot model.Slot) (before num.Frac, known bool) {
	previous := k.sub.Period.Add(-1)
	if previous.Year != k.sub.Period.Year {
		return num.Whole(0), true
	}
	d, known := valueOf(k.before, slot, model.YTD).Dec()
	return d.Frac(), known
}

func (k *inspection) ytdOfKinds(c *define.Check, slot model.Slot) {
	cur, ytd := ref{slot, model.Cur}, ref{slot, model.YTD}
	x, given := k.amount(cur)
	total, cumulated := k.amount(ytd)
	if !given || !cumulated {
		return
	}
	least, most := x, x
	before, known := k.cumulatedBefore(slot)
	if known {
		most = before.Add(x)
		if before.Cmp(x) > 0 {
			least = before
		}
	}
	switch cells := []ref{cur, ytd}; {
	case total.Cmp(least) < 0:
		k.fail(c, failure{at: ytd, cells: cells, left: printed(total.Rat()), right: printed(least.Rat())})
	case known && total.Cmp(most) > 0:
		k.fail(c, failure{at: ytd, cells: cells, left: printed(total.Rat()), right: printed(most.Rat())})
	}
}

// near reports whether two figures agree within what their sender rounded off.
func (k *inspection) near(x, y *big.Rat, cells []ref) bool {
	gap := new(big.Rat).Sub(x, y)
	gap.Abs(gap)
	within := new(big.Rat)
	for _, r := range cells {
		if t := k.tolerance(r); t != nil {
			within.Add(within, t)
		}
	}
	return gap.Cmp(within) <= 0
}
