package validate

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/model"
)

// checkAggregate compares a 汇总 submission with the sum of its parts: the
// unit's own and those of the units below it. Where a part is missing nothing
// can be said; coverage tells that.
func checkAggregate(k *inspection, c *define.Check) {
	if k.sub.Scope != model.Aggregate || k.register == nil {
		return
	}
	parts, complete := k.parts()
	if !complete || len(parts) == 0 {
		return
	}
	for _, code := range k.fieldsOf(c) {
		field, _ := k.defs.Field(code)
		if field.Nature != define.Flow && field.Nature != define.Stock {
			continue
		}
		for _, slot := range k.defs.FieldSlots(code) {
			k.aggregateOf(c, slot, parts)
		}
	}
}

// parts are the accepted submissions below the unit, and its own.
func (k *inspection) parts() (parts []*model.Submission, complete bool) {
	complete = true
	for _, r := range k.register.All() {
		if r.Bureau != k.sub.Unit.Bureau || r.Whole || !r.In(k.sub.Period) || !k.defs.Regions.Contains(k.sub.Unit.Region, r.Region) {
			continue
		}
		part := k.history[slot{r.Unit, k.sub.Period, model.Own}]
		if part == nil {
			complete = false
			continue
		}
		parts = append(parts, part)
	}
	return parts, complete
}

// aggregateOf reports a row once, in its first column that differs.
func (k *inspection) aggregateOf(c *define.Check, slot model.Slot, parts []*model.Submission) {
	for _, column := range k.defs.CheckColumns(c) {
		r := ref{slot, column}
		x, sum := k.value(r), sumOf(parts, slot, column)
		if x == nil || sum == nil || k.near(x, sum, []ref{r}) {
			continue
		}
		k.fail(c, failure{at: r, cells: []ref{r}, left: printed(x), right: printed(sum)})
		return
	}
}

// sumOf adds a cell over submissions; nil when none has it.
func sumOf(parts []*model.Submission, slot model.Slot, column model.Column) (sum *big.Rat) {
	for _, p := range parts {
		if x := figure(p, slot, column); x != nil {
			if sum == nil {
				sum = new(big.Rat)
			}
			sum.Add(sum, x)
		}
	}
	return sum
}
