package index

import (
	"math"
	"slices"
)

// Normalised holds scores on one scale, more being better for every indicator.
type Normalised struct{ frame }

// Normalise turns values into scores. With y = direction · value, lo and hi
// the ends of the range, and min, max, mean, sd taken over the units that have
// a value:
//
//	goalposts   lo + (hi−lo) · (y−worst)/(best−worst)      clamped to lo…hi; with Log on ln(value)
//	minmax      lo + (hi−lo) · (y−min)/(max−min)
//	zscore      z_mean + z_sd · (y−mean)/sd                sd with divisor n−1; no range
//	rank        1 + number of units strictly below         1…n, no range
//	percentile  lo + (hi−lo) · (rank−1)/(n−1)
//	target      lo + (hi−lo) · (y−min)/(target−min)        clamped to at most hi
//	reference   lo + (hi−lo) · (y−min)/(y of the unit−min) clamped to at most hi
//
// (OECD/JRC Handbook on Constructing Composite Indicators 2008, §5; goalposts
// as in the UNDP's human development index; target, reference and the rule for
// ties as in COINr.) Scores have no unit.
//
// Where all values are equal, minmax and percentile give the middle of the
// range and zscore its mean. Where the target or the reference is no better
// than the worst unit, all units have reached it and score hi.
func (t Treated) Normalise() Normalised {
	n := Normalised{t.frame.next()}
	sc := newScratch(len(t.units))
	for i := range n.x {
		in := n.indicator(i)
		normalise(n.x[i], in, in.Normalise, t.unit(in.Reference), sc)
		n.logNormalise(i, t.x[i])
	}
	return n
}

func (n *Normalised) logNormalise(i int, before []float64) {
	in := n.indicator(i)
	lo, hi := extremes(before)
	if lo == hi && (in.Normalise == MinMax || in.Normalise == ZScore || in.Normalise == Percentile) {
		n.touch(StageNormalise, in.Code, -1, Constant, lo, math.NaN(), "")
	}
	for u, v := range before {
		if isMissing(v) {
			continue
		}
		if isMissing(n.x[i][u]) {
			n.touch(StageNormalise, in.Code, u, Undefined, v, math.NaN(), "")
		} else if a := in.clamped(v, before, n.x[i][u], n.unit(in.Reference)); a != "" {
			n.touch(StageNormalise, in.Code, u, a, v, n.x[i][u], "")
		}
	}
}

// clamped says whether a score was pulled to an end of the range.
func (in *Indicator) clamped(v float64, column []float64, score float64, reference int) Action {
	d := float64(in.Direction)
	best := d * in.Best
	switch {
	case in.Unclamped:
		return ""
	case in.Normalise == Goalposts && d*v < d*in.Worst:
		return ClampedLow
	case in.Normalise == Goalposts:
	case in.Normalise == ToTarget:
		best = d * in.Target
	case in.Normalise == ToUnit:
		best = d * column[reference]
	default:
		return ""
	}
	if d*v > best && score == in.Range[1] {
		return ClampedHigh
	}
	return ""
}

// normalise is the kernel, in place.
func normalise(x []float64, in *Indicator, kind Normalisation, reference int, sc *scratch) {
	switch kind {
	case Goalposts:
		in.goalposts(x)
	case MinMax:
		in.minmax(x)
	case ZScore:
		in.zscore(x)
	case RankScore:
		ranks(x, float64(in.Direction), sc)
	case Percentile:
		in.percentile(x, sc)
	case ToTarget:
		in.toward(x, float64(in.Direction)*in.Target)
	case ToUnit:
		ref := math.NaN()
		if reference >= 0 {
			ref = float64(in.Direction) * x[reference]
		}
		in.toward(x, ref)
	}
}

// at returns the point a share of the way from the low to the high end.
func (in *Indicator) at(share float64) float64 {
	return in.Range[0] + (in.Range[1]-in.Range[0])*share
}

func (in *Indicator) goalposts(x []float64) {
	worst, best := in.Worst, in.Best
	if in.Log {
		worst, best = math.Log(worst), math.Log(best)
	}
	for u, v := range x {
		if in.Log {
			if v <= 0 {
				x[u] = math.NaN()
				continue
			}
			v = math.Log(v)
		}
		share := (v - worst) / (best - worst)
		if !in.Unclamped {
			share = min(max(share, 0), 1)
		}
		x[u] = in.at(share)
	}
}

func (in *Indicator) minmax(x []float64) {
	lo, hi := extremes(x)
	if in.Direction < 0 {
		lo, hi = hi, lo
	}
	for u, v := range x {
		switch {
		case isMissing(v):
		case lo == hi:
			x[u] = in.at(0.5)
		default:
			x[u] = in.at((v - lo) / (hi - lo))
		}
	}
}

func (in *Indicator) zscore(x []float64) {
	m, sd := mean(x), deviation(x)
	lo, hi := extremes(x)
	for u, v := range x {
		switch {
		case isMissing(v):
		case lo == hi: // the standard deviation would be noise, or undefined
			x[u] = in.ZMean
		default:
			x[u] = in.ZMean + in.ZSD*float64(in.Direction)*(v-m)/sd
		}
	}
}

// ranks replaces values by 1 + the number of values strictly below, and returns
// how many there are.
func ranks(x []float64, direction float64, sc *scratch) float64 {
	for u := range x {
		x[u] *= direction
	}
	sc.buf = present(x, sc.buf)
	slices.Sort(sc.buf)
	for u, v := range x {
		if !isMissing(v) {
			below, _ := slices.BinarySearch(sc.buf, v)
			x[u] = 1 + float64(below)
		}
	}
	return float64(len(sc.buf))
}

func (in *Indicator) percentile(x []float64, sc *scratch) {
	n := ranks(x, float64(in.Direction), sc)
	lo, hi := extremes(x)
	for u, r := range x {
		switch {
		case isMissing(r):
		case lo == hi:
			x[u] = in.at(0.5)
		default:
			x[u] = in.at((r - 1) / (n - 1))
		}
	}
}

// toward scores the way from the worst unit to a goal (already turned so that
// more is better).
func (in *Indicator) toward(x []float64, goal float64) {
	d := float64(in.Direction)
	worst, most := extremes(x)
	if d < 0 {
		worst = -most
	}
	for u, v := range x {
		share := (d*v - worst) / (goal - worst)
		if goal <= worst && !isMissing(v) {
			share = 1
		}
		if !in.Unclamped {
			share = min(share, 1)
		}
		x[u] = in.at(share)
	}
}
