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

// Concerned reports whether anybody gave the figure or should have.
func (f Figure) Concerned() bool { return f.Want > 0 || f.Got > 0 }

// Plus adds two figures of disjoint units.
func (f Figure) Plus(g Figure) Figure {
	f.Kind = worse(f, g)
	f.Sum = f.Sum.Add(g.Sum)
	f.Got += g.Got
	f.Want += g.Want
	f.Whole = f.Whole || g.Whole
	return f
}

// worse picks the reason to print when neither figure has a number.
func worse(f, g Figure) model.Kind {
	if weight(g) > weight(f) {
		return g.Kind
	}
	return f.Kind
}

// weight orders reasons. A confidential part outweighs all; somebody who
// should have reported and did not outweighs those whom the figure does not
// concern, so that "未报" is never printed as "未设机构".
func weight(f Figure) int {
	switch {
	case f.Got > 0:
		return 0
	case f.Kind == model.Secret:
		return 5
	case f.Want > 0:
		return 4
	case f.Kind == model.NotApplicable:
		return 3
	case f.Kind == model.NoBureau:
		return 2
	}
	return 1
}

// fromCell makes the figure of one unit from what it filled in; due tells
// whether it had to. Who answers 不适用 or 未设机构 has answered: nothing more
// is expected of it.
func fromCell(v model.Value, due bool) Figure {
	f := Figure{Kind: v.Kind()}
	if d, ok := v.Dec(); ok {
		f.Sum, f.Got = d, 1
	}
	open := v.Kind() == model.Blank || v.Kind() == model.Secret
	if due && open || f.Got == 1 {
		f.Want = 1
	}
	return f
}
