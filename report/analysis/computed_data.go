package analysis

import (
	"slices"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/rollup"
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
	w.keep(w.amount(q, d), nil)
	return d.ID
}

func (w *writer) amount(q indicator.Quantity, d document.Datum) document.Datum {
	d.Column = w.word("index.data.column")
	d.Number, d.IsNumber = num.Round(q.Rat, computedPlaces, w.mode()).Trim(), true
	d.Text = num.Format(d.Number, d.Number.Scale())
	return d
}

// lowerValue enters a lower region's value of an indicator, one term of a
// weighted mean, and returns its place. Of the regions right below the report
// it is computed from their data, as their rows are; of those further down the
// region's own report has the detail.
func (w *writer) lowerValue(ref indicator.Ref) int {
	ind, period := ref.Value.Indicator, ref.Period.String()
	d := document.Datum{ID: ref.Region + "/" + period + "." + lowerColumn(ref) + "/" + ind.Code, Name: ind.Name, Unit: ind.Unit,
		Region: w.regionName(ref.Region), Period: w.periodName(ref.Period), Formula: w.formula(ind.Compiled)}
	if i, known := w.figures.dataAt[d.ID]; known {
		return i
	}
	d = w.amount(ref.Value.Quantity, d)
	if slices.Contains(w.defs.Regions.Children(w.Region), ref.Region) {
		d.Expr = w.newWorking(ref.Value.Derive()).expr
	}
	if d.Expr != "" {
		return w.keep(d, nil)
	}
	return w.keep(d, []document.Source{{Filing: &document.Filing{Region: d.Region}, Text: d.Text}})
}

// lowerColumn tells a lower region's values of a period apart.
func lowerColumn(ref indicator.Ref) string {
	column := "mean"
	if ref.Basis == rollup.ToDate {
		column += ".ytd"
	}
	if ref.Prior {
		column += ".prior"
	}
	return column
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
