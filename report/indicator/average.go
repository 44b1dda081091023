package indicator

import (
	"math/big"
	"slices"

	"qreport/report/define"
	"qreport/report/model"
)

// averages reports whether the indicator is a weighted mean of lower regions
// at this region's level.
func (r reader) averages(ind *define.Indicator) bool {
	level := r.in.Cube.Level(r.region).String()
	return ind.WeightCompiled != nil && slices.Contains(ind.WeightAt, level) &&
		len(r.in.Cube.Reporting(r.region, r.period)) > 0
}

// average is Σ Wᵣ·vᵣ / Σ Wᵣ over the lower regions that have both. A region
// without either is not in the mean, and its units count as missing.
func (r reader) average(ind *define.Indicator) Quantity {
	top, bottom := new(big.Rat), new(big.Rat)
	got, want := 0, 0
	for _, child := range r.in.Cube.Reporting(r.region, r.period) {
		below := r.below(child)
		value, weight := below.indicator(ind), below.eval(ind.WeightCompiled)
		r.log.operands = append(r.log.operands, below.log.operands...)
		want += below.log.want
		if !value.Present() || !weight.Present() {
			continue
		}
		got += below.log.got
		top.Add(top, new(big.Rat).Mul(value.Rat, weight.Rat))
		bottom.Add(bottom, weight.Rat)
	}
	r.log.cover(got, want)
	if bottom.Sign() == 0 {
		return missing(model.Blank)
	}
	return present(top.Quo(top, bottom))
}
