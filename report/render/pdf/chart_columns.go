package pdf

import "qreport/report/document"

// columnLook is the filling of the k-th series of columns.
func columnLook(k int) shape {
	switch k % 4 {
	case 0:
		return hollow(0.25, black())
	case 1:
		return shape{fill: true, colour: grey(185), stroke: 0.25, ink: black()}
	case 2:
		return shape{fill: true, colour: grey(70), stroke: 0.25, ink: black()}
	}
	return shape{fill: true, colour: grey(225), stroke: 0.25, ink: grey(120)}
}

// columnsPanel draws grouped columns from zero with a key above them in the
// order of the columns.
func (b *builder) columnsPanel(p document.Columns) panel {
	below := b.labelRow(p.Labels, plotWidth*0.9/float64(max(len(p.Labels), 1)))
	return panel{frameTop + 1 + frameHeight + below.height + 1, func(c *canvas) { drawColumns(c, p, below) }}
}

func drawColumns(c *canvas, p document.Columns, below labelRow) {
	var ext extent
	ext.add(0)
	for _, s := range p.Series {
		for _, q := range s.Points {
			if q.Present {
				ext.add(q.Value)
			}
		}
	}
	y0, y1 := c.y+frameTop+1, c.y+frameTop+1+frameHeight
	ys := ext.nice(5, y1, y0)
	x0, x1 := c.x+c.axisRoom(ys), c.x+c.w
	c.yAxis(ys, x0, x1)
	c.text(c.unit, tickSize, c.x, c.y+2.2, alignLeft)
	c.key(p.Series, x1)
	group := (x1 - x0) / float64(max(len(p.Labels), 1))
	one := min(group*0.78/float64(max(len(p.Series), 1)), 14)
	how := c.columnText(p, one)
	for i := range p.Labels {
		mid := x0 + (float64(i)+0.5)*group
		left := mid - one*float64(len(p.Series))/2
		for k, s := range p.Series {
			if i < len(s.Points) {
				c.column(s.Points[i], ys, left+float64(k)*one, one, how, columnLook(k))
			}
		}
		below.draw(c, i, mid, y1, group)
	}
	c.line(x0, ys.at(0), x1, ys.at(0), 0.3, black())
}

// key names the series at the right above the plot; a single series needs none.
func (c *canvas) key(series []document.Series, right float64) {
	if len(series) == 0 || len(series) == 1 && series[0].Name == "" {
		return
	}
	w := 0.0
	for _, s := range series {
		w += 5.5 + c.width(s.Name, labelSize) + 3
	}
	x := right - w + 3
	for k, s := range series {
		c.rect(x, c.y+0.9, 4, 2.6, columnLook(k))
		x += 5.5 + c.text(s.Name, labelSize, x+5.5, c.y+2.2, alignLeft) + 3
	}
}

// columnText is how the values of columns are printed: above the columns where
// they fit, else upward, so that no column goes without.
type columnText struct {
	size   float64
	upward bool
}

func (c *canvas) columnText(p document.Columns, one float64) columnText {
	widest := 0.0
	for _, s := range p.Series {
		for _, q := range s.Points {
			widest = max(widest, c.width(q.Text, tickSize))
		}
	}
	switch {
	case widest <= one:
		return columnText{size: tickSize}
	case widest*6/tickSize <= one+0.8:
		return columnText{size: tickSize * one / widest}
	}
	return columnText{size: min(tickSize, max(one/ptMM, 4)), upward: true}
}

func (c *canvas) column(q document.Point, ys scale, x, one float64, how columnText, look shape) {
	mid, zero := x+one/2, ys.at(0)
	if !q.Present {
		c.missing(mid, zero-2)
		return
	}
	y := ys.at(q.Value)
	c.rect(x+one*0.06, y, one*0.88, zero-y, look)
	switch {
	case how.upward:
		c.upward(q.Text, how.size, mid, y, zero, look)
	case q.Value >= 0:
		c.text(q.Text, how.size, mid, y-1.8, alignCentre)
	default:
		c.text(q.Text, how.size, mid, y+1.8, alignCentre)
	}
}

// upward prints a value along its column: within it, below its end, or where
// the column is too short for that, beyond the end.
func (c *canvas) upward(s string, size, x, end, zero float64, look shape) {
	const gap = 1.0
	ink, from, w := black(), max(end, zero)-gap, c.width(s, size)
	if inside := zero - end; inside > w+2*gap {
		from = end + gap + w
		if look.colour.r < 128 {
			ink = grey(255)
		}
	} else if end <= zero {
		from = end - gap
	}
	st := songStyle(size)
	st.colour = ink
	from0 := len(c.pg.ops)
	c.pg.print(c.b.set, s, st, x+0.38*size*ptMM, from, alignLeft)
	for _, o := range c.pg.ops[from0:] {
		t := o.(*textOp)
		t.turn = upward
	}
}
