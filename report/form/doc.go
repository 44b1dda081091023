// Package form turns the definitions into the workbooks that a bureau fills
// in: one workbook per reporting unit and period, one sheet per form.
//
//	err := form.Blank(w, defs, reporter, period, form.Options{})
//	err := form.Filled(w, defs, reporter, period, form.Options{Synthetic: true}, values)
//
// What a sheet looks like is planned as values first ([book] → sheets → cells)
// and then written in one go, so that the same input gives the same bytes and
// nothing is ever written twice. The words by which intake finds its way are
// in package layout; the words for people are in texts.toml.
package form
