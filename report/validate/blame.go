package validate

import (
	"cmp"
	"slices"

	"qreport/report/define"
)

// blame keeps of all failures one per fault.
func (k *inspection) blame() []failure {
	kept, guilty := k.certainFaults()
	var balances, others []failure
	for _, f := range k.failures {
		switch {
		case roleOf(f.check.Kind) == certain || touches(f, guilty):
		case roleOf(f.check.Kind) == balance:
			balances = append(balances, f)
		case !k.waits(f):
			others = append(others, f)
		}
	}
	suspect := map[ref]bool{}
	for _, f := range balances {
		for _, r := range f.cells {
			suspect[r] = true
		}
	}
	kept = append(kept, k.explainBalances(balances)...)
	slices.SortStableFunc(others, graverFirst) // a hint must not hide a doubt
	for _, f := range others {
		if !touches(f, suspect) {
			kept = append(kept, f)
			mark(suspect, f.cells)
		}
	}
	return kept
}

func graverFirst(f, g failure) int { return cmp.Compare(g.check.Level, f.check.Level) }

func touches(f failure, cells map[ref]bool) bool {
	return slices.ContainsFunc(f.cells, func(r ref) bool { return cells[r] })
}

func mark(set map[ref]bool, cells []ref) {
	for _, r := range cells {
		set[r] = true
	}
}

// certainFaults keeps the failures about single cells, one per row: a figure
// in the wrong unit is wrong in every column. Out of scale wins over all.
func (k *inspection) certainFaults() (kept []failure, guilty map[ref]bool) {
	guilty = map[ref]bool{}
	for _, wanted := range []bool{true, false} {
		for _, f := range k.failures {
			isScale := f.check.Kind == "scale"
			if roleOf(f.check.Kind) != certain || isScale != wanted || guilty[f.at] || k.waits(f) {
				continue
			}
			kept = append(kept, f)
			mark(guilty, f.cells)
		}
	}
	return kept, guilty
}

// waits reports whether one of the checks that f comes after failed where f
// did: in the same column and, for checks about single cells, the same cell.
func (k *inspection) waits(f failure) bool {
	if len(f.check.After) == 0 {
		return false
	}
	return slices.ContainsFunc(k.failures, func(g failure) bool {
		if g.at.column != f.at.column || !slices.Contains(f.check.After, g.check.ID) {
			return false
		}
		if roleOf(g.check.Kind) != balance || g.check.Kind == "ytd" {
			return slices.ContainsFunc(f.cells, func(r ref) bool { return slices.Contains(g.cells, r) })
		}
		return f.item == "" || g.item == "" || f.item == g.item
	})
}

// explainBalances finds the fewest cells that explain the failed balances, the
// worst first, and keeps for each the failure that tells it best.
func (k *inspection) explainBalances(failed []failure) (kept []failure) {
	for len(failed) > 0 {
		culprit := k.culprit(failed)
		best := -1
		for i, f := range failed {
			if slices.Contains(f.cells, culprit) && (best < 0 || k.tellsBetter(f, failed[best], culprit)) {
				best = i
			}
		}
		kept = append(kept, k.aimed(failed[best], failed, culprit))
		failed = slices.DeleteFunc(failed, func(f failure) bool { return slices.Contains(f.cells, culprit) })
	}
	return kept
}

// aimed points a failure at the culprit, where no other cell is as much in
// doubt: the cell that is marked must be the one whose correction is enough.
// Figures that cannot be told apart leave the failure where its check points.
func (k *inspection) aimed(f failure, failed []failure, culprit ref) failure {
	if f.at == culprit && f.pos.Row == 0 || k.cell(culprit).Pos.Row == 0 {
		return f
	}
	score := shares(failed)
	for r := range score {
		if r != culprit && k.guilt(score, r) >= k.guilt(score, culprit) {
			return f
		}
	}
	f.pos = k.cell(culprit).Pos
	return f
}

// shares counts in how many failures each cell takes part.
func shares(failed []failure) map[ref]int {
	score := map[ref]int{}
	for _, f := range failed {
		for _, r := range f.cells {
			score[r]++
		}
	}
	return score
}

// culprit is the cell that most failed balances share and fewest that hold;
// of equals the one that the earliest failure points at, then its first.
func (k *inspection) culprit(failed []failure) ref {
	score := shares(failed)
	best, found := ref{}, false
	try := func(r ref) {
		if !found || k.guilt(score, r) > k.guilt(score, best) {
			best, found = r, true
		}
	}
	for _, f := range failed {
		if slices.Contains(f.cells, f.at) {
			try(f.at)
		}
	}
	for _, f := range failed {
		for _, r := range f.cells {
			try(r)
		}
	}
	return best
}

func (k *inspection) guilt(score map[ref]int, r ref) int { return score[r] - int(k.support[r.index()]) }

// tellsBetter: the graver one, the one that does not wait for another, the one
// that points at the culprit, a formula before a comparison with the past, the
// earlier one.
func (k *inspection) tellsBetter(f, g failure, culprit ref) bool {
	return cmp.Or(
		cmp.Compare(g.check.Level, f.check.Level),
		compareBool(k.waits(f), k.waits(g)),
		compareBool(f.at != culprit, g.at != culprit),
		compareBool(f.check.Kind != define.FormulaKind, g.check.Kind != define.FormulaKind),
		compareBool(f.check.Kind == "ytd", g.check.Kind == "ytd"),
		cmp.Compare(f.order, g.order)) < 0
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
