package pdf

import (
	"math"
	"strings"
)

// Marks that are squeezed are drawn with narrower glyphs, made while a font is
// cut, and not by moving full-width glyphs over each other: programs that read
// the text would take the overlap for the end of a line. A narrow mark has lost
// one or two quarters of its width on its empty side. It has a code in the
// private-use area, which the map to Unicode leads back to the mark.
const (
	narrowBase  = 0xE800
	narrowStep  = 0x80 // codes per form
	narrowForms = 2    // quarters that a mark can lose
	narrowMarks = closeMarks + openMarks
)

// marks are the squeezable marks in the order of their narrow codes.
type marks []rune

func narrowable() marks { return marks([]rune(narrowMarks)) }

// code returns the code of the form of mark r that has lost some quarters.
func (m marks) code(r rune, quarters int) rune {
	for i, c := range m {
		if c == r {
			return narrowBase + rune((quarters-1)*narrowStep+i)
		}
	}
	return r
}

// full returns the mark that a narrow code stands for, and how many quarters of
// it are lost: none for any other rune.
func (m marks) full(r rune) (mark rune, quarters int) {
	form, i := (int(r)-narrowBase)/narrowStep, (int(r)-narrowBase)%narrowStep
	if r < narrowBase || form >= narrowForms || i >= len(m) {
		return r, 0
	}
	return m[i], form + 1
}

// isOpen tells marks whose ink is in the right half.
func isOpen(r rune) bool { return strings.ContainsRune(openMarks, r) }

// setGlyph is a glyph as it is put on the page.
type setGlyph struct {
	glyph
	after float64 // space behind it
}

// settle turns a line and its spacing into glyphs to put out, with narrow marks
// where the spacing takes their empty side away. over tells that the last mark
// gives up its empty half as well. The next call overwrites the result.
func (t *typesetter) settle(p *para, l line, gaps []float64, over bool) []setGlyph {
	out := t.settled[:0]
	for i, gap := range gaps {
		g := setGlyph{p.g[l.from+i], gap}
		full := g.w > 0.9*p.styles[g.style].em()
		switch {
		case full && g.kind == kindClose && i == len(gaps)-1:
			if over {
				g.after += t.narrow(&g, 2)
			}
		case full && g.kind == kindClose:
			g.after += t.narrow(&g, quarters(gap, g.w))
		case full && g.kind == kindOpen && i > 0:
			out[i-1].after += t.narrow(&g, quarters(out[i-1].after, g.w))
		}
		out = append(out, g)
	}
	t.settled = out
	return out
}

// quarters is how many quarters of a mark's width come nearest to a gap.
func quarters(gap, w float64) int {
	return int(min(max(math.Round(-4*gap/w-0.1), 0), narrowForms))
}

// narrow puts the narrow form of a mark and returns the width that it lost.
func (f *Fonts) narrow(g *setGlyph, quarters int) float64 {
	if quarters == 0 {
		return 0
	}
	lost := g.w * float64(quarters) / 4
	g.r = f.marks.code(g.r, quarters)
	g.w -= lost
	return lost
}
