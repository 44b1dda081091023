package pdf

import (
	"math"
	"slices"
)

// line is the part [from, to) of a paragraph that stands on one line. Trailing
// spaces and newlines are outside of it: the next line begins at next.
type line struct {
	from, to, next int
	natural        float64 // width without justification
	last           bool    // end of the paragraph or before a forced break
	soft           bool    // ends where it had better not
	indent         float64
	gaps           int     // places that justification may widen
	give           float64 // how much marks and spaces may give up
}

// eps absorbs the rounding of sums of widths.
const eps = 1e-6

// lines cuts a paragraph. The first line is indent narrower than measure.
//
// Of all ways to cut it the one with the smallest sum of squared changes of the
// spacing is taken, so that a long figure that does not fit does not leave one
// line full of holes.
func (t *typesetter) lines(p *para, measure, indent float64) []line {
	if len(p.g) == 0 {
		return nil
	}
	if l := p.whole(); l.natural <= measure-indent+eps && !p.forced() {
		l.indent = indent
		return append(t.found.take(1)[:0], p.endAt(0, len(p.g), l, true))
	}
	t.breaks(p)
	return t.cheapest(p, measure, indent)
}

// forced reports whether the paragraph has line breaks of its own.
func (p *para) forced() bool {
	return slices.ContainsFunc(p.g, func(g glyph) bool { return g.kind == kindNewline })
}

// cheapest finds the best way to cut a paragraph, from each place that a line
// may begin at to each place that it may end at.
func (t *typesetter) cheapest(p *para, measure, indent float64) []line {
	n := len(p.g)
	t.cost, t.came = zeroed(t.cost, n+1), zeroed(t.came, n+1)
	cost, came := t.cost, t.came
	for i := range cost[1:] {
		cost[i+1] = math.Inf(1)
	}
	for at := range n {
		if math.IsInf(cost[at], 1) {
			continue
		}
		m := measure
		if at == 0 {
			m -= indent
		}
		t.choices = p.candidates(t.choices[:0], at, m)
		for _, l := range t.choices {
			if c := cost[at] + p.badness(l, m) + l.penalty(); c < cost[l.next] {
				cost[l.next], came[l.next] = c, l
			}
		}
	}
	return t.trace(came, indent)
}

// trace follows the cheapest way back from the end.
func (t *typesetter) trace(came []line, indent float64) []line {
	n := 0
	for at := len(came) - 1; at > 0; at = came[at].from {
		n++
	}
	out := t.found.take(n)
	for at := len(came) - 1; at > 0; at = came[at].from {
		n--
		out[n] = came[at]
	}
	out[0].indent = indent
	return out
}

// maxChoices is how many places to end a line are weighed.
const maxChoices = 6

// candidates appends the lines that may begin at glyph at: those that fit as
// they are, the longest few, and those that fit when marks are squeezed.
func (p *para) candidates(out []line, at int, measure float64) []line {
	var l line // what has been gathered so far
	for i := at; i < len(p.g); i++ {
		g := p.g[i]
		if g.kind == kindNewline {
			return append(out, p.endAt(at, i, l, true))
		}
		if g.kind != kindSpace && measure-l.natural-g.w+l.give+p.endGive(i) < -eps && i > at {
			if len(out) == 0 {
				out = append(out, p.emergency(at, i))
			}
			return out
		}
		l.natural += g.w
		if g.brk || g.soft || i == len(p.g)-1 {
			if len(out) == maxChoices {
				out = append(out[:0], out[1:]...)
			}
			out = append(out, p.endAt(at, i+1, l, i == len(p.g)-1))
		}
		l.add(g)
	}
	return out
}

// add counts the place behind a glyph.
func (l *line) add(g glyph) {
	l.natural += g.gap
	l.give += g.shrink
	if g.stretch {
		l.gaps++
	}
}

// take leaves out the place behind a glyph again.
func (l *line) take(g glyph) {
	l.natural -= g.gap
	l.give -= g.shrink
	if g.stretch {
		l.gaps--
	}
}

// badness weighs the change of spacing that a line needs. Squeezing costs a
// little in itself; a last line of a single hanzi looks lost, but not so much
// that lines of plain hanzi should leave the grid for it.
func (p *para) badness(l line, measure float64) float64 {
	switch {
	case l.natural > measure+eps:
		t := p.tightness(l, measure)
		return 0.3 + t*t
	case l.last && l.from > 0 && l.to-l.from <= 2:
		return 0.5
	case l.last:
		return 0
	}
	r := p.looseness(l, measure)
	return r * r
}

// softPenalty is what the loosest line costs that is still better than one that
// ends within a range.
const softPenalty = 6

func (l line) penalty() float64 {
	if l.soft {
		return softPenalty
	}
	return 0
}

// endGive is how much the last glyph of a line may give up.
func (p *para) endGive(i int) float64 {
	if i < 0 {
		return 0
	}
	em := p.styles[p.g[i].style].em()
	if p.g[i].kind == kindClose && p.g[i].w > 0.9*em {
		return endShrink * em
	}
	return 0
}

// endAt makes the line [from, to) of what l has gathered, with its trailing
// spaces cut off. Before a newline, l includes the place behind its last glyph.
func (p *para) endAt(from, to int, l line, last bool) line {
	l.from, l.to, l.next, l.last = from, to, to, last
	l.soft = to < len(p.g) && !p.g[to-1].brk && p.g[to-1].soft
	if to < len(p.g) && p.g[to].kind == kindNewline {
		l.next = to + 1
		if to > from {
			l.take(p.g[to-1])
		}
	}
	for l.to > from && p.g[l.to-1].kind == kindSpace {
		l.to--
		l.natural -= p.g[l.to].w
		if l.to > from {
			l.take(p.g[l.to-1])
		}
	}
	l.give += p.endGive(l.to - 1)
	return l
}

// looseness compares the space to hand out with the gaps that take it.
func (p *para) looseness(l line, measure float64) float64 {
	em := p.styles[p.g[l.from].style].em()
	return (measure - l.natural) / (float64(max(l.gaps, 1)) * em * 0.06)
}

// tightness is the part of what the marks can give that is asked of them.
func (p *para) tightness(l line, measure float64) float64 {
	if l.give <= 0 {
		return 100
	}
	return (l.natural - measure) / l.give
}

// emergency cuts a piece that is wider than the line where it is full, at least
// one glyph on, and if it can without offending 避头尾.
func (p *para) emergency(at, stop int) line {
	to := max(stop, at+1)
	for i := to; i > at+1 && i > to-4; i-- {
		if i == len(p.g) || !noStart(p.g, i) && !noEnd(p.g[i-1]) {
			to = i
			break
		}
	}
	var l line
	for i := at; i < to; i++ {
		l.natural += p.g[i].w
		if i+1 < to {
			l.add(p.g[i])
		}
	}
	return p.endAt(at, to, l, to == len(p.g))
}
