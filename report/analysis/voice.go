package analysis

import (
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
)

// voice is what sentence templates speak through. A method that names a figure
// nobody reported silences the whole sentence; the optional ones return "".
type voice struct {
	w      *writer
	silent bool
}

// sentence words one sentence; ok is false when it has nothing to say.
func (w *writer) sentence(id string) (text string, ok bool) {
	v := &voice{w: w}
	text = w.say(id, v)
	text = strings.ReplaceAll(text, w.word("phrase.bracket.twice"), w.word("phrase.bracket.joined"))
	return text, !v.silent && text != ""
}

// hush silences the sentence and is what a failed figure prints.
func (v *voice) hush() string {
	v.silent = true
	return ""
}

// Period is the stretch of time of the report, e.g. 2011年第一季度.
func (v *voice) Period() string { return v.w.spanName() }

// Whole is 全国, 全省, 全市 or 全县.
func (v *voice) Whole() string { return v.w.whole() }

// Region is the region's full name.
func (v *voice) Region() string { return v.w.region.Name }

// Lead is the short name of the lead bureau, Second that of the other.
func (v *voice) Lead() string { return v.w.defs.Edition.Bureaus[0].Short }

// Second is the short name of the second bureau.
func (v *voice) Second() string {
	if len(v.w.defs.Edition.Bureaus) < 2 {
		return v.hush()
	}
	return v.w.defs.Edition.Bureaus[1].Short
}

// Hotline is the complaint hotline of the lead bureau.
func (v *voice) Hotline() string { return v.w.defs.Edition.Bureaus[0].Hotline }

// Fig prints an indicator or field and registers it. Without a value the
// sentence is silent.
func (v *voice) Fig(code string) string {
	m := v.w.measure(code)
	if !m.Value.Present() {
		return v.hush()
	}
	return v.w.mark(code, m)
}

// FigItem prints one item of a matrix field.
func (v *voice) FigItem(code, item string) string {
	m := v.w.measureIn(v.w.Region, code, item)
	if !m.Value.Present() {
		return v.hush()
	}
	return v.w.mark(code+"."+item, m)
}

// mark registers a measure and returns it marked for a sentence.
func (w *writer) mark(id string, m indicator.Measure) string {
	text := w.print(m.Value, m.Indicator.Decimals)
	return mark(w.register(id, m, text), text)
}

// markAspect registers another number of a measure for a sentence.
func (w *writer) markAspect(p printed) string {
	p.id = w.aspectID(p.m, p.aspect)
	w.enter(p)
	return mark(p.id, p.text)
}

// markTrials is the sample behind a rate.
func (w *writer) markTrials(m indicator.Measure) string {
	return w.markAspect(printed{m: m, aspect: ofTrials, text: w.print(indicator.FromFloat(m.Sample.Trials), 0)})
}

// aspectID is the id of a number in a sentence: the code, for another region
// its own, and the aspect.
func (w *writer) aspectID(m indicator.Measure, a aspect) string {
	id := firstOf(m.Indicator.Code, m.Indicator.Name)
	if m.Region != w.Region {
		id = m.Region + "." + id
	}
	return id + "." + aspectIDs[a]
}

// Has reports whether an indicator or field has a value.
func (v *voice) Has(code string) bool { return v.w.measure(code).Value.Present() }

// Zero reports whether a figure is there and is zero.
func (v *voice) Zero(code string) bool {
	q := v.w.measure(code).Value
	return q.Present() && q.Rat.Sign() == 0
}

// More reports whether a figure is there and above zero.
func (v *voice) More(code string) bool {
	q := v.w.measure(code).Value
	return q.Present() && q.Rat.Sign() > 0
}

// Interval words the 95 % interval of a sampled rate, "" without a sample.
func (v *voice) Interval(code string) string { return v.w.intervalText(v.w.measure(code)) }

func (w *writer) intervalText(m indicator.Measure) string {
	if !m.Value.Present() || !m.Sampled() {
		return ""
	}
	interval := printed{id: w.aspectID(m, ofInterval), m: m, aspect: ofInterval}
	low, high := m.Sample.Interval()
	id := "phrase.interval"
	if m.Small(w.defs.Thresholds) {
		id = "phrase.interval.small"
	}
	interval.text = w.rangeText(low, high)
	w.enter(interval)
	return w.say(id, intervalData{mark(interval.id, w.tenth(low)), mark(interval.id, w.tenth(high)), w.defs.Thresholds.SmallSample})
}

// rangeText is an interval from low to high, in per cent.
func (w *writer) rangeText(low, high float64) string {
	return w.say("phrase.range", map[string]string{"Low": w.tenth(low), "High": w.tenth(high)})
}

type intervalData struct {
	Low, High string
	Small     int
}

// tenth prints an interval's end with one digit, rounded like everything else.
func (w *writer) tenth(x float64) string {
	return w.print(indicator.FromFloat(x), 1)
}

// Partial words that units are missing behind a figure, "" when none is.
func (v *voice) Partial(code string) string { return v.w.partialText(v.w.measure(code)) }

func (w *writer) partialText(m indicator.Measure) string {
	if !m.Partial() {
		return ""
	}
	id := firstOf(m.Indicator.Code, m.Indicator.Name) + ".coverage"
	got, want := itoa(m.Got), itoa(m.Want)
	w.figures.add(document.Figure{ID: id, Name: w.say("figure.name.coverage", m.Indicator.Name), Region: w.regionName(m.Region),
		Period: w.periodName(m.Period), Text: got + "/" + want, Formula: w.word("figure.formula.coverage")})
	return w.say("phrase.partial", map[string]string{"Got": mark(id, got), "Want": mark(id, want)})
}
