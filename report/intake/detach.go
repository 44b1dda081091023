package intake

import (
	"strings"

	"qreport/report/model"
)

// detach copies the texts of a submission and its findings out of the
// workbook's: one of them would keep all of the workbook's texts in memory for
// the whole run, a third of what a nation holds.
func detach(s *model.Submission, findings []model.Finding) {
	for i := range findings {
		f := &findings[i]
		for _, text := range []*string{&f.Sheet, &f.Cell, &f.Found, &f.Expected, &f.Message, &f.Remedy} {
			*text = strings.Clone(*text)
		}
		f.Unit = detachUnit(f.Unit)
	}
	if s == nil {
		return
	}
	s.Unit = detachUnit(s.Unit)
	for _, text := range []*string{&s.UnitName, &s.Edition, &s.FormVersion, &s.Source, &s.Filed, &s.Signers[0], &s.Signers[1], &s.Signers[2]} {
		*text = strings.Clone(*text)
	}
	detachAll(s.Sheets)
	for i := range s.Lists {
		for j := range s.Lists[i].Records {
			detachAll(s.Lists[i].Records[j].Texts)
		}
	}
	for i := range s.Remarks {
		s.Remarks[i].Text = strings.Clone(s.Remarks[i].Text)
	}
	for i := range s.Explanations {
		e := &s.Explanations[i]
		e.Ref, e.Text = strings.Clone(e.Ref), strings.Clone(e.Text)
	}
}

func detachUnit(u model.Unit) model.Unit {
	return model.Unit{Region: strings.Clone(u.Region), Bureau: model.Bureau(strings.Clone(string(u.Bureau)))}
}

func detachAll(texts []string) {
	for i := range texts {
		texts[i] = strings.Clone(texts[i])
	}
}
