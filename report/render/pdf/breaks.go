package pdf

import (
	"strings"
	"unicode/utf8"
)

// Marks that may not begin or end a line (避头尾). The kinds cover the
// full-width ones; these are the others.
const (
	noStartOthers = ".,;:!?)]}%‰％℃°…·～~-–々〃"
	noEndOthers   = "([{$＄￥¥£€№"
)

// breaks marks where lines may end: UAX #14, then the rules of Chinese
// documents on top.
func (t *typesetter) breaks(p *para) {
	if p.broken {
		return
	}
	p.broken = true
	t.lineSegments(p.g)
	for i := 0; i+1 < len(p.g); i++ {
		p.g[i].brk = allowed(p.g, i)
	}
	t.bindFigures(p.g)
}

// allowed decides about the place between glyphs i and i+1.
func allowed(g []glyph, i int) bool {
	a, b := g[i], g[i+1]
	switch {
	case a.kind == kindNewline:
		return true
	case b.kind == kindNewline || b.kind == kindSpace:
		return false // the space stays on the line it follows
	case noStart(g, i+1) || noEnd(a):
		return false
	case a.r == '—' && b.r == '—':
		return false
	case quoteEdge(a, b):
		return true
	case a.kind == kindSpace:
		return a.brk || b.kind != kindLatin
	}
	return a.brk
}

// quoteEdge: UAX #14 forbids a break on both sides of ” because it cannot tell
// what the mark opens; in Chinese the glyph says it.
func quoteEdge(a, b glyph) bool {
	switch {
	case b.r == '“' || b.r == '‘':
		return a.kind == kindHanzi || a.kind == kindClose
	case a.r == '”' || a.r == '’':
		return b.kind == kindHanzi || b.kind == kindOpen
	}
	return false
}

func noStart(g []glyph, i int) bool {
	if g[i].kind == kindClose || g[i].class.is(notHead) {
		return true
	}
	// A single — joins two figures; a pair is a dash and may begin a line.
	return g[i].r == '—' && (i+1 == len(g) || g[i+1].r != '—')
}

func noEnd(a glyph) bool {
	return a.kind == kindOpen || a.class.is(notTail)
}

// bindFigures keeps a figure in one piece with its sign, range and unit: 89.55%,
// 2011年, 12.3个, 〔2011〕18号, 88.8%—94.0%.
func (f *Fonts) bindFigures(g []glyph) {
	for i := range g {
		if !isDigit(g[i].r) {
			continue
		}
		if i > 0 && g[i-1].class.is(binding) {
			g[i-1].brk = false
		}
		if i+1 == len(g) {
			continue
		}
		if n := g[i+1]; isDigit(n.r) || n.class.is(binding) {
			g[i].brk = false
		} else {
			f.bindUnit(g, i)
		}
	}
	bindRanges(g)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func (f *Fonts) bindUnit(g []glyph, digit int) {
	longest := 0
	for _, u := range f.units[g[digit+1].r] {
		if n := utf8.RuneCountInString(u); n > longest && hasWord(g[digit+1:], u) {
			longest = n
		}
	}
	for i := range longest {
		g[digit+i].brk = false
	}
}

func hasWord(g []glyph, w string) bool {
	i := 0
	for _, r := range w {
		if i == len(g) || g[i].r != r {
			return false
		}
		i++
	}
	return true
}

// bindRanges keeps 3%—5% together: per cent sign, dash, figure. Where that would
// tear a line apart, it may end behind the dash of a range of percentages.
func bindRanges(g []glyph) {
	for i := 0; i+2 < len(g); i++ {
		if g[i].class.is(binding) && strings.ContainsRune("%‰％℃", g[i].r) && strings.ContainsRune("—–~～", g[i+1].r) && isDigit(g[i+2].r) {
			g[i].brk, g[i+1].brk = false, false
			g[i+1].soft = true
		}
	}
}
