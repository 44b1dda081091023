package pdf

// maxStretch is the widest extra gap, in em, that justification may open. A
// line that needs more stays ragged: better an uneven edge than holes.
const maxStretch = 0.5

// fit returns the space behind each glyph of a line set to measure: stretched
// when justify is set, squeezed when it is too wide. The next call overwrites it.
func (t *typesetter) fit(p *para, l line, measure float64, justify bool) []float64 {
	t.gaps = zeroed(t.gaps, max(l.to-l.from, 0))
	gaps := t.gaps
	for i := range gaps {
		gaps[i] = p.g[l.from+i].gap
	}
	if len(gaps) == 0 {
		return gaps
	}
	room := measure - l.natural
	switch {
	case room < -eps:
		p.squeeze(l, gaps, -room)
	case justify && !l.last:
		p.spread(l, gaps, room)
	}
	return gaps
}

// spread hands room out evenly.
func (p *para) spread(l line, gaps []float64, room float64) {
	n := 0
	for i := l.from; i+1 < l.to; i++ {
		if p.g[i].stretch {
			n++
		}
	}
	em := p.styles[p.g[l.from].style].em()
	if n == 0 || room/float64(n) > maxStretch*em {
		return
	}
	for i := range gaps[:len(gaps)-1] {
		if p.g[l.from+i].stretch {
			gaps[i] += room / float64(n)
		}
	}
}

// squeeze takes need from the last mark first, then from the marks within.
func (p *para) squeeze(l line, gaps []float64, need float64) {
	need -= p.endGive(l.to - 1)
	if need <= 0 {
		return
	}
	var give float64
	for i := l.from; i+1 < l.to; i++ {
		give += p.g[i].shrink
	}
	if give <= 0 {
		return
	}
	share := min(need/give, 1)
	for i := range gaps[:len(gaps)-1] {
		gaps[i] -= p.g[l.from+i].shrink * share
	}
}

// setWidth is the width of a line with the given gaps, without the empty half
// of a last mark that was given up.
func (p *para) setWidth(l line, gaps []float64) float64 {
	var w float64
	for i := l.from; i < l.to; i++ {
		w += p.g[i].w
		if i+1 < l.to {
			w += gaps[i-l.from]
		}
	}
	return w
}
