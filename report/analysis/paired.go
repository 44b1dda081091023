package analysis

import (
	"qreport/report/document"
	"qreport/report/indicator"
)

// paired is a measure on the units that both sides of a comparison have in
// common, under a code of its own; false when the units are the same.
func (w *writer) paired(m indicator.Measure, base indicator.Side) (indicator.Measure, int, bool) {
	p, units, ok := m.Paired(base)
	if !ok {
		return m, 0, false
	}
	described := *m.Indicator
	described.Code += ".common"
	if base == indicator.Before {
		described.Code += ".qoq"
	}
	described.Name = w.say("figure.name.paired", described.Name)
	p.Indicator = &described
	return p, units, true
}

// pairedSheet sets beside every change whose two sides rest on different units
// the change on the units that they have in common (可比口径).
func (w *writer) pairedSheet() *tabler {
	t := w.newSheet("sheet_paired", "X")
	for _, ind := range w.defs.Indicators {
		m := w.measure(ind.Code)
		t.pairedRow(m, indicator.Prior)
		t.pairedRow(m, indicator.Before)
	}
	return t
}

func (t *tabler) pairedRow(m indicator.Measure, base indicator.Side) {
	w := t.w
	p, units, ok := w.paired(m, base)
	if !ok {
		return
	}
	of := func(m indicator.Measure) []document.Cell {
		if base == indicator.Before {
			return []document.Cell{t.figure(m), t.numbered(m, ofBefore, m.Before, m.Indicator.Decimals), t.change(m, m.QuarterOnQuarter())}
		}
		return []document.Cell{t.figure(m), t.prior(m), t.change(m, m.YearOnYear())}
	}
	cells := []document.Cell{document.Text(m.Indicator.Code), document.Text(m.Indicator.Name), document.Text(m.Indicator.Unit),
		document.Text(w.word("paired." + map[indicator.Side]string{indicator.Prior: "yoy", indicator.Before: "qoq"}[base]))}
	cells = append(cells, of(m)...)
	cells = append(cells, document.Number(intDec(units), 0, ""))
	t.row(document.RowPlain, append(cells, of(p)...)...)
}
