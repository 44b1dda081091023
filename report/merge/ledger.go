package merge

import (
	"cmp"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// Ledger is what was settled between the bureaus (两局比对台账).
type Ledger struct{ Matches []Match }

// Match is one thing that both bureaus reported and that counts once.
type Match struct {
	Rule   string // code of the rule
	Period model.Period
	Key    string // case number, event id, organisation code
	Region string // the smallest region that contains both units
	Kept   Side   // whose record counts
	Other  Side   // whose record is taken off
	Amount num.Dec
}

// Side is one bureau's record of a match.
type Side struct {
	Unit   model.Unit
	Origin model.Origin
	Amount num.Dec
}

// match pairs the records of different bureaus that carry the same key.
func (u *Unified) match(period model.Period) []Match {
	var matches []Match
	for _, rule := range u.Layout.Defs.Unify {
		if rule.List == "" {
			continue
		}
		for _, group := range byKey(u.records(rule, period)) {
			matches = append(matches, u.pair(rule, period, group)...)
		}
	}
	return matches
}

type record struct {
	key  string
	rank int // order of the bureau in the rule: earlier is kept
	side Side
}

// records collects the rule's list over every unit, sorted by key and rank.
func (u *Unified) records(rule *define.Unify, period model.Period) []record {
	var all []record
	for _, sub := range u.Accepted.All() {
		if sub.Period != period || sub.Scope != model.Own {
			continue
		}
		all = append(all, u.recordsOf(rule, sub)...)
	}
	slices.SortStableFunc(all, func(a, b record) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.rank, b.rank), a.side.Unit.Compare(b.side.Unit))
	})
	return all
}

func (u *Unified) recordsOf(rule *define.Unify, sub *model.Submission) []record {
	rank := slices.IndexFunc(rule.Parts, func(p define.UnifyPart) bool { return p.Bureau == sub.Unit.Bureau })
	form, known := u.Layout.Defs.Form(rule.List)
	if rank < 0 || !known {
		return nil
	}
	key := slices.IndexFunc(form.Columns, func(c define.ListColumn) bool { return c.Key })
	amount := slices.IndexFunc(form.Columns, func(c define.ListColumn) bool { return c.ID == rule.Amount })
	var found []record
	for _, list := range sub.Lists {
		if list.Form != rule.List || key < 0 {
			continue
		}
		for _, r := range list.Records {
			found = append(found, makeRecord(sub, list, r, key, amount, rank))
		}
	}
	return slices.DeleteFunc(found, func(r record) bool { return r.key == "" })
}

func makeRecord(sub *model.Submission, list model.List, r model.Record, key, amount, rank int) record {
	pos := model.Pos{Sheet: list.Sheet, Col: list.Columns[key], Row: r.Row}
	side := Side{Unit: sub.Unit, Origin: sub.Origin(pos), Amount: num.Int(1)}
	if amount >= 0 {
		side.Amount, _ = num.Parse(r.Texts[amount])
	}
	return record{strings.TrimSpace(r.Texts[key]), rank, side}
}

func byKey(sorted []record) [][]record {
	var groups [][]record
	for i, r := range sorted {
		if i > 0 && r.key == sorted[i-1].key {
			groups[len(groups)-1] = append(groups[len(groups)-1], r)
			continue
		}
		groups = append(groups, []record{r})
	}
	return groups
}

// pair keeps the first record of a group, the lead bureau's, and takes off one
// record of every other bureau.
func (u *Unified) pair(rule *define.Unify, period model.Period, group []record) []Match {
	var matches []Match
	kept, seen := group[0], map[int]bool{group[0].rank: true}
	for _, r := range group[1:] {
		if seen[r.rank] {
			continue
		}
		seen[r.rank] = true
		matches = append(matches, Match{
			Rule: rule.Code, Period: period, Key: r.key,
			Region: u.Layout.Defs.Regions.Common(kept.side.Unit.Region, r.side.Unit.Region),
			Kept:   kept.side, Other: r.side, Amount: r.side.Amount,
		})
	}
	return matches
}

// takeOff subtracts matches from the rule's result where the region that
// contains both units is settled.
func (u *Unified) takeOff(period model.Period, matches []Match) {
	for _, m := range matches {
		u.adjust(m.Region, period, m.Rule, model.Cur, m.Amount.Neg())
	}
}

// carryYear applies a year's matches to the cumulated column of every later
// quarter of the year, and to the 上年同期 column one year on: what was counted
// twice then is counted twice there as well.
func (u *Unified) carryYear(ledger Ledger) {
	for _, period := range u.Accepted.Periods() {
		for _, m := range ledger.Matches {
			if m.Period.Year == period.Year && m.Period.Compare(period) <= 0 {
				u.adjust(m.Region, period, m.Rule, model.YTD, m.Amount.Neg())
			}
			if m.Period == period.YearAgo() {
				u.adjust(m.Region, period, m.Rule, model.Prior, m.Amount.Neg())
			}
		}
	}
}

// adjust changes a rule's result and its "adjust" entry at a region. Where no
// unit reported the column there is nothing to take off from.
func (u *Unified) adjust(region string, period model.Period, rule string, column model.Column, by num.Dec) {
	at := place{region, period}
	if u.own[at] == nil {
		u.own[at] = make([]Figure, u.Layout.Len()*model.Columns)
	}
	for _, part := range []string{"", Adjust} {
		i, _ := u.Layout.Index(Entry{Code: rule, Part: part})
		f := &u.own[at][At(i, column)]
		f.Sum = f.Sum.Add(by)
		if part == Adjust {
			f.Got++
		}
	}
}
