package validate

import (
	"cmp"
	"slices"

	"qreport/report/model"
)

// Accepted holds the submissions that passed: one per unit, period and scope,
// the latest version each. Only this package makes one, so figures cannot be
// merged without having been checked.
type Accepted struct {
	subs  []*model.Submission
	index map[slot]*model.Submission
}

type slot struct {
	unit   model.Unit
	period model.Period
	scope  model.Scope
}

func slotOf(s *model.Submission) slot { return slot{s.Unit, s.Period, s.Scope} }

func newAccepted(subs []*model.Submission) Accepted {
	a := Accepted{subs: slices.Clone(subs), index: map[slot]*model.Submission{}}
	slices.SortFunc(a.subs, compareSubmissions)
	for _, s := range a.subs {
		a.index[slotOf(s)] = s
	}
	return a
}

func compareSubmissions(s, t *model.Submission) int {
	return cmp.Or(s.Period.Compare(t.Period), s.Unit.Compare(t.Unit), cmp.Compare(s.Scope, t.Scope),
		cmp.Compare(s.File.Name, t.File.Name))
}

// All returns the submissions ordered by period, unit and scope.
func (a Accepted) All() []*model.Submission { return a.subs }

// Find returns a unit's submission of a period and scope, or nil.
func (a Accepted) Find(u model.Unit, p model.Period, scope model.Scope) *model.Submission {
	return a.index[slot{u, p, scope}]
}

// Periods returns the periods that have submissions, in order.
func (a Accepted) Periods() []model.Period {
	var periods []model.Period
	for _, s := range a.subs {
		if n := len(periods); n == 0 || periods[n-1] != s.Period {
			periods = append(periods, s.Period)
		}
	}
	return periods
}

// Unchecked accepts submissions without judging them. It is for the tests of
// the stages after this one; a test over the sources keeps it out of the
// program.
func Unchecked(subs []*model.Submission) Accepted { return newAccepted(subs) }
