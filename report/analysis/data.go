package analysis

import (
	"cmp"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// datum enters an operand among the data of the report, once, and returns its
// place there.
func (w *writer) datum(ref indicator.Ref) int {
	key := ref.Key()
	i, known := w.memo.data[key]
	if !known {
		i = w.newDatum(ref)
		w.memo.data[key] = i
	}
	return i
}

// datumName is the id of an operand's datum, as formulas name it.
func (w *writer) datumName(ref indicator.Ref) string { return w.figures.data[w.datum(ref)].ID }

// newDatum is the place of an operand among the data. Two operands may be one
// datum: a quarter that is the year so far.
func (w *writer) newDatum(ref indicator.Ref) int {
	if ref.Value != nil {
		return w.lowerValue(ref)
	}
	cube := w.cubeFor(ref.Own)
	at := cube.Columns(ref.Region, ref.Period, ref.Entry, ref.Basis, ref.Prior)
	address := w.address(ref, at)
	id := datumID(address)
	if i, known := w.figures.dataAt[id]; known {
		return i
	}
	e := w.cube.Layout.Entry(ref.Entry)
	value := w.refFigure(cube, ref).Value()
	d := document.Datum{
		ID: id, Name: w.entryName(e), Unit: w.entryUnit(e), Region: w.regionName(ref.Region),
		Period: w.periodName(at[0].Period), Column: w.columnName(ref, at), Text: w.value(value), At: address, Order: ref.Entry,
	}
	d.Number, d.IsNumber = value.Dec()
	d.Expr = w.ruleExpr(ref, at)
	return w.keep(d, w.refSources(cube, ref, at))
}

// keep enters a datum with the places that it was reported in.
func (w *writer) keep(d document.Datum, sources []document.Source) int {
	r := &w.figures
	if r.dataAt == nil {
		r.dataAt, r.data, r.sources = make(map[string]int, usualData), make([]document.Datum, 0, usualData), make([][]document.Source, 0, usualData)
	}
	r.dataAt[d.ID] = len(r.data)
	r.data, r.sources = append(r.data, d), append(r.sources, sources)
	return len(r.data) - 1
}

// usualData is room for the data of most counties: growing step by step would
// copy them again and again.
const usualData = 1024

// cubeFor is the report's cube, or the one of own levels.
func (w *writer) cubeFor(own bool) *rollup.Cube {
	if own {
		return w.ownLevel().Cube
	}
	return w.cube
}

// refFigure is an operand's amount.
func (w *writer) refFigure(cube *rollup.Cube, ref indicator.Ref) merge.Figure {
	switch {
	case ref.With != nil:
		return w.commonFigure(cube, ref)
	case ref.Prior:
		return cube.PriorOn(ref.Region, ref.Period, ref.Entry, ref.Basis)
	}
	return cube.On(ref.Region, ref.Period, ref.Entry, ref.Basis)
}

// commonFigure sums over the units that gave every operand of a formula.
func (w *writer) commonFigure(cube *rollup.Cube, ref indicator.Ref) merge.Figure {
	return cube.Over(ref.Units, ref.Region, ref.Entry, cube.Columns(ref.Region, ref.Period, ref.Entry, ref.Basis, ref.Prior))
}

func (w *writer) address(ref indicator.Ref, at []rollup.At) document.Address {
	e := w.cube.Layout.Entry(ref.Entry)
	a := document.Address{Region: ref.Region, Own: ref.Own, Code: e.Code, Item: e.Item, Part: e.Part, Paired: ref.Paired}
	for _, x := range at {
		a.Columns = append(a.Columns, document.PeriodColumn{Period: x.Period.String(), Column: define.ColumnWord(x.Column)})
	}
	for _, u := range ref.Units {
		a.Units = append(a.Units, u.String())
	}
	for _, entry := range ref.With {
		with := w.cube.Layout.Entry(entry)
		a.With = append(a.With, entryCode(document.Address{Code: with.Code, Item: with.Item}))
	}
	return a
}

// datumID names an address on one line.
func datumID(a document.Address) string {
	region, code := a.Region, a.Code
	if a.Own {
		region += "*"
	}
	if a.Item != "" {
		code += "." + a.Item
	}
	if a.Part != "" {
		code += "@" + a.Part
	}
	if len(a.With) > 0 {
		code += "~" + strings.Join(a.With, "+")
	}
	if a.Paired != "" {
		code += "~" + a.Paired
	}
	var columns []string
	for _, c := range a.Columns {
		columns = append(columns, c.Period+"."+c.Column)
	}
	return region + "/" + strings.Join(columns, "+") + "/" + code
}

// columnName words what is added over time.
func (w *writer) columnName(ref indicator.Ref, at []rollup.At) string {
	switch {
	case ref.Paired != "":
		return w.say("figure.column.paired", w.word("figure.column."+define.ColumnWord(at[0].Column)))
	case len(at) > 1 || ref.Prior && at[0].Column == model.YTD:
		return w.word("figure.column.prior.todate")
	case ref.With != nil:
		return w.word("figure.column.common")
	}
	return w.word("figure.column." + define.ColumnWord(at[0].Column))
}

// ruleExpr is the result of a rule as the sum of its parts and of what was
// taken off; empty for anything else.
func (w *writer) ruleExpr(ref indicator.Ref, at []rollup.At) string {
	e := w.cube.Layout.Entry(ref.Entry)
	rule, ok := w.defs.Rule(e.Code)
	if !ok || e.Part != "" || rule.Rule == "side" || len(at) > 1 || ref.With != nil {
		return ""
	}
	var terms []string
	for _, part := range w.partEntries(rule) {
		below := ref
		below.Entry = part
		if _, given := w.refFigure(w.cubeFor(below.Own), below).Value().Dec(); given {
			terms = append(terms, "{"+w.datumName(below)+"}")
		}
	}
	return strings.Join(terms, "+")
}

// partEntries are the entries that a rule adds.
func (w *writer) partEntries(rule *define.Unify) []int {
	var parts []string
	for _, p := range rule.Parts {
		parts = append(parts, string(p.Bureau))
	}
	if rule.Rule == "owner" {
		parts = parts[:1]
	}
	var entries []int
	for _, p := range append(parts, merge.Adjust) {
		if i, ok := w.cube.Layout.Index(merge.Entry{Code: rule.Code, Part: p}); ok {
			entries = append(entries, i)
		}
	}
	return entries
}

// sorted are the data in the order of the workbook's sheet: by region, time
// and entry, so that the items of a matrix stand together.
func (w *writer) sortedData() []document.Datum {
	type placed struct {
		group string
		order int
		at    int
	}
	places := make([]placed, len(w.figures.data))
	for i := range w.figures.data {
		d := &w.figures.data[i]
		places[i] = placed{dataGroup(d), d.Order, i}
	}
	slices.SortFunc(places, func(a, b placed) int {
		return cmp.Or(strings.Compare(a.group, b.group), a.order-b.order, a.at-b.at)
	})
	data := make([]document.Datum, len(places))
	for i, p := range places {
		data[i] = w.figures.data[p.at]
	}
	return data
}

// dataGroup is what comes before the code in a datum's id, with the fields
// that limit its units.
func dataGroup(d *document.Datum) string {
	i := strings.LastIndexByte(d.ID, '/')
	return d.ID[:i] + "~" + strings.Join(d.At.With, "+") + d.At.Paired
}
