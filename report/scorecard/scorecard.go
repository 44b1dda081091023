// Package scorecard assesses a region's quality work (质量工作考核): a list of
// items with points, each judged by a rule over indicators that
// templates/scorecard.toml gives as data, and a grade on the unrounded sum.
//
// Evidence is never assumed: an item whose indicator has no value is not scored
// at all, neither zero nor full. The grade is then stated as the range that the
// open items leave, and it is certain only when both ends agree.
package scorecard

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/indicator"
)

// Kinds of rule.
const (
	kindTarget = "target" // the first indicator with a value against its target
	kindRise   = "rise"   // … against last year
	kindShare  = "share"  // every indicator against its target, for its share of the points
	kindVeto   = "veto"   // a record that says so, or without a list any event, gives the lowest grade
)

// Line is one judged indicator of an item.
type Line struct {
	Item    *define.ScoreItem
	First   bool              // of its item
	Full    *big.Rat          // points that can be had
	Measure indicator.Measure // the evidence; Indicator is nil when there is none at all
	Goal    Goal
	Points  *big.Rat // nil: not scored
	Why     string   // id of a text that says why not, or what was lost
	Gap     *big.Rat // how far the value is from the goal, 0 when it is met
}

// Goal is what a value is held against.
type Goal struct {
	Value    *big.Rat // nil where there is none to state (veto)
	Relation string   // "≥", "≤", "＞", "＜"
	Plan     string   // "" when the scorecard itself sets it
	Year     int
}

// Card is the assessment of a region.
type Card struct {
	Lines  []Line
	Points *big.Rat // scored
	Open   *big.Rat // points of the items that could not be scored
	Full   *big.Rat // of all items
	// Vetoed says that an event of the veto happened; VetoOpen that nobody
	// reported whether one did.
	Vetoed, VetoOpen bool
	Low, High        define.Grade // the grade when open items give nothing, and all
	Next             define.Grade // the next better grade than Low; Next.Label is "" at the top
	Lacking          *big.Rat     // points to it
}

// Certain reports whether the grade does not depend on what is open.
func (c Card) Certain() bool { return c.Low.Label == c.High.Label && !c.VetoOpen }

// Evidence is what a region reported over the year.
type Evidence struct {
	Measure func(code string) indicator.Measure // cumulated
	// Records counts the records of a list-form, each key once, whose column
	// says a value; with an empty column all of them.
	Records func(list, column, value string) int
}

// Assess scores a year.
func Assess(defs *define.Definitions, year int, e Evidence) Card {
	c := Card{Points: new(big.Rat), Open: new(big.Rat), Full: new(big.Rat), Lacking: new(big.Rat)}
	for i := range defs.Scorecard {
		item := &defs.Scorecard[i]
		lines := judge(defs, item, year, e)
		lines[0].First = true
		for _, l := range lines {
			c.count(l)
		}
		c.Lines = append(c.Lines, lines...)
	}
	c.grade(defs.Grades)
	return c
}

func (c *Card) count(l Line) {
	if l.Item.Kind == kindVeto {
		c.VetoOpen = c.VetoOpen || l.Why == notReported || l.Why == noRecords
		c.Vetoed = c.Vetoed || l.Why == vetoed
		return
	}
	c.Full.Add(c.Full, l.Full)
	if l.Points == nil {
		c.Open.Add(c.Open, l.Full)
		return
	}
	c.Points.Add(c.Points, l.Points)
}

// grade finds the grades on the unrounded sum; a veto gives the lowest.
func (c *Card) grade(grades []define.Grade) {
	if len(grades) == 0 {
		return
	}
	best := new(big.Rat).Add(c.Points, c.Open)
	c.Low, c.High = gradeOf(grades, c.Points), gradeOf(grades, best)
	if c.Vetoed {
		c.Low = grades[len(grades)-1]
		c.High = c.Low
		return
	}
	for i := len(grades) - 1; i >= 0; i-- {
		if grades[i].Low.Cmp(c.Points) > 0 {
			c.Next = grades[i]
			c.Lacking.Sub(grades[i].Low, c.Points)
			return
		}
	}
}

// gradeOf finds the best grade whose lower end is reached; grades are in order
// from the best.
func gradeOf(grades []define.Grade, points *big.Rat) define.Grade {
	for _, g := range grades {
		if points.Cmp(g.Low) >= 0 {
			return g
		}
	}
	return grades[len(grades)-1]
}
