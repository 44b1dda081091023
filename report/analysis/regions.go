package analysis

import (
	"math"
	"slices"
	"strconv"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/stat"
	"qreport/report/model"
	"qreport/report/rollup"
)

// regionRow is a line of a regional comparison: the whole region, its own
// units (本级) or a lower region.
type regionRow struct {
	label string
	in    *indicator.Indicators
	code  string
	total bool
	level model.Level
}

// regionRows lists the region, its own level where it reports beside lower
// regions, and the lower regions.
func (w *writer) regionRows() []regionRow {
	rows := []regionRow{{w.whole(), w.Indicators, w.Region, true, w.region.Level}}
	children := w.cube.Reporting(w.Region, w.Period)
	if len(children) > 0 && w.cube.Unified.Own(w.Region, w.Period) != nil {
		rows = append(rows, regionRow{w.ownLevelName(), w.ownLevel(), w.Region, false, w.region.Level})
	}
	for _, child := range children {
		r, _ := w.defs.Regions.Get(child)
		rows = append(rows, regionRow{r.Name, w.Indicators, child, false, r.Level})
	}
	return rows
}

// ownLevelName is the word for a region's own level, such as 市本级.
func (w *writer) ownLevelName() string {
	return w.fill(phrase{id: "region.own"}, func() any { return w.whole() })
}

// ownLevel are the indicators of own levels, with nothing added up.
func (w *writer) ownLevel() *indicator.Indicators {
	if w.figures.own == nil {
		w.figures.own = w.Indicators.OwnLevel()
	}
	return w.figures.own
}

func (w *writer) rowMeasure(r regionRow, code string) indicator.Measure {
	return w.measureOf(r.in, r.code, w.Period, w.Basis, code, "")
}

// leading is the indicator that regions are compared by.
const leading = "A01"

// regionTable compares regions by the leading rate, with intervals and the
// ranks that they allow.
func (w *writer) regionTable() []document.Block {
	rows := w.regionRows()
	if len(rows) < 2 {
		return nil
	}
	t := w.newTable("regions")
	bands := w.bands(rows)
	for _, r := range rows {
		m := w.rowMeasure(r, leading)
		if !m.Value.Present() && m.Want == 0 {
			continue
		}
		t.row(rowKind(r.total), document.Text(r.label),
			t.figure(w.rowMeasure(r, "Q104")), t.figure(w.rowMeasure(r, "Q105")), t.figure(m),
			t.interval(m), t.change(m, m.YearOnYear()), document.Text(bands[r.code+r.label]))
	}
	t.note("table.regions.note", &voice{w: w})
	return t.done()
}

func rowKind(total bool) document.RowKind {
	if total {
		return document.RowTotal
	}
	return document.RowPlain
}

// bands words the rank band of every lower region.
func (w *writer) bands(rows []regionRow) map[string]string {
	var measures []indicator.Measure
	labels := map[string]string{}
	for _, r := range rows[1:] {
		if r.code == w.Region {
			continue // 本级 is no peer of the counties
		}
		measures = append(measures, w.rowMeasure(r, leading))
		labels[r.code] = r.label
	}
	out := map[string]string{}
	for _, ranked := range indicator.Rank(measures) {
		id := "phrase.band"
		if ranked.Firm() {
			id = "phrase.band.firm"
		}
		code := ranked.Measure.Region
		out[code+labels[code]] = w.say(id, ranked)
	}
	return out
}

// regionChart draws the same rates with their intervals.
func (w *writer) regionChart() []document.Block {
	rows := w.regionRows()
	plot := document.DotInterval{Decimals: 1}
	for _, r := range rows[1:] {
		if m := w.rowMeasure(r, leading); m.Value.Present() || m.Want > 0 {
			plot.Rows = append(plot.Rows, w.dot("regions", r.label, m))
		}
	}
	whole := w.measure(leading)
	if len(plot.Rows) < 2 || !whole.Value.Present() {
		return nil
	}
	w.mark(leading, whole)
	plot.Reference = &document.Reference{
		Label: w.whole() + w.print(whole.Value, whole.Indicator.Decimals), Value: whole.Value.Float()}
	return w.chart("regions", plot, w.word("chart.regions.note"))
}

func (w *writer) dot(key, label string, m indicator.Measure) document.DotRow {
	row := document.DotRow{Label: label, Point: w.chartPoint(key, m), Small: m.Small(w.defs.Thresholds)}
	if m.Value.Present() && m.Sampled() {
		row.Low, row.High = m.Sample.Interval()
		n := int64(math.Round(m.Sample.Trials))
		row.N = w.say("phrase.n", n)
		w.enterChart(key, printed{m: m, aspect: ofTrials, text: strconv.FormatInt(n, 10)})
	}
	return row
}

// trend draws the leading rate over the quarters that the workspace knows.
func (w *writer) trend() []document.Block {
	periods := w.history()
	if len(periods) < 2 {
		return nil
	}
	plot := document.Lines{Decimals: 1}
	home := w.trendSeries("chart.trend.home", leading, periods)
	trade := w.trendSeries("chart.trend.export", "B01", periods)
	for _, p := range periods {
		plot.Periods = append(plot.Periods, w.say("period.short", naming{Year: p.Year, N: p.N}))
	}
	for _, s := range []document.Series{home, trade} {
		if anyPresent(s.Points) {
			plot.Series = append(plot.Series, s)
		}
	}
	if len(plot.Series) == 0 {
		return nil
	}
	note := trendNote{Apart: len(plot.Series) > 1, Gaps: slices.ContainsFunc(plot.Series, gaps)}
	return w.chart("trend", plot, w.say("chart.trend.note", note))
}

// trendNote is what has to be said below a trend: that its rates do not add, and
// what a gap means.
type trendNote struct{ Apart, Gaps bool }

func gaps(s document.Series) bool {
	return slices.ContainsFunc(s.Points, func(p document.Point) bool { return !p.Present })
}

func (w *writer) trendSeries(name, code string, periods []model.Period) document.Series {
	s := document.Series{Name: w.word(name)}
	for _, p := range periods {
		m := w.measureOf(w.Indicators, w.Region, p, rollup.Current, code, "")
		s.Points = append(s.Points, w.chartPoint(name, m))
		low, high := m.Value.Float(), m.Value.Float()
		if m.Sampled() {
			low, high = m.Sample.Interval()
		}
		s.Low, s.High = append(s.Low, low), append(s.High, high)
	}
	return s
}

func anyPresent(points []document.Point) bool {
	for _, p := range points {
		if p.Present {
			return true
		}
	}
	return false
}

// history is the run of periods up to this one, from the first that anybody
// in the region reported, at most the number set in the thresholds. Periods
// between that nobody reported stay in, as gaps.
func (w *writer) history() []model.Period {
	var periods []model.Period
	for back := w.defs.Thresholds.TrendQuarters - 1; back >= 0; back-- {
		p := w.Period.Add(-back)
		if len(periods) > 0 || w.cube.Has(w.Region, p) {
			periods = append(periods, p)
		}
	}
	return periods
}

// funnel draws the lower regions' rates against their sample sizes. The limits
// are drawn for all of them together (Šidák), since every point is looked at.
func (w *writer) funnel() []document.Block {
	rows, whole := w.regionRows(), w.measure(leading)
	if !whole.Value.Present() || len(rows) < funnelLeast {
		return nil
	}
	centre := whole.Value.Float()
	plot := document.Funnel{Centre: centre}
	z := stat.Together(len(rows)-1, stat.Alpha95)
	largest := 0.0
	for _, r := range rows[1:] {
		if m := w.rowMeasure(r, leading); m.Value.Present() && m.Sampled() {
			n, rate := m.Sample.Trials, m.Value.Float()
			low, high := stat.Limits(centre, n, z)
			plot.Points = append(plot.Points, document.FunnelPoint{Label: r.label, N: n, Rate: rate, Outside: rate < low || rate > high})
			largest = max(largest, n)
		}
	}
	if len(plot.Points) < funnelLeast-1 {
		return nil
	}
	plot.Limits = funnelLimits(centre, largest, z)
	return w.chart("funnel", plot, w.word("chart.funnel.note"))
}

// funnelLeast is the least number of rows worth a funnel: with fewer regions
// the interval chart says the same.
const funnelLeast = 9

func funnelLimits(centre, largest, z float64) []document.FunnelLimit {
	const steps = 40
	var limits []document.FunnelLimit
	for i := 1; i <= steps; i++ {
		n := largest * 1.1 * float64(i) / steps
		low, high := stat.Limits(centre, n, z)
		limits = append(limits, document.FunnelLimit{N: n, Low: low, High: high})
	}
	return limits
}
