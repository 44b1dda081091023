package xlsxsafe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// RefusalCode names one cause for which a file is not accepted. The codes are
// stable: findings, wording and tests refer to them.
type RefusalCode string

// What the file is, when it is not an .xlsx workbook.
const (
	CodeEmpty        RefusalCode = "empty-file"     // no bytes at all
	CodeLockFile     RefusalCode = "lock-file"      // owner file of a running office program (~$x.xlsx)
	CodeFileTooBig   RefusalCode = "file-too-big"   // more bytes than Limits.FileBytes
	CodeReadError    RefusalCode = "read-error"     // the disk or the caller's reader failed
	CodeNotWorkbook  RefusalCode = "not-a-workbook" // no known kind: picture, PDF, RAR, noise
	CodeXLS          RefusalCode = "xls"            // Excel 97-2003 workbook (BIFF)
	CodeET           RefusalCode = "et"             // WPS .et workbook
	CodeXLSB         RefusalCode = "xlsb"           // binary OOXML workbook
	CodeEncrypted    RefusalCode = "password"       // password-protected workbook or archive
	CodeHTML         RefusalCode = "html"           // web page saved under a workbook's name
	CodeText         RefusalCode = "plain-text"     // CSV, tab-separated or other text
	CodeXML2003      RefusalCode = "xml-2003"       // XML Spreadsheet 2003
	CodeOtherOffice  RefusalCode = "other-office"   // .docx, .pptx, .ods, .doc, .ppt
	CodeOtherArchive RefusalCode = "other-archive"  // a zip without a workbook in it
	CodeMacro        RefusalCode = "macro"          // .xlsm, vbaProject, Excel 4 macro sheet
	CodeTruncated    RefusalCode = "truncated"      // cut short, or still being copied
)

// What is wrong with the archive.
const (
	CodeBadZip        RefusalCode = "bad-zip"        // the directory contradicts itself or the parts
	CodeAmbiguousZip  RefusalCode = "ambiguous-zip"  // two archives in one file
	CodeZipFeature    RefusalCode = "zip-feature"    // compression method or flag no office program writes
	CodeBadCRC        RefusalCode = "bad-crc"        // a part's bytes are not those that were written
	CodeTooManyParts  RefusalCode = "too-many-parts" // more than Limits.Parts
	CodePartTooBig    RefusalCode = "part-too-big"   // more than Limits.PartBytes or EntryBytes
	CodeRatio         RefusalCode = "ratio"          // compressed beyond Limits.Ratio: a zip bomb
	CodeTotalTooBig   RefusalCode = "total-too-big"  // more than Limits.TotalBytes
	CodeDuplicatePart RefusalCode = "duplicate-part" // two parts of one name, whatever the case
	CodeStrangePath   RefusalCode = "strange-path"   // "..", absolute or control characters in a name
	CodeMissingPart   RefusalCode = "missing-part"   // a part that must be there is not
)

// What is wrong inside a part.
const (
	CodeBadXML         RefusalCode = "bad-xml"          // not well-formed
	CodeDoctype        RefusalCode = "doctype"          // DOCTYPE or an entity that needs one
	CodeEncoding       RefusalCode = "encoding"         // neither UTF-8 nor UTF-16
	CodeXMLTooComplex  RefusalCode = "xml-too-complex"  // nested or attributed beyond the limits
	CodeStructure      RefusalCode = "bad-structure"    // well-formed, but not what the format says
	CodeTooManySheets  RefusalCode = "too-many-sheets"  // more than Limits.Sheets
	CodeTooManyRows    RefusalCode = "too-many-rows"    // more than Limits.Rows
	CodeTooManyCells   RefusalCode = "too-many-cells"   // more than Limits.Cells or Limits.EmptyCells
	CodeTooManyStrings RefusalCode = "too-many-strings" // more than Limits.Strings
	CodeTooMuchText    RefusalCode = "too-much-text"    // more than Limits.TextBytes
	CodeOutOfRange     RefusalCode = "out-of-range"     // row or column beyond XFD1048576
	CodeBadReference   RefusalCode = "bad-reference"    // a cell or range reference that is none
	CodeCellOrder      RefusalCode = "cell-order"       // rows or cells out of order, or twice
	CodeStringIndex    RefusalCode = "string-index"     // shared string that does not exist
	CodeStyleIndex     RefusalCode = "style-index"      // cell style that does not exist
	CodeBadValue       RefusalCode = "bad-value"        // a value that its cell type cannot have
	CodeInternal       RefusalCode = "internal"         // our own fault; the file is refused all the same
)

// Refusal says why a file was not accepted. It is the only kind of error that
// Open returns.
type Refusal struct {
	Code   RefusalCode // the cause
	Part   string      // the part inside the archive, or "" for the file as a whole
	Detail string      // what was found there, for the log; English, not for the clerk
}

// Error describes the refusal in one line.
func (r *Refusal) Error() string {
	s := "workbook refused: " + string(r.Code)
	if r.Part != "" {
		s += " in " + r.Part
	}
	if r.Detail != "" {
		s += ": " + r.Detail
	}
	return s
}

// refuse makes a refusal.
func refuse(code RefusalCode, part, detail string) *Refusal {
	return &Refusal{Code: code, Part: clip(part), Detail: clip(detail)}
}

// clip makes a stranger's text fit for a log: short, UTF-8, one line.
func clip(s string) string {
	const most = 200
	if len(s) > most {
		s = s[:most] + "…"
	}
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) {
			return '?'
		}
		return r
	}, s)
}
