package validate

import (
	"math"
	"math/big"
	"slices"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// checkTrend compares a figure's ratio to the same period a year ago with the
// ratios of the periods before, the one in question left out: it is doubted
// when it lies more than Limit times their usual spread from their median.
// Median and MAD are not moved by one odd period, and ratios to the same
// quarter know no season. Fewer than Least ratios say nothing. The spread is
// taken to be at least Spread, and at least what counts of that size vary by
// chance; figures below Floor are left alone.
func checkTrend(k *inspection, c *define.Check) {
	earlier := k.earlier()
	if c.Limit <= 0 || len(earlier) < c.Least {
		return
	}
	k.cellsOf(c, func(r ref) {
		prior := ref{r.slot, model.Prior}
		x, okX := k.number(r)
		y, okY := k.number(prior)
		if r.column != model.Cur || !okX || !okY || x <= 0 || y <= 0 || max(x, y) < c.Floor {
			return
		}
		var past []float64
		for _, s := range earlier {
			if ratio, ok := ratioOf(s, r.slot); ok {
				past = append(past, ratio)
			}
		}
		if len(past) < max(1, c.Least) {
			return
		}
		usual, spread := medianAndSpread(past)
		spread = max(spread, c.Spread, math.Sqrt(1/x+1/y))
		if math.Abs(math.Log(x/y)-usual) > c.Limit*spread {
			k.fail(c, failure{at: r, cells: []ref{r, prior}, left: inPercent(x / y), right: inPercent(math.Exp(usual))})
		}
	})
}

// longestMemory is how many periods back are looked at: three years of quarters.
const longestMemory = 12

// earlier are the submissions of the same unit before this one, of the same
// span, that were accepted.
func (k *inspection) earlier() (list []*model.Submission) {
	for back := 1; back <= longestMemory; back++ {
		if s := k.past(k.sub.Period.Add(-back)); s != nil {
			list = append(list, s)
		}
	}
	return list
}

// ratioOf is the logarithm of 本期 to 上年同期 as a submission gives them.
func ratioOf(s *model.Submission, slot model.Slot) (float64, bool) {
	x, okX := number(valueOf(s, slot, model.Cur))
	y, okY := number(valueOf(s, slot, model.Prior))
	if !okX || !okY || x <= 0 || y <= 0 {
		return 0, false
	}
	return math.Log(x / y), true
}

// medianAndSpread are the median, and the median distance from it scaled to
// the standard deviation of a normal distribution.
func medianAndSpread(values []float64) (middle, spread float64) {
	const toDeviation = 1.4826
	middle = median(slices.Clone(values))
	distances := make([]float64, len(values))
	for i, v := range values {
		distances[i] = math.Abs(v - middle)
	}
	return middle, toDeviation * median(distances)
}

func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

// inPercent prints a ratio in per cent; it is rough, and so is what it is
// compared with.
func inPercent(ratio float64) string {
	return num.Round(new(big.Rat).SetFloat64(ratio*100), 0, num.HalfEven).String()
}
