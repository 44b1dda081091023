package analysis

import (
	"fmt"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/model"
)

// exhibit makes the tables and charts that sections.toml names.
func (w *writer) exhibit(id string) []document.Block {
	switch id {
	case "table.headline":
		return w.headline()
	case "table.regions":
		return w.regionTable()
	case "chart.regions":
		return w.regionChart()
	case "chart.funnel":
		return w.funnel()
	case "chart.trend":
		return w.trend()
	case "table.sizes":
		return w.groupTable("sizes", sizeGroups)
	case "chart.classes":
		return w.itemBars("classes", "Q114B", "Q114A")
	case "table.levels":
		return w.itemTable("levels", "Q116B", "Q116A")
	case "table.stages":
		return w.itemTable("stages", "Q115B", "Q115A")
	case "chart.defects":
		return w.pareto("defects", "Q117")
	case "table.trade":
		return w.tradeTable()
	case "chart.trade":
		return w.tradeChart()
	case "chart.reasons":
		return w.pareto("reasons", "C109A", "C109B")
	case "table.equipment":
		return w.equipmentTable()
	case "chart.complaints":
		return w.pareto("complaints", "Q606")
	case "table.notices":
		return w.noticeTable()
	case "table.quarters":
		return w.quarterTable()
	case "table.targets":
		return w.targetTable()
	case "table.ranking":
		return w.rankingTable()
	case "table.review":
		return w.reviewTable()
	case "table.filings":
		return w.filingTable()
	case "list.problems":
		return w.problems()
	case "list.concerns":
		return w.concerns()
	case "remarks.causes":
		return w.remarks("causes")
	case "remarks.proposals":
		return w.remarks("proposals")
	case "remarks.practice":
		return w.remarks("practice")
	}
	if write, ok := w.scoreExhibits()[id]; ok {
		return write()
	}
	if w.err == nil {
		w.err = fmt.Errorf("analysis: sections.toml 中的图表 %q 不存在", id)
	}
	return nil
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
	return []document.Block{c}
}

// point makes a drawn value with its label.
func (w *writer) point(q indicator.Quantity, decimals int) document.Point {
	return document.Point{Value: q.Float(), Present: q.Present(), Text: w.print(q, decimals)}
}
