// Package xlsxsafe is the only door through which a stranger's workbook is
// opened. It either returns what is written in the workbook, or a [Refusal]
// that says which one of the known causes forbids it; nothing in between.
//
//	wb, err := xlsxsafe.Open(name, file, size, xlsxsafe.DefaultLimits())
//	var no *xlsxsafe.Refusal
//	if errors.As(err, &no) {
//		// no.Code says why; the wording lives with the findings
//	}
//	for _, sheet := range wb.Sheets {
//		for _, row := range sheet.Rows {      // only rows with something in them
//			for _, cell := range row.Cells {  // ascending, never twice
//				_ = cell.Raw                  // as written in the file
//			}
//		}
//	}
//
// What is promised:
//
//   - Every entry of the archive is inflated and its checksum verified; the
//     directory and the local headers agree; no two entries overlap or share a
//     name. A flipped byte or a missing end never changes a value silently.
//   - Every part that a value comes from is well-formed XML in UTF-8 or UTF-16
//     without DOCTYPE, in the transitional or strict namespace, whatever the
//     prefixes.
//   - Rows and cells ascend; references, string and style indices exist.
//   - Memory and time are bounded by [Limits]; nothing is written anywhere.
//   - No panic reaches the caller.
//
// How it reads: sniff.go says what a file is that is not a zip; zipdir.go reads
// the directory, inflate.go the parts; xml*.go is a tokenizer over a byte
// buffer; package.go follows the relationships; styles.go, strings.go, sheet.go
// and cell.go each read one part. Text is collected in an arena, cells in
// chunks, so that a form of 4,000 cells costs a few hundred allocations.
//
// What is left to the caller: dates are numbers with a date format ([Cell].Format,
// [Workbook].Date1904); cached formula results may be stale (intake computes
// simple ones again); text may hold any character, also control characters that
// were escaped as _xHHHH_.
package xlsxsafe
