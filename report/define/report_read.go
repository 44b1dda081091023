package define

// readReport loads what the report is judged and arranged by: thresholds,
// scorecard, sections, targets and breaks.
func (l *loader) readReport() {
	l.readThresholds()
	l.readTargets()
	l.readScorecard()
	l.readGrades()
	l.readSections()
	l.readTopics()
	l.readBreaks()
}

// readThresholds lets the overlay change single values.
func (l *loader) readThresholds() {
	t := &l.def.Thresholds
	files := l.both("thresholds.toml")
	if len(files) == 0 {
		l.problems.add("thresholds.toml", 0, "缺少这个文件")
		return
	}
	before := len(l.problems.List)
	for _, file := range files {
		if f := decodeTOML(file, t, l.problems); f != nil {
			l.places[t] = append(l.places[t], place{f, ""})
		}
	}
	if len(l.problems.List) == before {
		l.checkThresholds(t)
	}
}

func (l *loader) checkThresholds(t *Thresholds) {
	positive := func(key string, value float64) {
		if value <= 0 {
			l.wrong(t, key, "%s 是 %v，应大于 0", key, value)
		}
	}
	positive("steady", t.Steady)
	positive("steady_pct", t.SteadyPct)
	positive("small_sample", float64(t.SmallSample))
	positive("gate", t.Gate)
	positive("low_class", t.LowClass)
	positive("list_rows", float64(t.ListRows))
	positive("rank_names", float64(t.RankNames))
	positive("trend_quarters", float64(t.TrendQuarters))
	switch {
	case t.Marked <= t.Steady:
		l.wrong(t, "marked", "marked（明显）是 %v，要大于 steady（基本持平）%v", t.Marked, t.Steady)
	case t.MarkedPct <= t.SteadyPct:
		l.wrong(t, "marked_pct", "marked_pct（明显）是 %v，要大于 steady_pct（基本持平）%v", t.MarkedPct, t.SteadyPct)
	case t.Gate > 1:
		l.wrong(t, "gate", "gate 是 %v，是比例，不能大于 1", t.Gate)
	case t.LowClass > 100:
		l.wrong(t, "low_class", "low_class 是 %v，是百分数，不能大于 100", t.LowClass)
	}
}

func (l *loader) unknownIndicator(code string) bool {
	_, ok := l.def.indicators[code]
	return !ok && !l.codesUnsure
}

func (l *loader) hasText(id string) bool {
	_, ok := l.texts[id]
	return ok || l.textsUnsure
}

func (l *loader) checkIndicators(entry any, codes []string) {
	for _, code := range codes {
		if l.unknownIndicator(code) {
			l.wrong(entry, "indicators", "没有指标 %s", code)
		}
	}
}

func (l *loader) readSections() {
	t, ok := l.one("sections.toml")
	if !ok {
		return
	}
	for _, s := range readEntries(l, []text{t}, "section", func(s *Section) string { return s.ID }) {
		l.checkSection(s)
		l.def.Sections = append(l.def.Sections, *s)
	}
}

func (l *loader) checkSection(s *Section) {
	if s.Level != 1 && s.Level != 2 {
		l.wrong(s, "level", "level 是 %d，应为 1（一、）或 2（（一））", s.Level)
	}
	l.checkWord(s, "only", s.Only, "", "quarter", "annual")
	if !l.hasText(s.Title) {
		l.wrong(s, "title", "没有文字模板 %s（标题）", s.Title)
	}
	for _, paragraph := range s.Paragraphs {
		for _, id := range paragraph {
			if !l.hasText(id) {
				l.wrong(s, "paragraphs", "没有文字模板 %s", id)
			}
		}
	}
}
