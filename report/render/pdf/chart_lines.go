package pdf

import (
	"slices"

	"qreport/report/document"
)

// Measures of plots with a vertical axis.
const (
	frameTop    = 6.0 // unit or key above the plot
	frameHeight = 62.0
)

// dashes are the strokes that tell lines apart.
func dashes(i int) []float64 {
	switch i % 4 {
	case 1:
		return []float64{2.2, 1}
	case 2:
		return []float64{0.5, 0.8}
	case 3:
		return []float64{3, 0.8, 0.6, 0.8}
	}
	return nil
}

// linesPanel draws series over periods. A missing point breaks the line; the
// names stand at the ends of the lines.
func (b *builder) linesPanel(p document.Lines) panel {
	below := b.labelRow(p.Periods, plotWidth*0.72/float64(max(len(p.Periods), 1)))
	h := frameTop + frameHeight + below.height + 1
	return panel{h, func(c *canvas) { drawLines(c, p, below) }}
}

// labelRow is a row of labels below a plot.
type labelRow struct {
	labels []label
	height float64
}

func (b *builder) labelRow(texts []string, width float64) labelRow {
	r := labelRow{height: 4}
	for _, t := range texts {
		lb := b.label(t, tickSize+0.5, max(width-0.8, 5), 4)
		r.labels = append(r.labels, lb)
		r.height = max(r.height, lb.height()+1.2)
	}
	return r
}

func (r labelRow) draw(c *canvas, i int, x, y, width float64) {
	lb := r.labels[i]
	c.block(lb, x-width/2, y+0.8+lb.height()/2, width, alignCentre)
}

func drawLines(c *canvas, p document.Lines, below labelRow) {
	y0, y1 := c.y+frameTop, c.y+frameTop+frameHeight
	ys := lineExtent(p).nice(5, y1, y0)
	tails := lineTails(c, p)
	x0 := c.x + c.axisRoom(ys)
	x1 := c.x + c.w - tailRoom(c, tails)
	step := (x1 - x0) / float64(max(len(p.Periods), 1))
	c.yAxis(ys, x0, x1)
	c.text(c.unit, tickSize, c.x, c.y+2.5, alignLeft)
	c.line(x0, y1, x1, y1, axisWidth, axisInk())
	for i := range p.Periods {
		x := x0 + (float64(i)+0.5)*step
		c.line(x, y1, x, y1+0.9, axisWidth, axisInk())
		below.draw(c, i, x, y1+0.6, step)
	}
	xs := scale{lo: 0, hi: float64(max(len(p.Periods), 1)), from: x0, to: x1}
	for _, s := range p.Series {
		c.band(s, xs, ys)
	}
	if r := p.Reference; r != nil {
		c.line(x0, ys.at(r.Value), x1, ys.at(r.Value), 0.25, axisInk(), 1.4, 0.9)
	}
	for i, s := range p.Series {
		c.series(i, s, xs, ys)
	}
	for i, s := range p.Series {
		c.pointLabels(i, s, xs, ys)
	}
	c.tails(tails, ys, x1)
}

func lineExtent(p document.Lines) *extent {
	e := &extent{}
	for _, s := range p.Series {
		for i, q := range s.Points {
			if !q.Present {
				continue
			}
			e.add(q.Value)
			if i < len(s.Low) && i < len(s.High) {
				e.add(s.Low[i], s.High[i])
			}
		}
	}
	if p.Reference != nil {
		e.add(p.Reference.Value)
	}
	return e
}

// parts calls fn with each unbroken run of points.
func parts(s document.Series, fn func(from, to int)) {
	for i := 0; i < len(s.Points); i++ {
		j := i
		for j < len(s.Points) && s.Points[j].Present {
			j++
		}
		if j > i {
			fn(i, j)
			i = j
		}
	}
}

// band fills the interval of a series.
func (c *canvas) band(s document.Series, xs, ys scale) {
	parts(s, func(from, to int) {
		to = min(to, len(s.Low), len(s.High))
		if to-from < 2 {
			return
		}
		var up, down []point
		for i := from; i < to; i++ {
			x := xs.at(float64(i) + 0.5)
			up = append(up, point{x, ys.at(s.High[i])})
			down = append(down, point{x, ys.at(s.Low[i])})
		}
		slices.Reverse(down)
		c.polygon(filled(grey(226)), append(up, down...)...)
	})
}

func (c *canvas) series(k int, s document.Series, xs, ys scale) {
	parts(s, func(from, to int) {
		var pts []point
		for i := from; i < to; i++ {
			pts = append(pts, point{xs.at(float64(i) + 0.5), ys.at(s.Points[i].Value)})
		}
		if len(pts) > 1 {
			c.pg.add(pathOp{points: pts, open: true, dash: dashes(k), shape: outlined(0.45, black())})
		}
		for _, q := range pts {
			c.marker(k, q.x, q.y)
			c.taken = append(c.taken, rect{q.x - 1, q.y - 1, 2, 2})
		}
	})
}

// pointLabels prints the labels of points, except the last, which stands with
// the name.
func (c *canvas) pointLabels(k int, s document.Series, xs, ys scale) {
	last := lastPoint(s)
	for i, q := range s.Points {
		if q.Present && q.Text != "" && i != last {
			bounds := rect{xs.from, ys.to - 3, xs.to - xs.from, ys.from - ys.to + 3}
			x, y := xs.at(float64(i)+0.5), ys.at(q.Value)
			c.above(q.Text, x, y, bounds)
		}
	}
}

// above prints a label over a point, or under it when there is no room.
func (c *canvas) above(s string, x, y float64, bounds rect) {
	w, h := c.width(s, tickSize), tickSize*ptMM
	over := rect{x - w/2, y - 1.6 - h, w, h}
	under := rect{x - w/2, y + 1.6, w, h}
	r := over
	if c.cost(under, bounds) < c.cost(over, bounds) {
		r = under
	}
	c.taken = append(c.taken, r)
	c.text(s, tickSize, r.x, r.y+h/2, alignLeft)
}

func lastPoint(s document.Series) int {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if s.Points[i].Present {
			return i
		}
	}
	return -1
}
