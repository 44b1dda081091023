package analysis

import (
	"fmt"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/model"
)

// exhibit makes the table, chart or list that sections.toml names.
func (w *writer) exhibit(id string) []document.Block {
	for _, known := range []map[string]func() []document.Block{w.tableExhibits(), w.chartExhibits(), w.listExhibits(), w.scoreExhibits()} {
		if write, ok := known[id]; ok {
			return write()
		}
	}
	if w.err == nil {
		w.err = fmt.Errorf("analysis: sections.toml 中的图表 %q 不存在", id)
	}
	return nil
}

func (w *writer) tableExhibits() map[string]func() []document.Block {
	return map[string]func() []document.Block{
		"table.headline":  w.headline,
		"table.regions":   w.regionTable,
		"table.groups":    w.groupTable,
		"table.trade":     w.tradeTable,
		"table.equipment": w.equipmentTable,
		"table.notices":   w.noticeTable,
		"table.quarters":  w.quarterTable,
		"table.targets":   w.targetTable,
		"table.ranking":   w.rankingTable,
		"table.review":    w.reviewTable,
		"table.filings":   w.filingTable,
	}
}

func (w *writer) chartExhibits() map[string]func() []document.Block {
	return map[string]func() []document.Block{
		"chart.regions":     w.regionChart,
		"chart.funnel":      w.funnel,
		"chart.trend":       w.trend,
		"chart.classes":     func() []document.Block { return w.itemBars("classes", "Q114B", "Q114A") },
		"chart.defects":     func() []document.Block { return w.pareto("defects", "Q117") },
		"chart.trade":       func() []document.Block { return w.tradeChart("trade", exportBatches, importBatches) },
		"chart.trade_value": func() []document.Block { return w.tradeChart("trade_value", exportValue, importValue) },
		"chart.equipment":   w.equipmentChart,
		"chart.reasons":     func() []document.Block { return w.pareto("reasons", "C109A", "C109B") },
		"chart.complaints":  func() []document.Block { return w.pareto("complaints", "Q606") },
	}
}

func (w *writer) listExhibits() map[string]func() []document.Block {
	return map[string]func() []document.Block{
		"list.problems":     w.problems,
		"remarks.causes":    func() []document.Block { return w.remarks("causes") },
		"remarks.proposals": func() []document.Block { return w.remarks("proposals") },
		"remarks.practice":  func() []document.Block { return w.remarks("practice") },
		"remarks.cases":     func() []document.Block { return w.remarks("cases") },
	}
}

// headline is the table of leading indicators.
func (w *writer) headline() []document.Block {
	t := w.newTable("headline")
	for _, code := range w.words("table.headline.codes") {
		t.headlineRow(w.measure(code))
	}
	if w.cumulated() {
		t.dropColumn(headlineSequential)
	}
	t.note("table.headline.note", &voice{w: w})
	return t.done()
}

// headlineSequential is the column of 环比 in the table of leading indicators.
const headlineSequential = 6

func (t *tabler) headlineRow(m indicator.Measure) {
	if !m.Value.Present() && m.Value.Kind != model.Withheld {
		return
	}
	t.row(document.RowPlain,
		document.Text(m.Indicator.Name), document.Text(m.Indicator.Unit),
		t.figure(m), t.interval(m), t.prior(m),
		t.change(m, m.YearOnYear()), t.change(m, m.QuarterOnQuarter()))
}

// chart numbers and titles a figure; it is left out when plot is nil.
func (w *writer) chart(key string, plot document.Plot, notes ...string) []document.Block {
	w.charts++
	c := &document.Chart{
		ID: fmt.Sprintf("F%d", w.charts), Number: w.say("chart.number", w.charts),
		Title: plain(w.say("chart."+key+".title", &voice{w: w})),
		Unit:  w.word("chart." + key + ".unit"), Plot: plot,
	}
	for _, n := range notes {
		if n != "" {
			c.Notes = append(c.Notes, n)
		}
	}
	w.citable("chart."+key, c.ID, c.Number)
	return []document.Block{c}
}

// chartPoint is a labelled value of a chart, registered as a figure.
func (w *writer) chartPoint(key string, m indicator.Measure) document.Point {
	places := m.Indicator.Decimals
	if m.Value.Float() >= wholeFrom {
		places = 0
	}
	p := w.point(m.Value, places)
	if p.Present {
		p.Figure = w.enterChart(key, printed{m: m, text: p.Text, places: places})
	}
	return p
}

// wholeFrom is from where on a label of a chart has no digits behind the point:
// nobody reads the eighth digit off a column.
const wholeFrom = 1000

// enterChart registers a number of a chart. Its id is that of the chart's
// texts with a running number, so that it does not depend on which other
// charts are drawn; the same number twice is one figure.
func (w *writer) enterChart(key string, p printed) string {
	p.id = w.figures.chartID(key, fmt.Sprint(p.m.Indicator.Name, p.m.Region, p.m.Period, p.aspect, w.working(p.m, indicator.Now).names()))
	return w.enter(p)
}

// point makes a drawn value with its label.
func (w *writer) point(q indicator.Quantity, decimals int) document.Point {
	return document.Point{Value: q.Float(), Present: q.Present(), Text: w.print(q, decimals)}
}
