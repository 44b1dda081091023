package validate

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/model"
)

// checkScale finds figures that are about Limit times (10⁴: 万元 for 元) a
// comparable one. What is a year old and was accepted is taken to be right;
// where there is nothing of the kind, the current figure is the one in doubt.
func checkScale(k *inspection, c *define.Check) {
	for _, code := range k.fieldsOf(c) {
		var failed []failure
		comparable := 0
		for _, slot := range k.defs.FieldSlots(code) {
			f, compared := k.scaleOf(c, slot)
			if compared {
				comparable++
			}
			if f != nil {
				failed = append(failed, *f)
			}
		}
		if len(failed) == comparable && comparable > 1 { // the unit of the whole table
			failed = joined(failed)
		}
		for _, f := range failed {
			k.fail(c, f)
		}
	}
}

// joined makes one failure of those of a whole matrix column.
func joined(failed []failure) []failure {
	all := failed[0]
	for _, f := range failed[1:] {
		all.cells = append(all.cells, f.cells...)
	}
	return []failure{all}
}

// scaleOf looks at one row; a wrong unit is reported once, in its first column.
func (k *inspection) scaleOf(c *define.Check, slot model.Slot) (f *failure, compared bool) {
	for _, column := range k.defs.CheckColumns(c) {
		r := ref{slot, column}
		x := k.value(r)
		for _, y := range k.comparables(r) {
			if x == nil || y == nil || !largeEnough(x, y, c.Floor) {
				continue
			}
			compared = true
			if !outOfScale(x, y, c.Limit) {
				break // the best comparison speaks for it
			}
			if f == nil {
				f = &failure{at: r, left: printed(x), right: printed(y)}
			}
			f.cells = append(f.cells, r)
			break
		}
	}
	return f, compared
}

// comparables lists what a cell may be compared with, the best first.
func (k *inspection) comparables(r ref) []*big.Rat {
	s := k.sub
	yearAgo, before := k.past(s.Period.YearAgo()), k.past(s.Period.Add(-1))
	switch r.column {
	case model.Prior:
		return []*big.Rat{figure(yearAgo, r.slot, model.Cur)}
	case model.YTD:
		return []*big.Rat{figure(yearAgo, r.slot, model.YTD)}
	}
	return []*big.Rat{
		figure(yearAgo, r.slot, model.Cur), k.value(ref{r.slot, model.Prior}), figure(before, r.slot, model.Cur),
	}
}

// figure is a number of another submission, or nil.
func figure(s *model.Submission, slot model.Slot, column model.Column) *big.Rat {
	if s == nil {
		return nil
	}
	if d, ok := s.Grid.At(slot, column).Value.Dec(); ok {
		return d.Rat()
	}
	return nil
}

// largeEnough reports whether both figures are there and the larger one is at
// least floor: small counts vary by any factor.
func largeEnough(x, y *big.Rat, floor float64) bool {
	if x.Sign() <= 0 || y.Sign() <= 0 {
		return false
	}
	larger := x
	if x.Cmp(y) < 0 {
		larger = y
	}
	return larger.Cmp(new(big.Rat).SetFloat64(floor)) >= 0
}

// outOfScale reports whether one figure is 0.5 to 2 times limit the other.
func outOfScale(x, y *big.Rat, limit float64) bool {
	ratio := new(big.Rat).Quo(x, y)
	if ratio.Cmp(big.NewRat(1, 1)) < 0 {
		ratio.Inv(ratio)
	}
	ratio.Quo(ratio, new(big.Rat).SetFloat64(limit))
	return ratio.Cmp(big.NewRat(1, 2)) >= 0 && ratio.Cmp(big.NewRat(2, 1)) <= 0
}
