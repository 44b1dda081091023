package analysis

import (
	"cmp"
	"slices"

	"qreport/report/index"
)

const (
	traitsNamed  = 3 // so many strengths, weaknesses and losses are named
	traitsFamily = 4 // fewer regions have no middle to be compared with
)

type traitData struct{ Name, Score, Place string }

// IndexTraits names the statistics in which the region is well ahead of, or
// behind, the middle of its siblings; "" when it has too few.
func (v *voice) IndexTraits() string {
	w := v.w
	if w.Scores == nil || w.Scores.Siblings.Scored() < traitsFamily {
		return ""
	}
	now := w.Scores.Siblings.Now
	strong, weak := w.traits(now.Strengths(w.Region, traitsNamed)), w.traits(now.Weaknesses(w.Region, traitsNamed))
	if len(strong)+len(weak) == 0 {
		return ""
	}
	return w.say("index.traits", map[string]any{"Strong": strong, "Weak": weak, "Kind": w.kindBelow(w.region.Parent)})
}

func (w *writer) traits(list []index.Trait) []string {
	family := w.familyOf(w.Scores.Siblings)
	var out []string
	for _, t := range list {
		score := w.scoreFigure(t.Indicator, t.Indicator, scored{region: w.Region})
		place := w.placeFigure(t.Indicator+".place", t.Indicator, scored{region: w.Region}, t.Rank.Place, family)
		out = append(out, w.say("index.trait", traitData{w.leafName(t.Indicator), w.markMade(score), mark(place, itoa(t.Rank.Place))}))
	}
	return out
}

// IndexLost names the statistics that cost the region most points.
func (v *voice) IndexLost() string {
	w := v.w
	if w.Scores == nil {
		return ""
	}
	profile := slices.Clone(w.Scores.Siblings.Now.Profile(w.Region))
	slices.SortStableFunc(profile, func(a, b index.Trait) int { return cmp.Compare(b.Lost, a.Lost) })
	var names, scores []string
	for _, t := range profile[:min(traitsNamed, len(profile))] {
		if t.Lost > 0 {
			names = append(names, w.leafName(t.Indicator))
			scores = append(scores, w.say("index.lost.one", w.markMade(w.lostFigure(t.Indicator+".lost", t))))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return w.say("index.lost", map[string][]string{"Names": names, "Scores": scores})
}

type officialData struct {
	Year               int
	Value, Gap, Source string
}

// IndexOfficial states the published value beside the local one.
func (v *voice) IndexOfficial() string {
	w := v.w
	local, ok := w.score(w.defs.Index.Code)
	for _, o := range w.Official {
		if ok && o.Region == w.Region && o.Year == w.Scores.Year {
			root := w.defs.Index.Code
			stated := made{id: root + ".official", name: w.defs.Index.Name, region: w.Region, value: o.Value,
				unit: w.word("unit.score"), formula: w.say("figure.formula.official", o.Source)}
			gap := w.scoreFigure(root+".official.gap", root, scored{region: w.Region})
			gap.expr, gap.value, gap.unsigned = plainFloat(o.Value)+"-"+gap.expr, o.Value-local, true
			return w.say("index.official", officialData{o.Year, w.markMade(stated), w.markMade(gap), o.Source})
		}
	}
	return ""
}
