package rollup

import (
	"slices"
	"sync"

	"qreport/report/define"
	"qreport/report/internal/par"
	"qreport/report/merge"
	"qreport/report/model"
)

// Cube holds the figures of every region in which a unit is registered, and of
// those that contain one, per period.
type Cube struct {
	Unified *merge.Unified
	Layout  *merge.Layout
	Defs    *define.Definitions
	mu      *sync.Mutex // of totals, while they are computed
	totals  map[place][]merge.Figure
	heard   map[place]bool
	due     map[formAt]int
	members map[string][]model.Reporter // of a region and below, in the order of the 名录
	flat    bool                        // own level only
	view    *view                       // where earlier periods are seen from a later one
	views   *views
}

type place struct {
	region string
	period model.Period
}

// RollUp adds the unified figures up the tree of regions.
func RollUp(u *merge.Unified) *Cube {
	c := &Cube{Unified: u, Layout: u.Layout, Defs: u.Layout.Defs, mu: new(sync.Mutex), totals: map[place][]merge.Figure{},
		heard: heard(u), due: map[formAt]int{}, members: members(u), views: new(views)}
	for _, period := range u.Accepted.Periods() {
		c.countDue(period)
		c.add(define.NationCode, period)
	}
	return c
}

// members lists the reporters of every region and below: a figure asks for
// them often, and the 名录 of the nation is long.
func members(u *merge.Unified) map[string][]model.Reporter {
	return define.Under(u.Layout.Defs.Regions, u.Register.All(), model.Reporter.Place)
}

// heard marks the regions from which any registered unit sent anything.
func heard(u *merge.Unified) map[place]bool {
	marks := map[place]bool{}
	for _, sub := range u.Accepted.All() {
		r, ok := u.Register.Find(sub.Unit)
		if !ok {
			continue
		}
		marks[place{r.Place(), sub.Period}] = true
		for _, region := range u.Layout.Defs.Regions.Ancestors(r.Place()) {
			marks[place{region, sub.Period}] = true
		}
	}
	return marks
}

// add computes a region's totals after those of its children; it returns nil
// for a region in which no unit is registered.
func (c *Cube) add(region string, period model.Period) []merge.Figure {
	below := c.Defs.Regions.Children(region)
	children := make([][]merge.Figure, len(below))
	par.Each(len(below), func(i int) { children[i] = c.add(below[i], period) })
	children = slices.DeleteFunc(children, func(total []merge.Figure) bool { return total == nil })
	own := c.Unified.Own(region, period)
	if own == nil && len(children) == 0 {
		return nil
	}
	total := make([]merge.Figure, c.Layout.Len()*model.Columns)
	for i := range c.Layout.Len() {
		c.addEntry(total, own, children, i)
	}
	c.takeWhole(total, region, period)
	for _, rule := range c.Defs.Unify {
		c.Layout.Combine(total, rule)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
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

// lonely keeps the figure of the one unit that it concerns: kinds of several
// units cannot be added, not even when only one of them has reported.
func lonely(own []merge.Figure, children [][]merge.Figure, at int) merge.Figure {
	figure := ownFigure(own, at)
	all, givers := figure, 0
	if figure.Concerned() {
		givers++
	}
	for _, child := range children {
		all = all.Plus(child[at])
		if child[at].Concerned() {
			givers++
			figure = child[at]
		}
	}
	switch givers {
	case 0:
		return all
	case 1:
		return figure
	}
	return merge.Figure{Want: all.Want}
}

// sum adds the children's figures to the region's own. A figure that covers
// the territory is taken from below, or, as long as nobody there gave it, from
// the region's own unit.
func sum(own []merge.Figure, children [][]merge.Figure, at int, territory bool) merge.Figure {
	var total merge.Figure
	for _, child := range children {
		total = total.Plus(child[at])
	}
	mine := ownFigure(own, at)
	if !territory || !total.Concerned() {
		return total.Plus(mine)
	}
	if total.Got == 0 && mine.Got > 0 {
		mine.Whole = true
		return mine
	}
	return total
}

// Has reports whether anybody in the region reported in the period.
func (c *Cube) Has(region string, period model.Period) bool {
	if seen, other := c.seen(place{region, period}); other {
		return slices.ContainsFunc(seen.pieces, func(piece string) bool { return c.heard[place{piece, period}] })
	}
	return c.heard[place{region, period}]
}

// At returns the total of an entry and column; the zero Figure when nobody
// reports there.
func (c *Cube) At(region string, period model.Period, entry int, column model.Column) merge.Figure {
	total := c.Total(region, period)
	if total == nil {
		return merge.Figure{}
	}
	return total[merge.At(entry, column)]
}

// Total holds all figures of a region and period, nil when nobody reported
// there: who reads many of them looks for the region once. Index it with
// [merge.At]; it must not be changed.
func (c *Cube) Total(region string, period model.Period) []merge.Figure {
	at := place{region, period}
	seen, other := c.seen(at)
	switch {
	case other && c.flat && len(seen.pieces) == 1:
		return c.Unified.Own(seen.pieces[0], period)
	case other && (!c.flat || c.Level(region) == model.County):
		return seen.total // a county is all own level
	case c.flat:
		return c.Unified.Own(region, period)
	}
	return c.totals[at]
}

// OwnLevel is the same cube with nothing added up: the figures of each
// region's own units (省本级, 市本级).
func (c *Cube) OwnLevel() *Cube {
	own := *c
	own.flat = true
	return &own
}

// Flat reports whether the cube is one of own levels, with nothing added up.
func (c *Cube) Flat() bool { return c.flat }
