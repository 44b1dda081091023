package report

import (
	"slices"
	"time"

	"qreport/report/model"
)

// State is where a unit's submission stands.
type State string

// The states of a unit in 报送情况.
const (
	StateAccepted State = "accepted" // 已接收
	StateReturned State = "returned" // 已退回
	StateMissing  State = "missing"  // 未报送
)

// Standing is one line of 报送情况.
type Standing struct {
	Region   string `json:"region"`
	Bureau   string `json:"bureau"`
	Name     string `json:"name"`
	State    State  `json:"state"`
	File     string `json:"file,omitempty"`
	Due      string `json:"due"`
	Filed    string `json:"filed,omitempty"`
	DaysLate int    `json:"days_late"`
	Blocking int    `json:"blocking"`
	Verify   int    `json:"verify"`
	Hint     int    `json:"hint"`
}

// Status compares the 名录 with what came for a period, in the order of the
// 名录. today counts the days of those who are still missing.
func (r *Run) Status(period model.Period, today time.Time) []Standing {
	var list []Standing
	for _, reporter := range r.Register.All() {
		list = append(list, r.standing(reporter, period, today))
	}
	return list
}

func (r *Run) standing(reporter model.Reporter, period model.Period, today time.Time) Standing {
	due := dueDate(period, reporter.Days)
	s := Standing{Region: reporter.Region, Bureau: string(reporter.Bureau), Name: reporter.Name,
		State: StateMissing, Due: due.Format(time.DateOnly)}
	scope := model.Own
	if reporter.Whole {
		scope = model.Aggregate
	}
	sub := r.Accepted.Find(reporter.Unit, period, scope)
	if sub != nil {
		s.State = StateAccepted
	} else if sub = r.returned(reporter.Unit, period, scope); sub != nil {
		s.State = StateReturned
	}
	arrived := today
	if sub != nil {
		s.File, s.Filed = sub.File.Name, sub.Filed
		s.Blocking, s.Verify, s.Hint = r.countFindings(sub.File.Name)
		arrived = filedOn(sub, due)
	}
	s.DaysLate = max(0, int(arrived.Sub(due).Hours()/24))
	return s
}

// dueDate is the last day on which a report is in time.
func dueDate(period model.Period, days int) time.Time {
	end := time.Date(period.Year, time.Month(period.LastMonth())+1, 0, 0, 0, 0, 0, time.UTC)
	return end.AddDate(0, 0, days)
}

// filedOn is the date on the cover; one that cannot be read counts as in time,
// since the file system's date says when it was copied, not when it was filed.
func filedOn(sub *model.Submission, due time.Time) time.Time {
	filed, err := time.Parse(time.DateOnly, sub.Filed)
	if err != nil {
		return due
	}
	return filed
}

// returned finds a received submission that was not accepted.
func (r *Run) returned(unit model.Unit, period model.Period, scope model.Scope) *model.Submission {
	i := slices.IndexFunc(r.Received, func(s *model.Submission) bool {
		return s.Unit == unit && s.Period == period && s.Scope == scope
	})
	if i < 0 {
		return nil
	}
	return r.Received[i]
}

func (r *Run) countFindings(file string) (blocking, verify, hint int) {
	for _, f := range r.Findings {
		if f.File != file {
			continue
		}
		switch f.Severity {
		case model.Blocking:
			blocking++
		case model.Verify:
			verify++
		case model.Hint:
			hint++
		}
	}
	return blocking, verify, hint
}
