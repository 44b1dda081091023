package pdf

import "unicode/utf8"

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
func (pg *page) place(f *Fonts, p *para, l line, x, y, measure float64, a align) {
	room := measure - l.indent
	gaps := p.fit(l, room, a == alignJustify)
	width := p.setWidth(l, gaps)
	switch a {
	case alignCentre:
		x += max(room-width, 0) / 2
	case alignRight:
		x += room - width
	}
	pg.runs(p, f.settle(p, l, gaps, width > room+eps), x+l.indent, y)
}

// runs puts a line out as pieces with one face and even spacing.
func (pg *page) runs(p *para, g []setGlyph, x, y float64) {
	for i := 0; i < len(g); {
		j, w := i+1, g[i].w+g[i].after
		for j < len(g) && sameRun(g[i], g[j]) && (j-1 == i || near(g[j-1].after, g[i].after)) {
			w += g[j].w + g[j].after
			j++
		}
		pg.add(run(g[i:j], p.styles[g[i].style], x, y))
		x += w
		i = j
	}
}

func near(a, b float64) bool { return a-b < 1e-4 && b-a < 1e-4 }

func sameRun(a, b setGlyph) bool { return a.face == b.face && a.style == b.style }

func run(g []setGlyph, s style, x, y float64) textOp {
	text := make([]byte, 0, 3*len(g))
	for _, c := range g {
		text = utf8.AppendRune(text, c.r)
	}
	gap := 0.0
	if len(g) > 1 {
		gap = g[0].after
	}
	return textOp{x: x, y: y, face: g[0].face, size: s.size, gap: gap, colour: s.colour, text: string(text)}
}

// print draws a text on one line without breaking it. x is its left end, its
// centre or its right end by a.
func (pg *page) print(f *Fonts, text string, s style, x, y float64, a align) float64 {
	p := f.shape(textRun{text, s})
	w := p.width()
	switch a {
	case alignCentre:
		x -= w / 2
	case alignRight:
		x -= w
	}
	pg.runs(p, f.settle(p, p.whole(), p.fit(p.whole(), w, false), false), x, y)
	return w
}

// whole is the paragraph as one line.
func (p *para) whole() line {
	return line{to: len(p.g), next: len(p.g), natural: p.width(), last: true}
}

// width measures a text on one line.
func (f *Fonts) width(text string, s style) float64 {
	return f.shape(textRun{text, s}).width()
}
