package index

import "math"

// Band is a grade. Low is inclusive, High exclusive; High 0 means no upper
// end.
type Band struct {
	Scheme string  `toml:"scheme"` // bands of several schemes may lie in one list
	Low    float64 `toml:"low"`
	High   float64 `toml:"high"`
	Label  string  `toml:"label"`
}

func (b Band) top() float64 {
	if b.High == 0 {
		return math.Inf(1)
	}
	return b.High
}

// Has reports whether the unrounded score lies in the band. A score that misses
// an end by the last bits only (90 computed as 89.99999999999999) is at it.
func (b Band) Has(score float64) bool { return reaches(score, b.Low) && !reaches(score, b.top()) }

func reaches(score, limit float64) bool { return score >= limit || same(score, limit) }

// Bands is a list of grades. Bands of one scheme do not overlap; gaps are
// allowed (a score in a gap has no grade).
type Bands []Band

// Scheme returns the bands of one scheme.
func (bs Bands) Scheme(name string) Bands {
	var out Bands
	for _, b := range bs {
		if b.Scheme == name {
			out = append(out, b)
		}
	}
	return out
}

// Grade returns the band in which the unrounded score lies. A score that is
// missing (NaN) or in no band has no grade.
func (bs Bands) Grade(score float64) (Band, bool) {
	for _, b := range bs {
		if b.Has(score) {
			return b, true
		}
	}
	return Band{}, false
}

// Next returns the nearest band above the score and how many points are
// lacking to it.
func (bs Bands) Next(score float64) (next Band, lacking float64, ok bool) {
	for _, b := range bs {
		if !isMissing(score) && !reaches(score, b.Low) && (!ok || b.Low < next.Low) {
			next, lacking, ok = b, b.Low-score, true
		}
	}
	return next, lacking, ok
}

// overlap returns the first two bands of one scheme that overlap.
func (bs Bands) overlap() (a, b Band, found bool) {
	for i, p := range bs {
		for _, q := range bs[i+1:] {
			if p.Scheme == q.Scheme && p.Low < q.top() && q.Low < p.top() {
				return p, q, true
			}
		}
	}
	return Band{}, Band{}, false
}
