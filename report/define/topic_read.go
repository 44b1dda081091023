package define

import "slices"

// Topic is a special report (专题分析) about one product class, industry, set
// of regions or kind of event.
type Topic struct {
	ID    string `toml:"id"` // as on the command line
	Title string `toml:"title"`
	// Trials and Pass are matrix fields and Item a row of theirs.
	Trials string `toml:"trials"`
	Pass   string `toml:"pass"`
	Item   string `toml:"item"`
	// Regions are compared by Indicators; empty for all below.
	Regions    []string `toml:"regions"`
	Indicators []string `toml:"indicators"`
	// List is a list-form; its records are those whose Column says Value, and
	// Show names the columns that are printed.
	List   string   `toml:"list"`
	Column string   `toml:"column"`
	Value  string   `toml:"value"`
	Show   []string `toml:"show"`
	// Sections are ids of sections that follow.
	Sections []string `toml:"sections"`
}

// Topic finds a special report by its id.
func (d *Definitions) Topic(id string) (*Topic, bool) {
	i := slices.IndexFunc(d.Topics, func(t *Topic) bool { return t.ID == id })
	if i < 0 {
		return nil, false
	}
	return d.Topics[i], true
}

// readTopics needs forms, indicators and sections.
func (l *loader) readTopics() {
	l.def.Topics = readEntries(l, l.both("topics.toml"), "topic", func(t *Topic) string { return t.ID })
	for _, t := range l.def.Topics {
		l.checkIndicators(t, t.Indicators)
		l.checkTopicItem(t)
		l.checkTopicList(t)
		for _, id := range t.Sections {
			if !slices.ContainsFunc(l.def.Sections, func(s Section) bool { return s.ID == id }) {
				l.wrong(t, "sections", "sections.toml 里没有章节 %q", id)
			}
		}
	}
}

func (l *loader) checkTopicItem(t *Topic) {
	for key, code := range map[string]string{"trials": t.Trials, "pass": t.Pass} {
		f, ok := l.def.fields[code]
		switch {
		case code == "" && t.Item == "":
		case !ok && !l.codesUnsure:
			l.wrong(t, key, "没有字段 %q", code)
		case ok && f.Form.List == "":
			l.wrong(t, key, "%s 不是分类别的字段", code)
		}
	}
}

func (l *loader) checkTopicList(t *Topic) {
	if t.List == "" {
		return
	}
	form, ok := l.def.forms[t.List]
	if !ok {
		l.wrong(t, "list", "没有清单 %q", t.List)
		return
	}
	for _, id := range append(slices.Clone(t.Show), t.Column) {
		if id != "" && !slices.ContainsFunc(form.Columns, func(c ListColumn) bool { return c.ID == id }) {
			l.wrong(t, "show", "清单 %s 没有列 %q", t.List, id)
		}
	}
}
