package analysis

import (
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/model"
	"qreport/report/rollup"
)

// quarterTable sets the quarters of the year side by side, with the year and
// its change.
func (w *writer) quarterTable() []document.Block {
	t := w.newTable("quarters")
	for _, code := range w.words("table.headline.codes") {
		t.quarterRow(code)
	}
	t.note("table.quarters.note", &voice{w: w})
	return t.done()
}

func (t *tabler) quarterRow(code string) {
	w := t.w
	m := w.measure(code)
	cells := []document.Cell{document.Text(firstOf(m.Indicator.Short, m.Indicator.Name)), document.Text(m.Indicator.Unit)}
	for _, p := range w.year() {
		if p.Compare(w.Period) > 0 {
			cells = append(cells, document.Text(w.word("sign.blank")))
			continue
		}
		cells = append(cells, t.figure(w.measureOf(w.Indicators, w.Region, p, rollup.Current, code, "")))
	}
	cells = append(cells, t.figure(m), t.prior(m), t.change(m, m.YearOnYear()))
	if anyNumber(cells) {
		t.row(document.RowPlain, cells...)
	}
}

// targetTable sets planned values beside actual ones.
func (w *writer) targetTable() []document.Block {
	t := w.newTable("targets")
	for _, goal := range w.goals() {
		m := w.measure(goal.Code)
		data, met := w.targetData(goal, m)
		verdict := document.Text(w.word("target.verdict.met"))
		if !met {
			verdict = document.Text(plain(w.say("target.verdict.unmet", data)))
			verdict.Figure = w.aspectID(m, ofGap)
		}
		t.row(document.RowPlain, document.Text(goal.Indicator), document.Text(goal.Plan), document.Text(itoa(goal.Year)),
			document.Text(data.Goal), t.figure(m), verdict)
	}
	t.note("table.targets.note", &voice{w: w})
	return t.done()
}

// goals are the planned values, one for each indicator with a value: that of
// this year or the next that has one.
func (w *writer) goals() []define.Target {
	var goals []define.Target
	seen := map[string]bool{"": true}
	for _, t := range w.defs.Targets {
		if seen[t.Code] {
			continue
		}
		seen[t.Code] = true
		if goal, ok := w.target(t.Code); ok && w.measure(t.Code).Value.Present() {
			goals = append(goals, goal)
		}
	}
	return goals
}

// TargetsText counts the planned values that are met and names the others.
func (v *voice) TargetsText() string {
	w := v.w
	var values, verdicts, unmet []string
	for _, goal := range w.goals() {
		m := w.measure(goal.Code)
		value := "{" + w.valueDatum(m, indicator.Now) + "}"
		values, verdicts = append(values, value), append(verdicts, reaches(value, goal.Value, m.Indicator.Direction))
		if _, met := w.targetData(goal, m); !met {
			unmet = append(unmet, goal.Indicator)
		}
	}
	if len(values) == 0 {
		return ""
	}
	met := len(values) - len(unmet)
	return w.say("annual.targets.text", targetsText{
		N:   w.markCount(count{"targets.met", "figure.name.targets.met", "figure.formula.targets.met", met, strings.Join(verdicts, "+")}),
		Of:  w.markCount(count{"targets", "figure.name.targets", "figure.formula.counted", len(values), "COUNT(" + strings.Join(values, ",") + ")"}),
		All: met == len(values), None: met == 0, Several: len(values) > 1, Unmet: unmet})
}

// reaches is 1 where a value is not on the wrong side of its goal. The digits
// beyond the ninth are the computer's.
func reaches(value, goal, direction string) string {
	if direction == "-" {
		value, goal = goal, value
	}
	return "(ROUND(" + value + "-(" + goal + "),9)>=0)"
}

type targetsText struct {
	N, Of              string
	All, None, Several bool
	Unmet              []string
}

// LoneQuarter is the only quarter of the year that anybody reported, "" when
// there are more.
func (v *voice) LoneQuarter() string {
	if silent := v.w.silentQuarters(); len(silent) != len(v.w.year())-1 {
		return ""
	}
	for _, p := range v.w.year() {
		if v.w.cube.Has(v.w.Region, p) {
			return v.w.quarterName(p)
		}
	}
	return ""
}

// filingTable says for every quarter who was to report, who did, and what was
// corrected afterwards.
func (w *writer) filingTable() []document.Block {
	t := w.newTable("filings")
	for _, p := range w.year() {
		for _, bureau := range w.defs.Edition.Bureaus {
			t.filingRow(p, bureau)
		}
	}
	t.note("table.filings.note", &voice{w: w})
	return t.done()
}

func (t *tabler) filingRow(p model.Period, bureau define.Bureau) {
	w := t.w
	cov := w.cube.Coverage(w.Region, p, bureau.ID)
	if len(cov.Expected) == 0 {
		return
	}
	var corrected []model.Reporter
	var times []document.Source
	for _, f := range w.Filings {
		if f.Period == p && f.Unit.Bureau == bureau.ID && f.Count > 1 {
			corrected = append(corrected, model.Reporter{Unit: f.Unit})
			times = append(times, slices.Repeat(w.unitSources(corrected[len(corrected)-1:], p), f.Count-1)...)
		}
	}
	due, got := t.units(cov.Expected, p), t.units(w.reported(cov), p)
	missing := document.Text(w.word("filing.all"))
	if cov.Received() > 0 {
		missing = t.someOf(cov.Missing, p)
	}
	t.row(document.RowPlain, document.Text(w.quarterName(p)), document.Text(w.bureauShort(bureau.ID)),
		due, got, missing, t.someOf(corrected, p), t.counted("figure.name.filings.times", times))
}

// someOf names units in a cell, 无 for none; the number behind a long list that
// is cut short has an id.
func (t *tabler) someOf(units []model.Reporter, p model.Period) document.Cell {
	if len(units) == 0 {
		return document.Text(t.w.word("filing.none"))
	}
	id := cellID(t.t.ID, t.n+1)
	cell := document.Text(plain(t.w.someOf(id, units, p)))
	if t.w.figures.has(id) {
		t.n++
		cell.Figure = id
	}
	return cell
}

// QuarterRun lists an indicator's values over the quarters that are there; the
// sentence is silent when there is only one.
func (v *voice) QuarterRun(code string) string {
	var parts []string
	for _, p := range v.w.stretch() {
		m := v.w.measureOf(v.w.Indicators, v.w.Region, p, rollup.Current, code, "")
		if m.Value.Present() {
			text := v.w.print(m.Value, m.Indicator.Decimals)
			id := v.w.register(code+"."+p.String(), m, text)
			parts = append(parts, v.w.say("annual.run.one", map[string]string{"Quarter": v.w.quarterName(p), "Rate": mark(id, text)}))
		}
	}
	if len(parts) < 2 {
		return v.hush()
	}
	return v.w.say("annual.run", parts)
}

// YearBefore is the year before the report's.
func (v *voice) YearBefore() int { return v.w.Period.Year - 1 }

// FilingsText counts the workbooks of the year: due, received and corrected.
func (v *voice) FilingsText() string {
	w := v.w
	var want, got, missing, corrected []document.Source
	for _, p := range w.year() {
		for _, bureau := range w.defs.Edition.Bureaus {
			cov := w.cube.Coverage(w.Region, p, bureau.ID)
			want = append(want, w.unitSources(cov.Expected, p)...)
			got = append(got, w.unitSources(w.reported(cov), p)...)
			missing = append(missing, w.unitSources(cov.Missing, p)...)
		}
	}
	for _, f := range w.Filings {
		if f.Count > 1 {
			corrected = append(corrected, w.unitSources([]model.Reporter{{Unit: f.Unit}}, f.Period)...)
		}
	}
	n := filingCount{Want: w.markFilings("want", want), Got: w.markFilings("got", got), Missing: w.markFilings("missing", missing),
		Corrected: w.markFilings("corrected", corrected)}
	if n.Missing == "" {
		return w.say("annual.filings.all", n)
	}
	return w.say("annual.filings.short", n)
}

// markFilings counts workbooks for a sentence, "" for none.
func (w *writer) markFilings(kind string, sources []document.Source) string {
	if len(sources) == 0 {
		return ""
	}
	return w.markCounted("filings."+kind, w.word("figure.name.filings."+kind), len(sources), sources)
}

type filingCount struct{ Want, Got, Missing, Corrected string }
