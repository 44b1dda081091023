package report

import (
	"qreport/report/form"
	"qreport/report/model"
)

// Known gives what a unit reported for the period before and a year ago, to be
// shown beside the cells of its next form; nil when neither was accepted.
func (r *Run) Known(reporter model.Reporter, period model.Period) func(past form.Past, field, item string) model.Value {
	scope := scopeOf(reporter)
	earlier := map[form.Past]*model.Submission{
		form.LastPeriod: r.Accepted.Find(reporter.Unit, period.Add(-1), scope),
		form.YearAgo:    r.Accepted.Find(reporter.Unit, period.YearAgo(), scope),
	}
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
