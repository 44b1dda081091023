package receipt

import (
	"iter"
	"math/big"
	"slices"

	"qreport/report/internal/num"
	"qreport/report/model"
)

// suggestions are what somebody may have typed: a whole column of a table zero
// or empty; one wrong figure; one that is wrong in 本期 and 累计 alike; two wrong
// figures of one column.
func (c *clinic) suggestions(name string, cells []cellRef) iter.Seq[figures] {
	grid := c.open(name, c.files[name]).sub.Grid
	few := spread(cells, 30)
	return func(yield func(figures) bool) {
		for _, first := range few {
			for _, v := range []model.Value{model.Num(num.Int(0)), {}} {
				all := figures{}
				for _, r := range cells {
					if r.column == first.column && c.defs.Slots[r.slot].Field == c.defs.Slots[first.slot].Field {
						all[r] = v
						c.follow(grid, cells, all, r)
					}
				}
				if !yield(all) {
					return
				}
			}
		}
		for _, r := range few {
			for _, v := range wrongFigures(grid, r, few) {
				if !yield(figures{r: v}) {
					return
				}
			}
		}
		for _, r := range few {
			for _, v := range wrongFigures(grid, r, few) {
				if both := (figures{r: v}); c.follow(grid, cells, both, r) && !yield(both) {
					return
				}
			}
		}
		for i, r := range few {
			for _, s := range few[i+1:] {
				if s.column != r.column {
					continue
				}
				for _, v := range wrongFigures(grid, r, nil) {
					for _, w := range wrongFigures(grid, s, nil) {
						if !yield(figures{r: v, s: w}) {
							return
						}
					}
				}
			}
		}
	}
}

// follow makes the 累计 of a figure change with its 本期.
func (c *clinic) follow(grid *model.Grid, cells []cellRef, some figures, r cellRef) bool {
	both := cellRef{r.slot, model.YTD}
	if r.column != model.Cur || !slices.Contains(cells, both) {
		return false
	}
	some[both] = model.Value{}
	if x, ok := some[r].Dec(); ok {
		was, _ := grid.At(r.slot, model.Cur).Value.Dec()
		ytd, _ := grid.At(r.slot, model.YTD).Value.Dec()
		some[both] = model.Num(ytd.Add(x).Sub(was))
	}
	return true
}

// spread picks some cells of many, from all over.
func spread(cells []cellRef, most int) (few []cellRef) {
	step := max(1, len(cells)/most)
	for i := 0; i < len(cells); i += step {
		few = append(few, cells[i])
	}
	return few
}

// wrongFigures are what may stand in a cell instead of what does; beside are
// cells whose figures, and one more or less, are tried too.
func wrongFigures(grid *model.Grid, r cellRef, beside []cellRef) (list []model.Value) {
	v := grid.At(r.slot, r.column).Value
	x, _ := v.Dec()
	whole, one := num.Round(x.Rat(), 0, num.HalfEven), num.Int(1)
	part := func(n, d int64) num.Dec {
		return num.Round(new(big.Rat).Mul(x.Rat(), big.NewRat(n, d)), 0, num.HalfEven)
	}
	try := []num.Dec{num.Int(0), one, whole.Add(one), whole.Sub(one), part(1, 2), part(2, 5), part(5, 2), whole.Add(whole),
		num.Int(7), num.Int(28), num.MustParse("0.5"), num.Int(-1), num.Int(101), num.MustParse(x.String() + "0000")}
	for _, s := range beside {
		if y, ok := grid.At(s.slot, s.column).Value.Dec(); ok && s.column == r.column {
			try = append(try, y.Add(one), y.Sub(one))
		}
	}
	for _, y := range try {
		if y.Cmp(x) != 0 || v.Kind() != model.Number {
			list = append(list, model.Num(y))
		}
	}
	return append(list, model.Value{})
}
