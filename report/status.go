package report

import (
	"slices"
	"time"

	"qreport/report/archive"
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
	// Explained are findings of 核实 that the sender has explained.
	Explained int `json:"explained"`
	// Versions counts what came from the unit for the period, all of which is
	// in the archive; more than one is a correction.
	Versions  int  `json:"versions"`
	Corrected bool `json:"corrected"`
	Completeness
}

// Status compares the 名录 with what came for a period, in the order of the
// 名录. today counts the days of those who are still missing.
func (r *Run) Status(period model.Period, today time.Time) ([]Standing, error) {
	list := []Standing{}
	for _, reporter := range r.Register.In(period) {
		s, err := r.standing(reporter, period, today)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (r *Run) standing(reporter model.Reporter, period model.Period, today time.Time) (s Standing, err error) {
	due := dueDate(period, reporter.Days)
	s = Standing{Region: reporter.Region, Bureau: string(reporter.Bureau), Name: reporter.Name,
		State: StateMissing, Due: due.Format(time.DateOnly)}
	scope := scopeOf(reporter)
	sub := r.Accepted.Find(reporter.Unit, period, scope)
	if sub != nil {
		s.State = StateAccepted
	} else if sub = r.returned(reporter.Unit, period, scope); sub != nil {
		s.State = StateReturned
	}
	arrived := today
	if sub != nil {
		s.File, s.Filed = sub.File.Name, sub.Filed
		r.countFindings(&s)
		if s.Versions, err = r.countVersions(sub); err != nil {
			return s, err
		}
		s.Corrected = s.Versions > 1
		arrived = filedOn(sub, due)
	}
	s.DaysLate = max(0, int(arrived.Sub(due).Hours()/24))
	s.Completeness = r.completeness(reporter, period, sub)
	return s, nil
}

// countVersions counts the versions of a submission: those that the archive
// keeps, and those of the inbox that it does not know yet.
func (r *Run) countVersions(sub *model.Submission) (int, error) {
	history, err := archive.History(r.Workspace.Archive(), archive.Key(sub))
	if err != nil {
		return 0, err
	}
	seen := map[string]bool{}
	for _, v := range history {
		seen[v.SHA256] = true
	}
	for _, s := range r.Received {
		if s.Unit == sub.Unit && s.Period == sub.Period && s.Scope == sub.Scope {
			seen[s.File.SHA256] = true
		}
	}
	return len(seen), nil
}

// dueDate is the last day on which a report is in time.
func dueDate(period model.Period, days int) time.Time {
	return lastDay(period).AddDate(0, 0, days)
}

// lastDay is the last day of a period.
func lastDay(period model.Period) time.Time {
	return time.Date(period.Year, time.Month(period.LastMonth())+1, 0, 0, 0, 0, 0, time.UTC)
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

// returned finds a received submission that was not accepted: of several
// versions the one that counts.
func (r *Run) returned(unit model.Unit, period model.Period, scope model.Scope) *model.Submission {
	i := slices.IndexFunc(r.Received, func(s *model.Submission) bool {
		return s.Unit == unit && s.Period == period && s.Scope == scope && !isReplaced(r.Findings, s.File.Name)
	})
	if i < 0 {
		return nil
	}
	return r.Received[i]
}

// isReplaced reports whether a later version has taken the place of a file.
func isReplaced(findings []model.Finding, file string) bool {
	return slices.ContainsFunc(findings, func(f model.Finding) bool { return f.Code == "F501" && f.File == file })
}

func (r *Run) countFindings(s *Standing) {
	for _, f := range r.Findings {
		if f.File != s.File {
			continue
		}
		switch f.Severity {
		case model.Blocking:
			s.Blocking++
		case model.Verify:
			s.Verify++
			if f.Accepted != "" {
				s.Explained++
			}
		case model.Hint:
			s.Hint++
		}
	}
}
