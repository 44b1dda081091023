package index

import "math"

// Correlation is the correlation of two columns over the units that have both.
type Correlation struct {
	A, B     string
	N        int
	Pearson  float64
	Spearman float64 // Pearson of the ranks, ties averaged
}

// Correlations pairs every indicator with every node above it: does the
// indicator move with the level that it is meant to measure? Values are scores.
// A coefficient is NaN when fewer than three units have both values, or one
// side does not vary.
func (s Scores) Correlations() []Correlation {
	var out []Correlation
	for i, in := range s.method.spec.Indicators {
		for at := s.method.nodes[s.method.leaf[i]].parent; at >= 0; at = s.method.nodes[at].parent {
			out = append(out, correlate(in.Code, s.method.nodes[at].code, s.x[i], s.values[at]))
		}
	}
	return out
}

// DenominatorCorrelations pairs every indicator, as divided, with the columns
// of all denominators of the method: a high one says that the division did not
// take the size of the unit out (or that the indicator lacks a denominator).
func (s Screened) DenominatorCorrelations() []Correlation {
	d := s.Denominate()
	var out []Correlation
	seen := map[string]bool{}
	for j, by := range s.denominators {
		name := s.indicator(j).Denominator
		if by == nil || seen[name] {
			continue
		}
		seen[name] = true
		for i, in := range d.method.spec.Indicators {
			out = append(out, correlate(in.Code, name, d.x[i], by))
		}
	}
	return out
}

func correlate(a, b string, x, y []float64) Correlation {
	var xs, ys []float64
	for u := range x {
		if !isMissing(x[u]) && !isMissing(y[u]) {
			xs, ys = append(xs, x[u]), append(ys, y[u])
		}
	}
	return Correlation{A: a, B: b, N: len(xs), Pearson: pearson(xs, ys), Spearman: pearson(midranks(xs), midranks(ys))}
}

func pearson(x, y []float64) float64 {
	if len(x) < 3 || constant(x) || constant(y) {
		return math.NaN()
	}
	mx, my := mean(x), mean(y)
	var xx, yy, xy float64
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		xx, yy, xy = xx+dx*dx, yy+dy*dy, xy+dx*dy
	}
	return xy / math.Sqrt(xx*yy)
}

// midranks gives ascending ranks, equal values the average of their places.
func midranks(x []float64) []float64 {
	out := make([]float64, len(x))
	for i, v := range x {
		less, equal := 0, 0
		for _, w := range x {
			if w < v {
				less++
			} else if w == v {
				equal++
			}
		}
		out[i] = float64(less) + float64(equal+1)/2
	}
	return out
}
