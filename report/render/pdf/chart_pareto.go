package pdf

import (
	"strconv"

	"qreport/report/document"
)

// paretoPanel draws columns in descending order and the cumulative share, each
// point at the end of the column that it includes. The
// left axis ends at the total, so both axes measure the same thing.
func (b *builder) paretoPanel(p document.Pareto) panel {
	var labels []string
	for _, r := range p.Rows {
		labels = append(labels, r.Label)
	}
	below := b.labelRow(labels, plotWidth*0.86/float64(max(len(labels), 1)))
	return panel{frameTop + frameHeight + below.height + 1, func(c *canvas) { drawPareto(c, p, below) }}
}

func drawPareto(c *canvas, p document.Pareto, below labelRow) {
	total := 0.0
	for _, r := range p.Rows {
		if r.Point.Present {
			total += max(r.Point.Value, 0)
		}
	}
	y0, y1 := c.y+frameTop, c.y+frameTop+frameHeight
	ext := extent{counts: true}
	ext.add(0, total)
	ys := ext.nice(5, y1, y0)
	ys.hi = max(total, 1e-9)
	x0, x1 := c.x+c.axisRoom(ys), c.x+c.w-10
	c.paretoAxes(ys, x0, x1, y0, y1)
	step := (x1 - x0) / float64(max(len(p.Rows), 1))
	var curve []point
	sum := 0.0
	for i, r := range p.Rows {
		mid := x0 + (float64(i)+0.5)*step
		below.draw(c, i, mid, y1, step)
		if !r.Point.Present {
			c.missing(mid, y1-2)
			continue
		}
		y := ys.at(r.Point.Value)
		c.rect(mid-step*0.35, y, step*0.7, y1-y, shape{fill: true, colour: grey(200), stroke: 0.2, ink: black()})
		sum += max(r.Point.Value, 0)
		curve = append(curve, point{mid + step*0.35, ys.at(sum)})
	}
	c.curve(curve)
	c.paretoValues(p, ys, x0, step, curve)
}

// paretoAxes: counts at the left, shares at the right; the grid is the shares'.
func (c *canvas) paretoAxes(ys scale, x0, x1, y0, y1 float64) {
	for _, t := range ys.ticks {
		if t <= ys.hi+1e-9 {
			c.line(x0-0.8, ys.at(t), x0, ys.at(t), axisWidth, axisInk())
			c.text(ys.tickText(t), tickSize, x0-1.2, ys.at(t), alignRight)
		}
	}
	for share := 0; share <= 100; share += 20 {
		y := y1 + (y0-y1)*float64(share)/100
		c.line(x0, y, x1, y, gridWidth, gridInk())
		c.text(strconv.Itoa(share)+"%", tickSize, x1+1.2, y, alignLeft)
	}
	c.text(c.unit, tickSize, c.x, c.y+2, alignLeft)
	c.line(x0, y0, x0, y1, axisWidth, axisInk())
	c.line(x1, y0, x1, y1, axisWidth, axisInk())
	c.line(x0, y1, x1, y1, 0.3, black())
}

func (c *canvas) curve(pts []point) {
	if len(pts) > 1 {
		c.pg.add(pathOp{points: pts, open: true, shape: outlined(0.4, black())})
	}
	for _, q := range pts {
		c.marker(0, q.x, q.y)
	}
}

// paretoValues prints the counts on their columns. The curve, which begins at
// the end of the first column, comes near the first ones only: there the count
// stands inside, if the column is high enough.
func (c *canvas) paretoValues(p document.Pareto, ys scale, x0, step float64, curve []point) {
	const high = 3.4 // of a count, with the white around it
	k, before := 0, ys.at(0)
	for i, r := range p.Rows {
		if !r.Point.Present {
			continue
		}
		top := ys.at(r.Point.Value)
		y := top - 2
		if k > 0 && before > top-high-1 && ys.at(0)-top > high {
			y = top + 2.1
		}
		before = curve[k].y
		k++
		c.text(r.Point.Text, tickSize, x0+(float64(i)+0.5)*step, y, alignCentre)
	}
}
