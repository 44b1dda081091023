package pdf

import (
	"strings"
	"unicode/utf8"
)

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
	rise        float64   // millimetres above the baseline
	ref         string    // id of the table, figure or annex that the text leads to
	note        *footnote // that this is the mark of
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
	class class // of the character that it was asked for
	brk   bool  // the line may end after this glyph
	soft  bool  // it may, if every other way is ugly
	style uint16
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
	one    [1]style // room for the usual case
	broken bool     // the places where lines may end are marked
	noted  bool     // has marks of footnotes
}

// shape turns runs into glyphs: cleaned, with a face for every character, with
// their natural spacing. Break opportunities are added by [typesetter.breaks].
func (t *typesetter) shape(runs ...textRun) *para {
	p := &t.paras.take(1)[0]
	*p = para{}
	p.styles = p.one[:0]
	n := 0
	for _, r := range runs {
		n += utf8.RuneCountInString(r.text)
	}
	g := t.glyphs.take(n)[:0]
	for _, r := range runs {
		if n := len(p.styles); n == 0 || p.styles[n-1] != r.style {
			p.styles = append(p.styles, r.style)
		}
		for _, c := range valid(r.text) {
			if class := t.classes.of(c); !class.is(silent) {
				if r.style.note != nil {
					class |= notHead
					p.noted = true
				}
				g = append(g, t.glyph(c, class, r.style, uint16(len(p.styles)-1)))
			}
		}
	}
	p.g = g
	p.space()
	return p
}

// valid makes a text valid UTF-8; every run of bad bytes becomes one 〓.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, string(wordGeta))
}

func (t *typesetter) glyph(r rune, c class, s style, index uint16) glyph {
	if r == '\n' {
		return glyph{r: r, class: c, kind: kindNewline, style: index}
	}
	if r >= basicPlane || c.is(stranger|blank) {
		r = t.encode(r)
		c = t.classes.of(r) &^ stranger
	}
	k := c.kind()
	want := s.face
	if k == kindLatin || k == kindSpace && r < 0x100 {
		want = s.latin
	}
	id, drawn, _ := t.resolve(want, r)
	w := float64(t.face[id].Width(drawn)) / 1000 * s.em()
	return glyph{r: drawn, face: id, class: c, kind: k, style: index, w: w}
}

// scale changes the size of a paragraph that is not cut into lines yet.
func (p *para) scale(k float64) {
	for i := range p.styles {
		p.styles[i].size *= k
		p.styles[i].track *= k
	}
	for i := range p.g {
		g := &p.g[i]
		g.w, g.gap, g.shrink = g.w*k, g.gap*k, g.shrink*k
	}
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

const (
	openMarks   = "（「『《〈【〔“‘［｛〖"
	closeMarks  = "）」』》〉】〕”’］｝〗，。、；：？！．"
	middleMarks = "—…·～"
)
