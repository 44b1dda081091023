package analysis

import (
	"qreport/report/define"
	"qreport/report/indicator"
	"qreport/report/model"
	"qreport/report/rollup"
)

// memo keeps what one report asks for again and again: its hundreds of figures
// rest on the same measures, and are worded with the same periods and formulas.
// What is kept is never changed by those who ask.
type memo struct {
	measures map[measured]indicator.Measure
	workings map[derived]*working
	data     map[indicator.RefKey]int // places in registry.data
	periods  map[model.Period]string
	formulas map[*define.Formula]string
	phrases  map[phrase]string
	told     map[toldAt]*told
}

func newMemo() memo {
	return memo{map[measured]indicator.Measure{}, map[derived]*working{}, map[indicator.RefKey]int{},
		map[model.Period]string{}, map[*define.Formula]string{}, map[phrase]string{}, map[toldAt]*told{}}
}

// measured is what a measure is asked by.
type measured struct {
	in         *indicator.Indicators
	region     string
	period     model.Period
	basis      rollup.Basis
	code, item string
}

// measureOf computes an indicator, or reads a field or a rule, once.
func (w *writer) measureOf(in *indicator.Indicators, region string, p model.Period, basis rollup.Basis, code, item string) indicator.Measure {
	key := measured{in, region, p, basis, code, item}
	m, known := w.memo.measures[key]
	if !known {
		if _, ok := in.Defs.Indicator(code); ok {
			m = in.At(region, p, basis, code)
		} else {
			m = in.Field(region, p, basis, code, item)
		}
		w.memo.measures[key] = m
	}
	return m
}

// derived is what a derivation is asked by. A measure put together here has an
// indicator or a list of operands of its own.
type derived struct {
	in        *indicator.Indicators
	indicator *define.Indicator
	operands  *indicator.Operand // the first of them
	n         int
	region    string
	period    model.Period
	basis     rollup.Basis
	side      indicator.Side
}

func derivedBy(m indicator.Measure, side indicator.Side) derived {
	key := derived{in: m.From(), indicator: m.Indicator, n: len(m.Operands), region: m.Region, period: m.Period, basis: m.Basis, side: side}
	if len(m.Operands) > 0 {
		key.operands = &m.Operands[0]
	}
	return key
}

// phrase is a text with up to three things to fill in, by name.
type phrase struct {
	id      string
	a, b, c string
}

// ofReport is a wording that depends on nothing but the report.
func (w *writer) ofReport(id string) string {
	return w.fill(phrase{id: id}, func() any { return &voice{w: w} })
}

// fill words a phrase, once; data makes what the template is given.
func (w *writer) fill(p phrase, data func() any) string {
	text, known := w.memo.phrases[p]
	if !known {
		text = w.say(p.id, data())
		w.memo.phrases[p] = text
	}
	return text
}
