// Package publish puts finished reports in place so that a reader, or a kill
// at any instant, finds either the old report or the new one, whole.
//
// A report is a folder (the PDF, the workbook and manifest.json). It is
// written and synced under reports/.staging and then exchanged with the
// published folder in one step. One run at a time holds the workspace's lock.
package publish
