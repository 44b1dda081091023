package xlsxsafe

// Workbook is an accepted file: every byte of it has been verified.
type Workbook struct {
	Sheets        []Sheet           // in the order of the tabs; chart sheets have no rows
	Date1904      bool              // serial dates count from 1904, not 1900
	ExternalLinks bool              // formulas or links point to other workbooks
	DefinedNames  map[string]string // name -> formula; a name local to a sheet is "Sheet!Name"
	Properties    map[string]string // custom document properties, name -> value as text
}

// Sheet returns the sheet of that exact name, or nil.
func (w *Workbook) Sheet(name string) *Sheet {
	for i := range w.Sheets {
		if w.Sheets[i].Name == name {
			return &w.Sheets[i]
		}
	}
	return nil
}

// SheetState says whether the clerk sees the tab.
type SheetState uint8

// The states of a sheet.
const (
	Visible    SheetState = iota
	Hidden                // can be shown from the menu
	VeryHidden            // can be shown only by a program
)

// Sheet is one tab with what is written in it.
type Sheet struct {
	Name       string
	State      SheetState
	Rows       []Row   // rows that hold a value or formula, ascending
	Merges     []Range // merged areas, in the file's order
	HiddenRows []Span  // ascending
	HiddenCols []Span  // in the file's order
}

// Cell returns the cell at a row and column, both from 1, or nil if it is empty.
func (s *Sheet) Cell(row, col int) *Cell {
	r := s.row(row)
	if r == nil {
		return nil
	}
	lo, hi := 0, len(r.Cells)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.Cells[mid].Col < col {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.Cells) && r.Cells[lo].Col == col {
		return &r.Cells[lo]
	}
	return nil
}

// row finds a row by its number.
func (s *Sheet) row(n int) *Row {
	lo, hi := 0, len(s.Rows)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.Rows[mid].Row < n {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(s.Rows) && s.Rows[lo].Row == n {
		return &s.Rows[lo]
	}
	return nil
}

// Row is one row with its non-empty cells, ascending by column.
type Row struct {
	Row    int // from 1
	Hidden bool
	Cells  []Cell
}

// Range is a rectangle of cells, corners included, from 1.
type Range struct{ Row1, Col1, Row2, Col2 int }

// Span is a run of rows or columns, ends included, from 1.
type Span struct{ First, Last int }

// Kind is the type of a cell's value.
type Kind uint8

// The kinds of a cell.
const (
	Empty  Kind = iota // no value; such a cell is kept only if it has a formula
	Number             // Raw is the literal of the file, such as "0.9876" or "1.2E-3"
	Text               // Raw is the text
	Bool               // Raw is "0" or "1"
	Error              // Raw is the error, such as "#DIV/0!"
	Date               // Raw is an ISO 8601 date; other dates are numbers with a date format
)

// Cell is one cell that holds a value or a formula.
type Cell struct {
	Row, Col    int // from 1
	Kind        Kind
	Formula     bool   // the value was computed by the sender's program
	NoCache     bool   // a formula whose value is not in the file
	Raw         string // the value, see Kind
	Format      string // number format code, "General" if none
	FormulaText string // without "="; empty for a follower of a shared formula that is not written out
}
