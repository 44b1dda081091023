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
func (pg *page) place(p *para, l line, x, y, measure float64, a align) {
	room := measure - l.indent
	gaps := p.fit(l, room, a == alignJustify)
	switch a {
	case alignCentre:
		x += (room - p.setWidth(l, gaps)) / 2
	case alignRight:
		x += room - p.setWidth(l, gaps)
	}
	pg.runs(p, l, gaps, x+l.indent, y)
}

// runs puts a line out as pieces with one face and even spacing.
func (pg *page) runs(p *para, l line, gaps []float64, x, y float64) {
	for i := l.from; i < l.to; {
		j, w := i+1, p.g[i].w+gaps[i-l.from]
		for j < l.to && p.sameRun(i, j) && (j-1 == i || near(gaps[j-1-l.from], gaps[i-l.from])) {
			w += p.g[j].w + gaps[j-l.from]
			j++
		}
		pg.add(p.run(i, j, gaps[i-l.from], x, y))
		x += w
		i = j
	}
}

func near(a, b float64) bool { return a-b < 1e-4 && b-a < 1e-4 }

func (p *para) sameRun(i, j int) bool {
	return p.g[i].face == p.g[j].face && p.g[i].style == p.g[j].style
}

func (p *para) run(i, j int, gap, x, y float64) textOp {
	s := p.styles[p.g[i].style]
	text := make([]byte, 0, 3*(j-i))
	for _, g := range p.g[i:j] {
		text = append(text, string(g.r)...)
	}
	if j == i+1 {
		gap = 0
	}
	return textOp{x: x, y: y, face: p.g[i].face, size: s.size, gap: gap, colour: s.colour, text: string(text)}
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
	l := line{to: len(p.g), natural: w, last: true}
	pg.runs(p, l, p.fit(l, w, false), x, y)
	return w
}

// width measures a text on one line.
func (f *Fonts) width(text string, s style) float64 {
	return f.shape(textRun{text, s}).width()
}
