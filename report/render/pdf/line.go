package pdf

import "math"

// line is the part [from, to) of a paragraph that stands on one line. Trailing
// spaces and newlines are outside of it: the next line begins at next.
type line struct {
	from, to, next int
	natural        float64 // width without justification
	last           bool    // end of the paragraph or before a forced break
	indent         float64
}

// eps absorbs the rounding of sums of widths.
const eps = 1e-6

// lines cuts a paragraph. The first line is indent narrower than measure.
func (f *Fonts) lines(p *para, measure, indent float64) []line {
	if len(p.g) == 0 {
		return nil
	}
	f.breaks(p)
	var out []line
	for at := 0; at < len(p.g); {
		l := p.nextLine(at, measure-indent)
		l.indent = indent
		out = append(out, l)
		at, indent = l.next, 0
	}
	return out
}

// nextLine fills one line from glyph at. Of the last place that fits as it is
// and the places that fit when marks are squeezed it takes the one that changes
// the spacing least.
func (p *para) nextLine(at int, measure float64) line {
	best, tight := line{}, line{}
	var w, shrink float64
	for i := at; i < len(p.g); i++ {
		g := p.g[i]
		if g.kind == kindNewline {
			return p.endAt(at, i, w-p.gapBefore(at, i), true)
		}
		room := measure - w - g.w
		if g.kind != kindSpace && room+shrink+p.endGive(i) < -eps && i > at {
			return p.choose(at, i, measure, best, tight)
		}
		end := i == len(p.g)-1
		if g.brk || end {
			l := p.endAt(at, i+1, w+g.w, end)
			switch {
			case l.natural <= measure+eps:
				best = l
			case tight.next == 0:
				tight = l
			}
		}
		w += g.w + g.gap
		shrink += g.shrink
	}
	return p.choose(at, len(p.g), measure, best, tight)
}

// gapBefore is the space behind the glyph before i, when that is on the line.
func (p *para) gapBefore(at, i int) float64 {
	if i == at {
		return 0
	}
	return p.g[i-1].gap
}

// endGive is how much the last glyph of a line may give up.
func (p *para) endGive(i int) float64 {
	em := p.styles[p.g[i].style].em()
	if p.g[i].kind == kindClose && p.g[i].w > 0.9*em {
		return endShrink * em
	}
	return 0
}

// endAt makes the line [from, to) with its trailing spaces cut off; w is its
// natural width with them.
func (p *para) endAt(from, to int, w float64, last bool) line {
	l := line{from: from, to: to, next: to, natural: w, last: last}
	if to < len(p.g) && p.g[to].kind == kindNewline {
		l.next = to + 1
	}
	for l.to > from && p.g[l.to-1].kind == kindSpace {
		l.to--
		l.natural -= p.g[l.to].w + p.gapBefore(from, l.to)
	}
	return l
}

// choose picks between the line that fits and the line that must be squeezed.
func (p *para) choose(at, stop int, measure float64, best, tight line) line {
	switch {
	case best.next == 0 && tight.next == 0:
		return p.emergency(at, stop)
	case tight.next == 0 || best.next > 0 && best.last:
		return best
	case best.next == 0:
		return tight
	}
	if p.looseness(best, measure) < p.tightness(tight, measure) {
		return best
	}
	return tight
}

// looseness compares the space to hand out with the gaps that take it.
func (p *para) looseness(l line, measure float64) float64 {
	gaps := 0
	for i := l.from; i+1 < l.to; i++ {
		if p.g[i].stretch {
			gaps++
		}
	}
	em := p.styles[p.g[l.from].style].em()
	return (measure - l.natural) / (float64(max(gaps, 1)) * em * 0.06)
}

func (p *para) tightness(l line, measure float64) float64 {
	give := p.endGive(l.to - 1)
	for i := l.from; i+1 < l.to; i++ {
		give += p.g[i].shrink
	}
	if give <= 0 {
		return math.Inf(1)
	}
	return 0.2 + (l.natural-measure)/give
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
	var w float64
	for i := at; i < to; i++ {
		w += p.g[i].w
		if i+1 < to {
			w += p.g[i].gap
		}
	}
	return p.endAt(at, to, w, to == len(p.g))
}
