package sample

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// Expectation is a finding that a planted fault must lead to. Sheet and Cell
// are empty when the fault is about the file.
type Expectation struct {
	Fault, Code, Sheet, Cell string
}

// place addresses a figure.
type place struct {
	field, item string
	column      model.Column
}

// plan is a workbook that is about to be written, with faults in it.
type plan struct {
	*maker
	quarter  int
	reporter model.Reporter // on the cover
	options  form.Options
	values   form.Values
	changed  map[place]form.Entry
	lists    map[string][][]string
	planting string // name of the fault
	expected []Expectation
}

// fault is a kind of mistake; it needs a form to be made in.
type fault struct {
	name, form string
	plant      func(p *plan)
}

// faults are the kinds of mistakes, in the order in which they are dealt out
// to the offices of the lead bureau.
func faults() []fault {
	cur := model.Cur
	return []fault{
		{"全角数字", "Q1", func(p *plan) { p.write("F402", "Q104", cur, form.Entry{Text: fullWidth(p.text("Q104"))}) }},
		{"元当作万元", "Q5", func(p *plan) { p.write("T-06", "Q503", cur, entry(p.number("Q503", model.Prior)*10000, 2)) }},
		{"合格大于抽查", "Q1", func(p *plan) { p.write("Q1-04", "Q105", cur, entry(p.number("Q104", cur)+3, 0)) }},
		{"合计不等于各项之和", "Q6", func(p *plan) { p.write("Q6-01", "Q601", cur, entry(p.number("Q601", cur)+7, 0)) }},
		{"缺表", "Q5", func(p *plan) { p.dropForm("F301", "Q5") }},
		{"数后带单位", "Q4", func(p *plan) { p.write("F409", "Q403A", cur, form.Entry{Text: p.text("Q403A") + "台"}) }},
		{"漏填", "Q8", func(p *plan) {
			p.write("T-04", "Q802", cur, form.Entry{})
			p.write("", "Q802", model.YTD, form.Entry{}) // said with 本期: a row that is left out is one fault
		}},
		{"负数", "Q1", func(p *plan) { p.write("T-01", "Q112B", model.Prior, entry(-1, 0)) }},
		{"应为整数", "Q4", func(p *plan) { p.write("T-02", "Q405", cur, entry(2.5, 1)) }},
		{"不是数", "Q8", func(p *plan) { p.write("F403", "Q803A", cur, form.Entry{Text: "若干"}) }},
		{"累计不衔接", "Q3", func(p *plan) { p.write("T-08", "Q306A", model.YTD, entry(p.number("Q306A", model.YTD)+9, 0)) }},
		{"不在可选项内", "L1", func(p *plan) { p.rewrite("F411", "L1", "handling", "已经弄好了") }},
		{"日期写错", "L5", func(p *plan) { p.rewrite("F412", "L5", "listed", "去年夏天") }},
		{"文本数字", "Q5", func(p *plan) { p.write("F401", "Q506", cur, form.Entry{Text: " " + p.text("Q506") + " "}) }},
		{"超出范围", "Q7", func(p *plan) { p.write("F408", "Q704A", cur, entry(1e14, 0)) }},
		{"漏填累计", "Q6", func(p *plan) { p.write("T-05", "Q605", model.YTD, form.Entry{}) }},
		{"比上年同期陡增", "Q4", func(p *plan) {
			p.write("", "Q403B", model.Prior, entry(math.Floor(p.number("Q403B", cur)/9), 0))
			p.expectAt("T-07", "Q403B", "", cur)
		}},
		{"合格率陡升", "Q4", func(p *plan) {
			p.write("", "Q404A", model.Prior, entry(p.number("Q404A", cur), 0))
			p.write("", "Q404B", model.Prior, entry(math.Ceil(p.number("Q404B", cur)*0.36), 0))
			p.expectAt("T-28", "Q404B", "", cur)
		}},
		{"分类之和不等于合计", "Q1A", func(p *plan) { p.writeItem("Q1-22", "Q114A", cur, 3) }},
		{"明细少一行", "L5", func(p *plan) { p.shorten("L5-01", "L5", "Q902") }},
		{"换了计量单位", "Q5", func(p *plan) { p.inUnit("F406", "Q503", "元", 10000) }},
		{"计量单位不能识别", "Q8", func(p *plan) { p.inUnit("F413", "Q803B", "吨", 1) }},
		{"逾期", "Q1", func(p *plan) { p.fileLate("F502") }},
	}
}

// swapped is the mistake of an office of the other bureau: it sends the
// workbook that was meant for its neighbour.
const swapped = "两局的表互换"

// contradicting is the mistake of an office of the lead bureau: what it states
// of the other bureau's figure is not what that states.
const contradicting = "两局互核数不一致"

// contradict writes another number of demonstration zones than the office of
// the other bureau in the same region has.
func (p *plan) contradict() {
	own := p.number("C203A", model.Cur)
	p.planting = contradicting
	p.write("", "C203A", model.Cur, entry(own+9, 0))
	sheet, cell := form.PlaceOnCross(p.defs, "C203A", model.Cur)
	p.expect(contradiction(own), sheet, cell)
}

// contradicted expects the same at the figure itself.
func (p *plan) contradicted() {
	p.planting = contradicting
	p.expectAt(contradiction(p.number("C203A", model.Cur)), "C203A", "", model.Cur)
}

// contradiction is the code of what is found: none and some, or a difference.
func contradiction(own float64) string {
	if own == 0 {
		return "K-02"
	}
	return "K-04"
}

// expect notes the finding that the fault being planted must lead to.
func (p *plan) expect(code, sheet, cell string) {
	p.expected = append(p.expected, Expectation{p.planting, code, sheet, cell})
}

// write replaces a figure; without a code nothing is said at its cell.
func (p *plan) write(code, field string, c model.Column, e form.Entry) {
	p.changed[place{field, "", c}] = e
	if code != "" {
		p.expectAt(code, field, "", c)
	}
}

// writeItem adds to the figure of a field's last item.
func (p *plan) writeItem(code, field string, c model.Column, more float64) {
	items := p.defs.ItemCodes(field)
	item := items[len(items)-1]
	d, _ := p.value(field, item, c, p.quarter).Dec()
	p.changed[place{field, item, c}] = entry(d.Float64()+more, 0)
	p.expectAt(code, field, item, c)
}

func (p *plan) expectAt(code, field, item string, c model.Column) {
	sheet, cell, _ := form.Place(p.defs, field, item, c)
	p.expect(code, sheet, cell)
}

// shorten leaves the last record of a list out; the figure that counts them
// is where that shows.
func (p *plan) shorten(code, list, counted string) {
	records := p.list(list, p.quarter)
	if len(records) == 0 {
		return
	}
	p.lists[list] = records[:len(records)-1]
	p.expectAt(code, counted, "", model.Cur)
}

// fileLate dates the workbook at the end of the next year, where a day is set.
func (p *plan) fileLate(code string) {
	if p.reporter.Days == 0 {
		return
	}
	p.values.Filed = strconv.Itoa(p.quarter/4+1) + "-12-31"
	sheet, cell := form.PlaceOnCover(layout.LabelFiled)
	p.expect(code, sheet, cell)
}

// inUnit writes a row in another unit, in which its figures are times as large.
func (p *plan) inUnit(code, field, unit string, times float64) {
	usual := p.values.Unit
	p.values.Unit = func(f string) string {
		if f == field {
			return unit
		}
		if usual == nil {
			return ""
		}
		return usual(f)
	}
	for c := model.Cur; c < model.Columns; c++ {
		if d, ok := p.value(field, "", c, p.quarter).Dec(); ok {
			p.changed[place{field, "", c}] = entry(math.Round(d.Float64()*times), 0)
		}
	}
	sheet, cell := form.PlaceOfUnit(p.defs, field)
	p.expect(code, sheet, cell)
}

// rewrite replaces a text in the first record of a list; without records there
// is nothing to spoil, and nothing is expected.
func (p *plan) rewrite(code, list, column, text string) {
	records := p.list(list, p.quarter)
	f, _ := p.defs.Form(list)
	i := slices.IndexFunc(f.Columns, func(c define.ListColumn) bool { return c.ID == column })
	if len(records) == 0 || i < 0 {
		return
	}
	records[0][i] = text
	p.lists[list] = records
	sheet, cell, _ := form.PlaceInList(p.defs, list, column, 0)
	p.expect(code, sheet, cell)
}

// dropForm leaves a sheet out.
func (p *plan) dropForm(code, id string) {
	p.options.Forms = slices.DeleteFunc(p.options.Forms, func(f *define.Form) bool { return f.ID == id })
	p.expect(code, "", "")
}

func (p *plan) number(field string, c model.Column) float64 {
	d, _ := p.value(field, "", c, p.quarter).Dec()
	return d.Float64()
}

func (p *plan) text(field string) string {
	d, _ := p.value(field, "", model.Cur, p.quarter).Dec()
	return d.String()
}

func entry(x float64, dec int) form.Entry {
	return form.Entry{Value: model.Num(decimal(scaled(x, dec), dec))}
}

// fullWidth writes digits as a Chinese input method does.
func fullWidth(digits string) string {
	runes := []rune(digits)
	for i, r := range runes {
		if r > ' ' && r < 0x7f {
			runes[i] = r + 0xfee0
		}
	}
	return string(runes)
}

// newPlan is the workbook as it should be.
func (m *maker) newPlan(p model.Period) *plan {
	return &plan{
		maker: m, quarter: quarterOf(p), reporter: m.reporter, options: m.options(p), values: m.values(p),
		changed: map[place]form.Entry{}, lists: map[string][][]string{},
	}
}

// plantAll puts those faults into the workbook whose form it has.
func (p *plan) plantAll(kinds []fault) {
	for _, k := range kinds {
		if slices.ContainsFunc(p.options.Forms, func(f *define.Form) bool { return f.ID == k.form }) {
			p.planting = k.name
			k.plant(p)
		}
	}
}

// swap puts this workbook under the cover of the other bureau's office.
func (p *plan) swap(other model.Reporter) {
	p.reporter, p.planting = other, swapped
	sheet, cell := form.PlaceOnCover(layout.LabelBureau)
	p.expect("F203", sheet, cell)
}

// file writes the plan.
func (p *plan) file(period model.Period) (File, error) {
	v := p.values
	v.Cell = func(field, item string, c model.Column) form.Entry {
		if e, ok := p.changed[place{field, item, c}]; ok {
			return e
		}
		return p.values.Cell(field, item, c)
	}
	v.List = func(id string) [][]string {
		if records, ok := p.lists[id]; ok {
			return records
		}
		return p.values.List(id)
	}
	var out bytes.Buffer
	if err := form.Filled(&out, p.defs, p.reporter, period, p.options, v); err != nil {
		return File{}, fmt.Errorf("sample: %s %s: %w", p.reporter.Unit, period, err)
	}
	return File{Path: p.pathOf(p.reporter, period), Bytes: out.Bytes(), Expected: p.expected}, nil
}
