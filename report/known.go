package report

import (
	"qreport/report/form"
	"qreport/report/model"
)

// Known gives what a unit reported for the period before and a year ago, to be
// shown beside the cells of its next form; nil when neither was accepted.
func (r *Run) Known(reporter model.Reporter, period model.Period) func(past form.Past, field, item string) model.Value {
	scope := scopeOf(reporter)
	before := func(p model.Period) *model.Submission {
		was := r.Defs.Regions.Territory(reporter.Region, period, p)
		if len(was) != 1 {
			return nil // made of several: none compares
		}
		return r.Accepted.Find(model.Unit{Region: was[0], Bureau: reporter.Bureau}, p, scope)
	}
	earlier := map[form.Past]*model.Submission{form.LastPeriod: before(period.Add(-1)), form.YearAgo: before(period.YearAgo())}
	if earlier[form.LastPeriod] == nil && earlier[form.YearAgo] == nil {
		return nil
	}
	return func(past form.Past, field, item string) model.Value {
		slot, ok := r.Defs.Slot(field, item)
		if sub := earlier[past]; ok && sub != nil {
			return sub.Grid.At(slot, model.Cur).Value
		}
		return model.Value{}
	}
}

// scopeOf is the 填报口径 that is expected from a reporter.
func scopeOf(reporter model.Reporter) model.Scope {
	if reporter.Whole {
		return model.Aggregate
	}
	return model.Own
}
