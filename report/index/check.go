package index

import (
	"math"
	"slices"
)

// Check returns every mistake of the specification, nil when there is none.
func (s Spec) Check() Problems {
	s = s.withDefaults()
	var ps Problems
	s.checkHead(&ps)
	for _, n := range s.Nodes {
		s.checkNode(&ps, n)
	}
	for _, in := range s.Indicators {
		s.checkIndicator(&ps, in)
	}
	s.checkTree(&ps)
	s.checkWeights(&ps)
	s.checkMeans(&ps)
	return ps
}

func (s Spec) checkHead(ps *Problems) {
	ps.require(s.Low < s.High, "range", s.Code, "low %g is not below high %g", s.Low, s.High)
	ps.require(finite(s.Low, s.High), "range", s.Code, "range %g–%g is not finite", s.Low, s.High)
	checkShare(ps, s.Code, "availability", s.Availability)
	checkShare(ps, s.Code, "screen.availability", s.Screen.Availability)
	checkShare(ps, s.Code, "screen.nonzero", s.Screen.NonZero)
	for _, u := range s.Screen.Include {
		ps.require(!slices.Contains(s.Screen.Exclude, u), "screen", u, "both included and excluded")
	}
	t := s.Treat
	ps.require(t.Skew > 0 && t.Kurtosis > 0 && t.MaxPoints > 0, "treat", s.Code,
		"limits of the outlier test must be positive")
	for i, l := range s.Levels {
		ps.require(l.Depth >= 0, "level", s.Code, "depth %d", l.Depth)
		checkMean(ps, s.Code, l.Mean, l.Exponent)
		for _, m := range s.Levels[:i] {
			ps.require(m.Depth != l.Depth, "level", s.Code, "depth %d is given twice", l.Depth)
		}
	}
	for _, b := range s.Bands {
		ps.require(b.Low < b.top(), "band", b.Label, "low %g is not below high %g", b.Low, b.High)
	}
	if a, b, found := s.Bands.overlap(); found {
		ps.add("band", a.Label, "overlaps with %s", b.Label)
	}
}

func checkShare(ps *Problems, at, what string, v float64) {
	ps.require(v >= 0 && v <= 1, "share", at, "%s %g is not between 0 and 1", what, v)
}

func checkMean(ps *Problems, at string, m Mean, exponent float64) {
	switch m {
	case "", Arithmetic, Geometric, Harmonic:
		ps.require(exponent == 0, "mean", at, "exponent %g is for the mean %q only", exponent, Power)
	case Power:
		ps.require(exponent != 0 && finite(exponent), "mean", at, "mean %q needs a finite exponent other than 0", Power)
	default:
		ps.add("mean", at, "unknown mean %q", m)
	}
}

func (s Spec) checkNode(ps *Problems, n Node) {
	ps.require(n.Code != "", "code", n.Name, "node without a code")
	checkMean(ps, n.Code, n.Mean, n.Exponent)
	checkShare(ps, n.Code, "availability", n.Availability)
}

func (s Spec) checkIndicator(ps *Problems, in Indicator) {
	at := in.Code
	ps.require(at != "", "code", in.Name, "indicator without a code")
	ps.require(in.Direction == 1 || in.Direction == -1, "direction", at, "direction %d is neither 1 nor -1", in.Direction)
	ps.require(finite(in.Scale) && in.Scale != 0, "scale", at, "scale %g", in.Scale)
	ps.require(in.Impute.valid(), "impute", at, "unknown imputation %q", in.Impute)
	ps.require(in.Outliers.valid(), "outliers", at, "unknown treatment of outliers %q", in.Outliers)
	ps.require(in.Normalise.valid(), "normalise", at, "unknown normalisation %q", in.Normalise)
	ps.require(len(in.Range) == 2 && in.Range[0] < in.Range[1] && finite(in.Range...), "range", at,
		"range %v is not a low and a higher end", in.Range)
	ps.require(in.ZSD > 0 && finite(in.ZMean, in.ZSD), "z_sd", at, "standard deviation %g", in.ZSD)
	for _, msg := range in.parameterProblems(in.Normalise) {
		ps.add("normalise", at, "%s", msg)
	}
}

// parameterProblems says what the indicator lacks for a normalisation, which
// need not be its own: Monte Carlo tries alternatives.
func (in Indicator) parameterProblems(kind Normalisation) []string {
	var out []string
	switch kind {
	case Goalposts:
		up := float64(in.Direction) * (in.Best - in.Worst)
		if in.Best == in.Worst {
			out = append(out, "goalposts are equal")
		} else if up < 0 {
			out = append(out, "goalposts run against the direction")
		}
		if !finite(in.Worst, in.Best) {
			out = append(out, "goalposts are not finite")
		}
		if in.Log && (in.Worst <= 0 || in.Best <= 0) {
			out = append(out, "goalposts on a logarithm must be positive")
		}
	case ToTarget:
		if !finite(in.Target) {
			out = append(out, "target is not finite")
		}
	case ToUnit:
		if in.Reference == "" {
			out = append(out, "no reference unit")
		}
	}
	if in.Outliers == OutliersWinsoriseLog && (kind == Goalposts || kind == ToTarget) {
		out = append(out, string(kind)+" cannot follow a logarithm that only some columns take")
	}
	if in.Log && kind != Goalposts {
		out = append(out, "log is for goalposts only")
	}
	return out
}

// mayBeNegative reports whether a normalisation can give scores below zero,
// for which only the arithmetic mean is defined.
func (in Indicator) mayBeNegative(kind Normalisation) bool {
	switch kind {
	case ZScore:
		return true
	case RankScore:
		return false
	case Goalposts, ToTarget, ToUnit:
		return in.Unclamped || in.Range[0] < 0
	default:
		return in.Range[0] < 0
	}
}

// checkMeans looks for what shows only when the tree is built.
func (s Spec) checkMeans(ps *Problems) {
	if len(*ps) > 0 {
		return // the tree may not hang together
	}
	m := build(s)
	for _, n := range m.nodes {
		if n.exponent == 1 || n.leaf >= 0 {
			continue
		}
		for _, leaf := range m.leavesUnder(n.index) {
			in := m.spec.Indicators[leaf]
			ps.require(!in.mayBeNegative(in.Normalise), "mean", n.code,
				"only the arithmetic mean is defined for scores below zero, which %s can have", in.Code)
		}
	}
	if len(*ps) == 0 {
		*ps = s.Uncertainty.withDefaults(m).check(m)
	}
}

func (k Imputation) valid() bool {
	return slices.Contains([]Imputation{ImputeNone, ImputeMean, ImputeMedian, ImputeGroupMean, ImputeGroupMedian, ImputeCarry}, k)
}

func (k Outliers) valid() bool {
	return slices.Contains([]Outliers{OutliersNone, OutliersWinsorise, OutliersWinsoriseLog}, k)
}

func (k Normalisation) valid() bool {
	return slices.Contains([]Normalisation{MinMax, Goalposts, ZScore, RankScore, Percentile, ToTarget, ToUnit}, k)
}

func finite(xs ...float64) bool {
	for _, x := range xs {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}
