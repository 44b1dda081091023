package pdf

import "qreport/report/document"

// Footnotes stand at the foot of the page that has their mark, below a short
// rule, and count within the text area: the lines above them become fewer. The
// marks ①②③ begin anew on every page, so they get their numbers when the lines
// with them are put on a page.
const (
	noteRule  = 52.0 // a third of the line
	noteAbove = 3.2  // white space between the text and the first note, with the rule
	noteDrop  = 1.6  // of the rule, within that space
	noteLead  = sizeXiaowu * ptMM * 1.45
)

// footnote is a note laid out; number is that of its mark on its page.
type footnote struct {
	text   *para
	lines  []line
	number int
}

func (n *footnote) height() float64 { return float64(len(n.lines)) * noteLead }

// Marks in the text stand raised, those at the foot like other characters.
func noteMarkStyle(n *footnote) style {
	return style{face: faceSong, latin: faceSong, size: sizeXiaowu, rise: 2, colour: black(), note: n}
}

func noteStyle() style { return songStyle(sizeXiaowu) }

// circled is ① to ⑳, and the marks that follow them.
func circled(n int) rune {
	if n <= 20 {
		return '①' + rune(n-1)
	}
	return '㉑' + rune(n-21)
}

// footnote lays out a note. Its first character is the mark, which is as wide
// as every other one.
func (b *builder) footnote(spans []document.Span) *footnote {
	runs := []textRun{{string(circled(1)), noteStyle()}}
	for _, s := range spans {
		runs = append(runs, textRun{s.Text, noteStyle()})
	}
	n := &footnote{text: b.set.shape(runs...)}
	n.lines = b.set.lines(n.text, areaWidth, 0)
	return n
}

// notes are the footnotes that have their marks on a line.
func (p *para) notes(l line) []*footnote {
	var out []*footnote
	if !p.noted {
		return nil
	}
	for _, g := range p.g[l.from:l.to] {
		if n := p.styles[g.style].note; n != nil {
			out = append(out, n)
		}
	}
	return out
}

// number gives the marks on a line the numbers of their notes.
func (p *para) number(l line) {
	if !p.noted {
		return
	}
	for i := l.from; i < l.to; i++ {
		if n := p.styles[p.g[i].style].note; n != nil {
			p.g[i].r = circled(n.number)
		}
	}
}

// notesHeight is what footnotes take of a page.
func notesHeight(notes []*footnote) float64 {
	if len(notes) == 0 {
		return 0
	}
	h := noteAbove
	for _, n := range notes {
		h += n.height()
	}
	return h
}

// noteHeight is what the footnotes of boxes would take of this page, beyond
// those that it has.
func (p *page) noteHeight(bs []box) float64 {
	var more []*footnote
	for _, b := range bs {
		more = append(more, b.notes...)
	}
	if len(more) == 0 {
		return 0
	}
	return notesHeight(append(p.notes[:len(p.notes):len(p.notes)], more...)) - notesHeight(p.notes)
}

// footnotes prints the notes of a page, the last line on the last line of the
// text area, or above the 版记.
func (b *builder) footnotes(pg *page) {
	if len(pg.notes) == 0 {
		return
	}
	a := pg.area()
	y := a.y + a.h - pg.foot - notesHeight(pg.notes)
	pg.rule(a.x, a.x+noteRule, y+noteDrop, ruleThin, black())
	y += noteAbove
	for _, n := range pg.notes {
		n.text.g[0].r = circled(n.number)
		for _, l := range n.lines {
			pg.place(b.set, n.text, l, a.x, baseline(y, noteLead, sizeXiaowu), a.w, alignJustify)
			y += noteLead
		}
	}
}
