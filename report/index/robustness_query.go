package index

import "math"

// Band returns the band of a unit.
func (b Robustness) Band(unit string) (RankBand, bool) {
	if u := b.unit(unit); u >= 0 {
		return b.Bands[u], true
	}
	return RankBand{}, false
}

// Ahead returns the probability that one unit scores higher than another: the
// share of the runs in which both have a score, ties counting half. NaN when
// there are none or a unit is unknown.
func (b Robustness) Ahead(unit, other string) float64 {
	u, v := b.unit(unit), b.unit(other)
	if u < 0 || v < 0 {
		return math.NaN()
	}
	return b.ahead(u, v)
}

// Overlapping lists the units whose band of places overlaps with a unit's own:
// between them and it no order should be claimed.
func (b Robustness) Overlapping(unit string) []Unit {
	u := b.unit(unit)
	if u < 0 {
		return nil
	}
	var out []Unit
	for v, o := range b.Bands {
		if v != u && o.Runs > 0 && o.Low <= b.Bands[u].High && b.Bands[u].Low <= o.High {
			out = append(out, o.Unit)
		}
	}
	return out
}

func (b *Robustness) unit(code string) int {
	for u := range b.Bands {
		if b.Bands[u].Unit.Code == code {
			return u
		}
	}
	return -1
}

func (b *Robustness) ahead(u, v int) float64 {
	n, won, runs := len(b.Bands), 0.0, 0.0
	for row := 0; row < len(b.scores); row += n {
		x, y := b.scores[row+u], b.scores[row+v]
		switch {
		case isMissing(x) || isMissing(y):
			continue
		case same(x, y):
			won += 0.5
		case x > y:
			won++
		}
		runs++
	}
	return won / runs
}
