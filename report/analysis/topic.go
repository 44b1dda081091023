package analysis

import (
	"errors"
	"fmt"
	"slices"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
)

// ErrNoTopic says that a region has nothing to report on a topic.
var ErrNoTopic = errors.New("专题在本期没有任何数据，不出报告")

// text is the id of a fixed text: a special report has its own titles.
func (w *writer) text(id string) string {
	if w.Topic != nil {
		return "topic." + id
	}
	return "report." + id
}

// topicBody is the body of a special report: what is its own, then the
// sections that it borrows.
func (w *writer) topicBody() []document.Block {
	var own []document.Block
	if p := w.paragraph("topic.rate", "topic.records.text"); w.Topic.Item != "" || w.Topic.List != "" {
		own = append(own, w.said(p)...)
	}
	own = append(own, w.topicItems()...)
	own = append(own, w.topicTrend()...)
	own = append(own, w.topicRegions()...)
	own = append(own, w.topicRecords()...)
	n := 0
	var blocks []document.Block
	if len(own) > 0 {
		n++
		blocks = append(blocks, w.heading(define.Section{Level: 1, Title: "topic.section"}, n))
		blocks = append(blocks, own...)
	}
	for _, s := range w.borrowed() {
		if content := w.section(s); content != nil {
			n++
			s.Level = 1
			blocks = append(append(blocks, w.heading(s, n)), content...)
		}
	}
	if n == 0 && w.err == nil {
		w.err = fmt.Errorf("%s：%w", w.Topic.Title, ErrNoTopic)
	}
	return append(w.said(w.paragraph("topic.opening")), blocks...)
}

func (w *writer) said(p document.Paragraph) []document.Block {
	if len(p.Spans) == 0 {
		return nil
	}
	return []document.Block{p}
}

// borrowed are the sections of the report that the topic takes over.
func (w *writer) borrowed() []define.Section {
	var out []define.Section
	for _, id := range w.Topic.Sections {
		for _, s := range w.sections() {
			if s.ID == id {
				out = append(out, s)
			}
		}
	}
	return out
}

// topicRate is the rate of the topic's item in a region.
func (w *writer) topicRate(region string) (pass, trials, rate indicator.Measure) {
	t := w.Topic
	pass, trials = w.measureIn(region, t.Pass, t.Item), w.measureIn(region, t.Trials, t.Item)
	rate = w.rateOf(pass, trials, ratePlaces)
	rate.Indicator.Name = w.itemName(t.Trials, t.Item)
	return pass, trials, rate
}

// topicPlaces are the regions that are compared, as far as they lie in this
// one.
func (w *writer) topicPlaces() []string {
	if len(w.Topic.Regions) > 0 {
		return slices.DeleteFunc(slices.Clone(w.Topic.Regions), func(code string) bool { return !w.defs.Regions.Contains(w.Region, code) })
	}
	return w.cube.Reporting(w.Region, w.Period)
}

// topicItems compares regions by the rate of the item.
func (w *writer) topicItems() []document.Block {
	if w.Topic.Item == "" {
		return nil
	}
	t := w.newTable("topic_items")
	for _, region := range w.topicPlaces() {
		pass, trials, _ := w.topicRate(region)
		t.rateRow(w.regionName(region), pass, trials)
	}
	if pass, trials, _ := w.topicRate(w.Region); len(t.t.Rows) > 0 {
		t.rateRow(w.whole(), pass, trials)
		t.t.Rows[len(t.t.Rows)-1].Kind = document.RowTotal
	}
	t.note("table.topic_items.note", nil)
	return t.done()
}

// topicTrend draws the item's rate over the quarters.
func (w *writer) topicTrend() []document.Block {
	periods := w.history()
	if w.Topic.Item == "" || len(periods) < 2 {
		return nil
	}
	plot := document.Lines{Decimals: 1}
	s := document.Series{Name: w.itemName(w.Topic.Trials, w.Topic.Item)}
	for _, p := range periods {
		at := *w
		at.Period = p
		_, _, m := at.topicRate(w.Region)
		s.Points = append(s.Points, w.point(m.Value, ratePlaces))
		low, high := m.Value.Float(), m.Value.Float()
		if m.Sampled() {
			low, high = m.Sample.Interval()
		}
		s.Low, s.High = append(s.Low, low), append(s.High, high)
		plot.Periods = append(plot.Periods, w.say("period.short", naming{Year: p.Year, N: p.N}))
	}
	if !anyPresent(s.Points) {
		return nil
	}
	plot.Series = []document.Series{s}
	return w.chart("topic_trend", plot, w.say("chart.trend.note", trendNote{Gaps: gaps(s)}))
}

// topicRegions compares regions by the topic's indicators.
func (w *writer) topicRegions() []document.Block {
	if len(w.Topic.Indicators) == 0 {
		return nil
	}
	t := w.newTable("topic_regions")
	for _, code := range w.Topic.Indicators {
		ind, _ := w.defs.Indicator(code)
		t.t.Columns = append(t.t.Columns, document.Column{Title: firstOf(ind.Short, ind.Name) + w.unitText(ind.Unit),
			Align: document.AlignNumber, Width: 6, Decimals: ind.Decimals})
	}
	for _, region := range append(append([]string{}, w.topicPlaces()...), w.Region) {
		name := w.regionName(region)
		if region == w.Region {
			name = w.whole()
		}
		cells := []document.Cell{document.Text(name)}
		for _, code := range w.Topic.Indicators {
			cells = append(cells, t.figure(w.measureIn(region, code, "")))
		}
		if anyNumber(cells) {
			t.row(rowKind(region == w.Region), cells...)
		}
	}
	return t.done()
}

func (w *writer) unitText(unit string) string {
	if unit == "" {
		return ""
	}
	return "（" + unit + "）"
}

// topicList are the records of the topic.
func (w *writer) topicList() []listed {
	var out []listed
	for _, r := range w.listed(w.Topic.List) {
		if w.Topic.Column == "" || r.text(w.Topic.Column) == w.Topic.Value {
			out = append(out, r)
		}
	}
	return out
}

// topicRecords lists the records with the columns that the topic names.
func (w *writer) topicRecords() []document.Block {
	form, ok := w.defs.Form(w.Topic.List)
	if !ok {
		return nil
	}
	t := w.newTable("topic_records")
	for _, id := range w.Topic.Show {
		for _, c := range form.Columns {
			if c.ID == id {
				t.t.Columns = append(t.t.Columns, document.Column{Title: c.Name, Width: c.Width / 2})
			}
		}
	}
	for _, r := range w.topicList() {
		t.row(document.RowPlain, r.cells(append([]string{"unit"}, w.Topic.Show...))...)
	}
	return t.done()
}
