package analysis

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
)

// direction is one row of the trade table: fields of batches, value, failed
// batches and failed value.
type direction struct{ label, batches, value, failed, failedValue string }

var directions = [...]direction{
	{"direction.export", exportBatches, exportValue, "C103", "C104"},
	{"direction.import", importBatches, importValue, "C107", "C108"},
}

// The fields of what was inspected.
const (
	exportBatches, exportValue = "C101", "C102"
	importBatches, importValue = "C105", "C106"
)

// tradeTable sets exports beside imports, with their sum; the two are never
// pooled with home production.
func (w *writer) tradeTable() []document.Block {
	t := w.newTable("trade")
	sums := make([]indicator.Measure, 4)
	rows := 0
	for _, d := range directions {
		cells := w.directionMeasures(d)
		if !cells[0].Value.Present() {
			continue
		}
		t.tradeRow(document.RowPlain, w.word(d.label), cells)
		for i := range sums {
			sums[i] = plus(sums[i], cells[i])
		}
		rows++
	}
	if rows == len(directions) {
		t.tradeRow(document.RowTotal, w.word("direction.total"), sums)
	}
	t.note("table.trade.note", &voice{w: w})
	return t.done()
}

func (w *writer) directionMeasures(d direction) []indicator.Measure {
	var out []indicator.Measure
	for _, code := range []string{d.batches, d.value, d.failed, d.failedValue} {
		out = append(out, w.measure(code))
	}
	return out
}

// tradeRow prints batches, value, failed batches and value, both failure
// rates, and the change of batches and value against last year.
func (t *tabler) tradeRow(kind document.RowKind, label string, m []indicator.Measure) {
	failed, failedValue := t.w.rateOf(m[2], m[0], ratePlaces), t.w.rateOf(m[3], m[1], ratePlaces)
	failedValue.Sample, failedValue.PriorTest = indicator.Sample{}, indicator.Sample{}
	failed.Indicator.Name = label + t.w.word("direction.rate")
	failedValue.Indicator.Name = label + t.w.word("direction.value_rate")
	t.row(kind, document.Text(label), t.figure(m[0]), t.figure(m[1]), t.figure(m[2]), t.figure(m[3]),
		t.figure(failed), t.figure(failedValue), t.change(m[0], m[0].YearOnYear()), t.change(m[1], m[1].YearOnYear()))
}

// plus adds two measures of disjoint amounts; the first may be the zero
// Measure.
func plus(a, b indicator.Measure) indicator.Measure {
	if a.Indicator == nil {
		return b
	}
	a.Value, a.Prior, a.Before = add(a.Value, b.Value), add(a.Prior, b.Prior), add(a.Before, b.Before)
	a.Operands = append(a.Operands[:len(a.Operands):len(a.Operands)], b.Operands...)
	a.Got, a.Want = min(a.Got, b.Got), max(a.Want, b.Want)
	return a
}

func add(a, b indicator.Quantity) indicator.Quantity {
	if !a.Present() || !b.Present() {
		return indicator.Quantity{Kind: max(a.Kind, b.Kind)}
	}
	return indicator.Of(new(big.Rat).Add(a.Rat, b.Rat))
}

// tradeChart draws exports beside imports over the quarters: batches, or value.
func (w *writer) tradeChart(key, exports, imports string) []document.Block {
	periods := w.history()
	if len(periods) < 2 || !w.measure(exports).Value.Present() && !w.measure(imports).Value.Present() {
		return nil
	}
	plot := document.Columns{}
	for _, p := range periods {
		plot.Labels = append(plot.Labels, w.say("period.short", naming{Year: p.Year, N: p.N}))
	}
	for i, code := range [...]string{exports, imports} {
		series := w.trendSeries(directions[i].label, code, periods)
		series.Low, series.High = nil, nil
		if anyPresent(series.Points) {
			plot.Series = append(plot.Series, series)
		}
	}
	if len(plot.Series) == 0 {
		return nil
	}
	return w.chart(key, plot)
}

// equipmentChart draws the stock of every kind of special equipment, the
// largest first.
func (w *writer) equipmentChart() []document.Block {
	tallies := w.tallies("Q308")
	if len(tallies) < 2 {
		return nil
	}
	var plot document.Bars
	for _, t := range tallies {
		plot.Rows = append(plot.Rows, document.BarRow{Label: t.item.Name, Point: w.chartPoint("equipment", t.m)})
	}
	return w.chart("equipment", plot)
}

// equipmentTable lists the kinds of special equipment with their accidents.
func (w *writer) equipmentTable() []document.Block {
	t := w.newTable("equipment")
	for _, item := range w.items("Q309") {
		m, accidents := w.measureIn(w.Region, "Q308", item.Code), w.measureIn(w.Region, "Q309", item.Code)
		if m.Value.Present() || accidents.Value.Present() && accidents.Value.Rat.Sign() != 0 { // cylinders are not counted, their accidents are
			t.row(document.RowPlain, document.Text(item.Name), t.figureOr(m), t.change(m, m.YearOnYear()), t.figure(accidents))
		}
	}
	if len(t.t.Rows) > 0 {
		m := w.measure("Q301")
		t.row(document.RowTotal, document.Text(w.word("total")), t.figure(m), t.change(m, m.YearOnYear()),
			t.figure(w.measure("Q302")))
	}
	t.note("table.equipment.note", nil)
	return t.done()
}

// noticeTable lists foreign notices by record, as many as the text has room
// for.
func (w *writer) noticeTable() []document.Block {
	t := w.newTable("notices")
	records := w.listed("L4")
	shown := min(len(records), w.defs.Thresholds.ListRows)
	t.records(records[:shown], "table.notices.fields")
	t.note("table.notices.note", len(records)-shown)
	return t.done()
}

// noticeSheet lists all foreign notices where the text has no room for them.
func (w *writer) noticeSheet() *tabler {
	t := w.newSheet("sheet_notices", "W")
	if records := w.listed("L4"); len(records) > w.defs.Thresholds.ListRows {
		t.records(records, "table.notices.fields")
	}
	return t
}

// records adds a row for each record, with the columns that a word list names.
func (t *tabler) records(records []listed, fields string) {
	for _, r := range records {
		t.row(document.RowPlain, r.cells(t.w.words(fields))...)
	}
}

// listed is a record of a list-form with its form, for reading by column.
type listed struct {
	form   *define.Form
	texts  []string
	unit   string
	region string // directly below the report's, in words
	source document.Source
}

func (r listed) text(id string) string {
	for i, c := range r.form.Columns {
		if c.ID == id && i < len(r.texts) {
			return r.texts[i]
		}
	}
	return ""
}

func (r listed) cells(ids []string) []document.Cell {
	var cells []document.Cell
	for _, id := range ids {
		if id == "unit" {
			cells = append(cells, document.Text(r.unit))
			continue
		}
		cells = append(cells, document.Text(r.text(id)))
	}
	return cells
}
