package intake

import (
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// readUnit reads region and bureau.
func (j *job) readUnit(labels map[string]label, meta map[string]string) {
	l := labels[layout.LabelRegion]
	text := l.text
	if text == "" {
		text = meta[layout.MetaRegion]
	}
	code, ok := j.region(text)
	if former, was := j.former(text, code); was {
		code, ok = former, true
	}
	if !ok {
		j.doubt("F201", l, Said{Found: clip(text)})
	}
	code = j.atPeriod(code, l, text)
	j.sub.Unit.Region = code
	j.sub.Unit.Bureau = j.bureau(labels[layout.LabelBureau].text)
	if j.sub.Unit.Bureau == "" {
		j.sub.Unit.Bureau = j.bureau(meta[layout.MetaBureau])
	}
}

// former is the code of a region of earlier years; what is known today, in the
// tree or in the workspace's zones, is never former.
func (j *job) former(text, code string) (string, bool) {
	if _, known := j.defs.Regions.Get(code); known {
		return "", false
	}
	if code == "" {
		code = bare(fold(text))
	}
	f, ok := j.defs.Regions.Former(code)
	return f.Code, ok
}

// atPeriod is the region that a code stands for in the submission's period: a
// region that was renamed is one unit before and after. One whose territory
// went into another is refused, or it would take the other's place.
func (j *job) atPeriod(code string, l label, text string) string {
	period := j.sub.Period
	if period.Year == 0 {
		return code
	}
	then, ok := j.defs.Regions.At(code, period)
	_, former := j.defs.Regions.Former(code)
	said := Said{Found: clip(text), Expected: then.Code + then.Name}
	switch {
	case ok && then.Code == code || !ok && !former: // as it is, or of no tree
		return code
	case !ok:
		j.doubt("F212", l, said)
		return code
	case former:
		j.doubt("F210", l, said)
	default:
		j.doubt("F211", l, said)
	}
	return then.Code
}

// bureau reads the id in brackets, or the bureau's short name.
func (j *job) bureau(text string) model.Bureau {
	id := layout.ParseBureauCell(text)
	if _, ok := j.defs.BureauByID(id); ok {
		return id
	}
	found := model.Bureau("")
	for _, b := range j.defs.Edition.Bureaus {
		if text != "" && (fold(text) == fold(b.Short) || strings.Contains(fold(text), fold(b.Short)) && found == "") {
			found = b.ID
		}
	}
	return found
}

func (j *job) readPeriod(labels map[string]label, meta map[string]string) {
	l := labels[layout.LabelPeriod]
	text := l.text
	if text == "" {
		text = meta[layout.MetaPeriod]
	}
	p, ok := parsePeriod(text)
	if !ok {
		j.doubt("F204", l, Said{Found: clip(text)})
		return
	}
	j.sub.Period = p
}

func (j *job) readScope(labels map[string]label) {
	l := labels[layout.LabelScope]
	word := fold(l.text)
	is := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return fold(w) == word || bare(word) == fold(w) })
	}
	switch {
	case is(j.words.Own):
		j.sub.Scope = model.Own
	case is(j.words.Aggregate):
		j.sub.Scope = model.Aggregate
	default:
		j.doubt("F207", l, Said{Found: clip(l.text)})
	}
}

// readEdition compares the workbook's edition and version with the current
// ones. A workbook of another edition is not read any further.
func (j *job) readEdition(labels map[string]label, meta map[string]string) {
	s, e := j.sub, j.defs.Edition
	l, v := labels[layout.LabelEdition], labels[layout.LabelVersion]
	s.FormVersion = v.text
	if s.FormVersion == "" {
		s.FormVersion = meta[layout.MetaVersion]
	}
	s.Edition = bare(fold(l.text))
	if s.Edition == "" {
		s.Edition = meta[layout.MetaEdition]
	}
	switch {
	case s.Edition != "" && s.Edition != e.ID:
		j.doubt("F208", l, Said{Found: clip(l.text), Expected: e.Name})
	case s.Period.Year != 0 && !inForce(e, s.Period):
		j.doubt("F208", labels[layout.LabelPeriod], Said{Found: e.Name, Expected: s.Period.String()})
	case s.FormVersion != "" && s.FormVersion != j.version:
		j.doubt("F206", v, Said{Found: clip(s.FormVersion), Expected: j.version})
		s.Issued = issued(meta)
	}
}

// issued lists the forms that a blank workbook was sent out with.
func issued(meta map[string]string) (forms []string) {
	for key := range meta {
		if form, ok := strings.CutPrefix(key, layout.MetaSheetOf); ok {
			forms = append(forms, form)
		}
	}
	slices.Sort(forms)
	return forms
}

// inForce reports whether the edition holds for a period. The year before is
// allowed: last year's figures are filed on this year's forms.
func inForce(e define.Edition, p model.Period) bool {
	from, err := model.ParsePeriod(e.ValidFrom)
	if err == nil && p.Year < from.Year-1 {
		return false
	}
	to, err := model.ParsePeriod(e.ValidTo)
	return err != nil || p.Year <= to.Year
}

func (j *job) readFiled(labels map[string]label) {
	l := labels[layout.LabelFiled]
	j.sub.Filed = l.text
	if l.text == "" {
		return
	}
	day, ok := parseDate(l.text)
	if !ok {
		j.doubt("F412", l, Said{Name: layout.LabelFiled, Found: clip(l.text)})
		return
	}
	j.sub.Filed = day
}

// wrongBureau reports the one finding about a workbook whose forms all belong
// to another bureau than the cover says.
func (j *job) wrongBureau(parts []part) bool {
	cover := j.sub.Unit.Bureau
	var other model.Bureau
	for _, p := range parts {
		if slices.Contains(p.form.Bureaus, cover) {
			if len(p.form.Bureaus) == 1 {
				return false
			}
			continue
		}
		other = p.form.Bureaus[0]
	}
	if other == "" && cover != "" {
		return false
	}
	pos := j.sub.Cover[layout.LabelBureau]
	var at *page
	if pos.Row > 0 {
		at = j.pages[pos.Sheet]
	}
	j.find("F203", at, int(pos.Row), int(pos.Col), "", Said{Found: j.shortName(cover), Expected: j.shortName(other)})
	return true
}

func (j *job) shortName(id model.Bureau) string {
	b, _ := j.defs.BureauByID(id)
	return b.Short
}
