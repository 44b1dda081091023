// Package analysis writes the report: it turns measures, scores and findings
// into a [document.Document].
//
// The words are in templates/: sections.toml says which sentences stand in
// which section and in what order, wording/report.toml words them. A sentence
// is a text/template over a [voice], whose methods give figures, changes and
// names. A sentence that asks for a figure nobody reported is left out as a
// whole, and a section without sentences and exhibits is left out with its
// heading, so nothing is ever printed empty.
//
// Every figure that a sentence or table prints is registered with its formula
// and its sources under an id: the indicator's or field's code in running
// text, table and cell number in tables.
package analysis
