package receipt

import (
	"slices"
	"strings"
	"time"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
	"qreport/report/render/receipt/patch"
)

// printer makes one receipt. The first text that cannot be said is kept in err.
type printer struct {
	o        Options
	sub      *model.Submission // may be nil
	findings []model.Finding
	sheets   []string // of the workbook, for links
	err      error
}

func newPrinter(sub *model.Submission, findings []model.Finding, o Options) *printer {
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, compareForPeople)
	return &printer{o: o, sub: sub, findings: sorted}
}

// compareForPeople puts what must be done first: by severity, then by place.
func compareForPeople(f, g model.Finding) int {
	if f.Severity != g.Severity {
		return int(g.Severity) - int(f.Severity)
	}
	return f.Compare(g)
}

func (p *printer) say(id string, data any) string {
	text, err := p.o.Defs.Texts.Say("receipt."+id, data)
	if err != nil && p.err == nil {
		p.err = err
	}
	return text
}

// counts are the numbers of the findings; they are also what the verdict's
// sentences may name.
type counts struct {
	Blocking, Verify, Hint, Explained, Open, Total int
}

func (p *printer) counts() counts {
	c := counts{Total: len(p.findings)}
	for _, f := range p.findings {
		switch f.Severity {
		case model.Blocking:
			c.Blocking++
		case model.Hint:
			c.Hint++
		case model.Verify:
			c.Verify++
			if f.Accepted != "" {
				c.Explained++
			}
		}
	}
	c.Open = c.Verify - c.Explained
	return c
}

func (p *printer) level(s model.Severity) string { return p.say("level."+s.String(), nil) }

// head is what the first lines of a receipt name.
type head struct {
	Unit, Period, Scope, File, Hash, Date, Filed, Tool string
	Synthetic                                          bool
}

func (p *printer) head() head {
	h := head{File: p.o.File.Name, Hash: p.o.File.SHA256, Tool: p.o.Tool, Unit: p.o.Unit}
	if !p.o.Declared.IsZero() {
		h.Date = p.o.Declared.Format(time.DateOnly)
	}
	if s := p.sub; s != nil {
		h.Filed, h.Synthetic, h.Scope = s.Filed, s.Synthetic, layout.ScopeWord(s.Scope)
		if s.Period.Year > 0 {
			h.Period = layout.PeriodWords(s.Period)
		}
		if h.Unit == "" {
			h.Unit = s.UnitName
		}
	}
	return h
}

// marks makes one mark of all findings of a cell, coloured by the gravest.
func (p *printer) marks(sheet string) (marks []patch.Mark) {
	at := map[string]int{}
	for _, f := range p.findings {
		if f.Sheet != sheet || f.Cell == "" {
			continue
		}
		i, seen := at[f.Cell]
		if !seen {
			i = len(marks)
			at[f.Cell] = i
			marks = append(marks, patch.Mark{Cell: f.Cell, Note: layout.ReceiptMark})
		}
		marks[i].Level = max(marks[i].Level, levelOf(f.Severity))
		marks[i].Note += "\n" + p.note(f)
	}
	return marks
}

func levelOf(s model.Severity) patch.Level {
	return [...]patch.Level{model.Hint: patch.Light, model.Verify: patch.Middle, model.Blocking: patch.Severe}[s]
}

// note is what stands at a cell. What a check compares a figure with is not
// always what the figure should be.
func (p *printer) note(f model.Finding) string {
	isCheck := slices.ContainsFunc(p.o.Defs.Checks, func(c *define.Check) bool { return c.ID == f.Code })
	return strings.TrimSpace(p.say("note", struct {
		model.Finding
		Level    string
		Compared bool
	}{f, p.level(f.Severity), isCheck}))
}
