package analysis

import (
	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
)

// ranking is an indicator with the places of the lower regions.
type ranking struct {
	of     indicator.Measure // of the region above
	places map[string]indicator.Ranked
}

// rankingTable gives the lower regions their places in several indicators. A
// place is the band that the interval allows. Where few regions have places in
// many indicators, the regions stand side by side: a table of a few rows would
// have a landscape page to itself.
func (w *writer) rankingTable() []document.Block {
	children := w.cube.Reporting(w.Region, w.Period)
	if len(children) < 2 {
		return nil
	}
	var rankings []ranking
	for _, code := range w.words("table.ranking.codes") {
		if places := w.places(children, code); len(places) > 1 {
			rankings = append(rankings, ranking{w.measure(code), places})
		}
	}
	if len(rankings) == 0 {
		return nil
	}
	t := w.newTable("ranking")
	if len(rankings) > rankingUpright && len(children) <= rankingUpright {
		t.rankingAcross(children, rankings)
	} else {
		t.rankingDown(children, rankings)
	}
	t.note("table.ranking.note", &voice{w: w})
	return t.done()
}

// rankingUpright is how many pairs of a value and a place an upright page has
// room for.
const rankingUpright = 5

// rankingDown has a row for each region.
func (t *tabler) rankingDown(children []string, rankings []ranking) {
	for _, r := range rankings {
		t.rankingPair(t.w.rankingName(r.of), r.of.Indicator)
	}
	for _, child := range children {
		cells := []document.Cell{document.Text(t.w.regionName(child))}
		for _, r := range rankings {
			cells = append(cells, t.rankingCells(r, child)...)
		}
		t.row(document.RowPlain, cells...)
	}
	t.t.Wide = len(rankings) > rankingUpright
}

// rankingAcross has a row for each indicator.
func (t *tabler) rankingAcross(children []string, rankings []ranking) {
	t.t.Columns = t.w.columns("table.ranking.across")
	for _, child := range children {
		t.rankingPair(t.w.regionName(child), nil)
	}
	for _, r := range rankings {
		cells := []document.Cell{document.Text(t.w.rankingName(r.of))}
		for _, child := range children {
			cells = append(cells, t.rankingCells(r, child)...)
		}
		t.row(document.RowPlain, cells...)
	}
}

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

func (w *writer) rankingName(m indicator.Measure) string {
	return w.say("table.ranking.group", map[string]string{"Name": firstOf(m.Indicator.Short, m.Indicator.Name), "Unit": m.Indicator.Unit})
}

// rankingPair adds the columns of a value and a place; the values of a column of
// one indicator have its digits.
func (t *tabler) rankingPair(group string, of *define.Indicator) {
	for _, c := range t.w.columns("table.ranking.pair") {
		c.Group = group
		if c.Align == document.AlignNumber && of != nil {
			c.Decimals = of.Decimals
		}
		t.t.Columns = append(t.t.Columns, c)
	}
}

func (t *tabler) rankingCells(r ranking, region string) []document.Cell {
	ranked, ok := r.places[region]
	if !ok {
		blank := document.Text(t.w.word("sign.blank"))
		return []document.Cell{blank, blank}
	}
	return []document.Cell{t.figure(ranked.Measure), document.Text(t.w.bandText(ranked))}
}

func (w *writer) bandText(r indicator.Ranked) string {
	if r.Firm() {
		return w.say("phrase.band.firm", r)
	}
	return w.say("phrase.band", r)
}
