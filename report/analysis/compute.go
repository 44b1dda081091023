package analysis

import (
	"fmt"
	"strconv"
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
	d := w.derivation(p)
	if p.unsigned && d.Expr != "" {
		d.Expr = "ABS(" + d.Expr + ")"
	}
	ids := make([]string, len(d.Refs))
	c := computed{}
	whole := true
	for i, ref := range d.Refs {
		datum := w.datum(ref)
		ids[i] = datum.ID
		whole = whole && datum.Number.Scale() <= p.places
		c.operands = append(c.operands, document.Operand{Code: entryCode(datum.At), Name: w.operandNamed(datum, ref),
			Text: datum.Text, Unit: datum.Unit, Datum: datum.ID, Sources: w.figures.sources[datum.ID]})
	}
	c.expr = named(d.Expr, ids)
	if p.aspect == ofInterval && c.expr != "" {
		c.expr = w.intervalExpr(named(w.derive(p.m, indicator.Trials).Expr, ids), p.m, ids)
		return c
	}
	if c.expr != "" && (!whole || strings.ContainsAny(d.Expr, "/*")) {
		c.expr = w.rounded(c.expr, p.places, indicator.Tie(p.quantity(), p.places))
	}
	return c
}

// intervalExpr is the Wilson interval as a text, low and high. The operands are
// those of the trials, then those of the passes.
func (w *writer) intervalExpr(trials string, m indicator.Measure, ids []string) string {
	passed := named(w.derive(m, indicator.Passed).Expr, ids[len(w.derive(m, indicator.Trials).Refs):])
	const z2 = stat.Z95 * stat.Z95
	centre := fmt.Sprintf("(%s)/(%s)+%.12f/(2*(%s))", passed, trials, z2, trials)
	spread := fmt.Sprintf("%.12f*SQRT((%s)/(%s)*(1-(%s)/(%s))/(%s)+%.12f/(4*(%s)^2))", stat.Z95,
		passed, trials, passed, trials, trials, z2, trials)
	scale := fmt.Sprintf("(1+%.12f/(%s))", z2, trials)
	low := fmt.Sprintf(`TEXT(MAX(0,(%s-%s)/%s*100),"0.0")`, centre, spread, scale)
	high := fmt.Sprintf(`TEXT(MIN(100,(%s+%s)/%s*100),"0.0")`, centre, spread, scale)
	between := strings.Trim(w.say("phrase.range", intervalData{Low: "|", High: "|"}), "|")
	return low + `&"` + between + `"&` + high
}

// derivation explains the printed aspect of a measure.
func (w *writer) derivation(p printed) indicator.Derivation {
	now := w.derive(p.m, indicator.Now)
	switch p.aspect {
	case ofPrior:
		return w.derive(p.m, indicator.Prior)
	case ofBefore:
		return w.derive(p.m, indicator.Before)
	case ofYoY:
		return joined(now, w.derive(p.m, indicator.Prior), p.m.Indicator.Change)
	case ofQoQ:
		return joined(now, w.derive(p.m, indicator.Before), p.m.Indicator.Change)
	case ofGap:
		now.Expr += "-" + p.goal
		return now
	case ofInterval, ofFailed:
		return joined(w.derive(p.m, indicator.Trials), w.derive(p.m, indicator.Passed), "")
	case ofTrials:
		return w.derive(p.m, indicator.Trials)
	}
	return now
}

// joined is the change between two values.
func joined(now, base indicator.Derivation, kind string) indicator.Derivation {
	d := indicator.Derivation{Refs: append(now.Refs[:len(now.Refs):len(now.Refs)], base.Refs...)}
	if now.Expr == "" || base.Expr == "" {
		return d
	}
	before := "(" + base.Shift(len(now.Refs)) + ")"
	d.Expr = "(" + now.Expr + ")-" + before
	if kind == "percent" {
		d.Expr = "((" + now.Expr + ")-" + before + ")/" + before + "*100"
	}
	return d
}

// named puts the ids of data in place of the numbers of operands.
func named(expr string, ids []string) string {
	var out strings.Builder
	for {
		before, after, found := strings.Cut(expr, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		inside, rest, _ := strings.Cut(after, "}")
		parts := strings.Split(inside, ":")
		for i, p := range parts {
			k, _ := strconv.Atoi(p)
			parts[i] = ids[k]
		}
		out.WriteString("{" + strings.Join(parts, ":") + "}")
		expr = rest
	}
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
