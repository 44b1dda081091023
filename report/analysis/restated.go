package analysis

import (
	"qreport/report/document"
	"qreport/report/indicator"
)

// restatedSheet lists the indicators whose 上年同期, as this year's submissions
// state it, is not what last year's own submissions gave: comparisons rest on
// the former (可比口径), and both are kept.
func (w *writer) restatedSheet() *tabler {
	t := w.newSheet("sheet_restated", "Y")
	for _, ind := range w.defs.Indicators {
		m, then := w.measure(ind.Code), w.thenStated(ind.Code)
		if !m.Value.Present() || !w.differs(m, then) {
			continue
		}
		t.row(document.RowPlain, document.Text(ind.Code), document.Text(ind.Name), document.Text(ind.Unit),
			t.prior(m), t.figure(then), t.w.cell(indicator.Minus(m.Prior, then.Value), ind.Decimals, ""))
	}
	return t
}

func (w *writer) differs(m, then indicator.Measure) bool {
	places := m.Indicator.Decimals
	return m.Prior.Present() && then.Value.Present() && w.print(m.Prior, places) != w.print(then.Value, places)
}

// Restated reports whether any 上年同期 is not what was stated then.
func (v *voice) Restated() bool {
	for _, ind := range v.w.defs.Indicators {
		if m := v.w.measure(ind.Code); m.Value.Present() && v.w.differs(m, v.w.thenStated(ind.Code)) {
			return true
		}
	}
	return false
}

// quartersData tells how much of the year is behind a cumulated figure.
type quartersData struct{ Got, Of string }

// ToDateNote says how many of the year's quarters the cumulated figures rest
// on; "" in the first quarter.
func (v *voice) ToDateNote() string {
	span := v.w.cube.Year(v.w.Region, v.w.Period)
	if span.Want < 2 {
		return ""
	}
	numerals := v.w.words("numerals")
	return v.w.say("todate.note", quartersData{numerals[max(span.Got, 1)-1], numerals[span.Want-1]})
}
