package merge

import (
	"cmp"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// record is a line of a list-form that identifies something counted.
type record struct {
	key  string
	rank int // order of the bureau in the rule: earlier is kept
	side Side
}

// records collects a rule's lists over registered units and the given periods,
// ordered by key, bureau and unit, one record of each key per unit: a key that
// a unit lists twice is for validation, and one that it lists again in a later
// quarter was counted once.
func (u *Unified) records(rule *define.Unify, in func(model.Period) bool) []record {
	var all []record
	for _, sub := range u.Accepted.All() {
		_, registered := u.Register.Find(sub.Unit)
		if registered && sub.Scope == model.Own && in(sub.Period) {
			all = append(all, u.recordsOf(rule, sub)...)
		}
	}
	slices.SortStableFunc(all, func(a, b record) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.rank, b.rank), a.side.Unit.Compare(b.side.Unit))
	})
	return slices.CompactFunc(all, func(a, b record) bool { return a.key == b.key && a.side.Unit == b.side.Unit })
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
	pos := model.Pos{Sheet: list.Sheet, Row: r.Row}
	if key < len(list.Columns) {
		pos.Col = list.Columns[key]
	}
	side := Side{Unit: sub.Unit, Origin: sub.Origin(pos), Amount: num.Int(1)}
	if amount >= 0 {
		// An amount that is no number cannot be taken off; validation asks for it.
		side.Amount, _ = num.Parse(text(r, amount))
	}
	return record{strings.TrimSpace(text(r, key)), rank, side}
}

func text(r model.Record, column int) string {
	if column >= len(r.Texts) {
		return ""
	}
	return r.Texts[column]
}

// byKey cuts sorted records into those of one key each, leaving out keys that
// only one unit lists.
func byKey(sorted []record) [][]record {
	var groups [][]record
	for start := 0; start < len(sorted); {
		end := start + 1
		for end < len(sorted) && sorted[end].key == sorted[start].key {
			end++
		}
		if end-start > 1 {
			groups = append(groups, sorted[start:end])
		}
		start = end
	}
	return groups
}
