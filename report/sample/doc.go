// Package sample makes synthetic submissions: filled-in workbooks of every
// reporting unit of a register, coherent in themselves (parts add up, 累计 is
// the sum of the quarters, 上年同期 is what was generated a year before) and
// with one another (joint cases bear the same number in both bureaus' lists).
//
//	for file, err := range sample.Generate(sample.Config{Defs: d, Register: r, From: p, To: q, Seed: 1}) {
//		…
//	}
//
// Every figure depends on nothing but the seed, the unit and the quarter, so
// one workbook is the same whatever else is generated, and in whatever order.
// How a figure is drawn is data: recipes.toml; the texts are in texts.toml. Each
// sheet says that the data are simulated.
package sample
