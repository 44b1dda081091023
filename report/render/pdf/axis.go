package pdf

import (
	"math"
	"strconv"
	"strings"
)

// scale maps values to a length on the page.
type scale struct {
	lo, hi   float64 // values at both ends
	from, to float64 // millimetres
	log      bool
	ticks    []float64
	places   int
}

// at returns the place of a value.
func (s scale) at(v float64) float64 {
	lo, hi := s.lo, s.hi
	if s.log {
		lo, hi, v = math.Log(lo), math.Log(hi), math.Log(max(v, s.lo))
	}
	return s.from + (v-lo)/(hi-lo)*(s.to-s.from)
}

// clamp keeps a value within the scale.
func (s scale) clamp(v float64) float64 { return min(max(v, s.lo), s.hi) }

// extent gathers the values a scale has to show.
type extent struct {
	lo, hi float64
	some   bool
	counts bool // ticks between whole numbers would say nothing
}

func (e *extent) add(vs ...float64) {
	for _, v := range vs {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		if !e.some {
			e.lo, e.hi, e.some = v, v, true
		}
		e.lo, e.hi = min(e.lo, v), max(e.hi, v)
	}
}

// nice makes a scale with round ticks, about n of them, that covers the extent.
func (e extent) nice(n int, from, to float64) scale {
	if !e.some {
		e.lo, e.hi = 0, 1
	}
	if e.hi-e.lo < 1e-9*max(math.Abs(e.hi), 1) {
		grow := max(math.Abs(e.hi)*0.05, 0.5)
		e.lo, e.hi = e.lo-grow, e.hi+grow
	}
	step := niceStep((e.hi - e.lo) / float64(max(n, 1)))
	if e.counts {
		step = niceStep(max(math.Ceil(step-1e-9), 1))
	}
	s := scale{from: from, to: to, places: places(step)}
	first := math.Floor(e.lo/step + 1e-9)
	last := math.Ceil(e.hi/step - 1e-9)
	for k := first; k <= last; k++ {
		s.ticks = append(s.ticks, k*step)
	}
	s.lo, s.hi = first*step, last*step
	return s
}

// niceStep rounds a step up to 1, 2, 2.5 or 5 times a power of ten.
func niceStep(raw float64) float64 {
	mag := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if raw <= m*mag*(1+1e-9) {
			return m * mag
		}
	}
	return 10 * mag
}

// places is how many decimals a tick needs.
func places(step float64) int {
	for n := range 6 {
		scaled := step * math.Pow(10, float64(n))
		if math.Abs(scaled-math.Round(scaled)) < 1e-6*scaled {
			return n
		}
	}
	return 6
}

// tickText prints a tick with a true minus sign.
func (s scale) tickText(v float64) string {
	if math.Abs(v) < 1e-9 {
		v = 0
	}
	return strings.Replace(strconv.FormatFloat(v, 'f', s.places, 64), "-", "−", 1)
}

// logScale covers the extent with ticks at 1, 2 and 5 times powers of ten.
func (e extent) logScale(from, to float64) scale {
	if !e.some || e.lo <= 0 {
		e.lo, e.hi = max(e.lo, 1), max(e.hi, 10)
	}
	s := scale{lo: e.lo / 1.1, hi: e.hi * 1.1, from: from, to: to, log: true}
	for mag := math.Pow(10, math.Floor(math.Log10(s.lo))); mag <= s.hi; mag *= 10 {
		for _, m := range []float64{1, 2, 5} {
			if v := m * mag; v >= s.lo && v <= s.hi {
				s.ticks = append(s.ticks, v)
			}
		}
	}
	return s
}

// xAxis draws ticks and their labels below y1 and grid lines up to y0.
func (c *canvas) xAxis(s scale, y0, y1 float64) {
	for _, t := range s.ticks {
		x := s.at(t)
		c.line(x, y0, x, y1, gridWidth, gridInk())
		c.text(s.tickText(t), tickSize, x, y1+2.4, alignCentre)
	}
	c.line(s.from, y1, s.to, y1, axisWidth, axisInk())
}

// yAxis draws grid lines from x0 to x1 and the ticks left of x0.
func (c *canvas) yAxis(s scale, x0, x1 float64) {
	for _, t := range s.ticks {
		y := s.at(t)
		c.line(x0, y, x1, y, gridWidth, gridInk())
		c.text(s.tickText(t), tickSize, x0-1.2, y, alignRight)
	}
}

// axisRoom is the width that the tick labels of a vertical axis need.
func (c *canvas) axisRoom(s scale) float64 {
	w := 0.0
	for _, t := range s.ticks {
		w = max(w, c.width(s.tickText(t), tickSize))
	}
	return w + 2
}
