// Package report is the whole way from a folder of workbooks to the documents,
// on one screen: [Read] takes the inbox up to the indicators, [Run.Document]
// writes one region's report, [Run.Publish] puts the reports in place.
//
//	inbox/*.xlsx ─intake→ Submission ─validate→ Accepted
//	  ─merge→ Unified (+ Ledger) ─rollup→ Cube ─indicator→ Indicators
//	  ─score→ Scores ─analysis→ Document ─render→ PDF · XLSX ─publish→ reports/
//
// Each stage takes the type of the stage before it, so a stage that is left
// out does not compile. Findings are values; an error means that the program
// failed.
package report
