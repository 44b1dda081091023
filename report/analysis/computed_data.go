package analysis

import (
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
)

// computedPlaces is how many digits a computed amount keeps: a figure is
// rounded from it once, when it is printed.
const computedPlaces = 10

// keepComputed enters a computed amount and returns its id; a missing one has
// no datum.
func (w *writer) keepComputed(q indicator.Quantity, d document.Datum) string {
	if !q.Present() {
		return ""
	}
	d.Column = w.word("index.data.column")
	d.Number, d.IsNumber = num.Round(q.Rat, computedPlaces, w.mode()).Trim(), true
	d.Text = num.Format(d.Number, d.Number.Scale())
	w.keep(d, nil)
	return d.ID
}

// valueDatum enters a value of an indicator as one amount, so that what is
// judged by it can name it, and returns its id; "" when there is none.
func (w *writer) valueDatum(m indicator.Measure, side indicator.Side) string {
	if m.Indicator.Code == w.defs.Index.Indicator {
		return w.indexScore(w.defs.Index.Code, scored{region: m.Region, before: side == indicator.Prior})
	}
	q, column, p := m.Value, "value", printed{m: m}
	if side == indicator.Prior {
		q, column, p.aspect = m.Prior, "value.prior", ofPrior
	}
	d := document.Datum{ID: m.Region + "/" + m.Period.String() + "." + column + "/" + m.Indicator.Code, Name: w.aspectName(p),
		Unit: m.Indicator.Unit, Region: w.regionName(m.Region), Period: w.periodName(m.Period), Formula: w.aspectFormula(p)}
	if _, known := w.figures.dataAt[d.ID]; known {
		return d.ID
	}
	d.Expr = w.working(m, side).expr
	return w.keepComputed(q, d)
}
