package index

import (
	"encoding/csv"
	"io"
	"strconv"
)

// WriteContributions writes one row per unit and indicator that takes part in
// the root: unit, name, indicator, title, weight (in the root, after
// renormalisation), score, points. The points of a unit add up to its score.
func WriteContributions(w io.Writer, s Scores) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"unit", "name", "indicator", "title", "weight", "score", "points"})
	titles := s.method.titles()
	for _, u := range s.units {
		for _, c := range s.Contributions(s.method.Root(), u.Code) {
			_ = cw.Write([]string{safeText(u.Code), safeText(u.Name), safeText(c.Indicator), safeText(titles[c.Indicator]),
				number(c.Weight), number(c.Score), number(c.Points)})
		}
	}
	cw.Flush()
	return cw.Error()
}

// WriteChanges writes how each unit's score at the root moved between two
// periods, one row per unit and indicator: unit, name, indicator, title,
// before, after (scores of the indicator), points. Units without a score in one
// of the periods are left out.
func WriteChanges(w io.Writer, before, after Scores) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"unit", "name", "indicator", "title", "before", "after", "points"})
	titles, root := after.method.titles(), after.method.Root()
	for _, u := range after.units {
		change, err := Explain(before, after, root, u.Code)
		if err == ErrNoScore {
			continue
		}
		if err != nil {
			return err
		}
		for _, m := range change.Moves {
			_ = cw.Write([]string{safeText(u.Code), safeText(u.Name), safeText(m.Indicator), safeText(titles[m.Indicator]),
				scoreText(before, m.Indicator, u.Code), scoreText(after, m.Indicator, u.Code), number(m.Points)})
		}
	}
	cw.Flush()
	return cw.Error()
}

func scoreText(s Scores, node, unit string) string {
	if v, ok := s.Score(node, unit); ok {
		return number(v)
	}
	return ""
}

// WriteRobustness writes one row per unit: unit, name, score, place, low,
// median and high place (5, 50 and 95 % of the runs), the same of the score,
// share of runs in first place, the unit behind and the probability of being
// ahead of it, runs, seed.
func WriteRobustness(w io.Writer, r Robustness) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"unit", "name", "score", "place", "place_low", "place_median", "place_high",
		"score_low", "score_median", "score_high", "first", "next", "ahead", "runs", "seed"})
	for _, b := range r.Bands {
		_ = cw.Write([]string{safeText(b.Unit.Code), safeText(b.Unit.Name), number(b.Score), place(b.Rank),
			count(b.Low), count(b.Median), count(b.High), number(b.ScoreLow), number(b.ScoreMedian), number(b.ScoreHigh),
			number(b.First), safeText(b.Next), number(b.Ahead), strconv.Itoa(b.Runs), strconv.FormatUint(r.Seed, 10)})
	}
	cw.Flush()
	return cw.Error()
}

// WriteSensitivity writes one row per factor for the mean shift of places (unit
// empty), then for every unit's score: unit, factor, first-order and total
// index, each with its interval.
func WriteSensitivity(w io.Writer, s Sensitivity, units []Unit) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"unit", "factor", "first", "first_low", "first_high", "total", "total_low", "total_high"})
	rows := func(unit string, all []SobolIndex) {
		for i, x := range all {
			_ = cw.Write([]string{safeText(unit), s.Factors[i], number(x.First), number(x.FirstLow), number(x.FirstHigh),
				number(x.Total), number(x.TotalLow), number(x.TotalHigh)})
		}
	}
	rows("", s.RankShift)
	for _, u := range units {
		rows(u.Code, s.Scores[u.Code])
	}
	cw.Flush()
	return cw.Error()
}

// titles are the names of the indicators by code.
func (m *Method) titles() map[string]string {
	out := map[string]string{}
	for _, in := range m.spec.Indicators {
		out[in.Code] = in.Name
	}
	return out
}

// count prints a place, empty when there is none.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
