package pdf

import "qreport/report/document"

// goalPanels draws scores between two fixed goalposts: a track per statistic,
// the score as a dot, last year's as a hollow one, the raw value at the right.
func (b *builder) goalPanels(p document.Goalposts) []panel {
	var labels, scores, raws, names []string
	for _, r := range p.Rows {
		labels = append(labels, r.Label)
		scores = append(scores, r.Score.Text)
		raws = append(raws, r.Raw)
		names = append(names, r.Group)
	}
	f := b.rowFrame(labels, scores, raws)
	g := b.groupLabels(names)
	var out []panel
	for _, part := range f.split(len(p.Rows)) {
		out = append(out, panel{f.height(part[1] - part[0]), func(c *canvas) {
			drawGoals(c, p, f, g, part[0], part[1])
		}})
	}
	return out
}

const groupWidth = 26.0

// groupLabels wraps the names of the groups; nil when no row has one.
func (b *builder) groupLabels(names []string) []label {
	some := false
	out := make([]label, len(names))
	for i, n := range names {
		some = some || n != ""
		out[i] = b.label(n, labelSize, groupWidth, 2)
	}
	if !some {
		return nil
	}
	return out
}

func drawGoals(c *canvas, p document.Goalposts, f rowFrame, g []label, from, to int) {
	inner := *c
	if g != nil {
		inner.x, inner.w = c.x+groupWidth+2, c.w-groupWidth-2
	}
	x0, x1 := f.span(&inner)
	var ext extent
	ext.add(p.Low, p.High)
	s := ext.nice(4, x0, x1)
	s.lo, s.hi = goalEnds(p)
	y0, y1 := c.y+rowsTop, c.y+rowsTop+float64(to-from)*f.step
	for i, r := range p.Rows[from:to] {
		y := f.rowY(c, i)
		inner.track(s, r, y)
		score := r.Score.Text
		if !r.Score.Present {
			score = wordNone
		}
		f.row(&inner, f.labels[from+i], y, x1, score, r.Raw)
	}
	if g != nil {
		c.groups(p.Rows, f, g, from, to)
	}
	for _, t := range s.ticks {
		if t >= s.lo && t <= s.hi {
			c.text(s.tickText(t), tickSize, s.at(t), y1+2.4, alignCentre)
		}
	}
	c.rowUnit(s, y0, y1)
}

// goalEnds guards against a document whose goalposts are the same.
func goalEnds(p document.Goalposts) (lo, hi float64) {
	if p.High <= p.Low {
		return p.Low, p.Low + 1
	}
	return p.Low, p.High
}

// track draws the way between the goalposts with the two scores on it.
func (c *canvas) track(s scale, r document.GoalRow, y float64) {
	if r.Score.Present {
		c.line(s.from, y, s.to, y, 0.2, grey(150))
	}
	for _, x := range []float64{s.from, s.to} {
		c.line(x, y-1.4, x, y+1.4, 0.35, black())
	}
	if !r.Score.Present {
		c.missing((s.from+s.to)/2, y)
		return
	}
	now := s.at(s.clamp(r.Score.Value))
	if r.Previous.Present {
		was := s.at(s.clamp(r.Previous.Value))
		c.line(was, y, now, y, 0.7, black())
		c.pg.add(circleOp{was, y, markSize * 0.9, hollow(0.3, black())})
	}
	c.pg.add(circleOp{now, y, markSize * 1.1, filled(black())})
}

// groups prints each group's name at its rows, with a line between groups.
func (c *canvas) groups(rows []document.GoalRow, f rowFrame, g []label, from, to int) {
	for i := from; i < to; {
		j := i + 1
		for j < to && rows[j].Group == rows[i].Group {
			j++
		}
		top, bottom := f.rowY(c, i-from)-f.step/2, f.rowY(c, j-1-from)+f.step/2
		c.block(g[i], c.x, (top+bottom)/2, groupWidth, alignLeft)
		if i > from {
			c.line(c.x, top, c.x+c.w, top, gridWidth, gridInk())
		}
		i = j
	}
}
