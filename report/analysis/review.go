package analysis

import (
	"qreport/report/document"
)

// reviewTable looks at the problems that the same rule would have named a year
// ago, and says which are still there.
func (w *writer) reviewTable() []document.Block {
	past := w.yearAgo()
	if past == nil {
		return nil
	}
	now := map[string]int{}
	for i, p := range w.weightiest() {
		now[p.key] = i + 1
	}
	t := w.newTable("review")
	for i, p := range past.weightiest() {
		id := "review.gone"
		if now[p.key] > 0 {
			id = "review.recurs"
		}
		t.row(document.RowPlain, w.count(i+1), document.Text(plain(p.name)), document.Text(plain(w.say(id, now[p.key]))))
	}
	t.note("table.review.note", &voice{w: w})
	return t.done()
}

// yearAgo is the writer of the same report a year before; nil when nobody
// reported then.
func (w *writer) yearAgo() *writer {
	in := w.Input
	in.Period = w.Period.YearAgo()
	if !w.cube.Has(w.Region, in.Period) {
		return nil
	}
	return newWriter(in)
}

// ReviewText counts last year's problems that recur and those that are new.
func (v *voice) ReviewText() string {
	past := v.w.yearAgo()
	if past == nil {
		return ""
	}
	before := map[string]bool{}
	for _, p := range past.weightiest() {
		before[p.key] = true
	}
	if len(before) == 0 {
		return ""
	}
	var again, fresh []string
	for _, p := range v.w.weightiest() {
		if before[p.key] {
			again = append(again, plain(p.name))
		} else {
			fresh = append(fresh, plain(p.name))
		}
	}
	return v.w.say("annual.review.text", map[string]any{"Of": len(before), "Again": again, "Fresh": fresh, "Year": v.w.Period.Year - 1})
}
