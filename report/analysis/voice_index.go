package analysis

import (
	"cmp"
	"slices"

	"qreport/report/index"
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
	if _, ok := v.w.score(v.w.defs.Index.Code); !ok {
		return v.hush()
	}
	return v.w.markMade(v.w.scoreFigure(v.w.defs.Index.Code, v.w.defs.Index.Code, scored{region: v.w.Region}))
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
	next := v.w.scoreFigure(v.w.defs.Index.Code+".next", v.w.defs.Index.Code, scored{region: v.w.Region})
	next.expr = plainFloat(x+lacking) + "-" + next.expr
	next.name, next.formula, next.value = v.w.word("figure.name.next"), v.w.word("figure.formula.next"), lacking
	return v.w.say("index.next", v.w.markMade(next))
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
		_, ok := v.w.score(n.Code)
		if n.Parent == v.w.defs.Index.Code && ok {
			parts = append(parts, v.w.say("index.level", scoreData{n.Name, v.w.markMade(v.w.scoreFigure(n.Code, n.Code, scored{region: v.w.Region}))}))
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
	m := v.w.changeFigure(v.w.defs.Index.Code+".yoy", scored{region: v.w.Region}, change.Points())
	m.unsigned = true
	size, _ := v.w.number(m)
	switch {
	case size.IsZero():
		return v.w.word("index.change.flat")
	case change.Points() > 0:
		return v.w.say("index.change.up", v.w.markMade(m))
	}
	return v.w.say("index.change.down", v.w.markMade(m))
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
		if i < movesNamed && printed[m.Indicator].printed.Sign() > 0 {
			up = append(up, v.w.moveText(m.Indicator, printed[m.Indicator]))
		}
		last := moves[len(moves)-1-i]
		if i < movesNamed && printed[last.Indicator].printed.Sign() < 0 {
			down = append(down, v.w.moveText(last.Indicator, printed[last.Indicator]))
		}
	}
	if len(up)+len(down) == 0 {
		return ""
	}
	return v.w.say("index.moved", map[string]any{"Up": up, "Down": down})
}

const movesNamed = 3

func (w *writer) moveText(code string, move made) string {
	sign := ""
	if move.printed.Sign() > 0 {
		sign = "+"
	}
	return w.say("index.move", scoreData{w.leafName(code), sign + w.markMade(move)})
}

func (w *writer) leafName(code string) string {
	for _, l := range w.defs.Index.Leaves {
		if l.Code == code {
			return l.Name
		}
	}
	return code
}
