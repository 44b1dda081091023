package document

import "qreport/report/internal/num"

// Operand is one input of a figure's formula.
type Operand struct {
	Code    string
	Name    string
	Text    string
	Unit    string
	Datum   string // id of the datum, empty for none
	Sources []Source
}

// Source is where an operand was reported: a cell of a workbook, or a lower
// region whose own report carries the detail (then File is empty).
type Source struct {
	Region string
	Bureau string
	Text   string
	File   string
	SHA256 string
	Sheet  string
	Cell   string
}

// Datum is a summed amount: what units of a region reported for one field, or
// what a rule made of it.
type Datum struct {
	ID     string // e.g. "330500/2011Q1.cur/Q105"
	Name   string
	Unit   string
	Region string // as printed
	Period string // as printed
	Column string // 本期, 本年累计, 上年同期
	Text   string
	Number num.Dec
	// IsNumber is false for a missing amount, whose cell stays empty.
	IsNumber bool
	Expr     string // of the result of a rule: its parts, like Figure.Expr
	At       Address
	// Order places data of one matrix field next to each other.
	Order int
}

// Address finds a datum's cells again.
type Address struct {
	Region  string // code
	Own     bool   // the region's own level only
	Code    string
	Item    string
	Part    string
	Columns []PeriodColumn // what is added over time; mostly one
	// Units limits the datum to these units, because others left out one of
	// the fields of With; empty when all units count.
	Units []string
	With  []string
}

// PeriodColumn is a column of the forms of one period: "cur", "ytd", "prior".
type PeriodColumn struct{ Period, Column string }
