package analysis

import (
	"math/big"
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/scorecard"
)

// card assesses a region for the year of the report.
func (w *writer) card(region string) scorecard.Card {
	return scorecard.Assess(w.defs, w.Period.Year, scorecard.Evidence{
		Measure: func(code string) indicator.Measure { return w.measureIn(region, code, "") },
		Records: func(list, column, value string) int { return w.countRecords(region, list, column, value) },
	})
}

// countRecords counts the records of a region and below whose column says a
// value; what both bureaus listed counts once.
func (w *writer) countRecords(region, formID, column, value string) int {
	form, ok := w.defs.Form(formID)
	if !ok {
		return 0
	}
	seen := map[string]bool{}
	for _, s := range w.submissions() {
		for _, list := range s.Lists {
			if list.Form != formID || !w.defs.Regions.Contains(region, w.placeOf(s.Unit)) {
				continue
			}
			for _, r := range list.Records {
				l := listed{form: form, texts: r.Texts}
				if column == "" || l.text(column) == value {
					seen[recordKey(l)] = true
				}
			}
		}
	}
	return len(seen)
}

// recordKey is what a record is matched by.
func recordKey(l listed) string {
	var parts []string
	for _, c := range l.form.Columns {
		if c.Key {
			parts = append(parts, l.text(c.ID))
		}
	}
	return strings.Join(parts, "\x00")
}

// scorecardTable lists every item with its evidence, goal and points.
func (w *writer) scorecardTable() []document.Block {
	card := w.card(w.Region)
	t := w.newTable("scorecard")
	block := ""
	for _, l := range card.Lines {
		if l.Item.Block != block {
			block = l.Item.Block
			t.row(document.RowSection, append([]document.Cell{document.Text(block)}, make([]document.Cell, len(t.t.Columns)-1)...)...)
		}
		t.scoreLine(l)
	}
	t.row(document.RowTotal, document.Text(w.word("total")), t.points(card.Full), document.Text(""), document.Text(""),
		document.Text(""), t.points(card.Points), document.Text(w.gradeText(card)))
	t.note("table.scorecard.note", w.cardData(w.region.Name, card))
	return t.done()
}

func (t *tabler) scoreLine(l scorecard.Line) {
	w, item := t.w, ""
	if l.First {
		item = l.Item.Item
	}
	full, got := document.Text(""), document.Text(w.word(l.Why+".short"))
	if l.Full.Sign() > 0 {
		full = t.points(l.Full)
	}
	if l.Points != nil {
		got = t.points(l.Points)
	}
	t.row(document.RowPlain, document.Text(item), full, document.Text(w.evidence(l.Measure)), t.figure(l.Measure),
		document.Text(w.goalText(l)), got, document.Text(w.say(l.Why, w.lineData(l))))
}

// points prints points with two digits.
func (t *tabler) points(x *big.Rat) document.Cell {
	return t.w.cell(indicator.Of(x), scorePlaces, "")
}

// evidence names the indicator and who gives it.
func (w *writer) evidence(m indicator.Measure) string {
	var from []string
	for _, b := range m.Indicator.Supplier {
		from = append(from, w.bureauShort(b))
	}
	return w.say("scorecard.evidence", map[string]string{"Code": m.Indicator.Code,
		"Name": firstOf(m.Indicator.Short, m.Indicator.Name), "Unit": m.Indicator.Unit, "From": strings.Join(from, w.word("scorecard.and"))})
}

// goalText words what the value is held against.
func (w *writer) goalText(l scorecard.Line) string {
	if l.Goal.Value == nil {
		return w.word("sign.na")
	}
	value := w.print(indicator.Of(l.Goal.Value), l.Measure.Indicator.Decimals)
	id := "scorecard.goal"
	if l.Item.Kind == "rise" {
		id = "scorecard.goal.rise"
	}
	return w.say(id, map[string]any{"Relation": l.Goal.Relation, "Value": trimZeros(value), "Plan": l.Goal.Plan})
}

// trimZeros drops digits behind the point that say nothing: a goal of 90.00.
func trimZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// lineData is what the reason of a line is given.
func (w *writer) lineData(l scorecard.Line) map[string]any {
	data := map[string]any{"Gap": "", "Plan": l.Goal.Plan, "Year": l.Goal.Year}
	if l.Gap != nil {
		unit := l.Measure.Indicator.Unit
		if unit == "%" {
			unit = w.word("unit.points")
		}
		data["Gap"] = w.print(indicator.Of(l.Gap), l.Measure.Indicator.Decimals) + unit
	}
	return data
}

// gradeText is the grade, or the range that open items leave.
func (w *writer) gradeText(c scorecard.Card) string {
	switch {
	case c.Vetoed:
		return w.say("scorecard.grade.veto", c.Low)
	case c.Low.Label == c.High.Label:
		return w.say("scorecard.grade", c.Low)
	}
	return w.say("scorecard.grade.range", c)
}

// cardData is a card in print.
type cardData struct {
	Region, Points, Open, Full, Grade, Next, Lacking string
	HasOpen, Vetoed, VetoOpen                        bool
	Lost, Missing                                    []string
}

func (w *writer) cardData(region string, c scorecard.Card) cardData {
	print := func(x *big.Rat) string { return trimZeros(w.print(indicator.Of(x), scorePlaces)) }
	d := cardData{Region: region, Points: print(c.Points), Open: print(c.Open), Full: print(c.Full), Grade: w.gradeText(c),
		Next: c.Next.Label, HasOpen: c.Open.Sign() > 0, Vetoed: c.Vetoed, VetoOpen: c.VetoOpen}
	if c.Next.Label != "" {
		d.Lacking = print(c.Lacking)
	}
	for _, l := range c.Lines {
		name := firstOf(l.Measure.Indicator.Short, l.Measure.Indicator.Name)
		switch {
		case l.Full.Sign() == 0:
		case l.Points == nil:
			d.Missing = append(d.Missing, name)
		case l.Points.Cmp(l.Full) < 0:
			d.Lost = append(d.Lost, name)
		}
	}
	return d
}

// ScorecardText sums the assessment up.
func (v *voice) ScorecardText() string {
	return v.w.say("scorecard.text", v.w.cardData(v.w.region.Name, v.w.card(v.w.Region)))
}

// scorecardRegions lists the lower regions' assessments.
func (w *writer) scorecardRegions() []document.Block {
	t := w.newTable("scorecard_regions")
	for _, code := range w.cube.Reporting(w.Region, w.Period) {
		c := w.card(code)
		data := w.cardData(w.regionName(code), c)
		lacking := document.Text(w.word("sign.na"))
		if c.Next.Label != "" && !c.Vetoed {
			lacking = t.points(c.Lacking)
		}
		t.row(document.RowPlain, document.Text(data.Region), t.points(c.Points), t.points(c.Open), document.Text(data.Grade),
			lacking, document.Text(w.say("scorecard.lost", data)))
	}
	t.note("table.scorecard_regions.note", nil)
	return t.done()
}
