package pdf

import (
	"cmp"
	"slices"

	"qreport/report/document"
)

// tail is the name at the right end of a line.
type tail struct {
	lb     label
	value  float64 // where the line ends
	series int     // −1 for the reference line
	y      float64 // where the name stands
}

const tailWidth = 30.0

// lineTails makes the names of all lines: name, and the label of the last point.
func lineTails(c *canvas, p document.Lines) []tail {
	var out []tail
	for i, s := range p.Series {
		last := lastPoint(s)
		if last < 0 {
			continue
		}
		text := s.Name
		if t := s.Points[last].Text; t != "" {
			text += " " + t
		}
		out = append(out, tail{lb: c.b.label(text, labelSize, tailWidth, 2), value: s.Points[last].Value, series: i})
	}
	if r := p.Reference; r != nil {
		out = append(out, tail{lb: c.b.label(r.Label, labelSize, tailWidth, 2), value: r.Value, series: -1})
	}
	return out
}

func tailRoom(c *canvas, tails []tail) float64 {
	w := 0.0
	for _, t := range tails {
		w = max(w, t.lb.width())
	}
	return w + 6
}

// tails prints the names near the ends of their lines, moved apart where they
// would touch, each with its mark and a leader if it had to move.
func (c *canvas) tails(tails []tail, ys scale, x float64) {
	for i := range tails {
		tails[i].y = ys.at(tails[i].value)
	}
	slices.SortStableFunc(tails, func(a, b tail) int { return cmp.Compare(a.y, b.y) })
	spreadTails(tails, ys.to, ys.from)
	for _, t := range tails {
		end := ys.at(t.value)
		if t.series < 0 || t.y-end > 0.8 || end-t.y > 0.8 {
			c.line(x, end, x+3.5, t.y, 0.12, axisInk())
		}
		if t.series >= 0 {
			c.marker(t.series, x+4, t.y)
		}
		c.block(t.lb, x+6, t.y, t.lb.width()+0.1, alignLeft)
	}
}

// spreadTails moves names apart and keeps them beside the plot.
func spreadTails(tails []tail, top, bottom float64) {
	at := top - 2
	for i := range tails {
		h := tails[i].lb.height() + 0.6
		tails[i].y = max(tails[i].y, at+h/2)
		at = tails[i].y + h/2
	}
	at = bottom + 2
	for i := len(tails) - 1; i >= 0; i-- {
		h := tails[i].lb.height() + 0.6
		tails[i].y = min(tails[i].y, at-h/2)
		at = tails[i].y - h/2
	}
}
