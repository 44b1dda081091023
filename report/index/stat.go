package index

import (
	"math"
	"slices"
)

// The statistics here skip missing values (NaN).

// mean returns the arithmetic mean of the values that are present.
func mean(xs []float64) float64 {
	sum, n := 0.0, 0.0
	for _, x := range xs {
		if !isMissing(x) {
			sum, n = sum+x, n+1
		}
	}
	return sum / n
}

// deviation returns the sample standard deviation (divisor n−1).
func deviation(xs []float64) float64 {
	m, ss, n := mean(xs), 0.0, 0.0
	for _, x := range xs {
		if !isMissing(x) {
			ss, n = ss+(x-m)*(x-m), n+1
		}
	}
	return math.Sqrt(ss / (n - 1))
}

// median sorts the present values into buf and returns the middle one, or the
// mean of the middle two.
func median(xs, buf []float64) float64 {
	buf = present(xs, buf)
	n := len(buf)
	if n == 0 {
		return math.NaN()
	}
	slices.Sort(buf)
	return (buf[(n-1)/2] + buf[n/2]) / 2
}

// present appends the values that are not missing to buf[:0].
func present(xs, buf []float64) []float64 {
	buf = buf[:0]
	for _, x := range xs {
		if !isMissing(x) {
			buf = append(buf, x)
		}
	}
	return buf
}

// extremes returns the least and the greatest present value, NaN when there is
// none.
func extremes(xs []float64) (lo, hi float64) {
	lo, hi = math.NaN(), math.NaN()
	for _, x := range xs {
		if isMissing(x) {
			continue
		}
		if isMissing(lo) || x < lo {
			lo = x
		}
		if isMissing(hi) || x > hi {
			hi = x
		}
	}
	return lo, hi
}

// constant reports whether all present values are equal; sums of squares do
// not, as the mean of equal numbers may differ from them in the last bit.
func constant(xs []float64) bool {
	lo, hi := extremes(xs)
	return !(lo < hi)
}

// Shape returns the sample skewness G1 and excess kurtosis G2, the adjusted
// estimators of SAS, SPSS and Excel (type 2 of R's e1071; Joanes & Gill 1998,
// The Statistician 47, 183–189):
//
//	g1 = m3 / m2^(3/2)      G1 = g1·√(n(n−1)) / (n−2)
//	g2 = m4 / m2² − 3       G2 = (n−1)/((n−2)(n−3)) · ((n+1)·g2 + 6)
//
// with the central moments m_k = Σ(x−x̄)^k / n over the values that are present.
// Fewer than 3 (4) values or equal values give NaN.
func Shape(xs []float64) (skewness, kurtosis float64) {
	skewness, kurtosis = math.NaN(), math.NaN()
	if constant(xs) {
		return skewness, kurtosis
	}
	m := mean(xs)
	var n, m2, m3, m4 float64
	for _, x := range xs {
		if !isMissing(x) {
			d := x - m
			d2 := d * d
			n, m2, m3, m4 = n+1, m2+d2, m3+d2*d, m4+d2*d2
		}
	}
	m2, m3, m4 = m2/n, m3/n, m4/n
	if n >= 3 {
		skewness = m3 / (m2 * math.Sqrt(m2)) * math.Sqrt(n*(n-1)) / (n - 2)
	}
	if n >= 4 {
		kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n+1)*(m4/(m2*m2)-3) + 6)
	}
	return skewness, kurtosis
}

// quantile of sorted values: the least value with at least a share q of the
// values at or below it (type 1 of Hyndman & Fan 1996, the inverse of the
// empirical distribution function). The result is one of the values, so that a
// quantile of ranks is a rank.
func quantile(sorted []float64, q float64) float64 {
	n := len(sorted)
	if n == 0 {
		return math.NaN()
	}
	k := int(math.Ceil(q*float64(n)-1e-9)) - 1
	return sorted[min(max(k, 0), n-1)]
}
