package report

import (
	"cmp"
	"slices"
	"sync"

	"qreport/report/define"
	"qreport/report/model"
)

// indexes are made when the first report asks, after everything is found.
type indexes struct {
	received  func() map[string][]*model.Submission
	findings  func() map[string][]filed
	synthetic func() bool
}

// filed is a finding with the period of the submission that it is about, if
// that is known.
type filed struct {
	model.Finding
	period model.Period
	known  bool
}

func (r *Run) newIndexes() *indexes {
	tree := r.Defs.Regions
	return &indexes{
		received: sync.OnceValue(func() map[string][]*model.Submission {
			return define.Under(tree, r.Received, func(s *model.Submission) string { return r.Register.Place(s.Unit) })
		}),
		findings: sync.OnceValue(func() map[string][]filed {
			return define.Under(tree, r.filedFindings(), func(f filed) string { return cmp.Or(r.Register.Place(f.Unit), r.Workspace.Config.Region) })
		}),
		synthetic: sync.OnceValue(func() bool {
			return slices.ContainsFunc(r.Accepted.All(), func(s *model.Submission) bool { return s.Synthetic })
		}),
	}
}

// filedFindings are all findings; those whose sender is unknown belong to the
// workspace's region.
func (r *Run) filedFindings() []filed {
	periods := map[string]model.Period{}
	for _, s := range r.Received {
		periods[s.File.Name] = s.Period
	}
	list := make([]filed, len(r.Findings))
	for i, f := range r.Findings {
		period, known := periods[f.File]
		list[i] = filed{f, period, known}
	}
	return list
}
