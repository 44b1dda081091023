package pdf

import "qreport/report/document"

// Measures of plots with one row per label.
const (
	rowsTop    = 6.5 // above the first row: reference label and unit
	rowsBottom = 5.0 // below the last row: ticks
)

// rowFrame is what plots with rows share: labels at the left, the plot, columns
// of text at the right.
type rowFrame struct {
	labels []label
	step   float64 // height of a row
	labelW float64
	right  []float64 // widths of the columns at the right
}

// rowFrame measures labels and right-hand columns.
func (b *builder) rowFrame(labels []string, right ...[]string) rowFrame {
	f := rowFrame{step: 6.2}
	if len(labels) > 14 {
		f.step = 5.2
	}
	if len(labels) > 28 {
		f.step = 4.5
	}
	for _, s := range labels {
		rows := 2
		if len(labels) > 28 {
			rows = 1
		}
		lb := b.label(s, labelSize, 0.27*plotWidth, rows)
		f.labels = append(f.labels, lb)
		f.labelW = max(f.labelW, lb.width())
		f.step = max(f.step, lb.height()+0.8)
	}
	for _, col := range right {
		w := 0.0
		for _, s := range col {
			w = max(w, b.set.width(s, songStyle(labelSize)))
		}
		f.right = append(f.right, w)
	}
	return f
}

// rightWidth is the room that the columns at the right take.
func (f rowFrame) rightWidth() float64 {
	w := 0.0
	for _, r := range f.right {
		if r > 0 {
			w += r + 2.5
		}
	}
	return w
}

// split cuts n rows into panels of equal length that fit a page. Rows of a plot
// that takes several pages share out the height of the page.
func (f *rowFrame) split(n int) [][2]int {
	room := areaHeight - rowsTop - rowsBottom - 22
	most := max(int(room/f.step), 1)
	parts := max((n+most-1)/most, 1)
	if parts > 1 {
		f.step = max(f.step, min(room/float64((n+parts-1)/parts), 5.4))
	}
	var out [][2]int
	for i := range parts {
		out = append(out, [2]int{n * i / parts, n * (i + 1) / parts})
	}
	return out
}

func (f rowFrame) height(n int) float64 {
	return rowsTop + float64(n)*f.step + rowsBottom
}

// span returns the left and right end of the plot itself.
func (f rowFrame) span(c *canvas) (x0, x1 float64) {
	x0 = c.x + f.labelW + 3
	return x0, max(c.x+c.w-f.rightWidth()-2, x0+20)
}

// rowY is the middle of row i of a panel.
func (f rowFrame) rowY(c *canvas, i int) float64 {
	return c.y + rowsTop + (float64(i)+0.5)*f.step
}

// row prints the label of a row and the texts at its right.
func (f rowFrame) row(c *canvas, lb label, y, x1 float64, right ...string) {
	c.block(lb, c.x, y, f.labelW, alignRight)
	x := x1 + 2
	for i, s := range right {
		if f.right[i] == 0 {
			continue
		}
		x += 2.5
		c.text(s, labelSize, x+f.right[i], y, alignRight)
		x += f.right[i]
	}
}

// reference draws a dashed line with its label above the plot.
func (c *canvas) reference(r *document.Reference, s scale, y0, y1 float64) {
	if r == nil || r.Value < s.lo || r.Value > s.hi {
		return
	}
	x := s.at(r.Value)
	c.line(x, y0, x, y1, 0.25, axisInk(), 1.4, 0.9)
	w := c.width(r.Label, tickSize)
	left := min(max(x-w/2, c.x), c.x+c.w-w)
	c.text(r.Label, tickSize, left, y0-2, alignLeft)
	c.taken = append(c.taken, rect{left, y0 - 4, w, 4})
}

// rowUnit prints the unit above the right end of the plot, unless the label of
// the reference line is there; then beside the ticks.
func (c *canvas) rowUnit(s scale, y0, y1 float64) {
	w := c.width(c.unit, tickSize)
	r := rect{s.to - w, y0 - 4, w, 4}
	for _, t := range c.taken {
		if t.overlap(r) > 0 {
			c.text(c.unit, tickSize, s.to+4, y1+2.4, alignLeft)
			return
		}
	}
	c.text(c.unit, tickSize, s.to, y0-2, alignRight)
}

// missing marks a row without a value.
func (c *canvas) missing(x, y float64) { c.text(wordNone, labelSize, x, y, alignCentre) }
