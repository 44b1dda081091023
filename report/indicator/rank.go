package indicator

import (
	"cmp"
	"slices"

	"qreport/report/internal/stat"
)

// Ranked is a region's place among its peers. Best and Worst are the ranks
// that its interval allows: where intervals overlap no order is claimed.
type Ranked struct {
	Measure     Measure
	Best, Worst int
}

// Firm reports whether the place is a single rank.
func (r Ranked) Firm() bool { return r.Best == r.Worst }

// Rank orders measures by value, best first by the indicator's direction, and
// gives each its band. Measures without a value are left out. A measure that
// rests on no sample counts as exact. Ranks are taken before rounding.
func Rank(measures []Measure) []Ranked {
	var ranked []Ranked
	for _, m := range measures {
		if m.Value.Present() {
			ranked = append(ranked, Ranked{Measure: m})
		}
	}
	slices.SortStableFunc(ranked, func(a, b Ranked) int {
		return cmp.Or(goodness(a.Measure)*a.Measure.Value.Rat.Cmp(b.Measure.Value.Rat),
			cmp.Compare(a.Measure.Region, b.Measure.Region))
	})
	for i := range ranked {
		ranked[i].Best, ranked[i].Worst = band(ranked, i)
	}
	return ranked
}

// goodness is +1 when less is better and −1 when more is, so that ascending
// order puts the best first.
func goodness(m Measure) int {
	if m.Indicator.Direction == "-" {
		return 1
	}
	return -1
}

// band counts who is surely better and who is surely worse.
func band(ranked []Ranked, i int) (best, worst int) {
	low, high := goodRange(ranked[i].Measure)
	best, worst = 1, len(ranked)
	for j, other := range ranked {
		otherLow, otherHigh := goodRange(other.Measure)
		switch {
		case j == i:
		case otherLow > high:
			best++
		case otherHigh < low:
			worst--
		}
	}
	return best, worst
}

// goodRange is the interval of a measure on a scale where more is better.
func goodRange(m Measure) (low, high float64) {
	low, high = m.Value.Float(), m.Value.Float()
	if m.Sampled() {
		low, high = m.Sample.Interval()
	}
	if m.Indicator.Direction == "-" {
		return -high, -low
	}
	return low, high
}

// Outside tells whether a sampled rate differs from a given rate (in per
// cent), looking at m such rates at once: +1 when its interval, widened for m
// comparisons (Šidák), lies wholly on the good side, −1 on the bad side, 0
// when it does not differ or is no sample.
func Outside(x Measure, rate float64, m int) int {
	if !x.Value.Present() || !x.Sampled() {
		return 0
	}
	low, high := stat.Wilson(x.Sample.Pass, x.Sample.Trials, stat.Together(m, stat.Alpha95))
	side := 0
	switch {
	case 100*low > rate:
		side = 1
	case 100*high < rate:
		side = -1
	}
	if x.Indicator.Direction == "-" {
		return -side
	}
	return side
}
