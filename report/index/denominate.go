package index

import "math"

// Denominated holds values that can be compared between units of any size.
type Denominated struct {
	frame
	previous *Denominated
}

// Denominate divides the columns that have a denominator:
//
//	value = scale × column ÷ denominator
//
// in the unit of the column per unit of the denominator, times the scale (100
// for per cent). The value is missing where the denominator is missing or zero.
func (s Screened) Denominate() Denominated {
	d := Denominated{frame: s.frame.next()}
	if s.previous != nil {
		before := s.previous.Denominate()
		d.previous = &before
	}
	for i := range d.x {
		denominate(d.x[i], s.denominators[i], d.indicator(i).Scale)
		d.logDenominate(i, s.x[i], s.denominators[i])
	}
	return d
}

// denominate is the kernel, in place.
func denominate(x, by []float64, scale float64) {
	if by == nil {
		return
	}
	for u := range x {
		if by[u] == 0 {
			x[u] = math.NaN()
			continue
		}
		x[u] = scale * x[u] / by[u]
	}
}

func (d *Denominated) logDenominate(i int, before, by []float64) {
	if by == nil {
		return
	}
	for u, v := range before {
		switch {
		case isMissing(v):
		case isMissing(by[u]):
			d.touch(StageDenominate, d.indicator(i).Code, u, NoDenominator, v, math.NaN(), "")
		case by[u] == 0:
			d.touch(StageDenominate, d.indicator(i).Code, u, ZeroDivisor, v, math.NaN(), "")
		}
	}
}
