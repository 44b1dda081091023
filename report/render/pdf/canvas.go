package pdf

// canvas is the part of a page that a plot draws on.
type canvas struct {
	b          *builder
	pg         *page
	x, y, w, h float64
	unit       string
	taken      []rect // where labels stand already
}

// rect is an area taken by a label.
type rect struct{ x, y, w, h float64 }

func (r rect) overlap(o rect) float64 {
	w := min(r.x+r.w, o.x+o.w) - max(r.x, o.x)
	h := min(r.y+r.h, o.y+o.h) - max(r.y, o.y)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}

// text prints one line whose vertical middle is y, and returns its width.
func (c *canvas) text(s string, size, x, y float64, a align) float64 {
	if s == "" {
		return 0
	}
	return c.pg.print(c.b.set, s, songStyle(size), x, y+0.38*size*ptMM, a)
}

func (c *canvas) width(s string, size float64) float64 {
	return c.b.set.width(s, songStyle(size))
}

func (c *canvas) line(x1, y1, x2, y2, width float64, ink colour, dash ...float64) {
	c.pg.add(lineOp{x1, y1, x2, y2, width, ink, dash})
}

func (c *canvas) rect(x, y, w, h float64, s shape) {
	if w < 0 {
		x, w = x+w, -w
	}
	if h < 0 {
		y, h = y+h, -h
	}
	c.pg.add(rectOp{x, y, w, h, s})
}

func (c *canvas) polygon(s shape, points ...point) {
	c.pg.add(pathOp{points: points, shape: s})
}

// marker draws the i-th of the marks that tell series apart.
func (c *canvas) marker(i int, x, y float64) {
	r, s := markSize, filled(black())
	if i%2 == 1 {
		s = hollow(0.3, black())
	}
	switch i / 2 % 3 {
	case 0:
		c.pg.add(circleOp{x, y, r * 0.9, s})
	case 1:
		c.rect(x-0.8*r, y-0.8*r, 1.6*r, 1.6*r, s)
	default:
		c.polygon(s, point{x, y - r}, point{x + r, y + 0.8*r}, point{x - r, y + 0.8*r})
	}
}

// block prints a text wrapped to width as a block centred on y.
func (c *canvas) block(lb label, x, y, width float64, a align) {
	lead := lb.size * ptMM * 1.15
	top := y - lead*float64(len(lb.lines))/2
	for i, l := range lb.lines {
		c.pg.place(c.b.set, lb.p, l, x, baseline(top+float64(i)*lead, lead, lb.size), width, a)
	}
}

// label is a text wrapped for a plot.
type label struct {
	p     *para
	lines []line
	size  float64
}

func (l label) height() float64 { return float64(len(l.lines)) * l.size * ptMM * 1.15 }

func (l label) width() float64 {
	w := 0.0
	for _, n := range l.lines {
		w = max(w, n.natural)
	}
	return w
}

// label wraps a text to width in at most rows lines, making it smaller if it
// must; what still has more lines keeps them.
func (b *builder) label(text string, size, width float64, rows int) label {
	for {
		p := b.set.shape(textRun{text, songStyle(size)})
		lb := label{p, b.balanced(p, width), size}
		if len(lb.lines) <= rows || size <= 6.5 {
			return lb
		}
		size -= 0.5
	}
}

// put places a small label next to a point where it hides nothing: to the
// right, left, above or below, else a little further away.
func (c *canvas) put(s string, size, x, y, off float64, bounds rect) {
	w, h := c.width(s, size), size*ptMM
	best, least := rect{}, -1.0
	for _, far := range []float64{0, 2, 4.5, 7.5} {
		d := off + far
		for _, r := range []rect{
			{x + d, y - h/2, w, h}, {x - d - w, y - h/2, w, h},
			{x - w/2, y - d - h, w, h}, {x - w/2, y + d, w, h},
			{x + d*0.7, y - d*0.7 - h, w, h}, {x + d*0.7, y + d*0.7, w, h},
			{x - d*0.7 - w, y - d*0.7 - h, w, h}, {x - d*0.7 - w, y + d*0.7, w, h},
		} {
			cost := c.cost(r, bounds) + far*0.01
			if least < 0 || cost < least {
				best, least = r, cost
			}
		}
		if least < 0.1 {
			break
		}
	}
	c.taken = append(c.taken, best)
	c.text(s, size, best.x, best.y+h/2, alignLeft)
	c.leader(x, y, best, off)
}

// leader ties a label that stands away from its point to it.
func (c *canvas) leader(x, y float64, r rect, off float64) {
	tx, ty := min(max(x, r.x), r.x+r.w), min(max(y, r.y), r.y+r.h)
	if dx, dy := tx-x, ty-y; dx*dx+dy*dy > (off+1.5)*(off+1.5) {
		c.line(x, y, tx, ty, 0.1, axisInk())
	}
}

// cost of a label's place: what it hides, and what lies outside the plot.
func (c *canvas) cost(r, bounds rect) float64 {
	cost := (r.w*r.h - r.overlap(bounds)) * 4
	for _, t := range c.taken {
		cost += r.overlap(t)
	}
	return cost
}
