package index

import "math"

// Treated holds values whose outliers were dealt with where the method says so.
type Treated struct{ frame }

// Treat looks for columns with outliers and treats them (see [Outliers]). A
// column is a case when |G1| > 2 and G2 > 3.5 (skewness and excess kurtosis,
// see [Shape]; the limits are in [Treatment]); OECD/JRC handbook 2008 §4, and
// the default of COINr.
//
//	winsorise      while the column is a case, set the greatest value (all
//	               that tie; the least when the skewness is negative) to the
//	               next one, touching at most MaxPoints points in all
//	winsorise_log  if the column still is a case: undo, and take
//	               ln(x − min + a) when the skewness is positive,
//	               −ln(max − x + a) when it is negative, a = 0.01·(max − min)
//
// COINr uses the first logarithm for both signs, which makes a negative skew
// worse, and may touch more than MaxPoints when values tie. Every treated point
// is in the log with its value before and after.
func (im Imputed) Treat() Treated {
	t := Treated{im.frame.next()}
	sc := newScratch(len(im.units))
	for i := range t.x {
		in := t.indicator(i)
		if in.Outliers == OutliersNone {
			continue
		}
		treat(t.x[i], in.Outliers, t.method.spec.Treat, sc)
		t.logTreat(i, im.x[i], sc.mark)
	}
	return t
}

func (t *Treated) logTreat(i int, before []float64, mark []Action) {
	code := t.indicator(i).Code
	for u, a := range mark {
		if a != "" {
			t.touch(StageTreat, code, u, a, before[u], t.x[i][u], "")
		}
	}
	if isCase(t.x[i], t.method.spec.Treat) {
		t.touch(StageTreat, code, -1, StillOutlying, math.NaN(), math.NaN(), "")
	}
}

// isCase is the outlier test. Columns too short to have a shape are none.
func isCase(x []float64, limit Treatment) bool {
	skewness, kurtosis := Shape(x)
	return math.Abs(skewness) > limit.Skew && kurtosis > limit.Kurtosis
}

// treat is the kernel, in place; sc.mark says what was done to each point.
func treat(x []float64, kind Outliers, limit Treatment, sc *scratch) {
	clear(sc.mark)
	if kind == OutliersNone || !isCase(x, limit) {
		return
	}
	sc.buf = append(sc.buf[:0], x...)
	winsorise(x, limit, sc.mark)
	if kind == OutliersWinsoriseLog && isCase(x, limit) {
		copy(x, sc.buf)
		takeLog(x, sc.mark)
	}
}

func winsorise(x []float64, limit Treatment, mark []Action) {
	for isCase(x, limit) {
		skewness, _ := Shape(x)
		sign, action := 1.0, WinsorisedHigh
		if skewness < 0 {
			sign, action = -1, WinsorisedLow
		}
		from, to := outermost(x, sign)
		if touched(x, from, mark) > limit.MaxPoints {
			return
		}
		for u := range x {
			if x[u] == from {
				x[u], mark[u] = to, action
			}
		}
	}
}

// outermost returns the greatest (sign 1) or least (sign −1) value and the
// next one inward.
func outermost(x []float64, sign float64) (first, second float64) {
	first, second = math.Inf(-1), math.Inf(-1)
	for _, v := range x {
		switch v *= sign; {
		case v > first:
			first, second = v, first
		case v < first && v > second:
			second = v
		}
	}
	return sign * first, sign * second
}

// touched counts the points that are marked or equal to v.
func touched(x []float64, v float64, mark []Action) int {
	n := 0
	for u := range x {
		if mark[u] != "" || x[u] == v {
			n++
		}
	}
	return n
}

func takeLog(x []float64, mark []Action) {
	skewness, _ := Shape(x)
	lo, hi := extremes(x)
	a := 0.01 * (hi - lo)
	for u, v := range x {
		mark[u] = Logged
		switch {
		case isMissing(v):
			mark[u] = ""
		case skewness < 0:
			x[u] = -math.Log(hi - v + a)
		default:
			x[u] = math.Log(v - lo + a)
		}
	}
}
