// Package catalogue lists every finding that the program can make: its code,
// severity, meaning, remedy, and the smallest example of it. The words are data
// in templates/wording; the examples of formulas are computed from them.
//
//	for _, e := range catalogue.New(defs).Entries() { … }
//
// docs/findings.md is [Catalogue.Markdown], written by docs/build.
package catalogue
