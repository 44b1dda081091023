package model

import (
	"cmp"
	"strconv"
)

// Severity is how much a finding weighs.
type Severity uint8

// The three severities of the statistical services, lightest first.
const (
	Hint     Severity = iota // 提示
	Verify                   // 核实: passes with an explanation
	Blocking                 // 强制: keeps the submission out
)

// String is the machine word used in --json.
func (s Severity) String() string { return [...]string{"hint", "verify", "blocking"}[s] }

// Finding is one thing that was found in a submission, with its place and what
// to do. Texts are Chinese and complete sentences from the wording templates.
type Finding struct {
	Code     string // stable, e.g. "F203" or a check id "Q1-03"
	Severity Severity
	File     string
	Sheet    string
	Cell     string // A1; empty when the finding is about a sheet or a file
	Field    string // field code, when one is concerned
	Unit     Unit   // who sent it, as far as known
	Found    string // what is there
	Expected string // what should be there
	Message  string // the sentence
	Remedy   string // what to do next
	Accepted string // the sender's explanation, which lets a Verify pass
}

// Compare orders findings by file, sheet, row, column, severity and code, the order in which
// every list of findings is printed.
func (f Finding) Compare(g Finding) int {
	fc, fr := ParseA1(f.Cell)
	gc, gr := ParseA1(g.Cell)
	return cmp.Or(
		cmp.Compare(f.File, g.File), cmp.Compare(f.Sheet, g.Sheet),
		cmp.Compare(fr, gr), cmp.Compare(fc, gc),
		cmp.Compare(g.Severity, f.Severity), cmp.Compare(f.Code, g.Code),
		cmp.Compare(f.Message, g.Message))
}

// A1 writes a one-based column and row in spreadsheet notation.
func A1(col, row int) string {
	var letters []byte
	for ; col > 0; col = (col - 1) / 26 {
		letters = append([]byte{byte('A' + (col-1)%26)}, letters...)
	}
	return string(letters) + strconv.Itoa(row)
}

// ParseA1 reads spreadsheet notation; it returns zeros for anything else.
func ParseA1(ref string) (col, row int) {
	i := 0
	for ; i < len(ref) && i < mostLetters && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	// ParseUint takes digits only; "A+5" is no cell.
	n, err := strconv.ParseUint(ref[i:], 10, 31)
	if err != nil || i == 0 || n < 1 {
		return 0, 0
	}
	return col, int(n)
}

// mostLetters is the length of the longest column name, XFD.
const mostLetters = 3
