package define

import (
	"math/big"
	"slices"
)

// readScorecard needs the indicators and the targets.
func (l *loader) readScorecard() {
	t, ok := l.one("scorecard.toml")
	if !ok {
		return
	}
	items := readEntries(l, []text{t}, "item", func(s *ScoreItem) string { return s.Block + s.Item })
	for _, s := range items {
		l.checkScoreItem(s)
		l.def.Scorecard = append(l.def.Scorecard, *s)
	}
}

func (l *loader) checkScoreItem(s *ScoreItem) {
	l.checkWord(s, "kind", s.Kind, "target", "rise", "share", "veto")
	l.checkIndicators(s, s.Indicators)
	if len(s.Indicators) == 0 {
		l.wrong(s, "indicators", "%s 没有写依据哪个指标（indicators）", s.Item)
	}
	if s.Kind != "veto" && s.Points <= 0 || s.PerPoint < 0 {
		l.wrong(s, "points", "%s 的 points 应大于 0，per_point 不能是负数", s.Item)
	}
	if n := len(s.Targets); n > 0 && n != len(s.Indicators) {
		l.wrong(s, "targets", "%s 的 targets 有 %d 个，应与 indicators 一样多（%d 个）", s.Item, n, len(s.Indicators))
	}
	if form, ok := l.def.forms[s.List]; s.List != "" && (!ok || !slices.ContainsFunc(form.Columns, func(c ListColumn) bool { return c.ID == s.Column })) {
		l.wrong(s, "list", "清单 %q 或它的列 %q 不存在", s.List, s.Column)
	}
	for _, plan := range s.Plans {
		if !slices.ContainsFunc(l.def.Targets, func(t Target) bool { return t.Plan == plan }) {
			l.wrong(s, "plans", "targets.csv 里没有规划 %q", plan)
		}
	}
}

// readGrades reads the grades, the best first.
func (l *loader) readGrades() {
	for _, r := range l.rows("grades.csv", "grade,low,note", false) {
		low, ok := new(big.Rat).SetString(r.fields[1])
		if r.fields[0] == "" || !ok {
			l.problems.add(r.file, r.line, "grade 要填，low 应为一个数，而不是 %q", r.fields[1])
			continue
		}
		if n := len(l.def.Grades); n > 0 && low.Cmp(l.def.Grades[n-1].Low) >= 0 {
			l.problems.add(r.file, r.line, "等级要由高到低排列，%s 的下限不低于上一行", r.fields[0])
		}
		l.def.Grades = append(l.def.Grades, Grade{r.fields[0], low})
	}
}
