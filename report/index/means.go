package index

import "math"

// All means are cases of the generalised mean of exponent p,
//
//	M = φ⁻¹( Σ wᵢ·φ(xᵢ) / Σ wᵢ ),  φ(x) = x^p, and ln x for p = 0,
//
// arithmetic for p = 1, geometric for p = 0, harmonic for p = −1. For p ≤ 0 a
// score of zero makes the mean zero (the limit); for p ≠ 1 a negative score
// makes it undefined (NaN).

func phi(p, x float64) float64 {
	switch p {
	case 1:
		return x
	case 0:
		return math.Log(x)
	case -1:
		return 1 / x
	case 2:
		return x * x
	}
	return math.Pow(x, p)
}

func unphi(p, y float64) float64 {
	switch p {
	case 1:
		return y
	case 0:
		return math.Exp(y)
	case -1:
		return 1 / y
	case 2:
		return math.Sqrt(y)
	}
	return math.Pow(y, 1/p)
}

// slope is dφ/dx.
func slope(p, x float64) float64 {
	switch p {
	case 1:
		return 1
	case 0:
		return 1 / x
	}
	return p * math.Pow(x, p-1)
}

// secant is the slope of φ between a and b, and its limit where they meet. It
// is what makes the split of a change add up exactly.
func secant(p, a, b float64) float64 {
	if p == 1 {
		return 1
	}
	if d := b - a; math.Abs(d) > 1e-7*(math.Abs(a)+math.Abs(b)) {
		return (phi(p, b) - phi(p, a)) / d
	}
	return slope(p, (a+b)/2)
}

// accumulator sums what a mean needs, child by child.
type accumulator struct {
	p         float64
	sum       float64 // Σ w·φ(x) over the children that are present
	weight    float64 // Σ w over them
	total     float64 // Σ w over all
	undefined bool
}

func (a *accumulator) add(w, x float64) {
	a.total += w
	if isMissing(x) {
		return
	}
	a.weight += w
	if x < 0 && a.p != 1 {
		a.undefined = true
	}
	if w > 0 { // 0 × ∞ is not zero
		a.sum += w * phi(a.p, x)
	}
}

// share of the weight that is present.
func (a *accumulator) share() float64 {
	if a.total == 0 {
		return 0
	}
	return a.weight / a.total
}

// mean of the present children, NaN when too few are or it is undefined.
func (a *accumulator) mean(least float64) float64 {
	if a.weight == 0 || a.undefined || a.share() < least-1e-12 {
		return math.NaN()
	}
	return unphi(a.p, a.sum/a.weight)
}
