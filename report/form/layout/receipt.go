package layout

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Names and words of the receipt: a copy of the sender's workbook in which
// what is wrong is marked, and which comes back corrected.
const (
	ReceiptSheet   = "审核回执"      // added as the first sheet
	ReceiptChanges = "与上次报送的差异"  // added when there is an earlier version
	ReceiptMark    = "【审核回执】"    // begins our part of a note
	ReceiptCode    = "检查代码"      // heads the codes of the findings …
	ReceiptWhere   = "位置"        // … their places, as written by FindingPlace …
	ReceiptWhole   = "整个文件"      // … or this when it is the file as a whole …
	ReceiptReason  = "情况说明（请填写）" // … and the sender's explanations
)

// FindingPlace writes where a finding is: 工作表!D7, the sheet alone, or
// [ReceiptWhole].
func FindingPlace(sheet, cell string) string {
	switch {
	case sheet == "":
		return ReceiptWhole
	case cell == "":
		return sheet
	}
	return sheet + "!" + cell
}

// SplitFindingPlace undoes FindingPlace. The name of a sheet may hold a "!".
func SplitFindingPlace(place string) (sheet, cell string) {
	if i := strings.LastIndexByte(place, '!'); i >= 0 {
		return place[:i], place[i+1:]
	}
	return place, ""
}

// FindingRef names one finding in an explanation. Unlike a bare code it
// answers for no other cell.
func FindingRef(code, sheet, cell string) string { return code + "@" + FindingPlace(sheet, cell) }

// ReceiptRound writes in the title of a receipt how many receipts the workbook
// has had with this one.
func ReceiptRound(n int) string { return fmt.Sprintf("第%d次审核", n) }

// ParseReceiptRound reads the number out of a title; 0 when there is none.
func ParseReceiptRound(title string) int {
	m := regexp.MustCompile(`第(\d{1,4})次审核`).FindStringSubmatch(title)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}
