// Package ledger is the 两局比对台账: for every figure that both bureaus touch,
// in one region and period, what each of them said, how the two differ, which
// rule decided, what was chosen, and what the difference would do to the
// indicators that use it. It also lists keys of records that look alike and
// are not the same, for a human to decide; nothing is joined for it.
//
// Everything is data: which bureaus there are comes from the edition, which
// figures combine and how from unify.toml, what the other bureau may send from
// the cross-check forms, and how much may differ from thresholds.toml.
package ledger
