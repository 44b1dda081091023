// Package validate judges submissions: who sent them, whether they are
// complete, and whether their figures agree with one another, with earlier
// periods and with other units.
//
//	accepted, findings := validate.Check(subs, intakeFindings, register, defs)
//
// # The flow
//
// versions.go keeps one version per unit, period and scope; register.go
// compares it with the 名录; then every check of templates/checks runs. Checks
// are data, their kinds are code: one file per kind, listed in kinds.go. Periods
// run in order, so that a check may look at what was accepted before.
//
// # One fault, one finding
//
// A wrong figure breaks every balance it takes part in. All checks run, none
// suppresses another, and blame.go then looks for the fewest cells that explain
// what failed (the principle of Fellegi and Holt): a cell that several failed
// checks share is to blame, unless balances that hold speak for it. Each such
// cell gets the finding of the check that points at it.
//
// # Both bureaus
//
// cross.go lays what both bureaus sent for a period side by side: figures that
// the one owns and the other sends for cross-checking, and records with the same
// key. A contradiction is put to both, each at its own cell, with the other's
// figure, file and cell. It never blocks: what the one sends is not returned for
// what the other sent, and so nothing depends on which of them came first. As
// long as one is missing nothing is said; when it comes, the other's receipt is
// written again.
//
// # Severities
//
// A blocking finding keeps its submission out. A finding to be verified (核实)
// does not: it stands until the sender explains it, by naming the check or the
// field in the 核实说明, and is then carried with the explanation.
//
// # Versions
//
// Of several submissions of one unit, period and scope the one with the later
// 填表日期 counts; without a difference there, the one that was returned with a
// receipt more often; then the higher version in the file name (第2版, v2, -2,
// (2), 更正); then the later name. The newest counts even
// when it is returned: what a sender has replaced is not used again.
package validate
