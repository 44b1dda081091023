// Package model holds the nouns of the program, shared by every stage:
// regions and bureaus, periods, values that may be missing, the submission as
// it was read with the cell that each value came from, and findings.
//
// Nothing here computes or judges. A [Value] is a decimal or a kind of missing
// and never both; a [Pos] leads from any value back to its cell; a [Finding]
// is a value, not an error.
package model
