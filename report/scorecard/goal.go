package scorecard

import (
	"math/big"
	"slices"
	"strconv"

	"qreport/report/define"
	"qreport/report/indicator"
)

// planYears is how long before its target year a planned value is in force:
// plans are made for five years.
const planYears = 5

// goalOf is the planned value of an indicator in a year, where one of the
// item's plans has it, else the target of the scorecard.
func goalOf(defs *define.Definitions, item *define.ScoreItem, at int, m indicator.Measure, year int) Goal {
	if m.Indicator == nil {
		return Goal{}
	}
	if t, ok := planned(defs, item.Plans, m.Indicator.Code, year); ok {
		value, _ := new(big.Rat).SetString(t.Value)
		return Goal{Value: value, Relation: relation(t.Relation, m), Plan: t.Plan, Year: t.Year}
	}
	target := item.Target
	if len(item.Targets) > 0 {
		target = item.Targets[at]
	}
	return Goal{Value: ratOf(target), Relation: relation("", m)}
}

// planned finds the nearest target year of the plans that is not over.
func planned(defs *define.Definitions, plans []string, code string, year int) (found define.Target, ok bool) {
	for _, t := range defs.Targets {
		inForce := year <= t.Year && year > t.Year-planYears
		if t.Code == code && slices.Contains(plans, t.Plan) && inForce && (!ok || t.Year < found.Year) {
			found, ok = t, true
		}
	}
	return found, ok
}

// relation prints how a value must stand to its goal; where the plan only
// gives a number the indicator's direction decides.
func relation(given string, m indicator.Measure) string {
	switch {
	case given == ">":
		return "＞"
	case given == "<":
		return "＜"
	case given == "<=" || given == "" && m.Indicator.Direction == "-":
		return "≤"
	}
	return "≥"
}

// ratOf takes a number of the definitions as it was written.
func ratOf(x float64) *big.Rat {
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'f', -1, 64))
	return r
}
