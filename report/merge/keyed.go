package merge

import (
	"slices"

	"qreport/report/model"
)

// Keyed is a record of a list-form with its key, as the lists that identify
// what both bureaus counted hold them.
type Keyed struct {
	List   string
	Period model.Period
	Key    string
	Side   Side
}

// Keys lists every record that a rule may match, each list once.
func (u *Unified) Keys() []Keyed {
	var keys []Keyed
	var done []string
	for _, rule := range u.Layout.Defs.Unify {
		if rule.List == "" || slices.Contains(done, rule.List) {
			continue
		}
		done = append(done, rule.List)
		for _, period := range u.Accepted.Periods() {
			for _, r := range u.records(rule, func(p model.Period) bool { return p == period }) {
				keys = append(keys, Keyed{rule.List, period, r.key, r.side})
			}
		}
	}
	return keys
}
