package validate

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// circle is an office with the units of the other bureau whose regions it
// answers for: what the office reports of its area is theirs together.
type circle struct {
	office model.Reporter
	units  []model.Reporter
}

// crossing lays what both bureaus sent for one period side by side. Whether a
// workbook is accepted does not matter to it, nor which came first: it looks at
// the version that counts of each unit, and past cells about which something
// else is said already.
type crossing struct {
	*checker
	period   model.Period
	sent     map[model.Unit]*model.Submission
	doubted  map[spot]bool
	circles  []circle
	told     map[pair]bool
	findings []model.Finding
}

// spot is a cell of a received file.
type spot struct{ file, sheet, cell string }

// pair is what is compared once: a figure of a circle, or a column of a record.
type pair struct{ who, what, where string }

// crossKinds lists the kinds that compare both bureaus.
func crossKinds() map[string]func(*crossing, *define.Check) {
	return map[string]func(*crossing, *define.Check){
		"cross_scale":        (*crossing).figures,
		"cross_none":         (*crossing).figures,
		"cross_part":         (*crossing).figures,
		"cross_differ":       (*crossing).figures,
		"cross_record":       (*crossing).records,
		"cross_record_scale": (*crossing).records,
		"cross_alone":        (*crossing).alone,
	}
}

// compareBureaus finds where both bureaus' 本级 submissions of one period
// contradict each other. found are the findings about each so far.
func (c *checker) compareBureaus(group []*model.Submission, found [][]model.Finding) []model.Finding {
	if c.register == nil || len(c.defs.Edition.Bureaus) < 2 || group[0].Scope != model.Own {
		return nil
	}
	x := &crossing{checker: c, period: group[0].Period, sent: map[model.Unit]*model.Submission{},
		doubted: map[spot]bool{}, told: map[pair]bool{}}
	for i, s := range group {
		if r, ok := c.register.Find(s.Unit); ok && r.In(s.Period) && !r.Whole && isComparable(found[i]) {
			x.sent[s.Unit] = s
		}
		for _, f := range found[i] {
			if f.Severity == model.Blocking && f.Cell != "" {
				x.doubted[spot{f.File, f.Sheet, f.Cell}] = true
			}
		}
	}
	x.circles = x.makeCircles()
	table := crossKinds()
	for _, check := range c.defs.Checks {
		if run := table[check.Kind]; run != nil {
			run(x, check)
		}
	}
	return x.findings
}

// isComparable reports whether a workbook is what it says it is: the right
// unit's, in the right place, for this period.
func isComparable(found []model.Finding) bool {
	return !isStranger(found) && !slices.ContainsFunc(found, func(f model.Finding) bool {
		return f.Code == "F202" || f.Code == "F207" || f.Code == "F209" || f.Code == "F503"
	})
}

// makeCircles attaches each unit of the lead bureau to the office of the other
// that answers for its region.
func (x *crossing) makeCircles() (circles []circle) {
	lead, other := x.defs.Edition.Bureaus[0].ID, x.defs.Edition.Bureaus[1].ID
	reporters, covered := x.register.In(x.period), map[string]model.Unit{}
	for _, r := range reporters {
		for _, region := range r.Covers {
			if r.Bureau == other {
				covered[region] = r.Unit
			}
		}
	}
	at := map[model.Unit]int{}
	for _, r := range reporters {
		if r.Bureau != lead || r.Whole {
			continue
		}
		office, ok := x.answersFor(r.Region, other, covered)
		if !ok || x.sent[office.Unit] == nil {
			continue
		}
		i, seen := at[office.Unit]
		if !seen {
			i = len(circles)
			at[office.Unit] = i
			circles = append(circles, circle{office: office})
		}
		circles[i].units = append(circles[i].units, r)
	}
	return circles
}

// answersFor is the office that covers a region by name, or else the nearest at
// it or above that covers what lies below it.
func (x *crossing) answersFor(region string, b model.Bureau, covered map[string]model.Unit) (model.Reporter, bool) {
	for _, code := range append([]string{region}, x.defs.Regions.Ancestors(region)...) {
		if u, ok := covered[code]; ok {
			return x.register.Find(u)
		}
		if r, ok := x.register.Find(model.Unit{Region: code, Bureau: b}); ok && len(r.Covers) == 0 && r.In(x.period) {
			return r, !r.Whole
		}
	}
	return model.Reporter{}, false
}

// fill are the places of a sentence: {here} and {there} and what the check
// itself names.
type fill struct {
	here, there       string
	name, key, unit   string
	factor            string
	field             string
	found, contrasted string
}

// tell makes the finding for one of both; a doubt about the file as a whole has
// no cell.
func (x *crossing) tell(c *define.Check, s *model.Submission, at model.Pos, f fill) {
	words := strings.NewReplacer("{here}", f.here, "{there}", f.there, "{name}", f.name, "{key}", f.key, "{unit}", f.unit, "{factor}", f.factor)
	finding := model.Finding{
		Code: c.ID, Severity: c.Level, File: s.File.Name, Unit: s.Unit, Field: f.field, Found: f.found, Expected: f.contrasted,
		Message: words.Replace(c.Message), Remedy: words.Replace(c.Remedy),
	}
	if at.Row > 0 {
		origin := s.Origin(at)
		finding.Sheet, finding.Cell = origin.Sheet, origin.Cell
	}
	Explain(s, &finding)
	x.findings = append(x.findings, finding)
}

// isDoubted reports whether something else is said about a cell already.
func (x *crossing) isDoubted(s *model.Submission, at model.Pos) bool {
	o := s.Origin(at)
	return x.doubted[spot{s.File.Name, o.Sheet, o.Cell}]
}

// say words a part of a sentence; an overlay that lacks it shows its id.
func (x *crossing) say(id string, data any) string {
	text, err := x.defs.Texts.Say(id, data)
	if err != nil {
		return id
	}
	return text
}

// unitName is what a unit is called in sentences.
func (x *crossing) unitName(u model.Unit) string {
	reporter, _ := x.register.Find(u)
	bureau, _ := x.defs.BureauByID(u.Bureau)
	region, _ := x.defs.Regions.At(u.Region, x.period)
	return cmp.Or(reporter.Name, x.defs.Edition.BureauName(bureau, region))
}

// where is the file, sheet and cell of what another unit filled in.
func where(s *model.Submission, at model.Pos) string {
	o := s.Origin(at)
	return path.Base(s.File.Name) + " " + layout.FindingPlace(o.Sheet, o.Cell)
}

// nearPower finds the power of ten, at least least, that one of two positive
// figures is times the other, within a share of it.
func nearPower(x, y, least, spread float64) (factor string, ok bool) {
	if x <= 0 || y <= 0 {
		return "", false
	}
	ratio, power := max(x, y)/min(x, y), 1.0
	for power*10 <= ratio*(1+spread) {
		power *= 10
	}
	if power < least || ratio > power*(1+spread) || ratio*(1+spread) < power {
		return "", false
	}
	return strconv.FormatFloat(power, 'f', -1, 64), true
}
