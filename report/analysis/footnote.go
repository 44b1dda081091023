package analysis

import (
	"slices"
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/model"
)

// A sentence hangs a footnote on a term by the id of its wording:
// {{.Footnote "note.noise"}} leaves a span without text, as a reference does.
// When the report is whole, the first of them gets the note; a term is explained
// once. A note that has nothing to say leaves no mark.

// noteSign tells the id of a footnote from those of tables and charts.
const noteSign = "\x0f"

func footnote(id string) string { return mark(markRef+noteSign+id, "") }

// Footnote hangs a note on what stands before it.
func (v *voice) Footnote(id string) string { return footnote(id) }

// Footnote hangs a note on what stands before it.
func (changeData) Footnote(id string) string { return footnote(id) }

// Footnote hangs a note on what stands before it.
func (targetData) Footnote(id string) string { return footnote(id) }

// noteOf is the id of the note that a span waits for.
func noteOf(s document.Span) (id string, ok bool) {
	return strings.CutPrefix(s.Ref, noteSign)
}

// noted puts the note in the span's place when it is the first of its kind.
func (w *writer) noted(out []document.Span, id string) []document.Span {
	if w.figures.noted[id] {
		return out
	}
	text, ok := w.sentence(id)
	if !ok {
		return out
	}
	if w.figures.noted == nil {
		w.figures.noted = map[string]bool{}
	}
	w.figures.noted[id] = true
	return append(out, document.Span{Note: spans(text)})
}

// restatedItem is an indicator whose 上年同期 is not what was stated then.
type restatedItem struct{ Name, Unit, Prior, Then string }

// RestatedItems are the leading indicators whose 上年同期 in this period's
// submissions differs from what last year's own submissions gave.
func (v *voice) RestatedItems() []restatedItem {
	w := v.w
	var items []restatedItem
	for _, code := range w.words("note.restated.codes") {
		m, then := w.measure(code), w.thenStated(code)
		if !m.Value.Present() || m.Partial() || then.Partial() || !w.differs(m, then) {
			continue // with units missing on either side it is no other base, but another coverage
		}
		places := m.Indicator.Decimals
		items = append(items, restatedItem{
			Name: firstOf(m.Indicator.Short, m.Indicator.Name), Unit: m.Indicator.Unit,
			Prior: w.markAspect(printed{m: m, aspect: ofPrior, text: w.print(m.Prior, places), places: places}),
			Then:  w.mark(code+"."+then.Period.String(), then),
		})
	}
	return items
}

// BaseName is what this period is compared with: 上年同期 or 上年.
func (v *voice) BaseName() string { return v.w.ofReport("phrase.yoy.base") }

// CorrectedText names the units whose workbooks of this period came again, after
// they had been accepted; "" for none.
func (v *voice) CorrectedText() string {
	w := v.w
	var units []model.Reporter
	for _, f := range w.Filings {
		known := slices.ContainsFunc(units, func(u model.Reporter) bool { return u.Unit == f.Unit })
		if f.Count > 1 && w.within(f.Period) && !known {
			units = append(units, model.Reporter{Unit: f.Unit})
		}
	}
	if len(units) == 0 {
		return ""
	}
	return w.say("note.corrected.text", w.someOf("corrected.units", units, w.Period))
}

// PlanSource is where the goal of an indicator was laid down, where that says
// more than the name of the plan.
func (v *voice) PlanSource(code string) string {
	goal, ok := v.w.target(code)
	if !ok || goal.Source == v.w.say("plan.name", goal) {
		return ""
	}
	return goal.Source
}

// thenStated is an indicator a year ago, from the submissions of that time.
func (w *writer) thenStated(code string) indicator.Measure {
	return w.measureOf(w.Indicators, w.Region, w.Period.YearAgo(), w.Basis, code, "")
}
