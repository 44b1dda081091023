package analysis

import (
	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/merge"
	"qreport/report/model"
)

// bureausAnnex sets both bureaus' figures side by side (两局数据核对): the rules
// that join them, then the fields that both sent.
func (w *writer) bureausAnnex() *tabler {
	if len(w.defs.Edition.Bureaus) < 2 {
		return nil
	}
	t := w.annexTable("annex_bureaus", "B")
	for _, rule := range w.defs.Unify {
		t.ruleRow(rule)
	}
	for _, field := range w.defs.Fields {
		t.crossRows(field)
	}
	t.note("table.annex_bureaus.note", &voice{w: w})
	return t
}

func (t *tabler) ruleRow(rule *define.Unify) {
	parts := make([]document.Cell, 0, 2)
	present := false
	for _, bureau := range t.w.defs.Edition.Bureaus {
		m, ok := t.w.entryMeasure(merge.Entry{Code: rule.Code, Part: string(bureau.ID)})
		present = present || m.Value.Present()
		if !ok {
			parts = append(parts, document.Text(t.w.word("sign.na")))
			continue
		}
		parts = append(parts, t.figure(m))
	}
	if !present {
		return
	}
	adjust, _ := t.w.entryMeasure(merge.Entry{Code: rule.Code, Part: merge.Adjust})
	cells := append([]document.Cell{document.Text(firstOf(rule.Short, rule.Name)), document.Text(rule.Unit)}, parts...)
	cells = append(cells, t.figureOr(adjust), t.figureOr(t.w.measure(rule.Code)), document.Text(t.w.word("rule."+rule.Rule)))
	t.row(document.RowPlain, cells...)
	t.balanceRow(len(t.t.Rows)-1, bureauFirst, bureauTotal)
}

// Columns of the annex of both bureaus: the parts of a rule with what was taken
// off, then the result.
const (
	bureauFirst = 2
	bureauTotal = 5
)

// figureOr is a figure that a rule need not make: nothing to take off twice, no
// sum of what stands side by side.
func (t *tabler) figureOr(m indicator.Measure) document.Cell {
	if m.Value.Kind == model.Blank && !m.Value.Present() {
		m.Value.Kind = model.NotApplicable
	}
	return t.figure(m)
}

// entryMeasure is a measure of an entry of the cube that is no figure of its
// own: a part of a rule, or the other bureau's value of a field.
func (w *writer) entryMeasure(e merge.Entry) (indicator.Measure, bool) {
	i, ok := w.cube.Layout.Index(e)
	m := w.Indicators.Field(w.Region, w.Period, w.Basis, e.Code, e.Item)
	if !ok {
		m.Value = indicator.Quantity{}
		return m, false
	}
	f := w.cube.On(w.Region, w.Period, i, w.Basis)
	m.Operands = []indicator.Operand{{Entry: i, Figure: f}}
	m.Got, m.Want = int(f.Got), int(f.Want)
	m.Value = indicator.Quantity{Kind: f.Value().Kind()}
	if d, ok := f.Value().Dec(); ok {
		m.Value = indicator.Of(d.Rat())
	}
	return m, true
}

// crossRows compares a field that the other bureau sent as well.
func (t *tabler) crossRows(field *define.Field) {
	for _, other := range field.Also {
		m, ok := t.w.entryMeasure(merge.Entry{Code: field.Code, Part: string(other)})
		if !ok || !m.Value.Present() {
			continue
		}
		owner := t.w.measure(field.Code)
		cells := []document.Cell{document.Text(firstOf(field.Short, field.Name)), document.Text(field.Unit)}
		for _, bureau := range t.w.defs.Edition.Bureaus {
			if bureau.ID == other {
				cells = append(cells, t.figure(m))
			} else {
				cells = append(cells, t.figure(owner))
			}
		}
		cells = append(cells, document.Text(t.w.word("sign.na")), t.figure(owner), document.Text(t.w.crossVerdict(field.Code, "")))
		t.row(document.RowPlain, cells...)
	}
}

// crossVerdict words how two bureaus' values of one field stand to each other.
func (w *writer) crossVerdict(code, item string) string {
	for _, row := range w.ledgerRows(w.Region) {
		if row.Code == code && row.Item == item {
			return w.className(row)
		}
	}
	return ""
}

// sheets are the tables that only the workbook carries.
func (w *writer) sheets() []document.Table {
	var tables []document.Table
	for _, make := range []func() *tabler{w.historySheet, w.noticeSheet, w.pairedSheet,
		w.restatedSheet, w.ledgerSheet, w.matchSheet, w.nearSheet, w.findingSheet, w.definitionSheet} {
		if t := make(); len(t.t.Rows) > 0 {
			t.signNote()
			tables = append(tables, *t.t)
		}
	}
	return tables
}

// historySheet is every indicator over the quarters, 当季.
func (w *writer) historySheet() *tabler {
	t := w.newSheet("sheet_history", "H")
	periods := w.history()
	for _, p := range periods {
		t.t.Columns = append(t.t.Columns, document.Column{Title: w.periodName(p), Align: document.AlignNumber, Width: 10, Decimals: 2})
	}
	for _, ind := range w.defs.Indicators {
		t.historyRow(ind, periods)
	}
	return t
}

// matchSheet lists what both bureaus reported and counts once.
func (w *writer) matchSheet() *tabler {
	t := w.newSheet("sheet_matches", "M")
	for _, m := range w.cube.Unified.Matches(w.Region) {
		if m.Period != w.Period {
			continue
		}
		t.row(document.RowPlain, document.Text(w.entryName(merge.Entry{Code: m.Rule})), document.Text(m.Key),
			document.Text(w.unitName(m.Kept.Unit)), document.Text(m.Kept.Origin.File.Name+" "+m.Kept.Origin.Sheet+"!"+m.Kept.Origin.Cell),
			document.Text(w.unitName(m.Other.Unit)), document.Text(m.Other.Origin.File.Name+" "+m.Other.Origin.Sheet+"!"+m.Other.Origin.Cell),
			document.Number(m.Amount, m.Amount.Scale(), ""))
	}
	return t
}

// findingSheet lists every finding of the submissions behind the report.
func (w *writer) findingSheet() *tabler {
	t := w.newSheet("sheet_findings", "G")
	for _, f := range w.Findings {
		t.row(document.RowPlain, document.Text(f.Code), document.Text(w.word("severity."+f.Severity.String())),
			document.Text(w.unitName(f.Unit)), document.Text(f.File), document.Text(f.Sheet), document.Text(f.Cell),
			document.Text(f.Message), document.Text(f.Remedy), document.Text(f.Accepted))
	}
	return t
}
