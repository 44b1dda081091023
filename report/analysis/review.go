package analysis

import (
	"slices"

	"qreport/report/document"
)

// reviewTable looks at the problems that the same rule would have named a year
// ago, and says which are still there.
func (w *writer) reviewTable() []document.Block {
	past := w.yearAgo()
	if past == nil {
		return nil
	}
	now, then := w.weightiest(), past.weightiest()
	t := w.newTable("review")
	for i, p := range then {
		place := t.counted("figure.name.review.before", past.problemSources(then[:i+1]))
		state := document.Text(w.word("review.gone"))
		if at := slices.IndexFunc(now, p.same); at >= 0 {
			cell := t.counted("figure.name.review.now", w.problemSources(now[:at+1]))
			state = document.Text(w.say("review.recurs", cell.Text))
			state.Figure = cell.Figure
		}
		t.row(document.RowPlain, place, document.Text(plain(p.name)), state)
	}
	t.note("table.review.note", &voice{w: w})
	return t.done()
}

func (p problem) same(other problem) bool { return p.key == other.key }

// problemSources are problems as what is counted: a problem's place is how many
// there are up to it.
func (w *writer) problemSources(list []problem) []document.Source {
	var out []document.Source
	for _, p := range list {
		out = append(out, document.Source{Filing: &document.Filing{Region: w.region.Name, Bureau: w.periodName(w.Period)}, Text: plain(p.name)})
	}
	return out
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

// reviewText is what the sentence about last year's problems is given; its
// numbers are "" for none.
type reviewText struct {
	Year               int
	All                bool // recur
	Of, AgainN, FreshN string
	Again, Fresh       []string
}

// ReviewText counts last year's problems that recur and those that are new.
func (v *voice) ReviewText() string {
	w, past := v.w, v.w.yearAgo()
	if past == nil {
		return ""
	}
	then := past.weightiest()
	if len(then) == 0 {
		return ""
	}
	var again, fresh []problem
	for _, p := range w.weightiest() {
		if slices.ContainsFunc(then, p.same) {
			again = append(again, p)
		} else {
			fresh = append(fresh, p)
		}
	}
	data := reviewText{Year: w.Period.Year - 1, Of: w.markCounted("review.of", w.word("figure.name.review.of"), len(then), past.problemSources(then))}
	data.All = len(again) == len(then)
	data.Again, data.AgainN = w.reviewed("again", again)
	data.Fresh, data.FreshN = w.reviewed("fresh", fresh)
	return w.say("annual.review.text", data)
}

// reviewed names problems and counts them.
func (w *writer) reviewed(kind string, list []problem) (names []string, count string) {
	for _, p := range list {
		names = append(names, plain(p.name))
	}
	if len(list) == 0 {
		return nil, ""
	}
	return names, w.markCounted("review."+kind, w.word("figure.name.review."+kind), len(list), w.problemSources(list))
}
