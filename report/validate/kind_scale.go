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
		x, ok := k.number(r)
		if !ok {
			continue
		}
		for _, other := range k.comparables(r) {
			y, ok := number(other)
			if !ok || !largeEnough(x, y, c.Floor) {
				continue
			}
			compared = true
			if !outOfScale(x, y, c.Limit) {
				break // the best comparison speaks for it
			}
			if f == nil {
				f = &failure{at: r, left: printed(k.value(r)), right: shown(other)}
			}
			f.cells = append(f.cells, r)
			break
		}
	}
	return f, compared
}

// comparables lists what a cell may be compared with, the best first.
func (k *inspection) comparables(r ref) [3]model.Value {
	switch r.column {
	case model.Prior:
		return [3]model.Value{valueOf(k.yearAgo, r.slot, model.Cur)}
	case model.YTD:
		return [3]model.Value{valueOf(k.yearAgo, r.slot, model.YTD)}
	}
	return [3]model.Value{
		valueOf(k.yearAgo, r.slot, model.Cur), k.cell(ref{r.slot, model.Prior}).Value, valueOf(k.before, r.slot, model.Cur),
	}
}

// valueOf is a value of another submission, blank when there is none.
func valueOf(s *model.Submission, slot model.Slot, column model.Column) model.Value {
	if s == nil {
		return model.Value{}
	}
	return s.Grid.At(slot, column).Value
}

// figure is a number of another submission, or nil.
func figure(s *model.Submission, slot model.Slot, column model.Column) *big.Rat {
	if d, ok := valueOf(s, slot, column).Dec(); ok {
		return d.Rat()
	}
	return nil
}

func number(v model.Value) (float64, bool) {
	d, ok := v.Dec()
	if !ok {
		return 0, false
	}
	return d.Float64(), true
}

func shown(v model.Value) string {
	d, _ := v.Dec()
	return d.Trim().String()
}

// largeEnough reports whether both figures are positive and the larger one is
// at least floor: small counts vary by any factor.
func largeEnough(x, y, floor float64) bool { return x > 0 && y > 0 && max(x, y) >= floor }

// outOfScale reports whether one figure is 0.5 to 2 times limit the other.
func outOfScale(x, y, limit float64) bool {
	ratio := max(x, y) / min(x, y) / limit
	return ratio >= 0.5 && ratio <= 2
}
