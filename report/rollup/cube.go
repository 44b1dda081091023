package rollup

import (
	"qreport/report/define"
	"qreport/report/merge"
	"qreport/report/model"
)

// Cube holds the figures of every region that reports or contains one that
// does, per period.
type Cube struct {
	Unified *merge.Unified
	Layout  *merge.Layout
	Defs    *define.Definitions
	totals  map[place][]merge.Figure
}

type place struct {
	region string
	period model.Period
}

// RollUp adds the unified figures up the tree of regions.
func RollUp(u *merge.Unified) *Cube {
	c := &Cube{u, u.Layout, u.Layout.Defs, map[place][]merge.Figure{}}
	for _, period := range u.Accepted.Periods() {
		c.add(define.NationCode, period)
	}
	return c
}

// add computes a region's totals after those of its children; it returns nil
// for a region in which nobody reports.
func (c *Cube) add(region string, period model.Period) []merge.Figure {
	var children [][]merge.Figure
	for _, child := range c.Defs.Regions.Children(region) {
		if total := c.add(child, period); total != nil {
			children = append(children, total)
		}
	}
	own := c.Unified.Own(region, period)
	if own == nil && children == nil {
		return nil
	}
	total := make([]merge.Figure, c.Layout.Len()*model.Columns)
	for i := range c.Layout.Len() {
		c.addEntry(total, own, children, i)
	}
	c.takeWhole(total, region, period)
	c.totals[place{region, period}] = total
	return total
}

func (c *Cube) addEntry(total, own []merge.Figure, children [][]merge.Figure, i int) {
	trait := c.Layout.Trait(i)
	for column := range model.Column(model.Columns) {
		at := merge.At(i, column)
		switch trait.Nature {
		case define.Attr:
			total[at] = ownFigure(own, at)
		case define.Distinct:
			total[at] = lonely(own, children, at)
		default:
			total[at] = sum(own, children, at, trait.Territory)
		}
	}
}

func ownFigure(own []merge.Figure, at int) merge.Figure {
	if own == nil {
		return merge.Figure{}
	}
	return own[at]
}

// lonely keeps the figure of a region where only one level reports; kinds of
// several units cannot be added.
func lonely(own []merge.Figure, children [][]merge.Figure, at int) merge.Figure {
	figure, givers := ownFigure(own, at), 0
	if figure.Got > 0 {
		givers++
	}
	for _, child := range children {
		if child[at].Want > 0 || child[at].Got > 0 {
			givers++
			figure = child[at]
		}
	}
	if givers > 1 || givers == 1 && len(children) > 0 {
		return merge.Figure{Want: figure.Want}
	}
	return figure
}

// sum adds the children's figures to the region's own; a figure that covers
// the territory is own only where no child reports it.
func sum(own []merge.Figure, children [][]merge.Figure, at int, territory bool) merge.Figure {
	var total merge.Figure
	below := false
	for i, child := range children {
		if i == 0 {
			total = child[at]
		} else {
			total = total.Plus(child[at])
		}
		below = below || child[at].Want > 0 || child[at].Got > 0
	}
	switch {
	case own == nil, territory && below:
		return total
	case len(children) == 0:
		return own[at]
	}
	return total.Plus(own[at])
}

// takeWhole fills in from the region's 汇总 submission what no part reported.
func (c *Cube) takeWhole(total []merge.Figure, region string, period model.Period) {
	for _, bureau := range c.Defs.Edition.Bureaus {
		unit := model.Unit{Region: region, Bureau: bureau.ID}
		sub := c.Unified.Accepted.Find(unit, period, model.Aggregate)
		if sub == nil {
			continue
		}
		for slot := range model.Slot(sub.Grid.Slots()) {
			c.takeCell(total, sub, slot)
		}
	}
}

func (c *Cube) takeCell(total []merge.Figure, sub *model.Submission, slot model.Slot) {
	for column := range model.Column(model.Columns) {
		f := &total[merge.At(int(slot), column)]
		d, ok := sub.Grid.At(slot, column).Value.Dec()
		if ok && f.Got == 0 {
			*f = merge.Figure{Sum: d, Got: 1, Want: 1, Whole: true}
		}
	}
}

// Has reports whether anybody in the region reports in the period.
func (c *Cube) Has(region string, period model.Period) bool {
	return c.totals[place{region, period}] != nil
}

// At returns the total of an entry and column; the zero Figure when nobody
// reports there.
func (c *Cube) At(region string, period model.Period, entry int, column model.Column) merge.Figure {
	total := c.totals[place{region, period}]
	if total == nil {
		return merge.Figure{}
	}
	return total[merge.At(entry, column)]
}

// OwnLevel is the same cube with nothing added up: the figures of each
// region's own units (省本级, 市本级).
func (c *Cube) OwnLevel() *Cube {
	own := &Cube{c.Unified, c.Layout, c.Defs, map[place][]merge.Figure{}}
	for at := range c.totals {
		own.totals[at] = c.Unified.Own(at.region, at.period)
	}
	return own
}
