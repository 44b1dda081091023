package analysis

import (
	"fmt"
	"math/big"
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/internal/stat"
)

// computed is a figure as a formula over data.
type computed struct {
	expr     string
	operands []document.Operand
}

// howComputed makes the spreadsheet formula of a printed number and lists its
// operands.
func (w *writer) howComputed(p printed) computed {
	k := w.workingOf(p)
	c := computed{k.expr, k.operands}
	if p.aspect == ofInterval && c.expr != "" {
		c.expr = w.intervalExpr(w.working(p.m, indicator.Trials).expr, w.working(p.m, indicator.Passed).expr)
		return c
	}
	if p.unsigned && c.expr != "" {
		c.expr = "ABS(" + c.expr + ")"
	}
	if c.expr != "" && (k.scale > p.places || k.mixed) {
		c.expr = w.rounded(c.expr, p.places, indicator.Tie(p.quantity(), p.places))
	}
	return c
}

// intervalExpr is the Wilson interval as a text, low and high.
func (w *writer) intervalExpr(trials, passed string) string {
	const z2 = stat.Z95 * stat.Z95
	centre := fmt.Sprintf("(%s)/(%s)+%.12f/(2*(%s))", passed, trials, z2, trials)
	spread := fmt.Sprintf("%.12f*SQRT((%s)/(%s)*(1-(%s)/(%s))/(%s)+%.12f/(4*(%s)^2))", stat.Z95,
		passed, trials, passed, trials, trials, z2, trials)
	scale := fmt.Sprintf("(1+%.12f/(%s))", z2, trials)
	low := fmt.Sprintf(`TEXT(MAX(0,(%s-%s)/%s*100),"0.0")`, centre, spread, scale)
	high := fmt.Sprintf(`TEXT(MIN(100,(%s+%s)/%s*100),"0.0")`, centre, spread, scale)
	between := strings.Trim(w.fill(phrase{id: "phrase.range"}, func() any { return map[string]string{"Low": "|", "High": "|"} }), "|")
	return low + `&"` + between + `"&` + high
}

// workingOf explains the printed aspect of a measure.
func (w *writer) workingOf(p printed) working {
	switch p.aspect {
	case ofPrior:
		return *w.working(p.m, indicator.Prior)
	case ofBefore:
		return *w.working(p.m, indicator.Before)
	case ofYoY:
		return w.working(p.m, indicator.Now).against(w.working(p.m, indicator.Prior), p.m.Indicator.Change)
	case ofQoQ:
		return w.working(p.m, indicator.Now).against(w.working(p.m, indicator.Before), p.m.Indicator.Change)
	case ofGap:
		k := *w.working(p.m, indicator.Now)
		k.expr += "-" + p.goal
		return k
	case ofInterval, ofFailed:
		return w.working(p.m, indicator.Trials).against(w.working(p.m, indicator.Passed), "")
	case ofTrials:
		return *w.working(p.m, indicator.Trials)
	}
	return *w.working(p.m, indicator.Now)
}

// quantity is the exact value of the printed aspect.
func (p printed) quantity() indicator.Quantity {
	switch p.aspect {
	case ofPrior:
		return p.m.Prior
	case ofBefore:
		return p.m.Before
	case ofYoY:
		return indicator.Quantity{Rat: p.m.YearOnYear().Rat}
	case ofQoQ:
		return indicator.Quantity{Rat: p.m.QuarterOnQuarter().Rat}
	case ofGap:
		if goal, ok := new(big.Rat).SetString(p.goal); ok {
			return indicator.Minus(p.m.Value, indicator.Of(goal))
		}
	}
	return p.m.Value
}

// rounded rounds as the report does. ROUND of spreadsheets rounds halves up;
// GB/T 8170 takes them to the even digit. The formula is long, so only a value
// that is a half says so.
func (w *writer) rounded(expr string, places int, tie bool) string {
	rounded := fmt.Sprintf("ROUND(%s,%d)", expr, places)
	if w.mode() == num.HalfUp || !tie {
		return rounded
	}
	scale := "1" + strings.Repeat("0", places)
	scaled := fmt.Sprintf("ABS(%s)*%s", expr, scale)
	return fmt.Sprintf("%s-IF(ABS(%s-INT(%s)-0.5)<0.0000001,MOD(ROUND(%s,0),2)*SIGN(%s)/%s,0)", rounded, scaled, scaled, scaled, expr, scale)
}
