package pdf

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// typesetter is the text engine at work on one document. What it makes lives as
// long as the document and is cut from larger pieces; what it only needs on the
// way is used again.
type typesetter struct {
	*Fonts
	glyphs arena[glyph]
	runes  arena[rune]
	texts  arena[textOp]
	found  arena[line]

	cost    []float64
	came    []line
	choices []line
	gaps    []float64
	settled []setGlyph
	stretch []byte
}

func newTypesetter(f *Fonts) *typesetter { return &typesetter{Fonts: f} }

// arena hands out slices of one large piece of memory.
type arena[T any] struct{ free []T }

// piece is how many elements an arena asks for at a time.
const piece = 1024

func (a *arena[T]) take(n int) []T {
	if n > len(a.free) {
		a.free = make([]T, max(n, piece))
	}
	out := a.free[:n:n]
	a.free = a.free[n:]
	return out
}

// zeroed returns a slice of n zeroes, s if it is large enough.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// lineSegments marks where UAX #14 lets a line end. Between two hanzi it always
// does, and nothing of what stands before matters behind such a place: so only
// the text between those places is looked at in full.
func (t *typesetter) lineSegments(g []glyph) {
	for from := 0; from < len(g); {
		to := from + 1
		for to < len(g) && !(g[to-1].class.is(hanzi) && g[to].class.is(hanzi)) {
			to++
		}
		t.segment(g[from:to])
		from = to
	}
}

func (t *typesetter) segment(g []glyph) {
	if len(g) == 1 {
		g[0].brk = true
		return
	}
	rest := t.stretch[:0]
	for _, c := range g {
		rest = utf8.AppendRune(rest, c.r)
	}
	t.stretch = rest
	at, state := -1, -1
	for len(rest) > 0 {
		var seg []byte
		seg, rest, _, state = uniseg.FirstLineSegment(rest, state)
		at += utf8.RuneCount(seg)
		g[at].brk = true
	}
}
