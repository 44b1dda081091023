package pdf

import "qreport/report/document"

// dotPanels draws one dot with its interval per row. Small samples are hollow;
// the axis need not begin at zero, since places are compared and not lengths.
func (b *builder) dotPanels(p document.DotInterval) []panel {
	var labels, values, sizes []string
	var ext extent
	for _, r := range p.Rows {
		labels = append(labels, r.Label)
		values = append(values, r.Point.Text)
		sizes = append(sizes, r.N)
		if r.Point.Present {
			ext.add(r.Point.Value, r.Low, r.High)
		}
	}
	if p.Reference != nil {
		ext.add(p.Reference.Value)
	}
	f := b.rowFrame(labels, values, sizes)
	var out []panel
	for _, part := range f.split(len(p.Rows)) {
		out = append(out, panel{f.height(part[1] - part[0]), func(c *canvas) {
			drawDots(c, p, f, ext, part[0], part[1])
		}})
	}
	return out
}

func drawDots(c *canvas, p document.DotInterval, f rowFrame, ext extent, from, to int) {
	x0, x1 := f.span(c)
	s := ext.nice(6, x0, x1)
	y0, y1 := c.y+rowsTop, c.y+rowsTop+float64(to-from)*f.step
	c.xAxis(s, y0, y1)
	c.reference(p.Reference, s, y0, y1)
	c.rowUnit(s, y0, y1)
	for i, r := range p.Rows[from:to] {
		y := f.rowY(c, i)
		value := r.Point.Text
		if r.Point.Present {
			c.dot(s, r, y)
		} else {
			c.missing((x0+x1)/2, y)
			value = wordNone
		}
		f.row(c, f.labels[from+i], y, x1, value, r.N)
	}
}

// dot draws the interval with end marks and the dot on it.
func (c *canvas) dot(s scale, r document.DotRow, y float64) {
	if r.High > r.Low {
		a, b := s.at(s.clamp(r.Low)), s.at(s.clamp(r.High))
		c.line(a, y, b, y, 0.3, black())
		c.line(a, y-0.7, a, y+0.7, 0.25, black())
		c.line(b, y-0.7, b, y+0.7, 0.25, black())
	}
	look := filled(black())
	if r.Small {
		look = hollow(0.35, black())
	}
	c.pg.add(circleOp{s.at(s.clamp(r.Point.Value)), y, markSize, look})
}
