package rollup

import (
	"qreport/report/merge"
	"qreport/report/model"
)

// takeWhole fills in from the region's 汇总 submissions what no part reported.
func (c *Cube) takeWhole(total []merge.Figure, region string, period model.Period) {
	for _, bureau := range c.Defs.Edition.Bureaus {
		unit := model.Unit{Region: region, Bureau: bureau.ID}
		_, registered := c.Unified.Register.Find(unit)
		sub := c.Unified.Accepted.Find(unit, period, model.Aggregate)
		if registered && sub != nil {
			c.takeFrom(total, sub)
		}
	}
}

// takeFrom takes only what the submission's bureau is the source of: on its
// cross-check forms it also states the other's figures.
func (c *Cube) takeFrom(total []merge.Figure, sub *model.Submission) {
	for i := range c.Layout.Len() {
		if c.Layout.Trait(i).Owner != sub.Unit.Bureau {
			continue
		}
		for column := range model.Column(model.Columns) {
			f := &total[merge.At(i, column)]
			if d, ok := c.Unified.Read(sub, i, column).Dec(); ok && f.Got == 0 {
				*f = merge.Figure{Sum: d, Got: 1, Want: 1, Whole: true}
			}
		}
	}
}
