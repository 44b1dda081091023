// Package trace answers 这个数怎么来的: from a figure of a report down to every
// cell of every workbook that it was computed from.
//
// A [Tree] holds the figure with its formula in Chinese and its operands; an
// operand is a [Node] whose children add up to it: the parts of a rule of both
// bureaus and what was taken off, then the units, then their cells. Unlike the
// provenance sheet of the workbook it is never cut short.
//
// Its JSON, as qreport trace --json prints it:
//
//	figure, name, region, period, basis, text, unit, formula, expr, note
//	operands[]: nodes
//
// and each node:
//
//	name, code, unit, value   what it is; value is empty for a missing one
//	region, period, column    where and when; column is cur, ytd or prior
//	rule, note                how its children make it, and the 口径
//	expr                      of a computed node: a formula over the ids of its
//	                          children, which then do not add up to it
//	sign                      -1 for what is taken off
//	aside                     true for what is shown beside and not added
//	cell                      of a leaf: unit, file, sha256, sheet, cell, value
//	cell.findings[]           code, severity, message, accepted (the explanation)
//	children[]                nodes; with sign they add up to value
package trace
