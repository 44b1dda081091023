package analysis

import (
	"cmp"
	"slices"

	"qreport/report/index"
	"qreport/report/indicator"
)

const (
	traitsNamed  = 3 // so many strengths, weaknesses and losses are named
	traitsFamily = 4 // fewer regions have no middle to be compared with
)

type traitData struct {
	Name, Score string
	Place       int
}

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
	var out []string
	for _, t := range list {
		out = append(out, w.say("index.trait", traitData{w.leafName(t.Indicator), w.scoreText(t.Score), t.Rank.Place}))
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
			scores = append(scores, w.say("index.lost.one", w.scoreText(t.Lost)))
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
			gap := indicator.FromFloat(max(o.Value-local, local-o.Value))
			return w.say("index.official", officialData{o.Year, w.scoreText(o.Value), w.print(gap, scorePlaces), o.Source})
		}
	}
	return ""
}
