package indicator

import (
	"strings"

	"qreport/report/define"
)

// Value is an indicator's value in a region below the one that is explained.
type Value struct {
	Indicator *define.Indicator
	Quantity  Quantity
	from      reader
}

// Derive explains the value in its turn.
func (v *Value) Derive() Derivation {
	d := new(deriver)
	return d.finish(d.indicator(v.from, v.Indicator))
}

// average explains the weighted mean of the lower regions that have both a
// value and a weight, as [reader.average] computes it. Their values are operands
// as they are: with everything behind them the formula of the nation would name
// 120,000 amounts, and no spreadsheet takes more than 8,192 characters.
func (d *deriver) average(r reader, ind *define.Indicator) string {
	var top, bottom []string
	for _, child := range r.in.Cube.Reporting(r.region, r.period) {
		below := r.below(child)
		value := below.indicator(ind)
		if !value.Present() || !below.eval(ind.WeightCompiled).Present() {
			continue
		}
		weight := "(" + d.formula(below, ind.WeightCompiled) + ")"
		top = append(top, weight+"*"+d.value(below, &Value{ind, value, below}))
		bottom = append(bottom, weight)
	}
	if len(top) == 0 {
		d.lost = true
		return ""
	}
	return "(" + strings.Join(top, "+") + ")/(" + strings.Join(bottom, "+") + ")"
}

// value enters an indicator's value in a lower region as one operand.
func (d *deriver) value(r reader, v *Value) string {
	return d.enter(Ref{Region: r.region, Period: r.period, Basis: r.basis, Prior: r.when == prior, Own: r.in.Cube.Flat(), Value: v})
}
