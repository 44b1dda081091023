package pdf

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// typesetter is the text engine at work on one document. What it makes lives as
// long as the document and is cut from larger pieces of memory; these, and what
// it only needs on the way, are used again for the next document.
type typesetter struct {
	*Fonts
	paras  arena[para]
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

// reset makes the typesetter ready for the next document: all that it made for
// the last one is invalid.
func (t *typesetter) reset(f *Fonts) {
	t.Fonts = f
	t.paras.reset()
	t.glyphs.reset()
	t.runes.reset()
	t.texts.reset()
	t.found.reset()
}

// arena hands out slices of a few large pieces of memory. What is in a slice is
// undefined.
type arena[T any] struct {
	pieces [][]T
	used   int // pieces, the last in part
	free   []T
}

// piece is how many elements an arena asks for at a time.
const piece = 4096

func (a *arena[T]) take(n int) []T {
	if n > piece {
		return make([]T, n)
	}
	if n > len(a.free) {
		if a.used == len(a.pieces) {
			a.pieces = append(a.pieces, make([]T, piece))
		}
		a.free = a.pieces[a.used]
		a.used++
	}
	out := a.free[:n:n]
	a.free = a.free[n:]
	return out
}

func (a *arena[T]) reset() { a.used, a.free = 0, nil }

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
