package merge

import (
	"slices"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// Ledger is what was settled between the bureaus (两局比对台账).
type Ledger struct {
	Matches []Match // of the 本期 columns
	// Carried are the same for 本年累计 and 上年同期, where a record of an
	// earlier period may count.
	Carried []Match
}

// In lists what was taken off one column.
func (l Ledger) In(column model.Column) []Match {
	if column == model.Cur {
		return l.Matches
	}
	return slices.DeleteFunc(slices.Clone(l.Carried), func(m Match) bool { return m.Column != column })
}

// Match is one thing that two units reported and that counts once.
type Match struct {
	Rule   string // code of the rule
	Period model.Period
	Column model.Column
	Key    string // case number, event id, organisation code
	Region string // the smallest region that contains both units
	Kept   Side   // whose record counts
	Other  Side   // whose record is taken off
	Amount num.Dec
}

// Side is one unit's record of a match.
type Side struct {
	Unit   model.Unit
	Origin model.Origin
	Amount num.Dec
}

// settle takes off what was counted twice, in every column of every period.
func (u *Unified) settle() Ledger {
	var ledger Ledger
	for _, period := range u.Accepted.Periods() {
		for _, rule := range u.Layout.Defs.Unify {
			if rule.List == "" || rule.Rule == ruleSide || rule.Rule == ruleOwner {
				continue
			}
			ledger.Matches = append(ledger.Matches, u.takeOff(rule, period, model.Cur)...)
			ledger.Carried = append(ledger.Carried, u.takeOff(rule, period, model.YTD)...)
			ledger.Carried = append(ledger.Carried, u.takeOff(rule, period, model.Prior)...)
		}
	}
	return ledger
}

// takeOff subtracts from one column what two units counted in it.
func (u *Unified) takeOff(rule *define.Unify, period model.Period, column model.Column) []Match {
	var matches []Match
	for _, group := range byKey(u.records(rule, behind(period, column))) {
		counted := slices.DeleteFunc(slices.Clone(group), func(r record) bool {
			return !u.counted(rule, r.side.Unit, period, column)
		})
		matches = append(matches, u.pair(rule, period, counted)...)
	}
	for i := range matches {
		matches[i].Column = column
		u.adjust(matches[i], column)
	}
	if len(matches) > 0 {
		u.recombine(rule, period, matches)
	}
	return matches
}

// behind picks the periods whose lists identify what a column counts: its own,
// for 本年累计 the year up to it (the bureaus may have filed a case in different
// quarters), for 上年同期 the same period one year ago.
func behind(period model.Period, column model.Column) func(model.Period) bool {
	switch column {
	case model.YTD:
		return func(p model.Period) bool {
			return p.Year == period.Year && p.Span == period.Span && p.N <= period.N
		}
	case model.Prior:
		return func(p model.Period) bool { return p == period.YearAgo() }
	}
	return func(p model.Period) bool { return p == period }
}

// counted reports whether the unit gave a number that holds its records: from
// a missing figure nothing can be taken off.
func (u *Unified) counted(rule *define.Unify, unit model.Unit, period model.Period, column model.Column) bool {
	i, ok := u.Layout.Index(Entry{Code: rule.Code, Part: string(unit.Bureau)})
	return ok && u.OwnFigure(unit, period, i, column).Got > 0
}

// pair keeps the first record of a key, the lead bureau's, and takes off every
// other one at the smallest region in which an earlier one counts already. So
// each region counts the key once if it lies in the region at all.
func (u *Unified) pair(rule *define.Unify, period model.Period, group []record) []Match {
	var matches []Match
	for i := 1; i < len(group); i++ {
		other := group[i].side
		kept, region := u.nearest(group[:i], u.Register.Place(other.Unit))
		matches = append(matches, Match{
			Rule: rule.Code, Period: period, Key: group[i].key, Region: region,
			Kept: kept, Other: other, Amount: other.Amount,
		})
	}
	return matches
}

// nearest finds the record that shares the smallest region with another.
func (u *Unified) nearest(earlier []record, region string) (Side, string) {
	tree := u.Layout.Defs.Regions
	kept, common, depth := Side{}, "", -1
	for _, r := range earlier {
		c := tree.Common(u.Register.Place(r.side.Unit), region)
		if d := len(tree.Ancestors(c)); d > depth {
			kept, common, depth = r.side, c, d
		}
	}
	return kept, common
}

// adjust enters what is taken off. The region may have no unit of its own.
func (u *Unified) adjust(m Match, column model.Column) {
	at := place{m.Region, m.Period}
	if u.own[at] == nil {
		u.own[at] = make([]Figure, u.Layout.Len()*model.Columns)
	}
	i, _ := u.Layout.Index(Entry{Code: m.Rule, Part: Adjust})
	f := &u.own[at][At(i, column)]
	f.Sum = f.Sum.Sub(m.Amount)
	f.Got++
	f.Want++
}

// recombine brings the results up to date where something was taken off.
func (u *Unified) recombine(rule *define.Unify, period model.Period, matches []Match) {
	for _, m := range matches {
		u.Layout.Combine(u.own[place{m.Region, period}], rule)
	}
}
