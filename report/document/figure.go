package document

import (
	"slices"
	"strings"

	"qreport/report/internal/num"
)

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
	*Filing
	Text string
	Cell string
}

// Filing is what the sources of one sheet have in common: who filed it, and
// where it is kept.
type Filing struct {
	Region string
	Bureau string
	File   string
	SHA256 string
	Sheet  string
}

// Datum is an amount that figures are computed from: what units of a region
// reported for one field, summed; what a rule made of it; or, without an
// address, what Expr makes of other data, such as a score.
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
	Expr     string // of the result of a rule or of a computed amount, like Figure.Expr
	Formula  string // of a computed amount, in Chinese
	At       Address
	// Order places data of one matrix field next to each other.
	Order int
}

// Computed reports whether the amount is computed from other data and was not
// reported by anybody.
func (d Datum) Computed() bool { return d.At.Code == "" }

// Address finds a datum's cells again.
type Address struct {
	Region  string // code
	Own     bool   // the region's own level only
	Code    string
	Item    string
	Part    string
	Columns []PeriodColumn // what is added over time; mostly one
	// List says that the datum is a cell of a record of a list-form: Code is the
	// form, Item the record's key, Part the column, and Units the sender.
	List bool
	// Units limits the datum to these units, because others left out one of
	// the fields of With; empty when all units count.
	Units []string
	With  []string
	// Paired names the sides of a comparison that Units gave both of: only
	// common units count.
	Paired string
}

// PeriodColumn is a column of the forms of one period: "cur", "ytd", "prior".
type PeriodColumn struct{ Period, Column string }

// References lists the data that an Expr names, each once, in order; of a run
// the first and the last.
func References(expr string) []string {
	var ids []string
	for {
		_, after, found := strings.Cut(expr, "{")
		if !found {
			return ids
		}
		inside, rest, _ := strings.Cut(after, "}")
		for _, id := range strings.Split(inside, ":") {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		expr = rest
	}
}
