package ledger

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"qreport/report/internal/alike"
	"qreport/report/merge"
	"qreport/report/model"
)

// Near is a pair of records of different bureaus whose keys look alike. They
// count as two until somebody makes their keys the same.
type Near struct {
	List   string // id of the list-form
	Period model.Period
	Why    Likeness
	Keys   [2]string
	Sides  [2]merge.Side
}

// Likeness is why two keys look alike, also the id of its wording.
type Likeness string

// The likenesses.
const (
	Spelling Likeness = "near.spelling" // the same but for spaces, width or case
	OrgCode  Likeness = "near.orgcode"  // a 9-character code within an 18-digit one
	OneSign  Likeness = "near.onesign"  // one character more, less or other
)

// Pairs finds the near-matches among the records that no other unit has under
// the very same key.
func Pairs(all []merge.Keyed) []Near {
	lonely := unmatched(all)
	var pairs []Near
	seen := map[[2]int]bool{}
	for _, why := range []struct {
		likeness Likeness
		forms    func(string) []string
	}{{Spelling, func(k string) []string { return []string{alike.Spelled(k)} }}, {OrgCode, orgCodes}, {OneSign, neighbours}} {
		groups := map[string][]int{}
		for i, k := range lonely {
			for _, form := range why.forms(k.Key) {
				groups[k.List+k.Period.String()+form] = append(groups[k.List+k.Period.String()+form], i)
			}
		}
		for _, group := range groups { // sorted below
			pairs = appendPairs(pairs, lonely, group, why.likeness, seen)
		}
	}
	slices.SortFunc(pairs, compareNear)
	return pairs
}

func compareNear(a, b Near) int {
	return cmp.Or(a.Period.Compare(b.Period), cmp.Compare(a.List, b.List), cmp.Compare(a.Keys[0], b.Keys[0]),
		cmp.Compare(a.Keys[1], b.Keys[1]), a.Sides[0].Unit.Compare(b.Sides[0].Unit), a.Sides[1].Unit.Compare(b.Sides[1].Unit))
}

func appendPairs(pairs []Near, all []merge.Keyed, group []int, why Likeness, seen map[[2]int]bool) []Near {
	for n, i := range group {
		for _, j := range group[n+1:] {
			a, b := all[min(i, j)], all[max(i, j)]
			at := [2]int{min(i, j), max(i, j)}
			if i == j || seen[at] || a.Side.Unit.Bureau == b.Side.Unit.Bureau || !confirmed(why, a.Key, b.Key) {
				continue
			}
			seen[at] = true
			pairs = append(pairs, Near{a.List, a.Period, why, [2]string{a.Key, b.Key}, [2]merge.Side{a.Side, b.Side}})
		}
	}
	return pairs
}

// confirmed makes sure of what sharing a form only suggests.
func confirmed(why Likeness, a, b string) bool {
	return why != OneSign || alike.OneSign(a, b)
}

// unmatched are the records whose key only one unit has, in a fixed order.
func unmatched(all []merge.Keyed) []merge.Keyed {
	count := map[string]int{}
	id := func(k merge.Keyed) string { return k.List + "|" + k.Period.String() + "|" + k.Key }
	for _, k := range all {
		count[id(k)]++
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(k merge.Keyed) bool { return count[id(k)] > 1 })
	slices.SortStableFunc(kept, func(a, b merge.Keyed) int {
		return cmp.Or(cmp.Compare(id(a), id(b)), a.Side.Unit.Compare(b.Side.Unit))
	})
	return kept
}

// orgCodes is the organisation code in a key: the key itself when it has nine
// characters, the ninth to seventeenth of a unified credit code of eighteen.
func orgCodes(key string) []string {
	s := alike.Spelled(key)
	if !isASCII(s) {
		return nil
	}
	switch len(s) {
	case 9:
		return []string{s}
	case 18:
		return []string{s[8:17]}
	}
	return nil
}

func isASCII(s string) bool { return len(s) == utf8.RuneCountInString(s) }

// neighbours are the key and the key with any one character left out: two keys
// that differ in one character share one of them.
func neighbours(key string) []string {
	runes := []rune(alike.Spelled(key))
	out := []string{string(runes)}
	for i := range runes {
		out = append(out, string(runes[:i])+string(runes[i+1:]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
