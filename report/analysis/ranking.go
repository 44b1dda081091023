package analysis

import (
	"qreport/report/document"
	"qreport/report/indicator"
)

// rankingTable gives the lower regions their places in several indicators. A
// place is the band that the interval allows.
func (w *writer) rankingTable() []document.Block {
	children := w.cube.Reporting(w.Region, w.Period)
	if len(children) < 2 {
		return nil
	}
	t := w.newTable("ranking")
	t.t.Columns = t.t.Columns[:1]
	var ranked []map[string]indicator.Ranked
	for _, code := range w.words("table.ranking.codes") {
		places := w.places(children, code)
		if len(places) < 2 {
			continue
		}
		ranked = append(ranked, places)
		t.rankingColumns(w.measure(code))
	}
	for _, child := range children {
		t.rankingRow(child, ranked)
	}
	if len(ranked) == 0 {
		t.t.Rows = nil
	}
	t.t.Wide = len(ranked) > rankingUpright
	t.note("table.ranking.note", &voice{w: w})
	return t.done()
}

// rankingUpright is how many indicators a ranking on an upright page has room
// for.
const rankingUpright = 5

// places are the ranks of regions in one indicator.
func (w *writer) places(regions []string, code string) map[string]indicator.Ranked {
	var measures []indicator.Measure
	for _, region := range regions {
		measures = append(measures, w.measureIn(region, code, ""))
	}
	places := map[string]indicator.Ranked{}
	for _, r := range indicator.Rank(measures) {
		places[r.Measure.Region] = r
	}
	return places
}

func (t *tabler) rankingColumns(m indicator.Measure) {
	group := t.w.say("table.ranking.group", map[string]string{"Name": firstOf(m.Indicator.Short, m.Indicator.Name), "Unit": m.Indicator.Unit})
	for _, c := range t.w.columns("table.ranking.pair") {
		c.Group = group
		if c.Align == document.AlignNumber {
			c.Decimals = m.Indicator.Decimals
		}
		t.t.Columns = append(t.t.Columns, c)
	}
}

func (t *tabler) rankingRow(region string, ranked []map[string]indicator.Ranked) {
	cells := []document.Cell{document.Text(t.w.regionName(region))}
	for _, places := range ranked {
		r, ok := places[region]
		if !ok {
			cells = append(cells, document.Text(t.w.word("sign.blank")), document.Text(t.w.word("sign.blank")))
			continue
		}
		cells = append(cells, t.figure(r.Measure), document.Text(t.w.bandText(r)))
	}
	t.row(document.RowPlain, cells...)
}

func (w *writer) bandText(r indicator.Ranked) string {
	if r.Firm() {
		return w.say("phrase.band.firm", r)
	}
	return w.say("phrase.band", r)
}
