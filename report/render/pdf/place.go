package pdf

// ascent is where the baseline lies below the top of the em box of a hanzi.
const ascent = 0.88

// align is how a line lies within its measure.
type align uint8

const (
	alignLeft align = iota
	alignJustify
	alignCentre
	alignRight
)

// baseline returns the baseline of type of the given size that is centred in a
// slot of height h whose top is y.
func baseline(y, h, size float64) float64 {
	em := size * ptMM
	return y + (h-em)/2 + ascent*em
}

// place draws one line of a paragraph. x is the left end of the measure, y the
// baseline.
func (pg *page) place(t *typesetter, p *para, l line, x, y, measure float64, a align) {
	room := measure - l.indent
	gaps := t.fit(p, l, room, a == alignJustify)
	width := p.setWidth(l, gaps)
	switch a {
	case alignCentre:
		x += max(room-width, 0) / 2
	case alignRight:
		x += room - width
	}
	g := t.settle(p, l, gaps, width > room+eps)
	pg.runs(t, p, g, x+l.indent, y)
	pg.link(p, g, x+l.indent, y)
}

// link makes the parts of a line that lead somewhere into links.
func (pg *page) link(p *para, g []setGlyph, x, y float64) {
	for i := 0; i < len(g); {
		s, from := p.styles[g[i].style], x
		j := i
		for ; j < len(g) && g[j].style == g[i].style; j++ {
			x += g[j].w + g[j].after
		}
		if s.ref != "" {
			em := s.em()
			pg.links = append(pg.links, link{rect{from, y - ascent*em, x - from, em}, s.ref})
		}
		i = j
	}
}

// runs puts a line out as pieces with one face and even spacing.
func (pg *page) runs(t *typesetter, p *para, g []setGlyph, x, y float64) {
	for i := 0; i < len(g); {
		j, w := i+1, g[i].w+g[i].after
		for j < len(g) && sameRun(g[i], g[j]) && (j-1 == i || near(g[j-1].after, g[i].after)) {
			w += g[j].w + g[j].after
			j++
		}
		pg.add(t.run(g[i:j], p.styles[g[i].style], x, y))
		x += w
		i = j
	}
}

func near(a, b float64) bool { return a-b < 1e-4 && b-a < 1e-4 }

func sameRun(a, b setGlyph) bool { return a.face == b.face && a.style == b.style }

func (t *typesetter) run(g []setGlyph, s style, x, y float64) *textOp {
	o := &t.texts.take(1)[0]
	*o = textOp{x: x, y: y - s.rise, face: g[0].face, size: s.size, colour: s.colour, text: t.runes.take(len(g))}
	for i, c := range g {
		o.text[i] = c.r
	}
	if len(g) > 1 {
		o.gap = g[0].after
	}
	return o
}

// print draws a text on one line without breaking it. x is its left end, its
// centre or its right end by a.
func (pg *page) print(t *typesetter, text string, s style, x, y float64, a align) float64 {
	if w, ok := t.figure(text, s); ok {
		if text != "" {
			pg.add(t.figureOp(text, s, aligned(x, w, a), y))
		}
		return w
	}
	p := t.shape(textRun{text, s})
	l := p.whole()
	pg.runs(t, p, t.settle(p, l, t.fit(p, l, l.natural, false), false), aligned(x, l.natural, a), y)
	return l.natural
}

// aligned is the left end of something of width w.
func aligned(x, w float64, a align) float64 {
	switch a {
	case alignCentre:
		return x - w/2
	case alignRight:
		return x - w
	}
	return x
}

// figure measures a text that is nothing but Latin letters, digits and their
// marks in one face, as most of a table is: there is nothing to space or shape.
// ok is false for any other text.
func (t *typesetter) figure(text string, s style) (w float64, ok bool) {
	face, em := t.face[t.latin(s)], s.em()
	for _, r := range text {
		if c := t.classes.of(r); c.kind() != kindLatin || c.is(silent|stranger|blank) || !face.Has(r) {
			return 0, false
		}
		w += float64(face.Width(r)) / 1000 * em
	}
	return w, true
}

// latin is the face that Latin letters and digits of a style are taken from
// first.
func (t *typesetter) latin(s style) faceID {
	if t.face[s.latin.own()].Face != nil {
		return s.latin.own()
	}
	return s.latin
}

func (t *typesetter) figureOp(text string, s style, x, y float64) *textOp {
	o := &t.texts.take(1)[0]
	*o = textOp{x: x, y: y, face: t.latin(s), size: s.size, colour: s.colour, text: t.runes.take(len(text))[:0]}
	for _, r := range text {
		o.text = append(o.text, r)
	}
	return o
}

// whole is the paragraph as one line.
func (p *para) whole() line {
	return line{to: len(p.g), next: len(p.g), natural: p.width(), last: true}
}

// width measures a text on one line.
func (t *typesetter) width(text string, s style) float64 {
	if w, ok := t.figure(text, s); ok {
		return w
	}
	return t.shape(textRun{text, s}).width()
}
