package index

import (
	"encoding/csv"
	"io"
	"strconv"
)

// WriteWeights writes one row per node, tree order: node, title, parent, depth,
// share (exact, in the parent), weight (the same as a decimal), effective (in
// the root).
func WriteWeights(w io.Writer, m *Method) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"node", "title", "parent", "depth", "share", "weight", "effective"})
	for _, n := range m.Nodes() {
		weight, _ := n.Share.Float64()
		effective, _ := n.Effective.Float64()
		_ = cw.Write([]string{safeText(n.Code), safeText(n.Name), safeText(n.Parent), strconv.Itoa(n.Depth),
			n.Share.RatString(), number(weight), number(effective)})
	}
	cw.Flush()
	return cw.Error()
}

// WriteProfiles writes one row per unit and indicator: unit, name, indicator,
// title, score, place, of, median, gap, weight, lift, lost (see [Trait]), and
// kind, which is "strength" or "weakness" for the indicators in which the unit
// is above or below the median unit.
func WriteProfiles(w io.Writer, s Scores) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"unit", "name", "indicator", "title", "score", "place", "of", "median", "gap", "weight", "lift", "lost", "kind"})
	titles := s.method.titles()
	for _, u := range s.units {
		for _, t := range s.Profile(u.Code) {
			_ = cw.Write([]string{safeText(u.Code), safeText(u.Name), safeText(t.Indicator), safeText(titles[t.Indicator]), number(t.Score),
				place(t.Rank), strconv.Itoa(t.Rank.Of), number(t.Median), number(t.Gap), number(t.Weight), number(t.Lift), number(t.Lost), t.kind()})
		}
	}
	cw.Flush()
	return cw.Error()
}

func (t Trait) kind() string {
	switch {
	case t.Gap > 0:
		return "strength"
	case t.Gap < 0:
		return "weakness"
	}
	return ""
}

// WriteCorrelations writes one row per pair: indicator, with (a node above it
// or a denominator), kind ("level" or "denominator"), units, pearson, spearman.
func WriteCorrelations(w io.Writer, screened Screened, s Scores) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"indicator", "with", "kind", "units", "pearson", "spearman"})
	rows := func(kind string, all []Correlation) {
		for _, c := range all {
			_ = cw.Write([]string{safeText(c.A), safeText(c.B), kind, strconv.Itoa(c.N), number(c.Pearson), number(c.Spearman)})
		}
	}
	rows("level", s.Correlations())
	rows("denominator", screened.DenominatorCorrelations())
	cw.Flush()
	return cw.Error()
}

// WriteDropOne writes one row per indicator and unit: indicator, title, unit,
// name, score, without (the score when the indicator is left out), place,
// place_without.
func WriteDropOne(w io.Writer, s Scores) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"indicator", "title", "unit", "name", "score", "without", "place", "place_without"})
	titles, names := s.method.titles(), map[string]string{}
	for _, u := range s.units {
		names[u.Code] = u.Name
	}
	for _, d := range s.DropOne() {
		_ = cw.Write([]string{safeText(d.Indicator), safeText(titles[d.Indicator]), safeText(d.Unit), safeText(names[d.Unit]),
			number(d.Score), number(d.Without), place(d.Rank), place(d.RankAfter)})
	}
	cw.Flush()
	return cw.Error()
}
