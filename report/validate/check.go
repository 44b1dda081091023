package validate

import (
	"cmp"
	"iter"
	"slices"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/intake"
	"qreport/report/internal/par"
	"qreport/report/model"
)

// Check judges what intake has read. The findings are those of intake and its
// own, in order; those about a superseded version are left out.
func Check(subs []*model.Submission, intakeFindings []model.Finding, register *model.Register, defs *define.Definitions) (Accepted, []model.Finding) {
	c := &checker{
		defs: defs, register: register, catalog: intake.NewCatalog(defs),
		formal: byFile(intakeFindings), history: map[slot]*model.Submission{},
	}
	c.findings = append(c.findings, withoutSubmission(subs, intakeFindings)...)
	current := c.currentVersions(subs)
	slices.SortStableFunc(current, func(s, t *model.Submission) int {
		return cmp.Or(s.Period.Compare(t.Period), cmp.Compare(s.Scope, t.Scope), compareSubmissions(s, t))
	})
	mixed := isMixed(current)
	var accepted []*model.Submission
	for group := range groups(current) {
		accepted = append(accepted, c.judgeGroup(group, mixed)...)
	}
	slices.SortStableFunc(c.findings, model.Finding.Compare)
	return newAccepted(accepted), c.findings
}

// groups cuts sorted submissions into those of one period and scope: none of a
// group is judged by another of it, and what both bureaus sent is compared when
// all are judged.
func groups(sorted []*model.Submission) iter.Seq[[]*model.Submission] {
	return func(yield func([]*model.Submission) bool) {
		for len(sorted) > 0 {
			n := 1
			for n < len(sorted) && sorted[n].Period == sorted[0].Period && sorted[n].Scope == sorted[0].Scope {
				n++
			}
			if !yield(sorted[:n]) {
				return
			}
			sorted = sorted[n:]
		}
	}
}

// judgeGroup judges submissions at the same time and keeps the results in
// their order.
func (c *checker) judgeGroup(group []*model.Submission, mixed bool) (accepted []*model.Submission) {
	found := make([][]model.Finding, len(group))
	par.Each(len(group), func(i int) { found[i] = c.judge(group[i], mixed) })
	for i, s := range group {
		c.findings = append(c.findings, found[i]...)
		blocks := func(f model.Finding) bool { return f.Severity == model.Blocking }
		if !slices.ContainsFunc(found[i], blocks) {
			accepted = append(accepted, s)
			c.history[slotOf(s)] = s
		}
	}
	c.findings = append(c.findings, c.compareBureaus(group, found)...)
	return accepted
}

// checker is one run over all submissions.
type checker struct {
	defs     *define.Definitions
	register *model.Register
	catalog  *intake.Catalog
	formal   map[string][]model.Finding // intake's, by file
	history  map[slot]*model.Submission // accepted so far
	findings []model.Finding
}

func byFile(findings []model.Finding) map[string][]model.Finding {
	files := map[string][]model.Finding{}
	for _, f := range findings {
		files[f.File] = append(files[f.File], f)
	}
	return files
}

// withoutSubmission are the findings about files that gave no submission.
func withoutSubmission(subs []*model.Submission, findings []model.Finding) []model.Finding {
	read := map[string]bool{}
	for _, s := range subs {
		read[s.File.Name] = true
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f model.Finding) bool { return read[f.File] })
}

// isMixed reports whether real and synthetic submissions came together.
func isMixed(subs []*model.Submission) bool {
	synthetic := func(s *model.Submission) bool { return s.Synthetic }
	real := func(s *model.Submission) bool { return !s.Synthetic }
	return slices.ContainsFunc(subs, synthetic) && slices.ContainsFunc(subs, real)
}

// judge collects the findings about one submission.
func (c *checker) judge(s *model.Submission, mixed bool) []model.Finding {
	formal := c.formal[s.File.Name]
	found := slices.Clone(formal)
	if !isStranger(formal) {
		found = append(found, c.standing(s, mixed)...)
		found = append(found, c.inspect(s, formal)...)
	}
	for i := range found {
		f := &found[i]
		f.File, f.Unit = s.File.Name, s.Unit
		Explain(s, f)
	}
	return found
}

// isStranger reports whether intake could not tell what the workbook is, or
// whose: then nothing in it is judged, and nothing that is not there is missed.
func isStranger(formal []model.Finding) bool {
	return slices.ContainsFunc(formal, func(f model.Finding) bool { return f.Code == "F203" || f.Code == "F208" || f.Code == "F212" })
}

// Explain lets a finding that is to be verified pass with the words of the
// sender, who names the check or the field, or writes beside the finding in
// the receipt.
func Explain(s *model.Submission, f *model.Finding) {
	if f.Severity != model.Verify {
		return
	}
	for _, e := range s.Explanations {
		if e.Ref == f.Code || e.Ref == f.Field && e.Ref != "" || e.Ref == layout.FindingRef(f.Code, f.Sheet, f.Cell) {
			f.Accepted = e.Text
			return
		}
	}
}
