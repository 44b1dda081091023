package analysis

import (
	"cmp"
	"slices"

	"qreport/report/document"
	"qreport/report/index"
)

// scoreExhibits are the tables and charts of the index and of the assessment.
func (w *writer) scoreExhibits() map[string]func() []document.Block {
	return map[string]func() []document.Block{
		"chart.index":         w.indexChart,
		"table.index":         w.indexTable,
		"chart.index_change":  w.indexWaterfall,
		"table.index_regions": w.indexRegions,

		"table.index_industries": w.indexIndustries,

		"table.scorecard":         w.scorecardTable,
		"table.scorecard_regions": w.scorecardRegions,
	}
}

// indexWaterfall draws what moved the index since the year before, the
// greatest gain first. Parts that print as zero are left out: the others still
// add up as printed.
func (w *writer) indexWaterfall() []document.Block {
	change, ok := w.indexChange()
	if !ok {
		return nil
	}
	root := w.defs.Index.Code
	start, end := w.scorePoint("index_change", root, scored{region: w.Region, before: true}), w.scorePoint("index_change", root, scored{region: w.Region})
	plot := document.Waterfall{StartLabel: w.say("chart.index_change.year", w.Scores.Year-1), Start: start.Value,
		EndLabel: w.say("chart.index_change.year", w.Scores.Year), End: end.Value, Decimals: scorePlaces}
	moves := w.moves()
	for _, m := range change.Moves {
		if move := moves[m.Indicator]; !move.printed.IsZero() {
			plot.Steps = append(plot.Steps, document.BarRow{Label: w.leafName(m.Indicator), Point: w.madePoint("index_change", move)})
		}
	}
	if len(plot.Steps) == 0 {
		return nil
	}
	slices.SortStableFunc(plot.Steps, func(a, b document.BarRow) int { return cmp.Compare(b.Point.Value, a.Point.Value) })
	return w.chart("index_change", plot, w.word("chart.index_change.note"))
}

// indexRegions lists the scores of the lower regions with the places that
// survive another way of computing.
func (w *writer) indexRegions() []document.Block {
	if w.Scores == nil || w.Scores.Below == nil || w.Scores.Below.Scored() < 2 {
		return nil
	}
	t := w.newTable("index_regions")
	bands, family := w.rankBands(w.Scores.Below), w.familyOf(w.Scores.Below)
	t.indexRow(document.RowTotal, w.Region, w.whole(), document.Text(w.word("sign.na")), document.Text(w.word("sign.na")))
	for _, s := range w.Scores.Below.Now.Table(w.defs.Index.Code) {
		if s.Rank.Place == 0 {
			t.row(document.RowPlain, t.blanks(s.Unit.Name)...)
			continue
		}
		band, _ := bands.Band(s.Unit.Code)
		t.indexRow(document.RowPlain, s.Unit.Code, s.Unit.Name, t.place(s, scored{region: s.Unit.Code}, family), document.Text(w.placesText(band)))
	}
	t.note("table.index_regions.note", &voice{w: w})
	return t.done()
}

func (t *tabler) place(s index.Standing, at scored, family []scored) document.Cell {
	t.n++
	return document.Number(intDec(s.Rank.Place), 0, t.w.placeFigure(cellID(t.t.ID, t.n), t.w.defs.Index.Code, at, s.Rank.Place, family))
}

func (t *tabler) indexRow(kind document.RowKind, region, name string, place, band document.Cell) {
	root := t.w.defs.Index.Code
	score, ok := t.w.Scores.Score(root, region)
	cells := []document.Cell{document.Text(name), t.scoreCell(root, region), t.indexMove(region), place, band,
		document.Text(t.w.gradeOf(score, ok))}
	for _, n := range t.w.secondLevel() {
		cells = append(cells, t.scoreCell(n.Code, region))
	}
	t.row(kind, cells...)
}

// indexMove is the change since the year before as printed: the difference of
// the rounded scores would not always be the rounded difference.
func (t *tabler) indexMove(region string) document.Cell {
	change, ok := t.w.Scores.Explain(region)
	if !ok {
		return document.Text(t.w.word("sign.na"))
	}
	return t.made(t.w.changeFigure("", scored{region: region}, change.Points()))
}

// blanks is the row of a region without a score.
func (t *tabler) blanks(name string) []document.Cell {
	cells := []document.Cell{document.Text(name)}
	for len(cells) < len(t.t.Columns) {
		cells = append(cells, document.Text(t.w.word("sign.blank")))
	}
	return cells
}

func (w *writer) gradeOf(score float64, ok bool) string {
	if band, found := w.gradeBands().Grade(score); ok && found {
		return band.Label
	}
	return w.word("sign.na")
}

func (w *writer) placesText(b index.RankBand) string {
	switch {
	case b.Runs == 0:
		return w.word("sign.na")
	case b.Low == b.High:
		return w.say("index.band.firm", b)
	}
	return w.say("index.band", b)
}
