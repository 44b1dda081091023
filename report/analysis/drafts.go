package analysis

import (
	"regexp"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/draft"
	"qreport/report/model"
)

// draftTopics are the topics of a draft, by the ids of their wording.
var draftTopics = [...]struct {
	id       string
	optional bool
}{{"practice", true}, {"causes", false}, {"proposals", false}, {"cases", false}}

// remarks writes a topic: what the analyst wrote, else what the units wrote,
// attributed. Nothing is worded for them.
func (w *writer) remarks(topic string) []document.Block {
	t, _ := w.Draft.Topic(w.word("draft.topic." + topic))
	var blocks []document.Block
	for _, p := range t.Paragraphs {
		if !p.Open() {
			text, _ := w.fillIn(p.Text)
			blocks = append(blocks, document.Paragraph{Spans: spans(text)})
		}
	}
	if len(blocks) == 0 {
		blocks = w.quoted(topic)
	}
	if w.Drafting && w.openTopic(topic) {
		blocks = append(blocks, document.Paragraph{Spans: []document.Span{{Text: w.word("draft.open.mark"), Strong: true}}})
	}
	return blocks
}

// Quoted reports whether one of the topics is told in the units' own words,
// because the analyst wrote nothing.
func (v *voice) Quoted(topics ...string) bool {
	return slices.ContainsFunc(topics, func(topic string) bool {
		t, _ := v.w.Draft.Topic(v.w.word("draft.topic." + topic))
		written := slices.ContainsFunc(t.Paragraphs, func(p draft.Paragraph) bool { return !p.Open() })
		return !written && len(v.w.remarksOn(v.w.word("topic."+topic))) > 0
	})
}

// quoted are the units' own words on a topic; what several units wrote alike
// is quoted once.
func (w *writer) quoted(topic string) []document.Block {
	all := alike(w.remarksOn(w.word("topic." + topic)))
	if len(all) == 0 {
		return nil
	}
	var blocks []document.Block
	for _, r := range all[:min(len(all), remarksPrinted)] {
		text := w.say("remark", map[string]string{"Text": w.ended(r.text), "Unit": w.fewUnits(r.units)})
		blocks = append(blocks, document.Paragraph{Spans: []document.Span{{Text: text}}})
	}
	return blocks
}

// fewUnits names up to two units; of more, the first stands for all.
func (w *writer) fewUnits(units []string) string {
	if len(units) < 3 {
		return w.list(units)
	}
	return w.say("phrase.and_others", map[string]any{"Names": units[0], "Count": len(units)})
}

// openTopic reports whether a topic still has to be written.
func (w *writer) openTopic(topic string) bool {
	for _, d := range draftTopics {
		if d.id != topic || d.optional {
			continue
		}
		t, ok := w.Draft.Topic(w.word("draft.topic." + topic))
		return !ok || len(t.Paragraphs) == 0 || slices.ContainsFunc(t.Paragraphs, draft.Paragraph.Open)
	}
	return false
}

// placeholder is {{A01}}, {{A01.同比}} or {{Q606[DT]}}.
var placeholder = regexp.MustCompile(`\{\{\s*([A-Z][0-9]+[A-Z]?)(?:\[(\w+)\])?(?:[.．](\pL+))?\s*\}\}`)

// fillIn puts the figures of the day in the place of placeholders. quotes are
// what each stands for; one without a figure stands for "".
func (w *writer) fillIn(text string) (filled string, quotes map[string]string) {
	quotes = map[string]string{}
	filled = placeholder.ReplaceAllStringFunc(text, func(p string) string {
		m := placeholder.FindStringSubmatch(p)
		value := w.quote(m[1], m[2], m[3])
		quotes[p] = plain(value)
		if value == "" {
			return w.say("draft.missing", p)
		}
		return value
	})
	return filled, quotes
}

// quote is what a placeholder stands for; "" when there is no such figure.
func (w *writer) quote(code, item, aspect string) string {
	_, field := w.defs.Field(code)
	_, rule := w.defs.Rule(code)
	_, ind := w.defs.Indicator(code)
	if !field && !rule && !ind {
		return ""
	}
	v := &voice{w: w}
	switch aspects := w.words("draft.aspects"); slices.Index(aspects, aspect) {
	case 0:
		return v.Change(code)
	case 1:
		return v.Sequential(code)
	case 2:
		return v.Interval(code)
	}
	m := w.measureIn(w.Region, code, item)
	switch {
	case aspect != "" || !m.Value.Present():
		return ""
	case item != "":
		return w.mark(code+"."+item, m)
	}
	return w.mark(code, m)
}

// Material is what a first draft is made of: the topics with what the units
// wrote.
func Material(in Input) (title, help string, topics []draft.Topic) {
	w := newWriter(in)
	for _, d := range draftTopics {
		t := draft.Topic{Title: w.word("draft.topic." + d.id), Optional: d.optional}
		for _, r := range w.remarksOn(w.word("topic." + d.id)) {
			t.Quotes = append(t.Quotes, draft.Quote{Unit: w.list(r.units), Text: r.text})
		}
		topics = append(topics, t)
	}
	return plain(w.say("draft.title", &voice{w: w})), w.word("draft.help"), topics
}

// DraftCheck is what stands between a draft and the final report.
type DraftCheck struct {
	Open   []string // places and data that are still open, worded
	Wrong  []string // numbers that disagree with the data, worded
	Quoted []draft.Quoted
}

// CheckDraft looks through the draft of a report.
func CheckDraft(in Input) (DraftCheck, error) {
	w := newWriter(in)
	var c DraftCheck
	for _, d := range draftTopics {
		title := w.word("draft.topic." + d.id)
		if w.openTopic(d.id) {
			c.Open = append(c.Open, w.say("draft.open.topic", title))
		}
		t, _ := in.Draft.Topic(title)
		for _, p := range t.Paragraphs {
			w.checkParagraph(&c, title, p)
		}
	}
	c.Open = append(c.Open, w.openData()...)
	return c, w.err
}

// ChangedText words that a quoted figure changed.
func ChangedText(defs *define.Definitions, c draft.Changed) string {
	text, _ := defs.Texts.Say("draft.changed", draftLine{Line: c.Paragraph.Line, Name: c.Name, Found: c.Was, Is: c.Is, Message: c.Paragraph.Text})
	return text
}

type draftLine struct {
	Line                     int
	Name, Found, Is, Message string
}

func (w *writer) checkParagraph(c *DraftCheck, title string, p draft.Paragraph) {
	_, quotes := w.fillIn(p.Text)
	for _, name := range sortedKeys(quotes) {
		if quotes[name] == "" {
			c.Open = append(c.Open, w.say("draft.open.placeholder", draftLine{Line: p.Line, Name: name}))
		}
	}
	c.Quoted = append(c.Quoted, draft.Quoted{Topic: title, Paragraph: p, Figures: quotes})
	c.Wrong = append(c.Wrong, w.disagreements(p)...)
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// openData are the gaps of the data for which a report is not final: a bureau
// of which too few reported, and workbooks that were returned.
func (w *writer) openData() []string {
	var open []string
	for _, bureau := range w.defs.Edition.Bureaus {
		cov := w.cube.Coverage(w.Region, w.Period, bureau.ID)
		if float64(cov.Received()) < w.defs.Thresholds.Gate*float64(len(cov.Expected)) {
			open = append(open, w.say("draft.open.coverage", map[string]any{"Bureau": bureau.Short, "Got": cov.Received(), "Want": len(cov.Expected)}))
		}
	}
	seen := map[any]bool{}
	for _, f := range w.Findings {
		if f.Severity != model.Blocking {
			continue
		}
		from, line := any(f.Unit), ""
		if f.Unit.Region == "" { // nobody knows whose it is
			from, line = f.File, w.say("draft.open.unread", f.File)
		} else {
			line = w.say("draft.open.returned", w.unitName(f.Unit))
		}
		if !seen[from] {
			seen[from] = true
			open = append(open, line)
		}
	}
	return open
}

// disagreements finds plain numbers behind the name of an indicator that are
// not what the data say.
func (w *writer) disagreements(p draft.Paragraph) []string {
	var found []string
	for _, ind := range w.defs.Indicators {
		for _, name := range []string{ind.Name, ind.Short} {
			if len([]rune(name)) < nameLeast {
				continue
			}
			if said, is, wrong := w.disagrees(p.Text, name, ind.Code); wrong {
				found = append(found, w.say("draft.wrong", draftLine{Line: p.Line, Name: name, Found: said, Is: is}))
				break
			}
		}
	}
	return found
}

// nameLeast is the length below which a name is too common to be matched.
const nameLeast = 5

func (w *writer) disagrees(text, name, code string) (said, is string, wrong bool) {
	_, after, found := strings.Cut(text, name)
	if !found {
		return "", "", false
	}
	m := numberBehind.FindStringSubmatch(after)
	value := w.measure(code)
	if m == nil || !value.Value.Present() {
		return "", "", false
	}
	said = strings.ReplaceAll(m[1], ",", "")
	_, decimals, _ := strings.Cut(said, ".")
	return m[1], w.print(value.Value, value.Indicator.Decimals), w.print(value.Value, len(decimals)) != said
}

// numberBehind is a number right behind a name.
var numberBehind = regexp.MustCompile(`^[为是达到约仅：:\s]{0,4}([0-9][0-9,]*(?:\.[0-9]+)?)`)
