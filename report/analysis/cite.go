package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"qreport/report/document"
)

// A sentence names tables and charts by the ids of their wording, since their
// numbers are not known while it is worded: {{.See "table.regions"}} leaves a
// span without text whose Ref lists the ids. When the report is whole, resolve
// puts “（见表2、图2）” in its place, or nothing when none of them was made.

// cited is a table or chart that can be named.
type cited struct{ id, number string }

// See names tables and charts behind a statement, in brackets.
func (v *voice) See(ids ...string) string { return mark(markRef+strings.Join(ids, ","), "") }

// citable enters a numbered table or chart under the id of its wording.
func (w *writer) citable(key, id, number string) {
	if w.figures.cited == nil {
		w.figures.cited = map[string]cited{}
	}
	w.figures.cited[key] = cited{id, number}
}

// names are the ids that blocks name.
func names(blocks []document.Block) []string {
	var ids []string
	for _, b := range blocks {
		p, _ := b.(document.Paragraph)
		for _, s := range p.Spans {
			if _, note := noteOf(s); pending(s) && !note {
				ids = append(ids, strings.Split(s.Ref, ",")...)
			}
		}
	}
	return ids
}

func pending(s document.Span) bool { return s.Ref != "" && s.Text == "" }

// resolve gives the references of the blocks their numbers, and marks of
// footnotes their notes; a paragraph names each table and chart once.
func (w *writer) resolve(blocks []document.Block) {
	for i, b := range blocks {
		if p, ok := b.(document.Paragraph); ok && slices.ContainsFunc(p.Spans, pending) {
			blocks[i] = document.Paragraph{Spans: w.resolved(p.Spans)}
		}
	}
}

func (w *writer) resolved(all []document.Span) []document.Span {
	var out []document.Span
	seen := map[string]bool{}
	for _, s := range all {
		if !pending(s) {
			out = append(out, s)
			continue
		}
		if id, ok := noteOf(s); ok {
			out = w.noted(out, id)
			continue
		}
		var numbers []string
		for _, key := range strings.Split(s.Ref, ",") {
			if c, ok := w.figures.cited[key]; ok && !seen[key] {
				numbers = append(numbers, mark(markRef+c.id, c.number))
				seen[key] = true
			}
		}
		if len(numbers) > 0 {
			out = w.bracketed(out, w.say("phrase.see", numbers))
		}
	}
	return out
}

// bracketed adds a remark in brackets; behind another one the two are joined.
func (w *writer) bracketed(out []document.Span, remark string) []document.Span {
	added, twice := spans(remark), w.word("phrase.bracket.twice")
	_, size := utf8.DecodeRuneInString(twice)
	if n := len(out) - 1; n >= 0 && strings.HasSuffix(out[n].Text, twice[:size]) && strings.HasPrefix(added[0].Text, twice[size:]) {
		out = slices.Clone(out)
		out[n].Text = strings.TrimSuffix(out[n].Text, twice[:size])
		added[0].Text = w.word("phrase.bracket.joined") + strings.TrimPrefix(added[0].Text, twice[size:])
	}
	return append(out, added...)
}

// seeRest names at the end of a section's last paragraph what no sentence of
// the section names, so that every table and chart is announced.
func (w *writer) seeRest(blocks []document.Block, named []string) []document.Block {
	var numbers []string
	for _, b := range blocks {
		if key := w.keyOf(b); key != "" && !slices.Contains(named, key) {
			c := w.figures.cited[key]
			numbers = append(numbers, mark(markRef+c.id, c.number))
		}
	}
	if len(numbers) == 0 {
		return blocks
	}
	rest := spans(w.say("phrase.see.rest", numbers))
	for i := len(blocks) - 1; i >= 0; i-- {
		if p, ok := blocks[i].(document.Paragraph); ok {
			blocks[i] = document.Paragraph{Spans: append(slices.Clone(p.Spans), rest...)}
			return blocks
		}
	}
	return append([]document.Block{document.Paragraph{Spans: rest}}, blocks...)
}

// keyOf is the id of a table's or chart's wording.
func (w *writer) keyOf(b document.Block) string {
	id := ""
	switch b := b.(type) {
	case *document.Table:
		id = b.ID
	case *document.Chart:
		id = b.ID
	}
	for key, c := range w.figures.cited {
		if c.id == id && id != "" {
			return key
		}
	}
	return ""
}
