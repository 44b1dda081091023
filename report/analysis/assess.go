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
	for at, l := range card.Lines {
		if l.Item.Block != block {
			block = l.Item.Block
			t.row(document.RowSection, append([]document.Cell{document.Text(block)}, make([]document.Cell, len(t.t.Columns)-1)...)...)
		}
		t.scoreLine(card, at)
	}
	t.row(document.RowTotal, document.Text(w.word("total")), t.points(card.Full), document.Text(""), document.Text(""),
		document.Text(""), t.graded(w.scoredPoints(w.Region, card)), document.Text(w.gradeText(card)))
	t.note("table.scorecard.note", nil)
	return t.done()
}

func (t *tabler) scoreLine(card scorecard.Card, at int) {
	w, l := t.w, card.Lines[at]
	item := document.Text(l.Item.Item)
	if !l.First {
		item = document.Cell{Repeats: l.Item.Item}
	}
	full, got := document.Text(""), document.Text(w.word(l.Why+".short"))
	if l.Full.Sign() > 0 {
		full = t.points(l.Full)
	}
	value, goal := t.figure(l.Measure), t.goal(l)
	if l.Points != nil {
		got = t.graded(w.linePoints(card, at))
	}
	t.row(document.RowPlain, item, full, document.Text(w.evidence(l.Measure)), value, goal, got, t.reason(l))
}

// goal is what the value is held against: a number of a plan or the scorecard,
// or a figure of last year.
func (t *tabler) goal(l scorecard.Line) document.Cell {
	cell := document.Text(t.w.goalText(l))
	if l.Rises() && l.Goal.Value != nil {
		cell.Figure = t.id(printed{m: l.Measure, aspect: ofPrior, text: t.w.goalNumber(l), places: l.Measure.Indicator.Decimals})
	}
	return cell
}

// reason says why a line got what it got, with the gap that cost points.
func (t *tabler) reason(l scorecard.Line) document.Cell {
	data := reasonData{Plan: l.Goal.Plan, Year: l.Goal.Year}
	if l.Gap != nil {
		data.Gap = t.w.print(indicator.Of(l.Gap), l.Measure.Indicator.Decimals)
		data.Unit = t.w.aspectUnit(printed{m: l.Measure, aspect: ofGap})
	}
	cell := document.Text(t.w.say(l.Why, data))
	if l.Short() {
		cell.Figure = t.id(printed{m: l.Measure, aspect: ofGap, goal: l.Goal.Number(), text: data.Gap,
			places: l.Measure.Indicator.Decimals, unsigned: true})
	}
	return cell
}

// reasonData is what the reason of a line is given.
type reasonData struct {
	Gap, Unit, Plan string
	Year            int
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
	id := "scorecard.goal"
	if l.Rises() {
		id = "scorecard.goal.rise"
	}
	return w.say(id, map[string]any{"Relation": l.Goal.Relation, "Value": w.goalNumber(l), "Plan": l.Goal.Plan})
}

func (w *writer) goalNumber(l scorecard.Line) string {
	return trimZeros(w.print(indicator.Of(l.Goal.Value), l.Measure.Indicator.Decimals))
}

// trimZeros drops digits behind the point that say nothing: a goal of 90.00.
func trimZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
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

// cardData is a card in print; the numbers are for the sentence about it.
type cardData struct {
	Region, Points, Open, Full, Grade, Next, Lacking string
	HasOpen, Vetoed, VetoOpen                        bool
	Lost, Missing                                    []string
}

// cardData words what was lost and what is not known.
func (w *writer) cardData(region string, c scorecard.Card) cardData {
	d := cardData{Region: region, Grade: w.gradeText(c), Next: c.Next.Label, HasOpen: c.Open.Sign() > 0, Vetoed: c.Vetoed, VetoOpen: c.VetoOpen}
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
	w := v.w
	c := w.card(w.Region)
	d := w.cardData(w.region.Name, c)
	d.Points, d.Full = w.markGraded(w.scoredPoints(w.Region, c)), trimZeros(w.print(indicator.Of(c.Full), scorePlaces))
	if d.HasOpen {
		d.Open = w.markGraded(w.openPoints(w.Region, c))
	}
	if d.Next != "" && !d.Vetoed {
		d.Lacking = w.markGraded(w.lackingPoints(w.Region, c))
	}
	return w.say("scorecard.text", d)
}

// scorecardRegions lists the lower regions' assessments.
func (w *writer) scorecardRegions() []document.Block {
	t := w.newTable("scorecard_regions")
	for _, code := range w.cube.Reporting(w.Region, w.Period) {
		c := w.card(code)
		data := w.cardData(w.regionName(code), c)
		points, open, lacking := t.graded(w.scoredPoints(code, c)), t.graded(w.openPoints(code, c)), document.Text(w.word("sign.na"))
		if c.Next.Label != "" && !c.Vetoed {
			lacking = t.graded(w.lackingPoints(code, c))
		}
		t.row(document.RowPlain, document.Text(data.Region), points, open, document.Text(data.Grade),
			lacking, document.Text(w.say("scorecard.lost", data)))
	}
	t.note("table.scorecard_regions.note", nil)
	return t.done()
}
