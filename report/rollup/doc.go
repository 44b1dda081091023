// Package rollup adds each region's own-level figures to those of the regions
// below it: county → city → province → nation.
//
// How an entry adds depends on its nature. Flows and stocks of disjoint units
// add. A figure that covers the whole territory is taken from the lowest
// regions that report it. Kinds (distinct) are never added: the region's 汇总
// submission says how many there are, or nobody does. A score (attr) belongs to
// one unit. A 汇总 submission otherwise only serves to check.
//
// The three columns of the forms travel together: 本期, 本年累计, 上年同期. See
// [Cube.Year] for what stands behind a cumulated figure.
package rollup
