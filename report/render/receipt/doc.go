// Package receipt returns a submission to its sender (回执): the sender's own
// workbook, untouched but for colours and notes on the cells that findings are
// about, and a first sheet with the verdict and every finding.
//
//	err := receipt.Write(w, original, sub, findings, receipt.Options{…})
//	err := receipt.WriteRefusal(w, findings, receipt.Options{…})  // a file that could not be opened
//	name := receipt.Name(sub, bureau, receipt.Returned, defs.Texts)
//
// The receipt is meant to be corrected and sent in again: intake passes over
// its sheets and reads back the explanations that were written on them, and
// the next receipt takes the marks of this one off before it sets its own.
//
// # How
//
// page.go lays out the sheet 审核回执 and changes.go the one that compares with
// the version before; notes.go makes one mark of all findings of a cell; the
// package patch puts them into the workbook. The words are in
// templates/wording/receipt.toml.
package receipt
