package catalogue

import (
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/model"
)

// Entry is a finding as the catalogue explains it. Places for names and
// figures stand in brackets: 〔所填〕.
type Entry struct {
	Code     string `json:"code"`
	Severity string `json:"severity"` // blocking, verify, hint
	Level    string `json:"level"`    // the severity in Chinese
	Title    string `json:"title"`
	Message  string `json:"message"`
	Remedy   string `json:"remedy"`
	Example  string `json:"example,omitempty"`
	Part     string `json:"part"` // heading of the part it belongs to
}

// Catalogue words the findings of one set of definitions.
type Catalogue struct{ defs *define.Definitions }

// New is the catalogue of d.
func New(d *define.Definitions) *Catalogue { return &Catalogue{d} }

// Entries lists the findings of intake by code, then the checks in the order
// of the definitions.
func (c *Catalogue) Entries() (list []Entry) {
	for _, id := range c.defs.Texts.IDs() {
		code, ok := strings.CutSuffix(strings.TrimPrefix(id, "finding."), ".message")
		if ok && strings.HasPrefix(id, "finding.") {
			list = append(list, c.finding(code))
		}
	}
	slices.SortFunc(list, func(a, b Entry) int { return strings.Compare(a.Code, b.Code) })
	for _, check := range c.defs.Checks {
		list = append(list, c.check(check))
	}
	return list
}

// Find returns one entry by its code, whatever its case.
func (c *Catalogue) Find(code string) (Entry, bool) {
	for _, e := range c.Entries() {
		if strings.EqualFold(e.Code, code) {
			return e, true
		}
	}
	return Entry{}, false
}

// blanks are what a text says in place of names and figures.
type blanks struct{ Name, Found, Expected string }

func (c *Catalogue) finding(code string) Entry {
	b := blanks{c.say("catalogue.blank.name", nil), c.say("catalogue.blank.found", nil), c.say("catalogue.blank.expected", nil)}
	id := "finding." + code + "."
	severity := c.say(id+"severity", nil)
	if severity == "" {
		severity = model.Blocking.String()
	}
	return Entry{
		Code: code, Severity: severity, Level: c.say("catalogue.level."+severity, nil),
		Title: c.say(id+"title", nil), Message: c.say(id+"message", b), Remedy: c.say(id+"remedy", b),
		Example: c.say(id+"example", nil), Part: c.say("catalogue.part."+code[:min(2, len(code))], nil),
	}
}

func (c *Catalogue) check(check *define.Check) Entry {
	severity := check.Level.String()
	name := c.subject(check)
	fill := strings.NewReplacer(
		"{left}", c.say("catalogue.blank.left", nil), "{right}", c.say("catalogue.blank.right", nil),
		"{name}", c.say("catalogue.blank.name", nil), "{item}", c.say("catalogue.blank.item", nil),
		"{unit}", c.say("catalogue.blank.unit", nil), "{here}", c.say("catalogue.blank.here", nil),
		"{there}", c.say("catalogue.blank.there", nil), "{key}", c.say("catalogue.blank.key", nil),
		"{factor}", c.say("catalogue.blank.factor", nil))
	e := Entry{
		Code: check.ID, Severity: severity, Level: c.say("catalogue.level."+severity, nil),
		Message: fill.Replace(check.Message), Remedy: fill.Replace(check.Remedy),
		Part: c.say("catalogue.part.checks", nil),
	}
	if check.Kind == define.FormulaKind && check.Compiled != nil {
		e.Title, e.Example = check.Compiled.Chinese(c.name), c.violation(check)
		return e
	}
	about := subject{name, c.listName(check.List), check.Limit, check.Floor}
	if check.AcrossBureaus() && check.List != "" {
		about.Name = c.columnNames(check)
	}
	e.Title = c.say("catalogue.kind."+check.Kind, about)
	e.Example = c.say("catalogue.example."+check.Kind, about)
	return e
}

// subject is what the words about a kind of check may name.
type subject struct {
	Name, List   string
	Limit, Floor float64
}

func (c *Catalogue) subject(check *define.Check) string {
	var names []string
	for _, code := range check.Fields {
		names = append(names, c.name(code))
	}
	if len(names) == 0 {
		return c.say("catalogue.any", nil)
	}
	return strings.Join(names, "、")
}

// columnNames are the columns of a list-form that a check compares.
func (c *Catalogue) columnNames(check *define.Check) string {
	var names []string
	if f, ok := c.defs.Form(check.List); ok {
		for _, column := range f.Columns {
			if slices.Contains(check.Compare, column.ID) {
				names = append(names, column.Name)
			}
		}
	}
	return strings.Join(names, "、")
}

func (c *Catalogue) name(code string) string {
	if name := c.defs.NameOf(code); name != "" {
		return name
	}
	return code
}

func (c *Catalogue) listName(id string) string {
	if f, ok := c.defs.Form(id); ok {
		return "“" + f.Sheet + "”"
	}
	return id
}

// say is "" for a text that is not there: an overlay may bring findings
// without examples.
func (c *Catalogue) say(id string, data any) string {
	text, err := c.defs.Texts.Say(id, data)
	if err != nil {
		return ""
	}
	return text
}
