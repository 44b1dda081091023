package intake

import (
	"qreport/report/define"
	"qreport/report/model"
)

// Said is what the sentences of a finding name: {{.Name}} what it is about,
// {{.Found}} what is there, {{.Expected}} what should be.
type Said struct{ Name, Found, Expected string }

// Catalog makes findings out of the wording of the definitions.
type Catalog struct{ texts define.Texts }

// NewCatalog is the catalog of d.
func NewCatalog(d *define.Definitions) *Catalog { return &Catalog{d.Texts} }

// Finding makes the finding of a code, without its place.
func (c *Catalog) Finding(code string, said Said) model.Finding {
	return model.Finding{
		Code: code, Severity: c.severity(code), Found: said.Found, Expected: said.Expected,
		Message: c.say(code, "message", said), Remedy: c.say(code, "remedy", said),
	}
}

// say falls back on the code itself: a missing text must not hide a fault.
func (c *Catalog) say(code, part string, said Said) string {
	if text, err := c.texts.Say("finding."+code+"."+part, said); err == nil {
		return text
	}
	return code
}

// severity is blocking where the wording does not say.
func (c *Catalog) severity(code string) model.Severity {
	word := c.say(code, "severity", Said{})
	for s := model.Hint; s < model.Blocking; s++ {
		if s.String() == word {
			return s
		}
	}
	return model.Blocking
}
