package merge

import (
	"qreport/report/internal/num"
	"qreport/report/model"
)

// Figure is an amount with its coverage: Got units gave a number, Want should
// have. Kind is the reason when none did; with Got > 0 there is an amount.
type Figure struct {
	Sum  num.Dec
	Got  int32
	Want int32
	Kind model.Kind
	// Whole marks a figure that was taken from a 汇总 submission because no
	// part reported it.
	Whole bool
}

// Value returns the amount, or why there is none.
func (f Figure) Value() model.Value {
	if f.Got == 0 {
		if f.Kind == model.Number {
			return model.Missing(model.Blank)
		}
		return model.Missing(f.Kind)
	}
	return model.Num(f.Sum)
}

// Partial reports whether a unit that should have given a number did not.
func (f Figure) Partial() bool { return f.Got > 0 && f.Got < f.Want }

// Plus adds two figures of disjoint units.
func (f Figure) Plus(g Figure) Figure {
	f.Kind = worse(f, g)
	f.Sum = f.Sum.Add(g.Sum)
	f.Got += g.Got
	f.Want += g.Want
	f.Whole = f.Whole || g.Whole
	return f
}

// worse picks the reason to print when neither figure has a number: a
// confidential part outweighs a missing bureau, which outweighs a blank.
func worse(f, g Figure) model.Kind {
	return max(reason(f), reason(g))
}

func reason(f Figure) model.Kind {
	if f.Got > 0 {
		return model.Blank
	}
	return f.Kind
}

// fromCell makes the figure of one unit from what it filled in; due tells
// whether it had to.
func fromCell(v model.Value, due bool) Figure {
	f := Figure{Kind: v.Kind()}
	if d, ok := v.Dec(); ok {
		f.Sum, f.Got = d, 1
	}
	if due && v.Kind() != model.NotApplicable || f.Got == 1 {
		f.Want = 1
	}
	return f
}
