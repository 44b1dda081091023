package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"qreport/report/analysis"
	"qreport/report/disk"
	"qreport/report/draft"
	"qreport/report/model"
)

// DraftState is what is to be said about a region's draft after a run.
type DraftState struct {
	Path    string
	Made    bool     // this run made it
	Open    []string // what keeps the report from being final
	Wrong   []string // numbers that disagree with the data
	Changed []string // paragraphs whose figures changed since they were written
}

// Ready reports whether the report can be final.
func (s DraftState) Ready() bool { return len(s.Open)+len(s.Wrong)+len(s.Changed) == 0 }

// draftPath is the analyst's file for a report.
func (r *Run) draftPath(region string, o Occasion) string {
	return filepath.Join(r.Workspace.Drafts(), o.Folder(), region+".md")
}

// draft reads the analyst's file; nil when there is none yet.
func (r *Run) draft(region string, o Occasion) (*draft.Draft, error) {
	path := r.draftPath(region, o)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	d, err := draft.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("文稿 %s %w", path, err)
	}
	return d, nil
}

// Draft makes a region's draft if there is none, and says what is open in it,
// wrong, or changed since it was written; reviewed takes the figures of today
// as those that the analyst knows.
func (r *Run) Draft(region string, period model.Period, reviewed bool) (s DraftState, err error) {
	in, err := r.input(region, period, Declare(period))
	if err != nil {
		return s, err
	}
	o, _ := r.Occasion(region, period)
	s.Path = r.draftPath(region, o)
	if in.Draft == nil {
		s.Made = true
		if err := r.makeDraft(s.Path, in); err != nil {
			return s, err
		}
	}
	check, err := analysis.CheckDraft(in)
	if err != nil {
		return s, err
	}
	s.Open, s.Wrong = check.Open, check.Wrong
	s.Changed, err = r.compareDraft(s.Path, check.Quoted, reviewed)
	return s, err
}

func (r *Run) makeDraft(path string, in analysis.Input) error {
	return disk.Write(path, disk.FileMode, draft.New(analysis.Material(in)))
}

// compareDraft lists changed figures and remembers those of new paragraphs.
func (r *Run) compareDraft(path string, now []draft.Quoted, reviewed bool) ([]string, error) {
	side := path[:len(path)-len(filepath.Ext(path))] + ".figures.json"
	data, err := os.ReadFile(side)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	record := draft.ReadRecord(data)
	next := record.Next(now, reviewed)
	var changed []string
	if !reviewed {
		for _, c := range record.Compare(now) {
			changed = append(changed, analysis.ChangedText(r.Defs, c))
		}
	}
	if string(next.Bytes()) == string(data) || len(next) == 0 && len(data) == 0 {
		return changed, nil
	}
	return changed, disk.Write(side, disk.FileMode, next.Bytes())
}
