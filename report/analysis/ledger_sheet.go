package analysis

import (
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/ledger"
	"qreport/report/merge"
)

// ledgerRows is the ledger of a region for this report's period and basis.
func (w *writer) ledgerRows(region string) []ledger.Row {
	return ledger.Source{Indicators: w.Indicators, Basis: w.Basis}.Rows(region, w.Period)
}

// ledgerSheet is the 两局比对台账 in full: this region and those below it.
func (w *writer) ledgerSheet() *tabler {
	t := w.newSheet("sheet_ledger", "K")
	if len(w.defs.Edition.Bureaus) < 2 {
		return t
	}
	for _, region := range append([]string{w.Region}, w.cube.Reporting(w.Region, w.Period)...) {
		for _, row := range w.ledgerRows(region) {
			t.ledgerRow(row)
		}
	}
	return t
}

func (t *tabler) ledgerRow(row ledger.Row) {
	w := t.w
	cells := []document.Cell{document.Text(w.regionName(row.Region)), document.Text(row.Code),
		document.Text(w.entryName(merge.Entry{Code: row.Code, Item: row.Item})), document.Text(row.Unit)}
	for _, v := range row.Values {
		cells = append(cells, w.amountCell(v.Figure))
	}
	cells = append(cells, w.differenceCell(row), document.Text(w.className(row)), document.Text(w.word("rule."+row.Rule)),
		w.amountCell(row.TakenOff), w.amountCell(row.Chosen), document.Text(w.effectText(row)), document.Text(row.Note))
	t.row(document.RowPlain, cells...)
}

// amountCell is a figure as a cell, or the sign of what is missing.
func (w *writer) amountCell(f merge.Figure) document.Cell {
	d, ok := f.Value().Dec()
	if !ok {
		return document.Text(w.sign(f.Value().Kind()))
	}
	d = d.Trim()
	return document.Number(d, d.Scale(), "")
}

func (w *writer) differenceCell(row ledger.Row) document.Cell {
	if !row.Difference.Present() {
		return document.Text(w.word("sign.na"))
	}
	d := num.Round(row.Difference.Rat, 6, w.mode()).Trim()
	return document.Number(d, d.Scale(), "")
}

// className words a class; whose name it needs is put in.
func (w *writer) className(row ledger.Row) string {
	data := map[string]string{"By": w.bureauShort(row.By), "Difference": w.differenceCell(row).Text}
	return w.say(string(row.Class), data)
}

// effectText lists what the difference would do to the indicators.
func (w *writer) effectText(row ledger.Row) string {
	var parts []string
	for _, e := range row.Effects {
		parts = append(parts, w.say("ledger.effect", map[string]string{"Code": e.Indicator.Code, "Name": firstOf(e.Indicator.Short, e.Indicator.Name),
			"Change": w.print(indicator.Of(e.Change), e.Indicator.Decimals), "Unit": e.Indicator.Unit}))
	}
	if len(parts) == 0 {
		return w.word("ledger.effect.none")
	}
	return strings.Join(parts, "；")
}

// nearSheet lists keys that look alike, for somebody to decide.
func (w *writer) nearSheet() *tabler {
	t := w.newSheet("sheet_near", "N")
	for _, n := range ledger.Pairs(w.recordKeys()) {
		form, _ := w.defs.Form(n.List)
		cells := []document.Cell{document.Text(form.Title), document.Text(w.word(string(n.Why)))}
		for i, side := range n.Sides {
			cells = append(cells, document.Text(n.Keys[i]), document.Text(w.unitName(side.Unit)),
				document.Text(side.Origin.File.Name+" "+side.Origin.Sheet+"!"+side.Origin.Cell))
		}
		t.row(document.RowPlain, cells...)
	}
	return t
}

// recordKeys are the records of this region and period that may match.
func (w *writer) recordKeys() []merge.Keyed {
	var keys []merge.Keyed
	for _, k := range w.cube.Unified.Keys(w.Region) {
		if w.within(k.Period) {
			keys = append(keys, k)
		}
	}
	return keys
}
