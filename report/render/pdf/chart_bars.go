package pdf

import (
	"qreport/report/document"
)

// barPanels draws horizontal bars from zero.
func (b *builder) barPanels(p document.Bars) []panel {
	var labels, values, notes []string
	var ext extent
	ext.add(0)
	for _, r := range p.Rows {
		labels = append(labels, r.Label)
		values = append(values, r.Point.Text)
		notes = append(notes, r.Note)
		if r.Point.Present {
			ext.add(r.Point.Value)
		}
	}
	if p.Reference != nil {
		ext.add(p.Reference.Value)
	}
	f := b.rowFrame(labels, values, notes)
	var out []panel
	for _, part := range f.split(len(p.Rows)) {
		out = append(out, panel{f.height(part[1] - part[0]), func(c *canvas) {
			drawBars(c, p, f, ext, part[0], part[1])
		}})
	}
	return out
}

func drawBars(c *canvas, p document.Bars, f rowFrame, ext extent, from, to int) {
	x0, x1 := f.span(c)
	s := ext.nice(6, x0, x1)
	y0, y1 := c.y+rowsTop, c.y+rowsTop+float64(to-from)*f.step
	c.xAxis(s, y0, y1)
	thick := min(f.step*0.62, 3.8)
	for i, r := range p.Rows[from:to] {
		y := f.rowY(c, i)
		value := r.Point.Text
		if r.Point.Present {
			zero := s.at(0)
			c.rect(zero, y-thick/2, s.at(s.clamp(r.Point.Value))-zero, thick, filled(grey(120)))
		} else {
			value = wordNone
		}
		f.row(c, f.labels[from+i], y, x1, value, r.Note)
	}
	c.line(s.at(0), y0, s.at(0), y1, 0.3, black())
	c.reference(p.Reference, s, y0, y1)
	c.rowUnit(s, y0, y1)
}

// waterfallPanels draws how the steps lead from start to end, one row each. The
// ends are marks and not bars, so the axis may begin where the action is.
func (b *builder) waterfallPanels(p document.Waterfall) []panel {
	labels, values := []string{p.StartLabel}, []string{endText(p.Start, p.Decimals)}
	var ext extent
	ext.add(p.Start, p.End)
	at := p.Start
	for _, st := range p.Steps {
		labels, values = append(labels, st.Label), append(values, st.Point.Text)
		if st.Point.Present {
			at += st.Point.Value
			ext.add(at)
		}
	}
	labels, values = append(labels, p.EndLabel), append(values, endText(p.End, p.Decimals))
	f := b.rowFrame(labels, values)
	n := len(labels)
	return []panel{{f.height(n), func(c *canvas) { drawWaterfall(c, p, f, ext, values) }}}
}

// endText prints the value of an end, which the document gives as a number.
func endText(v float64, places int) string { return scale{places: places}.tickText(v) }

func drawWaterfall(c *canvas, p document.Waterfall, f rowFrame, ext extent, values []string) {
	x0, x1 := f.span(c)
	s := ext.nice(5, x0, x1)
	n := len(f.labels)
	y0, y1 := c.y+rowsTop, c.y+rowsTop+float64(n)*f.step
	c.xAxis(s, y0, y1)
	c.rowUnit(s, y0, y1)
	at := p.Start
	c.end(f, s, 0, p.Start)
	for i, st := range p.Steps {
		if st.Point.Present {
			c.step(f, s, i+1, at, at+st.Point.Value)
			at += st.Point.Value
		} else {
			c.missing(s.at(at), f.rowY(c, i+1))
		}
	}
	c.line(s.at(at), f.rowY(c, n-2), s.at(at), f.rowY(c, n-1), 0.15, axisInk())
	c.end(f, s, n-1, p.End)
	for i, v := range values {
		f.row(c, f.labels[i], f.rowY(c, i), x1, v)
	}
}

// end marks the start or the end of a waterfall.
func (c *canvas) end(f rowFrame, s scale, row int, v float64) {
	x, y := s.at(v), f.rowY(c, row)
	c.polygon(filled(black()), point{x, y - 1.5}, point{x + 1.5, y}, point{x, y + 1.5}, point{x - 1.5, y})
}

// step draws one contribution: dark when it adds, hollow when it takes away,
// tied to the level it starts from.
func (c *canvas) step(f rowFrame, s scale, row int, from, to float64) {
	y := f.rowY(c, row)
	thick := min(f.step*0.6, 3.6)
	c.line(s.at(from), f.rowY(c, row-1), s.at(from), y, 0.15, axisInk())
	look := hollow(0.3, black())
	if to >= from {
		look = filled(grey(90))
	}
	c.rect(s.at(from), y-thick/2, s.at(to)-s.at(from), thick, look)
}
