package analysis

import (
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/document"
)

// body writes the sections in the order of sections.toml and numbers those
// that have something to say.
func (w *writer) body() []document.Block {
	if w.Topic != nil {
		return w.topicBody()
	}
	var blocks []document.Block
	n := 0
	for _, c := range w.chapters() {
		if c.own == nil && len(c.below) == 0 {
			continue
		}
		n++
		blocks = append(append(blocks, w.heading(c.section, n)), c.own...)
		for i, s := range c.below {
			if !c.lone() {
				blocks = append(blocks, w.heading(s.section, i+1))
			}
			blocks = append(blocks, s.own...)
		}
	}
	return append(w.opening(), blocks...)
}

// chapter is a section of the first level with those below it that have
// something to say.
type chapter struct {
	section define.Section
	own     []document.Block
	below   []chapter
}

// lone reports whether the chapter has one part only and says something itself:
// there is nothing that a heading （一） would tell apart. Texts of the analyst
// keep theirs, which says what they are.
func (c chapter) lone() bool {
	return len(c.below) == 1 && c.own != nil && !c.below[0].quotes()
}

func (c chapter) quotes() bool {
	return slices.ContainsFunc(c.section.Exhibits, func(id string) bool { return strings.HasPrefix(id, "remarks.") })
}

// chapters writes the sections of this kind of report, in their order.
func (w *writer) chapters() []chapter {
	var all []chapter
	for _, s := range w.sections() {
		c := chapter{section: s, own: w.section(s)}
		if s.Level == 1 || len(all) == 0 {
			all = append(all, c)
		} else if last := &all[len(all)-1]; c.own != nil {
			last.below = append(last.below, c)
		}
	}
	return all
}

// sections are those of this kind of report.
func (w *writer) sections() []define.Section {
	other := "annual"
	if w.Annual {
		other = "quarter"
	}
	return slices.DeleteFunc(slices.Clone(w.defs.Sections), func(s define.Section) bool { return s.Only == other })
}

func (w *writer) heading(s define.Section, n int) document.Heading {
	title := plain(w.say(s.Title, &voice{w: w}))
	return document.Heading{Level: s.Level, Text: w.say("heading."+itoa(s.Level), headingData{w.numeral(n), title})}
}

type headingData struct{ Numeral, Title string }

// numeral is a Chinese numeral up to 二十.
func (w *writer) numeral(n int) string {
	numerals := w.words("numerals")
	if n < 1 || n > len(numerals) {
		return itoa(n)
	}
	return numerals[n-1]
}

// section writes a section's paragraphs and its exhibits. A table or chart
// follows the paragraph that names it; the others follow in their order.
func (w *writer) section(s define.Section) []document.Block {
	var blocks []document.Block
	var named []string
	left := slices.Clone(s.Exhibits)
	add := func(more []document.Block) {
		blocks = append(blocks, more...)
		for _, id := range names(more) {
			named = append(named, id)
			if i := slices.Index(left, id); i >= 0 {
				left = slices.Delete(left, i, i+1)
				blocks = append(blocks, w.exhibit(id)...)
			}
		}
	}
	for _, p := range w.paragraphs(s) {
		add([]document.Block{p})
	}
	for len(left) > 0 {
		id := left[0]
		left = left[1:]
		add(w.exhibit(id))
	}
	return w.seeRest(blocks, named)
}

// paragraphs words the sentences; those with nothing to say are left out.
func (w *writer) paragraphs(s define.Section) []document.Block {
	var blocks []document.Block
	for _, ids := range s.Paragraphs {
		if p := w.paragraph(ids...); len(p.Spans) > 0 {
			blocks = append(blocks, p)
		}
	}
	return blocks
}

func (w *writer) paragraph(ids ...string) document.Paragraph {
	var p document.Paragraph
	for _, id := range ids {
		if text, ok := w.sentence(id); ok {
			p.Spans = append(p.Spans, spans(text)...)
		}
	}
	return p
}

// opening is the paragraph before the first heading.
func (w *writer) opening() []document.Block {
	if p := w.paragraph("opening.scope", "opening.judgement", "opening.short_year", "opening.coverage", "opening.lead"); len(p.Spans) > 0 {
		return []document.Block{p}
	}
	return nil
}
