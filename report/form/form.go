package form

import (
	"io"
	"time"

	"qreport/report/define"
	"qreport/report/model"
)

// Options are what a workbook says beyond the definitions.
type Options struct {
	// Forms are the sheets; nil stands for all that the bureau fills in for the
	// period and the reporter must fill (see [layout.Due]).
	Forms     []*define.Form
	Scope     model.Scope
	Synthetic bool   // every sheet says 模拟数据
	Source    string // 数据来源
	// Declared is the day that the document properties name; the clock is not
	// asked. The zero time stands for the last day of the period.
	Declared time.Time
	Tool     string // "qreport 0.1.0"
	// Known gives what the unit sent before; when it is not nil two grey columns
	// show it beside the cells to be filled.
	Known func(past Past, field, item string) model.Value
}

// Past says which earlier figure is meant: the 本期 of that period, as it was
// sent then.
type Past uint8

// The two earlier periods that are shown.
const (
	LastPeriod Past = iota // 上期报送
	YearAgo                // 上年同期报送
)

// Values fill a workbook. Every function may be nil.
type Values struct {
	Cell func(field, item string, c model.Column) Entry
	// Unit names the unit that a field's figures are written in, when it is not
	// the field's own: the 计量单位 cell then says so.
	Unit func(field string) string
	// List gives the records of a list-form, indexed like its columns.
	List         func(form string) [][]string
	Remark       func(topic string) string
	Explanations []Explanation
	Signers      [3]string // 单位负责人, 统计负责人, 填表人
	Filed        string    // 填表日期
}

// Entry is what stands in a cell: Text when it is not empty, else the value.
type Entry struct {
	Value model.Value
	Text  string
}

// Explanation is a line of the 核实说明.
type Explanation struct{ Ref, Text string }

// Blank writes the workbook that a reporter is to fill in for a period.
func Blank(w io.Writer, d *define.Definitions, r model.Reporter, p model.Period, o Options) error {
	return Filled(w, d, r, p, o, Values{})
}

// Filled writes the workbook with values in it.
func Filled(w io.Writer, d *define.Definitions, r model.Reporter, p model.Period, o Options, v Values) error {
	b, err := newBook(d, r, p, o, v)
	if err != nil {
		return err
	}
	return write(w, b)
}
