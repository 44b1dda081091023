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
	first, second := 0, 0
	sections := w.sections()
	for i, s := range sections {
		content := w.section(s)
		if s.Level == 1 {
			if content == nil && !w.anyBelow(sections[i+1:]) {
				continue
			}
			first, second = first+1, 0
			blocks = append(blocks, w.heading(s, first))
		} else if content != nil {
			second++
			blocks = append(blocks, w.heading(s, second))
		}
		blocks = append(blocks, content...)
	}
	return append(w.opening(), blocks...)
}

// sections are those of this kind of report.
func (w *writer) sections() []define.Section {
	other := "annual"
	if w.Annual {
		other = "quarter"
	}
	return slices.DeleteFunc(slices.Clone(w.defs.Sections), func(s define.Section) bool { return s.Only == other })
}

// anyBelow reports whether one of the level-2 sections that follow directly
// has content. Writing them twice would number tables twice, so it only asks
// for their sentences.
func (w *writer) anyBelow(rest []define.Section) bool {
	for _, s := range rest {
		if s.Level == 1 {
			return false
		}
		if len(w.paragraphs(s)) > 0 || w.anyRemarks(s) {
			return true
		}
	}
	return false
}

// anyRemarks reports whether a section has texts of the analyst or of units.
func (w *writer) anyRemarks(s define.Section) bool {
	return slices.ContainsFunc(s.Exhibits, func(id string) bool {
		topic, ok := strings.CutPrefix(id, "remarks.")
		return ok && len(w.remarks(topic)) > 0
	})
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
