package rollup

import (
	"iter"

	"qreport/report/define"
	"qreport/report/merge"
	"qreport/report/model"
)

// Coverage says who was to report and who did, for one bureau within a region.
type Coverage struct {
	Bureau   model.Bureau
	Expected []model.Reporter
	Missing  []model.Reporter
}

// Received is the number of units that reported.
func (c Coverage) Received() int { return len(c.Expected) - len(c.Missing) }

// Complete reports whether everybody did.
func (c Coverage) Complete() bool { return len(c.Missing) == 0 }

// Coverage lists the units of a bureau in a region and below, in order.
func (c *Cube) Coverage(region string, period model.Period, bureau model.Bureau) Coverage {
	cov := Coverage{Bureau: bureau}
	for r := range c.reporters(region, period) {
		if r.Whole || r.Bureau != bureau {
			continue
		}
		cov.Expected = append(cov.Expected, r)
		if c.Unified.Accepted.Find(r.Unit, period, model.Own) == nil {
			cov.Missing = append(cov.Missing, r)
		}
	}
	return cov
}

// Missing lists the units that should have given an entry's figure and did
// not, in order: those without a submission and those that left it blank. The
// result of a rule misses whoever one of its parts misses.
func (c *Cube) Missing(region string, period model.Period, entry int, column model.Column) []model.Reporter {
	var missing []model.Reporter
	trait := c.Layout.Trait(entry)
	for r, piece := range c.reporters(region, period) {
		if adds(trait, piece, r.Place()) && c.lacks(r.Unit, period, entry, column) {
			missing = append(missing, r)
		}
	}
	return missing
}

func (c *Cube) lacks(unit model.Unit, period model.Period, entry int, column model.Column) bool {
	e := c.Layout.Entry(entry)
	if _, rule := c.Defs.Rule(e.Code); rule && e.Part == "" {
		part, ok := c.Layout.Index(merge.Entry{Code: e.Code, Part: string(unit.Bureau)})
		return ok && c.lacks(unit, period, part, column)
	}
	own := c.Unified.OwnFigure(unit, period, entry, column)
	return own.Want > own.Got
}

// Parts lists the units whose figures add up to an entry's, in order. A figure
// taken from a 汇总 submission, and kinds of several units, have none.
func (c *Cube) Parts(region string, period model.Period, entry int, column model.Column) []model.Unit {
	tellers := c.Tellers(region, period)
	var parts []model.Unit
	for i := range tellers.Behind(entry, column) {
		parts = append(parts, tellers.All[i].Unit)
	}
	return parts
}

// reporters goes through the units of a period in a region and below, in order,
// each with the region of that time that it is counted in.
func (c *Cube) reporters(region string, period model.Period) iter.Seq2[model.Reporter, string] {
	return func(yield func(model.Reporter, string) bool) {
		for _, piece := range c.piecesOf(region, period) {
			for _, r := range c.members[piece] {
				if r.In(period) && c.contains(piece, r.Place()) && !yield(r, piece) {
					return
				}
			}
		}
	}
}

// adds reports whether a unit of a region is behind the figure of the piece that
// it is counted in: a score is never handed up.
func adds(trait merge.Trait, piece, place string) bool {
	return trait.Nature != define.Attr || piece == place
}

// replaced reports whether a unit's figure of the whole territory gave way to
// those of the units below it.
func (c *Cube) replaced(unit model.Unit, period model.Period, entry int, column model.Column) bool {
	if c.flat || !c.Layout.Trait(entry).Territory {
		return false
	}
	for _, child := range c.Defs.Regions.Children(unit.Region) {
		if c.At(child, period, entry, column).Got > 0 {
			return true
		}
	}
	return false
}

// contains is Regions.Contains, and on own level equality.
func (c *Cube) contains(region, code string) bool {
	if c.flat {
		return region == code
	}
	return c.Defs.Regions.Contains(region, code)
}

// Level is the level of a region.
func (c *Cube) Level(region string) model.Level {
	r, ok := c.Defs.Regions.Get(region)
	if !ok {
		return model.County
	}
	return r.Level
}

// Reporting returns the children of a region in which a unit is registered, in
// order, whether it has reported or not.
func (c *Cube) Reporting(region string, period model.Period) []string {
	if c.flat {
		return nil
	}
	var regions []string
	for _, child := range c.Defs.Regions.Children(region) {
		if c.Total(child, period) != nil && c.stands(child, period) {
			regions = append(regions, child)
		}
	}
	return regions
}

// stands reports whether a region is one of those that a period is told by: its
// own, or, seen from a later period, those of that.
func (c *Cube) stands(code string, period model.Period) bool {
	if c.view == nil || period.Compare(c.view.from) >= 0 {
		return true
	}
	r, _ := c.Defs.Regions.Get(code)
	return r.In(c.view.from)
}
