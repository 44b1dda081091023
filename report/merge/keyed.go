package merge

import (
	"slices"

	"qreport/report/define"
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

// Keys lists the records of a region and below that a rule may match, each
// list once. The reports of a run share one index; it must not be changed.
func (u *Unified) Keys(region string) []Keyed { return u.keys()[region] }

// indexKeys lists the records under every region that contains their unit.
func (u *Unified) indexKeys() map[string][]Keyed {
	return define.Under(u.Layout.Defs.Regions, u.allKeys(), func(k Keyed) string { return u.Register.Place(k.Side.Unit) })
}

func (u *Unified) allKeys() []Keyed {
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
