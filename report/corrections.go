package report

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"qreport/report/archive"
	"qreport/report/form/layout"
	"qreport/report/intake"
	"qreport/report/model"
	"qreport/report/publish"
	"qreport/report/validate"
)

// Correction is a submission that differs from the one that published reports
// rest on.
type Correction struct {
	Unit    string          `json:"unit"`
	Name    string          `json:"name"`
	Period  string          `json:"period"`
	File    string          `json:"file"`
	Reports []string        `json:"reports"` // folders below reports/
	Cells   []ChangedFigure `json:"cells"`   // empty when the earlier version is not kept

	sub, old *model.Submission
}

// publication is what a report was made from, as its manifest says.
type publication struct {
	folder string
	publish.Manifest
}

// publications reads the manifests of all published reports, in the order of
// their folders. A manifest that cannot be read is an error: the report beside
// it cannot be trusted.
func (r *Run) publications() (list []publication, err error) {
	root := r.Workspace.Reports()
	paths, err := filepath.Glob(filepath.Join(root, "*", "*", publish.ManifestName))
	for _, path := range paths {
		dir := filepath.Dir(path)
		m, err := publish.ReadManifest(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue // replaced while we looked
		}
		if err != nil {
			return nil, err
		}
		folder, _ := filepath.Rel(root, dir)
		list = append(list, publication{filepath.ToSlash(folder), m})
	}
	return list, err
}

// Corrections lists the accepted submissions that came after a report had been
// published with an earlier version of them, in the order of periods and units.
func (r *Run) Corrections() (list []Correction, err error) {
	published, err := r.publications()
	if err != nil || len(published) == 0 {
		return nil, err
	}
	reader := intake.NewReader(r.Defs)
	for _, s := range r.Accepted.All() {
		c := Correction{Unit: s.Unit.String(), Name: s.UnitName, Period: s.Period.String(), File: s.File.Name, sub: s}
		var earlier []string
		for _, p := range published {
			if hashes := replaced(p.Inputs, s); len(hashes) > 0 {
				c.Reports = append(c.Reports, p.folder)
				earlier = append(earlier, hashes...)
			}
		}
		if c.old, err = r.sameScope(reader, earlier, s); err != nil {
			return nil, err
		}
		if c.old != nil {
			c.Cells = r.changedCells(c.old, s)
			list = append(list, c)
		}
	}
	return list, nil
}

// replaced are the hashes that inputs have of a submission that has another
// hash today; none when today's is among them.
func replaced(inputs []publish.Input, s *model.Submission) (hashes []string) {
	for _, in := range inputs {
		if !in.Accepted || in.Unit != s.Unit.String() || in.Period != s.Period.String() {
			continue
		}
		if in.SHA256 == s.File.SHA256 {
			return nil
		}
		hashes = append(hashes, in.SHA256)
	}
	return hashes
}

// sameScope reads from the archive the version of a submission that was
// published last. A version that is not kept cannot be compared with.
func (r *Run) sameScope(reader *intake.Reader, hashes []string, s *model.Submission) (*model.Submission, error) {
	slices.Reverse(hashes)
	for _, hash := range hashes {
		data, err := archive.Get(r.Workspace.Archive(), hash)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		old, _ := reader.Read(model.File{Name: s.File.Name, SHA256: hash}, bytes.NewReader(data), int64(len(data)))
		if old != nil && old.Scope == s.Scope {
			return old, nil
		}
	}
	return nil, nil
}

// NoteCorrections adds to the findings that a submission corrects what has
// been published. Reports are made without it: once they are made anew the
// correction is in them.
func (r *Run) NoteCorrections(list []Correction) {
	catalog := intake.NewCatalog(r.Defs)
	for _, c := range list {
		f := catalog.Finding("F504", intake.Said{Found: layout.PeriodWords(c.sub.Period)})
		r.note(f, c.sub)
	}
}

// NoteOtherPeriods adds a hint about every submission of a period later than
// the one that is being worked on: most often a mistyped year.
func (r *Run) NoteOtherPeriods(asked model.Period) {
	catalog := intake.NewCatalog(r.Defs)
	for _, s := range r.Received {
		if s.Period.Year != 0 && s.Period.Compare(asked) > 0 {
			said := intake.Said{Found: layout.PeriodWords(s.Period), Expected: layout.PeriodWords(asked)}
			r.note(catalog.Finding("F205", said), s)
		}
	}
}

// note adds a finding about the period of a submission.
func (r *Run) note(f model.Finding, s *model.Submission) {
	f.File, f.Unit = s.File.Name, s.Unit
	origin := s.Origin(s.Cover[layout.LabelPeriod])
	f.Sheet, f.Cell = origin.Sheet, origin.Cell
	validate.Explain(s, &f)
	r.Findings = append(r.Findings, f)
	slices.SortStableFunc(r.Findings, model.Finding.Compare)
}
