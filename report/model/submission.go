package model

// File is one workbook as it was found.
type File struct {
	Name   string // path below inbox/, with slashes
	SHA256 string // hex
	Size   int64
}

// Pos is a cell inside a submission's file: index into Submission.Sheets, and
// one-based row and column. The zero Pos is "no cell".
type Pos struct {
	Sheet uint16
	Col   uint16
	Row   uint32
}

// Cell is a value as it was read, and where.
type Cell struct {
	Value Value
	Pos   Pos
	// HalfUnit is half of the last place that the sender wrote, in the field's
	// own unit, when a unit conversion (万批 → 批) made that coarser than one:
	// balances are checked within it. Zero means exact.
	HalfUnit float32
}

// Slot is the dense index of a (field, item) pair in the definitions.
type Slot int32

// Grid holds the three columns of every slot of the definitions.
type Grid struct{ cells []Cell }

// NewGrid makes an all-blank grid for n slots.
func NewGrid(n int) *Grid { return &Grid{cells: make([]Cell, n*Columns)} }

// At returns the cell of a slot and column.
func (g *Grid) At(s Slot, c Column) Cell { return g.cells[int(s)*Columns+int(c)] }

// Set stores a cell.
func (g *Grid) Set(s Slot, c Column, cell Cell) { g.cells[int(s)*Columns+int(c)] = cell }

// Slots returns the number of slots.
func (g *Grid) Slots() int { return len(g.cells) / Columns }

// Scope is the 填报口径 of a submission.
type Scope uint8

// The two scopes. An Aggregate is checked against the sum of its parts and
// never added to them.
const (
	Own       Scope = iota // 本级
	Aggregate              // 汇总
)

// Record is one line of a list-form; Texts is indexed like the form's columns.
type Record struct {
	Texts []string
	Row   uint32
}

// List is a filled list-form.
type List struct {
	Form    string // form id, e.g. "L1"
	Sheet   uint16
	Columns []uint16 // sheet column of each form column, 0 when absent
	Records []Record
}

// Remark is a text of the 情况说明 sheet: the topic's id and the text.
type Remark struct {
	Topic string
	Text  string
	Pos   Pos
}

// Explanation answers a 核实 finding: the cell's field and column, or a
// finding code, and the clerk's words.
type Explanation struct {
	Ref  string // "Q105" or a check id
	Text string
	Pos  Pos
}

// Submission is one workbook, read but not judged.
type Submission struct {
	File         File
	Unit         Unit
	UnitName     string // as printed on the cover
	Period       Period
	Scope        Scope
	Edition      string
	FormVersion  string
	Issued       []string // the forms that an older blank workbook held; nil for a current one
	Synthetic    bool     // the workbook says 模拟数据
	Source       string
	Signers      [3]string // 单位负责人, 统计负责人, 填表人
	Filed        string    // 填表日期 as written, ISO where it could be read
	Cover        map[string]Pos
	Sheets       []string
	Grid         *Grid
	Forms        []FormSeen // in the order of the definitions
	Lists        []List     // in the order of the definitions
	Remarks      []Remark
	Explanations []Explanation
	Round        int // how often this workbook was returned with a receipt before
}

// FormSeen is a form that was found in the workbook.
type FormSeen struct {
	Form   string
	Header Pos     // where findings about the table as a whole point
	Totals []Total // the 合计 row of a matrix, where a figure stands in it
}

// Total is a figure that was typed into a 合计 row. It is checked against the
// sum of its items and never used otherwise; a formula is none.
type Total struct {
	Field  string
	Column Column
	Cell   Cell
}

// Origin is a cell's full address, for people.
type Origin struct {
	File  File
	Sheet string
	Cell  string // A1 notation
}

// Origin resolves a position of this submission.
func (s *Submission) Origin(p Pos) Origin {
	o := Origin{File: s.File}
	if int(p.Sheet) < len(s.Sheets) {
		o.Sheet = s.Sheets[p.Sheet]
	}
	if p.Row > 0 {
		o.Cell = A1(int(p.Col), int(p.Row))
	}
	return o
}
