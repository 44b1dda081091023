package analysis

import (
	"cmp"
	"slices"

	"qreport/report/document"
	"qreport/report/index"
	"qreport/report/indicator"
)

// IndexYear is the year that the index is about.
func (v *voice) IndexYear() int {
	if v.w.Scores == nil {
		v.silent = true
		return 0
	}
	return v.w.Scores.Year
}

// IndexScore prints the index of the region.
func (v *voice) IndexScore() string {
	x, ok := v.w.score(v.w.defs.Index.Code)
	if !ok {
		return v.hush()
	}
	text := v.w.print(indicator.FromFloat(x), scorePlaces)
	return mark(v.w.registerIndex(text), text)
}

// registerIndex enters the index as a figure whose operands are its
// statistics.
func (w *writer) registerIndex(text string) string {
	f := document.Figure{ID: w.defs.Index.Code, Name: w.defs.Index.Name, Region: w.region.Name,
		Period: itoa(w.Scores.Year), Text: text, Unit: w.word("unit.score"),
		Formula: w.word("index.formula"), Note: w.defs.Index.Note}
	for _, leaf := range w.defs.Index.Leaves {
		raw := w.Scores.Raw(leaf.Code, w.Region)
		f.Operands = append(f.Operands, document.Operand{Code: leaf.Code, Name: leaf.Name,
			Text: w.print(raw, leaf.Decimals), Unit: leaf.Unit})
	}
	w.figures.add(f)
	return f.ID
}

func (w *writer) gradeBands() index.Bands {
	return w.Scores.Method.Spec().Bands.Scheme(w.defs.Index.Scheme)
}

// IndexGrade is the grade band of the unrounded score.
func (v *voice) IndexGrade() string {
	x, ok := v.w.score(v.w.defs.Index.Code)
	if !ok {
		return v.hush()
	}
	return v.w.gradeOf(x, true)
}

// IndexNext says how much is lacking to the next grade.
func (v *voice) IndexNext() string {
	x, ok := v.w.score(v.w.defs.Index.Code)
	if !ok {
		return ""
	}
	_, lacking, ok := v.w.gradeBands().Next(x)
	if !ok {
		return ""
	}
	return v.w.say("index.next", v.w.print(indicator.FromFloat(lacking), scorePlaces))
}

// IndexCarried notes that the yearly statistics are those of the year before.
func (v *voice) IndexCarried() string {
	if v.w.Scores == nil || v.w.Scores.Year == v.w.Period.Year {
		return ""
	}
	return v.w.say("index.carried", v.w.Scores.Year)
}

type scoreData struct{ Name, Score string }

// IndexLevels lists the second-level scores.
func (v *voice) IndexLevels() string {
	var parts []string
	for _, n := range v.w.defs.Index.Nodes {
		x, ok := v.w.score(n.Code)
		if n.Parent == v.w.defs.Index.Code && ok {
			parts = append(parts, v.w.say("index.level", scoreData{n.Name, v.w.print(indicator.FromFloat(x), scorePlaces)}))
		}
	}
	if len(parts) == 0 {
		return v.hush()
	}
	return v.w.say("index.levels", parts)
}

// IndexChange words the change since the year before.
func (v *voice) IndexChange() string {
	change, ok := v.w.indexChange()
	if !ok {
		return ""
	}
	points := indicator.FromFloat(change.Points())
	text := v.w.print(points, scorePlaces)
	switch {
	case change.Points() > 0 && text != "0.00":
		return v.w.say("index.change.up", text)
	case change.Points() < 0 && text != "0.00" && text != "−0.00":
		return v.w.say("index.change.down", v.w.print(indicator.FromFloat(-change.Points()), scorePlaces))
	}
	return v.w.word("index.change.flat")
}

// IndexMoved names the statistics that moved the index most, up and down.
func (v *voice) IndexMoved() string {
	change, ok := v.w.indexChange()
	if !ok {
		return ""
	}
	printed := v.w.moves()
	moves := slices.Clone(change.Moves)
	slices.SortStableFunc(moves, func(a, b index.Move) int { return cmp.Compare(b.Points, a.Points) })
	var up, down []string
	for i, m := range moves {
		if i < movesNamed && printed[m.Indicator].Rat.Sign() > 0 {
			up = append(up, v.w.moveText(m.Indicator, printed[m.Indicator]))
		}
		last := moves[len(moves)-1-i]
		if i < movesNamed && printed[last.Indicator].Rat.Sign() < 0 {
			down = append(down, v.w.moveText(last.Indicator, printed[last.Indicator]))
		}
	}
	if len(up)+len(down) == 0 {
		return ""
	}
	return v.w.say("index.moved", map[string]any{"Up": up, "Down": down})
}

const movesNamed = 3

func (w *writer) moveText(code string, points indicator.Quantity) string {
	sign := ""
	if points.Rat.Sign() > 0 {
		sign = "+"
	}
	return w.say("index.move", scoreData{w.leafName(code), sign + w.print(points, scorePlaces)})
}

func (w *writer) leafName(code string) string {
	for _, l := range w.defs.Index.Leaves {
		if l.Code == code {
			return l.Name
		}
	}
	return code
}
