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
	ps.require(s.Low < s.High && finite(s.Low, s.High), "range", s.Code, "low %g and high %g are not a range", s.Low, s.High)
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
		ps.require(l.Depth >= 0, "level.depth", s.Code, "depth %d is negative", l.Depth)
		checkMean(ps, s.Code, l.Mean, l.Exponent)
		for _, m := range s.Levels[:i] {
			ps.require(m.Depth != l.Depth, "level.twice", s.Code, "depth %d is given twice", l.Depth)
		}
	}
	for _, b := range s.Bands {
		ps.require(b.Low < b.top(), "band", b.Label, "low %g is not below high %g", b.Low, b.High)
	}
	if a, b, found := s.Bands.overlap(); found {
		ps.add("band.overlap", a.Label, "overlaps with %s", b.Label)
	}
}

func checkShare(ps *Problems, at, what string, v float64) {
	ps.require(v >= 0 && v <= 1, "share", at, "%s %g is not between 0 and 1", what, v)
}

func checkMean(ps *Problems, at string, m Mean, exponent float64) {
	switch m {
	case "", Arithmetic, Geometric, Harmonic:
		ps.require(exponent == 0, "mean.exponent", at, "exponent %g is for the mean %q only", exponent, Power)
	case Power:
		ps.require(exponent != 0 && finite(exponent), "mean.power", at, "mean %q needs a finite exponent other than 0", Power)
	default:
		ps.add("mean.unknown", at, "unknown mean %q", m)
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
	ps.require(len(in.Range) == 2 && in.Range[0] < in.Range[1] && finite(in.Range...), "range.own", at,
		"range %v is not a low and a higher end", in.Range)
	ps.require(in.ZSD > 0 && finite(in.ZMean, in.ZSD), "z_sd", at, "standard deviation %g", in.ZSD)
	in.checkParameters(ps, in.Normalise)
}

// checkParameters looks for what the indicator lacks for a normalisation,
// which need not be its own: Monte Carlo tries alternatives.
func (in Indicator) checkParameters(ps *Problems, kind Normalisation) {
	switch kind {
	case Goalposts:
		in.checkGoalposts(ps)
	case ToTarget:
		ps.require(finite(in.Target), "target", in.Code, "target %g is not finite", in.Target)
	case ToUnit:
		ps.require(in.Reference != "", "reference", in.Code, "no reference unit")
	}
	ps.require(in.Outliers != OutliersWinsoriseLog || kind != Goalposts && kind != ToTarget, "outliers.log", in.Code,
		"%s cannot follow a logarithm that only some columns take", kind)
	ps.require(!in.Log || kind == Goalposts, "log", in.Code, "log is for goalposts only, not for %s", kind)
}

func (in Indicator) checkGoalposts(ps *Problems) {
	if !finite(in.Worst, in.Best) {
		ps.add("goalposts.finite", in.Code, "goalposts %g and %g are not finite", in.Worst, in.Best)
		return
	}
	up := float64(in.Direction) * (in.Best - in.Worst)
	ps.require(up != 0, "goalposts.equal", in.Code, "goalposts are equal (%g)", in.Worst)
	ps.require(up >= 0, "goalposts.direction", in.Code, "goalposts %g and %g run against the direction", in.Worst, in.Best)
	ps.require(!in.Log || in.Worst > 0 && in.Best > 0, "goalposts.log", in.Code, "goalposts %g and %g on a logarithm must be positive", in.Worst, in.Best)
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
			ps.require(!in.mayBeNegative(in.Normalise), "mean.negative", n.code,
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
