package rollup

import "qreport/report/model"

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
	for _, r := range c.Unified.Register.All() {
		if r.Whole || r.Bureau != bureau || !c.Defs.Regions.Contains(region, r.Region) {
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
// not, in order: those without a submission and those that left it blank.
func (c *Cube) Missing(region string, period model.Period, entry int, column model.Column) []model.Reporter {
	var missing []model.Reporter
	for _, r := range c.Unified.Register.All() {
		if !c.Defs.Regions.Contains(region, r.Region) {
			continue
		}
		if own := c.Unified.OwnFigure(r.Unit, period, entry, column); own.Want > own.Got {
			missing = append(missing, r)
		}
	}
	return missing
}

// Parts lists the units behind an entry's figure, in order.
func (c *Cube) Parts(region string, period model.Period, entry int, column model.Column) []model.Unit {
	var parts []model.Unit
	for _, r := range c.Unified.Register.All() {
		if c.Defs.Regions.Contains(region, r.Region) && c.Unified.OwnFigure(r.Unit, period, entry, column).Got > 0 {
			parts = append(parts, r.Unit)
		}
	}
	return parts
}

// Level is the level of a region.
func (c *Cube) Level(region string) model.Level {
	r, ok := c.Defs.Regions.Get(region)
	if !ok {
		return model.County
	}
	return r.Level
}

// Reporting returns the children of a region in which anybody reports, in
// order.
func (c *Cube) Reporting(region string, period model.Period) []string {
	var regions []string
	for _, child := range c.Defs.Regions.Children(region) {
		if c.Has(child, period) {
			regions = append(regions, child)
		}
	}
	return regions
}
