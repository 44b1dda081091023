package analysis

import (
	"fmt"
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
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
	if c.expr != "" && (!whole || strings.ContainsAny(d.Expr, "/*")) {
		c.expr = w.rounded(c.expr, p.places)
	}
	return c
}

// derivation explains the printed aspect of a measure.
func (w *writer) derivation(p printed) indicator.Derivation {
	now := p.m.Derive(indicator.Now)
	switch p.aspect {
	case ofPrior:
		return p.m.Derive(indicator.Prior)
	case ofYoY:
		return joined(now, p.m.Derive(indicator.Prior), p.m.Indicator.Change)
	case ofQoQ:
		return joined(now, p.m.Derive(indicator.Before), p.m.Indicator.Change)
	case ofInterval:
		return indicator.Derivation{Refs: p.m.Derive(indicator.Failed).Refs}
	case ofTrials:
		return p.m.Derive(indicator.Trials)
	case ofFailed:
		return p.m.Derive(indicator.Failed)
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
			var k int
			fmt.Sscan(p, &k)
			parts[i] = ids[k]
		}
		out.WriteString("{" + strings.Join(parts, ":") + "}")
		expr = rest
	}
}

// rounded rounds as the report does. ROUND of spreadsheets rounds halves up;
// GB/T 8170 takes them to the even digit, which the second term brings about.
func (w *writer) rounded(expr string, places int) string {
	rounded := fmt.Sprintf("ROUND(%s,%d)", expr, places)
	if w.mode() == num.HalfUp {
		return rounded
	}
	scale := "1" + strings.Repeat("0", places)
	scaled := fmt.Sprintf("ABS(%s)*%s", expr, scale)
	return fmt.Sprintf("%s-IF(ABS(%s-INT(%s)-0.5)<0.0000001,MOD(ROUND(%s,0),2)*SIGN(%s)/%s,0)", rounded, scaled, scaled, scaled, expr, scale)
}
