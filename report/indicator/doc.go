// Package indicator computes the macro quality indicators of any region from
// the cube: their values, the 95 % interval of those that rest on samples,
// 同比 and 环比, coverage, and rank bands among regions.
//
// An indicator is always computed from summed operands (ratio of sums), never
// averaged over regions, except where its definition names a weight (产值加权).
// Values stay exact fractions ([Quantity]); whoever prints them rounds once.
// Changes are taken between unrounded values: in 百分点 for rates, in per cent
// for amounts, and as plain differences for counts.
package indicator
