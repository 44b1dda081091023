package scorecard

import (
	"fmt"
	"math/big"
	"strconv"
)

// Formula is the rule of a judged line as a spreadsheet formula for its points,
// over names that stand for the value and what it is held against. It is ""
// for a line that got no points at all, which is another thing than zero.
func (l Line) Formula(value, goal string) string {
	if l.Points == nil {
		return ""
	}
	gap := fmt.Sprintf("%s-%s", goal, value)
	if l.Goal.below() {
		gap = fmt.Sprintf("%s-%s", value, goal)
	}
	full := l.Full.RatString()
	if l.Item.PerPoint > 0 {
		return fmt.Sprintf("MAX(0,%s-%s*MAX(0,%s))", full, decimal(l.Item.PerPoint), gap)
	}
	reached := "<=0"
	if l.Goal.strict() {
		reached = "<0"
	}
	// Spreadsheets divide in binary: a value that is the goal may be off it in
	// the last bit.
	return fmt.Sprintf("IF(ROUND(%s,9)%s,%s,0)", gap, reached, full)
}

// OpenFormula is the points of the items that could not be scored as a
// spreadsheet formula: all that can be had but those of the lines whose points
// are a number. name gives the name of a line's points.
func (c Card) OpenFormula(name func(at int) string) string {
	expr := c.Full.RatString()
	for i, l := range c.Lines {
		if l.Points != nil {
			expr += fmt.Sprintf("-%s*COUNT(%s)", l.Full.RatString(), name(i))
		}
	}
	return expr
}

// Rises reports whether the line is held against last year's value.
func (l Line) Rises() bool { return l.Item.Kind == kindRise }

// Number is the goal as it is written in a formula: a decimal where there is
// one.
func (g Goal) Number() string {
	if digits, exact := g.Value.FloatPrec(); exact {
		return g.Value.FloatString(digits)
	}
	return "(" + g.Value.RatString() + ")"
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// Short reports whether the line says how far its value is from a goal.
func (l Line) Short() bool { return l.Why == lost }

// LackingFormula is how far a card is from the lower end of its next grade, as a
// formula over the name of its sum.
func (c Card) LackingFormula(sum string) string {
	return new(big.Rat).Add(c.Points, c.Lacking).RatString() + "-" + sum
}
