package rollup

import (
	"slices"
	"sync"

	"qreport/report/define"
	"qreport/report/merge"
	"qreport/report/model"
)

// view is what a cube knows of earlier periods when it is seen from a later
// one: which regions of that time are a region of the later period, where they
// are not simply itself, and their sum.
type view struct {
	from  model.Period
	other map[place]territory
}

// territory is what a region was in an earlier period.
type territory struct {
	pieces []string
	total  []merge.Figure // nil when a piece is not in the cube
}

// views keeps what a cube looks like from each period.
type views struct {
	mu   sync.Mutex
	made map[model.Period]*view
}

// SeenFrom is the cube for a report of a period: figures of earlier periods are
// those of the territory that a region has in this one. 东城区 of 2011 is 东城区
// and 崇文区 of 2009. Where no set of former regions is the territory, there are
// none. A cube in which no region changed is returned as it is.
func (c *Cube) SeenFrom(now model.Period) *Cube {
	v := c.viewFrom(now)
	if len(v.other) == 0 {
		return c
	}
	seen := *c
	seen.view = v
	return &seen
}

func (c *Cube) viewFrom(now model.Period) *view {
	c.views.mu.Lock()
	defer c.views.mu.Unlock()
	if v := c.views.made[now]; v != nil {
		return v
	}
	v := &view{now, map[place]territory{}}
	for _, then := range c.Unified.Accepted.Periods() {
		if then.Compare(now) < 0 {
			c.lookBack(v, then)
		}
	}
	if c.views.made == nil {
		c.views.made = map[model.Period]*view{}
	}
	c.views.made[now] = v
	return v
}

// lookBack finds the regions whose territory was another in an earlier period.
func (c *Cube) lookBack(v *view, then model.Period) {
	tree := c.Defs.Regions
	for _, f := range tree.Formers() {
		if !f.In(then) || f.In(v.from) {
			continue
		}
		for _, into := range f.Into {
			for _, code := range append([]string{into}, tree.Ancestors(into)...) {
				at := place{code, then}
				if _, done := v.other[at]; done || len(c.members[code]) == 0 {
					continue
				}
				if pieces := tree.Territory(code, v.from, then); !slices.Equal(pieces, []string{code}) {
					v.other[at] = territory{pieces, c.together(pieces, then)}
				}
			}
		}
	}
}

// together adds regions up like the parts of one; nil when one of them is not
// in the cube.
func (c *Cube) together(pieces []string, period model.Period) []merge.Figure {
	var parts [][]merge.Figure
	for _, region := range pieces {
		parts = append(parts, c.totals[place{region, period}])
	}
	if len(parts) == 0 || slices.ContainsFunc(parts, func(p []merge.Figure) bool { return p == nil }) {
		return nil
	}
	if len(parts) == 1 {
		return parts[0]
	}
	total := make([]merge.Figure, c.Layout.Len()*model.Columns)
	for i := range c.Layout.Len() {
		c.addEntry(total, nil, parts, i)
	}
	for _, rule := range c.Defs.Unify {
		c.Layout.Combine(total, rule)
	}
	return total
}

// piecesOf lists the regions of a period that are a region seen from here.
func (c *Cube) piecesOf(region string, period model.Period) []string {
	if seen, other := c.seen(place{region, period}); other {
		return seen.pieces
	}
	return []string{region}
}

// seen tells what a region was where it was another.
func (c *Cube) seen(at place) (t territory, other bool) {
	if c.view == nil {
		return t, false
	}
	t, other = c.view.other[at]
	return t, other
}

// Changed lists the former regions, those of their time, that a comparison of a
// region with an earlier period goes across.
func (c *Cube) Changed(region string, now, then model.Period) (list []define.Former) {
	for _, f := range c.Defs.Regions.Formers() {
		inside := func(into string) bool { return c.Defs.Regions.Contains(region, into) }
		if f.In(then) && !f.In(now) && slices.ContainsFunc(f.Into, inside) {
			list = append(list, f)
		}
	}
	return list
}
