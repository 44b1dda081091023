// Package stat holds the statistics that the report needs: the interval of a
// pass rate and the test of a change. Quantities are plain floats because they
// describe uncertainty, not reported figures.
package stat

import "math"

// Z95 is the two-sided 95 % point of the normal distribution.
const Z95 = 1.959963984540054

// Wilson returns the Wilson score interval of k successes in n trials, as
// fractions in [0, 1]. For n = 0, and for a sample that cannot be (k outside
// 0…n), it is the whole range.
//
// Source: E. B. Wilson (1927), JASA 22:209–212, eq. 1, without continuity
// correction.
func Wilson(k, n, z float64) (low, high float64) {
	if n <= 0 || k < 0 || k > n {
		return 0, 1
	}
	p, z2 := k/n, z*z
	centre := p + z2/(2*n)
	spread := z * math.Sqrt(p*(1-p)/n+z2/(4*n*n))
	scale := 1 + z2/n
	return math.Max(0, (centre-spread)/scale), math.Min(1, (centre+spread)/scale)
}

// Newcombe returns the hybrid score interval of the difference p1−p2 of two
// independent rates.
//
// Source: R. G. Newcombe (1998), Statistics in Medicine 17:873–890, method 10.
func Newcombe(k1, n1, k2, n2, z float64) (low, high float64) {
	if n1 <= 0 || n2 <= 0 {
		return -1, 1
	}
	p1, p2 := k1/n1, k2/n2
	l1, u1 := Wilson(k1, n1, z)
	l2, u2 := Wilson(k2, n2, z)
	difference := p1 - p2
	return difference - math.Hypot(p1-l1, u2-p2), difference + math.Hypot(u1-p1, p2-l2)
}

// DifferenceBeyondNoise reports whether the change between two rates is larger
// than sampling alone explains: [Newcombe]'s interval excludes 0. Without
// samples on either side the answer is false.
func DifferenceBeyondNoise(k1, n1, k2, n2, z float64) bool {
	low, high := Newcombe(k1, n1, k2, n2, z)
	return low > 0 || high < 0
}
