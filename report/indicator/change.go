package indicator

import (
	"math/big"

	"qreport/report/internal/stat"
	"qreport/report/model"
)

// Change is the difference between two values of an indicator.
type Change struct {
	// Rat is in 百分点 for rates, in per cent for amounts, in the indicator's
	// unit for counts; nil when there is nothing to compare.
	Rat *big.Rat
	// Why tells, by the id of a text, why there is no change to state.
	Why WhyNot
	// Tested says that both sides are samples; then Beyond says whether the
	// change is larger than sampling alone explains.
	Tested, Beyond bool
	// Uneven says that the two sides rest on different numbers of units, so
	// that part of the change may be who reported.
	Uneven bool
	// Base is the side that was compared with: Prior or Before.
	Base Side
}

// WhyNot is the reason why a change cannot be stated.
type WhyNot string

// The reasons, which are also ids of wording templates.
const (
	NoReason     WhyNot = ""
	NoValue      WhyNot = "change.no_value"
	NoBase       WhyNot = "change.no_base"
	ZeroBase     WhyNot = "change.zero_base"
	NegativeBase WhyNot = "change.negative_base"
)

// changePercent is the kind of change of amounts.
const changePercent = "percent"

// Present reports whether there is a change to state.
func (c Change) Present() bool { return c.Rat != nil }

// YearOnYear is the 同比.
func (m Measure) YearOnYear() Change {
	c := m.against(m.Prior)
	c.Base = Prior
	c.Uneven = c.Present() && m.Got != m.PriorGot
	if c.Present() && m.Sampled() && m.PriorTest.Trials > 0 {
		c.Tested = true
		c.Beyond = stat.DifferenceBeyondNoise(m.Sample.Pass, m.Sample.Trials,
			m.PriorTest.Pass, m.PriorTest.Trials, stat.Z95)
	}
	return c
}

// QuarterOnQuarter is the 环比.
func (m Measure) QuarterOnQuarter() Change {
	c := m.against(m.Before)
	c.Base = Before
	c.Uneven = c.Present() && m.Got != m.BeforeGot
	return c
}

func (m Measure) against(base Quantity) Change {
	switch {
	case !m.Value.Present():
		return Change{Why: NoValue}
	case !base.Present():
		return Change{Why: NoBase}
	case m.Indicator.Change != changePercent:
		return Change{Rat: new(big.Rat).Sub(m.Value.Rat, base.Rat)}
	}
	return percent(m.Value.Rat, base.Rat)
}

// percent is (value − base) / base × 100; a base of zero or below has none.
func percent(value, base *big.Rat) Change {
	switch base.Sign() {
	case 0:
		return Change{Why: ZeroBase}
	case -1:
		return Change{Why: NegativeBase}
	}
	diff := new(big.Rat).Sub(value, base)
	return Change{Rat: diff.Mul(diff.Quo(diff, base), big.NewRat(100, 1))}
}

// Percent compares two amounts that are no indicators, e.g. cells of a table.
func Percent(value, base Quantity) Change {
	if !value.Present() {
		return Change{Why: NoValue}
	}
	if !base.Present() {
		return Change{Why: NoBase}
	}
	return percent(value.Rat, base.Rat)
}

// Reason tells why a value is missing.
func (q Quantity) Reason() model.Kind { return q.Kind }
