package intake

import (
	"cmp"
	"slices"

	"qreport/report/define"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// job is the reading of one workbook.
type job struct {
	*reader
	book     *xlsxsafe.Workbook
	sub      *model.Submission
	pages    []*page
	findings []model.Finding
	formulas recomputer
}

// page is a sheet with what was recognised on it.
type page struct {
	n     uint16
	sheet *xlsxsafe.Sheet
	codes []codeHit   // codes of rows, in order of rows
	heads []headHit   // codes of matrix columns
	lists []recordHit // codes of list columns
	named map[*define.Form]bool
	forms []*define.Form // that were found on it
	ends  []int          // rows that hold the end mark
	kind  pageKind
}

type pageKind uint8

const (
	formPage pageKind = iota
	coverPage
	remarksPage
	metaPage
	receiptPage // added by us when the workbook was returned
	voidPage    // stands for tables that contradict one another: nothing is read
)

type codeHit struct {
	row, col int
	code     string
}

type headHit struct {
	row, col int
	at       []fieldAt
}

type recordHit struct {
	row, col int
	at       listAt
}

// pos is the position of a cell.
func (p *page) pos(row, col int) model.Pos {
	return model.Pos{Sheet: p.n, Row: uint32(row), Col: uint16(col)}
}

// text is the folded text of a cell, "" for a cell that holds none.
func (p *page) text(row, col int) string {
	c := p.sheet.Cell(row, col)
	if c == nil {
		return ""
	}
	return cellText(c)
}

func cellText(c *xlsxsafe.Cell) string {
	switch c.Kind {
	case xlsxsafe.Text:
		return fold(c.Raw)
	case xlsxsafe.Number:
		return c.Decimal()
	}
	return ""
}

// under is text, but a cell of a merged area has the text of the area's first.
func (p *page) under(row, col int) string {
	if text := p.text(row, col); text != "" {
		return text
	}
	for _, m := range p.sheet.Merges {
		if m.Row1 <= row && row <= m.Row2 && m.Col1 <= col && col <= m.Col2 {
			return p.text(m.Row1, m.Col1)
		}
	}
	return ""
}

// end is the first row with the end mark after row, or one beyond the sheet.
func (p *page) end(row int) int {
	for _, end := range p.ends {
		if end > row {
			return end
		}
	}
	if n := len(p.sheet.Rows); n > 0 {
		return p.sheet.Rows[n-1].Row + 1
	}
	return row + 1
}

// rows returns the rows from first to before end.
func (p *page) rows(first, end int) []xlsxsafe.Row {
	at := func(row int) int {
		i, _ := slices.BinarySearchFunc(p.sheet.Rows, row, func(r xlsxsafe.Row, row int) int { return cmp.Compare(r.Row, row) })
		return i
	}
	return p.sheet.Rows[at(first):max(at(first), at(end))]
}

// find records a finding at a cell; row 0 means the sheet, page nil the file.
func (j *job) find(code string, p *page, row, col int, field string, said Said) {
	f := j.catalog.Finding(code, said)
	f.Field = field
	if p != nil {
		f.Sheet = p.sheet.Name
	}
	if row > 0 {
		f.Cell = model.A1(col, row)
	}
	j.findings = append(j.findings, f)
}
