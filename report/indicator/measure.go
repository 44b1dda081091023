package indicator

import (
	"qreport/report/define"
	"qreport/report/internal/stat"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Measure is an indicator of one region, period and basis, with all that is
// said about it.
type Measure struct {
	Indicator *define.Indicator
	Region    string
	Period    model.Period
	Basis     rollup.Basis
	Value     Quantity
	Prior     Quantity // 上年同期, as this year's submissions state it
	Before    Quantity // 上期, for 环比; only on the Current basis
	Sample    Sample
	PriorTest Sample
	Operands  []Operand
	// Coverage is the worst coverage among the operands.
	Got, Want int
	// PriorGot and PriorWant are the coverage of the 上年同期.
	PriorGot, PriorWant int

	// BeforeGot and BeforeWant are the coverage of the 上期.
	BeforeGot, BeforeWant int

	from *Indicators // what it was computed from, for Derive
	both *pairing    // of a measure on common units
}

// From is what the measure was computed from; nil for the zero Measure.
func (m Measure) From() *Indicators { return m.from }

// Operand is an input of a measure as it stood in the cube. Region differs
// from the measure's in a weighted mean of lower regions.
type Operand struct {
	Entry  int
	Figure merge.Figure
	Region string
}

// Sample is the sample behind a rate; Trials is 0 when it has none.
type Sample struct{ Pass, Trials float64 }

// Interval returns the Wilson 95 % interval in per cent.
func (s Sample) Interval() (low, high float64) {
	low, high = stat.Wilson(s.Pass, s.Trials, stat.Z95)
	return 100 * low, 100 * high
}

// Partial reports whether a unit that should be in the value is not.
func (m Measure) Partial() bool { return m.Value.Present() && m.Got < m.Want }

// Share is the coverage as a fraction; 1 when nobody was expected.
func (m Measure) Share() float64 {
	if m.Want == 0 {
		return 1
	}
	return float64(m.Got) / float64(m.Want)
}

// Sampled reports whether the measure is a rate over a sample.
func (m Measure) Sampled() bool { return m.Sample.Trials > 0 }

// Small reports whether the sample is below the threshold of the definitions.
func (m Measure) Small(t define.Thresholds) bool {
	return m.Sampled() && m.Sample.Trials < float64(t.SmallSample)
}
