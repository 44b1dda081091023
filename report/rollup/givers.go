package rollup

import (
	"slices"

	"qreport/report/merge"
	"qreport/report/model"
)

// Givers lists the units that gave an entry in every one of some columns, in
// order; for the result of a rule, those that gave their part of it.
func (c *Cube) Givers(region string, entry int, at []At) []model.Unit {
	e := c.Layout.Entry(entry)
	rule, ok := c.Defs.Rule(e.Code)
	if !ok || e.Part != "" {
		return c.givers(region, entry, at)
	}
	var all []model.Unit
	for _, part := range rule.Parts {
		i, _ := c.Layout.Index(merge.Entry{Code: rule.Code, Part: string(part.Bureau)})
		all = append(all, c.givers(region, i, at)...)
	}
	slices.SortFunc(all, model.Unit.Compare)
	return all
}

func (c *Cube) givers(region string, entry int, at []At) []model.Unit {
	var common []model.Unit
	for n, x := range at {
		parts := c.Parts(region, x.Period, entry, x.Column)
		if n == 0 {
			common = parts
			continue
		}
		common = Common(common, parts)
	}
	return common
}

// Common lists the units of a that are in b too, in the order of a. Most often
// both are the same.
func Common(a, b []model.Unit) []model.Unit {
	if slices.Equal(a, b) {
		return a
	}
	in := make(map[model.Unit]bool, len(b))
	for _, u := range b {
		in[u] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(u model.Unit) bool { return !in[u] })
}

// Over adds an entry up over some units and all of the given columns.
func (c *Cube) Over(units []model.Unit, region string, entry int, at []At) merge.Figure {
	var total merge.Figure
	for _, x := range at {
		within := region
		for _, piece := range c.piecesOf(region, x.Period) {
			within = c.Defs.Regions.Common(within, piece)
		}
		total = total.Plus(c.Unified.Some(units, within, x.Period, entry, x.Column))
	}
	return total
}
