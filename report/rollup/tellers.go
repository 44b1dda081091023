package rollup

import (
	"iter"

	"qreport/report/define"
	"qreport/report/merge"
	"qreport/report/model"
)

// Tellers are the units of a region and below in one period, in order, with
// what each of them told: who asks for the units behind many entries finds them
// once.
type Tellers struct {
	All    []Teller
	cube   *Cube
	region string
	period model.Period
}

// Teller is a unit with the figures that it contributes.
type Teller struct {
	Unit         model.Unit
	own          []merge.Figure // nil when it sent nothing
	piece, place string         // the region that it is counted in, and its own
}

// Tellers lists the units of a region and below.
func (c *Cube) Tellers(region string, period model.Period) *Tellers {
	t := &Tellers{cube: c, region: region, period: period}
	for r, piece := range c.reporters(region, period) {
		t.All = append(t.All, Teller{r.Unit, c.Unified.OwnFigures(r.Unit, period), piece, r.Place()})
	}
	return t
}

// Figure is what a unit contributes to an entry: nothing when the entry waits
// for another bureau.
func (t *Tellers) Figure(i, entry int, column model.Column) merge.Figure {
	return t.All[i].figure(t.cube.Layout.Trait(entry).Owner, merge.At(entry, column))
}

func (t *Teller) figure(owner model.Bureau, at int) merge.Figure {
	if t.own == nil || t.Unit.Bureau != owner {
		return merge.Figure{}
	}
	return t.own[at]
}

// Behind yields the places in All of the units whose figures add up to an
// entry's. A figure taken from a 汇总 submission, and kinds of several units,
// have none.
func (t *Tellers) Behind(entry int, column model.Column) iter.Seq[int] {
	total, trait, at := t.cube.At(t.region, t.period, entry, column), t.cube.Layout.Trait(entry), merge.At(entry, column)
	return func(yield func(int) bool) {
		if total.Got == 0 || total.Whole && trait.Nature == define.Distinct {
			return
		}
		for i := range t.All {
			teller := &t.All[i]
			if teller.figure(trait.Owner, at).Got > 0 && adds(trait, teller.piece, teller.place) &&
				!t.cube.replaced(teller.Unit, t.period, entry, column) && !yield(i) {
				return
			}
		}
	}
}
