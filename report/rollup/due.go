package rollup

import (
	"qreport/report/merge"
	"qreport/report/model"
)

// formAt names a form of one bureau in a region and period.
type formAt struct {
	place
	form   string
	bureau model.Bureau
	own    bool // only the region's own unit
}

// countDue counts in every region the units that have to fill each form in.
func (c *Cube) countDue(period model.Period) {
	for _, r := range c.Unified.Register.In(period) {
		if r.Whole {
			continue
		}
		regions := append([]string{r.Place()}, c.Defs.Regions.Ancestors(r.Place())...)
		for _, form := range c.Defs.FormsFor(r.Bureau, period) {
			if !c.Unified.Concerns(r, form, period) {
				continue
			}
			c.due[formAt{place{r.Place(), period}, form.ID, r.Bureau, true}]++
			for _, region := range regions {
				c.due[formAt{place{region, period}, form.ID, r.Bureau, false}]++
			}
		}
	}
}

// Due is the number of a bureau's units in a region that have to fill a form in.
func (c *Cube) Due(region string, period model.Period, form string, bureau model.Bureau) int {
	seen, other := c.seen(place{region, period})
	if !other {
		return c.due[formAt{place{region, period}, form, bureau, c.flat}]
	}
	due := 0
	for _, piece := range seen.pieces {
		due += c.due[formAt{place{piece, period}, form, bureau, c.flat}]
	}
	return due
}

// FieldCoverage tells how many units gave a matrix field at all, and how many
// should have. Which items a unit fills in depends on what it has, so a blank
// item of a unit that reported is nothing missing; the items that are missing
// most tell how many units sent nothing.
func (c *Cube) FieldCoverage(region string, period model.Period, field string, column model.Column) (got, want int) {
	most := 0
	if total := c.Total(region, period); total != nil {
		for _, slot := range c.Defs.FieldSlots(field) {
			f := total[merge.At(int(slot), column)]
			got, most = max(got, int(f.Got)), max(most, int(f.Want-f.Got))
		}
	}
	if f, ok := c.Defs.Field(field); ok {
		want = c.Due(region, period, f.Form.ID, f.Owner)
	}
	if want < got+most {
		return got, got + most // e.g. from a 汇总 submission
	}
	return want - most, want
}
