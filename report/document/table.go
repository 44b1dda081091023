package document

import "qreport/report/internal/num"

// Table is a numbered table. Column groups give a second header line in the
// PDF; the workbook joins group and title into one header row.
type Table struct {
	ID      string // "T3": prefix of the ids of its figures
	Number  string // "表3", "附表1"; empty for sheets of the workbook
	Title   string
	Unit    string // e.g. "单位：批次、%"
	Sheet   string // name of its sheet in the workbook, at most 31 characters
	Columns []Column
	Rows    []Row
	Notes   []string
	Wide    bool // set on a landscape page
}

// Align is how a column is set.
type Align uint8

// The alignments. AlignNumber lines numbers up on the decimal point.
const (
	AlignLeft Align = iota
	AlignCentre
	AlignNumber
)

// Column is a column of a table.
type Column struct {
	Title    string
	Group    string // header over neighbouring columns with the same group
	Align    Align
	Width    float64 // share of the table's width, in characters
	Decimals int     // digits behind the point in this column
}

// RowKind tells totals and subdivisions from plain rows.
type RowKind uint8

// The kinds of row.
const (
	RowPlain   RowKind = iota
	RowTotal           // 合计: ruled off
	RowOf              // 其中: indented part of the row above
	RowSection         // a heading inside the table; only its first cell counts
)

// Row is a line of a table; Cells match Columns.
type Row struct {
	Kind   RowKind
	Indent int
	Cells  []Cell
}

// Cell is a text or a number. A number carries Text as printed (U+2212 minus)
// and Number for the spreadsheet; a missing figure is a text such as "—".
type Cell struct {
	Text     string
	Number   num.Dec
	IsNumber bool
	Figure   string // id of the figure, if it is one
	Flag     string // small mark printed behind the text, e.g. "*"
	// Repeats is the text of the cell above that a blank cell stands for; on
	// paper it is not printed again.
	Repeats string
}

// Text makes a text cell.
func Text(s string) Cell { return Cell{Text: s} }

// Number makes a numeric cell printed with places digits behind the point.
func Number(d num.Dec, places int, figure string) Cell {
	return Cell{Text: num.Format(d, places), Number: d, IsNumber: true, Figure: figure}
}
