package validate

import (
	"slices"
	"time"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/intake"
	"qreport/report/model"
)

// finding makes a finding of the catalog at a position of a submission.
func (c *checker) finding(code string, s *model.Submission, at model.Pos, name, found string) model.Finding {
	f := c.catalog.Finding(code, intake.Said{Name: name, Found: found})
	if at.Row > 0 {
		origin := s.Origin(at)
		f.Sheet, f.Cell = origin.Sheet, origin.Cell
	}
	return f
}

// standing judges the submission as a whole: its sender, its date, its sheets.
func (c *checker) standing(s *model.Submission, mixed bool) (found []model.Finding) {
	if mixed && s.Synthetic {
		found = append(found, c.finding("F209", s, s.Cover[layout.LabelNature], "", layout.NatureSynthetic))
	}
	if !known(s) {
		return found
	}
	reporter, registered := c.reporter(s.Unit)
	if !registered || !reporter.In(s.Period) {
		return append(found, c.unregistered(s))
	}
	found = append(found, c.missingForms(s, reporter)...)
	if late, ok := c.late(s, reporter); ok {
		found = append(found, late)
	}
	if c.isResent(s) {
		found = append(found, c.finding("F503", s, s.Cover[layout.LabelPeriod], "", s.Period.YearAgo().String()))
	}
	return found
}

func (c *checker) reporter(u model.Unit) (model.Reporter, bool) {
	if c.register == nil {
		return model.Reporter{Unit: u}, true
	}
	return c.register.Find(u)
}

// unregistered: a region that nobody knows, or a unit that is not expected.
func (c *checker) unregistered(s *model.Submission) model.Finding {
	region, inTree := c.defs.Regions.Get(s.Unit.Region)
	zone, isZone := c.defs.Regions.Zone(s.Unit.Region)
	if isZone && !inTree {
		region = zone
	}
	at := s.Cover[layout.LabelRegion]
	if !inTree && !isZone && !c.anyReporter(s.Unit.Region) {
		return c.finding("F201", s, at, "", s.Unit.Region)
	}
	name := s.UnitName
	if b, ok := c.defs.BureauByID(s.Unit.Bureau); ok && region.Name != "" {
		name = c.defs.Edition.BureauName(b, region)
	}
	return c.finding("F202", s, at, name, s.Unit.String())
}

func (c *checker) anyReporter(region string) bool {
	return slices.ContainsFunc(c.register.All(), func(r model.Reporter) bool { return r.Region == region })
}

// due lists the forms that a submission should hold. A form that was added
// after its blank workbook had been sent out is not missed.
func (c *checker) due(s *model.Submission) []*define.Form {
	reporter, ok := c.reporter(s.Unit)
	if !ok || !known(s) {
		return nil
	}
	due := layout.Due(c.defs, c.register, reporter, s.Period)
	return slices.DeleteFunc(due, func(f *define.Form) bool { return len(s.Issued) > 0 && !slices.Contains(s.Issued, f.ID) })
}

func (c *checker) missingForms(s *model.Submission, _ model.Reporter) (found []model.Finding) {
	for _, form := range c.due(s) {
		seen := slices.ContainsFunc(s.Forms, func(f model.FormSeen) bool { return f.Form == form.ID })
		if !seen {
			found = append(found, c.finding("F301", s, model.Pos{}, form.Sheet, ""))
		}
	}
	return found
}

// late compares the day of filing with the day when the report was due.
func (c *checker) late(s *model.Submission, r model.Reporter) (model.Finding, bool) {
	if r.Days == 0 || isoDate(s.Filed) == "" {
		return model.Finding{}, false
	}
	end := time.Date(s.Period.Year, time.Month(s.Period.LastMonth())+1, 0, 0, 0, 0, 0, time.UTC)
	due := end.AddDate(0, 0, r.Days).Format(time.DateOnly)
	f := c.catalog.Finding("F502", intake.Said{Found: s.Filed, Expected: due})
	origin := s.Origin(s.Cover[layout.LabelFiled])
	f.Sheet, f.Cell = origin.Sheet, origin.Cell
	return f, s.Filed > due
}

// isResent reports whether every figure of the period is that of a year ago:
// the old file was sent again.
func (c *checker) isResent(s *model.Submission) bool {
	const enough = 20
	old := c.priorOf(s, s.Period.YearAgo())
	if old == nil {
		return false
	}
	same := 0
	for i := range s.Grid.Slots() {
		a, b := s.Grid.At(model.Slot(i), model.Cur).Value, old.Grid.At(model.Slot(i), model.Cur).Value
		if a.Kind() != b.Kind() {
			return false
		}
		x, ok := a.Dec()
		y, _ := b.Dec()
		if ok && x.Cmp(y) != 0 {
			return false
		}
		if ok && !x.IsZero() {
			same++
		}
	}
	return same >= enough
}
