package analysis

import (
	"math/big"
	"strings"

	"qreport/report/define"
	"qreport/report/indicator"
)

// Big prints a field with its unit; a large amount in the larger unit that
// people speak in: 20.34亿美元 rather than 203411.57万美元. Without a value the
// sentence is silent.
func (v *voice) Big(code string) string {
	m := v.w.measure(code)
	if !m.Value.Present() {
		return v.hush()
	}
	for _, pair := range v.w.words("figure.big.units") {
		small, large, _ := strings.Cut(pair, ">")
		if m.Indicator.Unit == small && m.Value.Rat.Cmp(big.NewRat(bigLeast, 1)) >= 0 {
			return v.w.markMeasure(v.w.inLarge(m, code, large)) + large
		}
	}
	return v.w.mark(code, m) + m.Indicator.Unit
}

// A larger unit is bigUnit of the smaller, and spoken of from bigLeast on.
const (
	bigUnit  = 10000
	bigLeast = 10 * bigUnit
)

// inLarge is a measure in a larger unit, with a formula so that it can be
// traced.
func (w *writer) inLarge(m indicator.Measure, code, unit string) indicator.Measure {
	described := *m.Indicator
	described.Code, described.Unit, described.Decimals = code+".large", unit, 2
	whole := m.Indicator.Compiled
	if whole == nil {
		whole = w.sumOf(m)
	}
	described.Compiled = define.Divided(whole, bigUnit)
	m.Indicator, m.Value = &described, indicator.Of(new(big.Rat).Quo(m.Value.Rat, big.NewRat(bigUnit, 1)))
	m.Prior, m.Before = indicator.Quantity{}, indicator.Quantity{}
	return m
}
