package pdf

import "strings"

// ptMM is one point in millimetres. Layout works in millimetres throughout.
const ptMM = 25.4 / 72

// colour is an RGB colour.
type colour struct{ r, g, b uint8 }

func grey(v uint8) colour { return colour{v, v, v} }

// style says how a run of text looks. Latin letters and figures may come from
// another face than the hanzi: those of our 仿宋 look italic.
type style struct {
	face, latin faceID
	size        float64 // points
	track       float64 // millimetres added between hanzi
	colour      colour
}

func (s style) em() float64 { return s.size * ptMM }

// textRun is a piece of text in one style.
type textRun struct {
	text  string
	style style
}

// kind classes a glyph for spacing and line breaking.
type kind uint8

const (
	kindHanzi  kind = iota
	kindLatin       // letters, digits and marks that belong to words and figures
	kindOpen        // full-width opening mark, ink in its right half
	kindClose       // full-width closing mark or stop, ink in its left half
	kindMiddle      // full-width mark with ink in the middle
	kindSpace
	kindNewline
)

// glyph is one rune set in one face.
type glyph struct {
	r     rune
	face  faceID
	kind  kind
	brk   bool // the line may end after this glyph
	style uint8
	w     float64 // advance in millimetres
	// What happens between this glyph and the next one.
	gap     float64 // natural space, often zero, negative where marks meet
	shrink  float64 // how much narrower it may become
	stretch bool    // takes part in justification
}

// para is a shaped paragraph, ready to be cut into lines.
type para struct {
	g      []glyph
	styles []style
}

// shape turns runs into glyphs: cleaned, with a face for every character, with
// their natural spacing. Break opportunities are added by [typesetter.breaks].
func (f *Fonts) shape(runs ...textRun) *para {
	p := &para{styles: make([]style, 0, len(runs))}
	n := 0
	for _, r := range runs {
		n += len(r.text)
	}
	p.g = make([]glyph, 0, n/2+1)
	for i, r := range runs {
		p.styles = append(p.styles, r.style)
		for _, c := range f.clean(r.text) {
			p.g = append(p.g, f.glyph(c, r.style, uint8(min(i, 255))))
		}
	}
	p.space()
	return p
}

func (f *Fonts) glyph(r rune, s style, index uint8) glyph {
	if r == '\n' {
		return glyph{r: r, kind: kindNewline, style: index}
	}
	k := kindOf(r)
	want := s.face
	if k == kindLatin || k == kindSpace && r < 0x100 {
		want = s.latin
	}
	id, drawn, _ := f.resolve(want, r)
	w := float64(f.face[id].Width(drawn)) / 1000 * s.em()
	return glyph{r: drawn, face: id, kind: k, style: index, w: w}
}

// text puts a shaped paragraph together again, for tests and for bookmarks.
func (p *para) text() string {
	var b strings.Builder
	for _, g := range p.g {
		b.WriteRune(g.r)
	}
	return b.String()
}

// width is the natural width of the whole paragraph on one line.
func (p *para) width() float64 {
	var w float64
	for i, g := range p.g {
		w += g.w
		if i < len(p.g)-1 {
			w += g.gap
		}
	}
	return w
}

// kindOf classes a rune.
func kindOf(r rune) kind {
	switch {
	case r == '\n':
		return kindNewline
	case r == ' ' || r == '\u3000' || r == '\u00a0' || r >= 0x2000 && r <= 0x200a:
		return kindSpace
	case strings.ContainsRune(openMarks, r):
		return kindOpen
	case strings.ContainsRune(closeMarks, r):
		return kindClose
	case strings.ContainsRune(middleMarks, r):
		return kindMiddle
	case r < 0x2c80 && !isSymbol(r), r == 0x2212:
		return kindLatin
	}
	return kindHanzi
}

const (
	openMarks   = "（「『《〈【〔“‘［｛〖"
	closeMarks  = "）」』》〉】〕”’］｝〗，。、；：？！．"
	middleMarks = "—…·～"
)

// isSymbol tells the marks below U+2C80 that are set like hanzi: enclosed
// figures, geometric shapes, arrows, units such as ℃.
func isSymbol(r rune) bool {
	return r >= 0x2100 && r < 0x2200 || r >= 0x2300 && r < 0x2c80
}
