package stat

import "math"

// Alpha95 is the error level of a 95 % statement.
const Alpha95 = 0.05

// Together returns the two-sided z for which m independent comparisons hold
// together at level alpha (Šidák 1967): each at 1−(1−alpha)^(1/m).
func Together(m int, alpha float64) float64 {
	if m < 1 {
		m = 1
	}
	each := 1 - math.Pow(1-alpha, 1/float64(m))
	return math.Sqrt2 * math.Erfinv(1-each)
}

// Limits returns the control limits, in per cent, of a rate over n samples
// when the true rate is centre per cent: centre ± z·√(p(1−p)/n), cut to the
// range of a rate.
//
// Source: D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202.
func Limits(centre, n, z float64) (low, high float64) {
	if n <= 0 {
		return 0, 100
	}
	p := centre / 100
	spread := 100 * z * math.Sqrt(p*(1-p)/n)
	return math.Max(0, centre-spread), math.Min(100, centre+spread)
}
