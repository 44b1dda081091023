package pdf

import (
	"math"

	"qreport/report/document"
)

const funnelHeight = 74.0

// funnelPanel draws rates against sample size. Units outside the control limits
// are solid and named, the others hollow.
func (b *builder) funnelPanel(p document.Funnel) panel {
	return panel{frameTop + funnelHeight + 6, func(c *canvas) { drawFunnel(c, p) }}
}

func drawFunnel(c *canvas, p document.Funnel) {
	var ns, rates extent
	rates.add(p.Centre)
	for _, q := range p.Points {
		ns.add(q.N)
		rates.add(q.Rate)
	}
	for _, l := range p.Limits { // both limits are in the picture wherever there is a point
		if l.N >= ns.lo {
			rates.add(l.Low)
			rates.add(l.High)
		}
	}
	y0, y1 := c.y+frameTop, c.y+frameTop+funnelHeight
	ys := rates.nice(6, y1, y0)
	x0, x1 := c.x+c.axisRoom(ys), c.x+c.w-16
	xs := funnelScale(ns, x0, x1)
	c.yAxis(ys, x0, x1)
	c.text(c.unit, tickSize, c.x, c.y+2.5, alignLeft)
	for _, t := range xs.ticks {
		c.line(xs.at(t), y1, xs.at(t), y1+0.9, axisWidth, axisInk())
		c.text(xs.tickText(t), tickSize, xs.at(t), y1+3, alignCentre)
	}
	c.line(x0, y1, x1, y1, axisWidth, axisInk())
	c.text("n", tickSize, x1+3, y1+3, alignLeft)
	c.limits(p, xs, ys)
	c.funnelPoints(p, xs, ys)
}

// funnelScale is logarithmic when the samples differ much.
func funnelScale(ns extent, x0, x1 float64) scale {
	if ns.some && ns.lo > 0 && ns.hi/ns.lo > 20 {
		return ns.logScale(x0, x1)
	}
	ns.add(0)
	return ns.nice(6, x0, x1)
}

// limits draws the control limits, as far as the plot shows them, and the
// centre line with its value.
func (c *canvas) limits(p document.Funnel, xs, ys scale) {
	for _, low := range []bool{true, false} {
		var pts []point
		for _, l := range p.Limits {
			v := l.High
			if low {
				v = l.Low
			}
			if l.N >= xs.lo && l.N <= xs.hi && v >= ys.lo && v <= ys.hi {
				pts = append(pts, point{xs.at(l.N), ys.at(v)})
			}
		}
		if len(pts) > 1 {
			c.pg.add(pathOp{points: pts, open: true, dash: []float64{1.6, 1}, shape: outlined(0.25, axisInk())})
		}
	}
	y := ys.at(p.Centre)
	c.line(xs.from, y, xs.to, y, 0.3, axisInk())
	c.text(centreText(p.Centre), tickSize, xs.to+1.5, y, alignLeft)
}

// centreText prints the centre with the two decimals of a rate.
func centreText(v float64) string { return scale{places: 2}.tickText(math.Round(v*100) / 100) }

func (c *canvas) funnelPoints(p document.Funnel, xs, ys scale) {
	for _, q := range p.Points {
		x, y := xs.at(xs.clamp(q.N)), ys.at(ys.clamp(q.Rate))
		look := hollow(0.25, axisInk())
		if q.Outside {
			look = filled(black())
		}
		c.pg.add(circleOp{x, y, 0.9, look})
		c.taken = append(c.taken, rect{x - 0.9, y - 0.9, 1.8, 1.8})
	}
	bounds := rect{xs.from, ys.to, xs.to - xs.from + 12, ys.from - ys.to}
	for _, q := range p.Points {
		if q.Outside {
			c.put(q.Label, tickSize, xs.at(xs.clamp(q.N)), ys.at(ys.clamp(q.Rate)), 1.5, bounds)
		}
	}
}
