package analysis

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Joint reports whether both bureaus issue the report.
func (v *voice) Joint() bool { return len(v.w.Issue.Issuers) > 1 }

// Issuers names the issuing bureaus.
func (v *voice) Issuers() string { return v.w.list(v.w.Issue.Issuers) }

// Rank is the character of the region's rank in 质量兴省, 质量兴市, 质量兴县.
func (v *voice) Rank() string { return strings.TrimPrefix(v.Whole(), "全") }

// AtEnd is the end of the period, for stocks: 截至2011年3月底.
func (v *voice) AtEnd() string {
	return v.w.say("period.end", naming{Year: v.w.Period.Year, LastMonth: v.w.Period.LastMonth()})
}

// Judgement is the opening's word for the whole, by how the leading rate and
// the other rates of finished goods moved.
func (v *voice) Judgement() string {
	m := v.w.measure(leading)
	c := m.YearOnYear()
	if !c.Present() {
		return ""
	}
	size, _ := c.Rat.Float64()
	t := v.w.defs.Thresholds
	switch {
	case size > -t.Steady && size < t.Steady, c.Tested && !c.Beyond:
		return v.w.word("judgement.steady")
	case size >= t.Marked:
		return v.w.word("judgement.markedly_up")
	case size > 0:
		return v.w.word("judgement.up")
	case size <= -t.Marked:
		return v.w.word("judgement.markedly_down")
	}
	return v.w.word("judgement.down")
}

// Lower reports whether units below the region's own level are registered.
func (v *voice) Lower() bool { return len(v.w.cube.Reporting(v.w.Region, v.w.Period)) > 0 }

// NoSevereEvent reports that the count of events was reported and no record
// says 区域性、系统性.
func (v *voice) NoSevereEvent() bool {
	m := v.w.measure("I01")
	if !m.Value.Present() || m.Partial() {
		return false
	}
	yes := v.w.word("event.yes")
	return !slices.ContainsFunc(v.w.listed("L2"), func(r listed) bool { return r.text("systemic") == yes })
}

// CoverageText says who is missing, "" when nobody is.
func (v *voice) CoverageText() string {
	var got, want, missing []model.Reporter
	for _, b := range v.w.defs.Edition.Bureaus {
		cov := v.w.cube.Coverage(v.w.Region, v.w.Period, b.ID)
		got, want = append(got, v.w.reported(cov)...), append(want, cov.Expected...)
		missing = append(missing, cov.Missing...)
	}
	if len(missing) == 0 {
		return ""
	}
	return v.w.say("coverage.short", map[string]any{"Got": v.w.markUnits("coverage.got", got), "Want": v.w.markUnits("coverage.want", want), "Names": v.w.someOf("coverage.missing", missing, v.w.Period)})
}

// someOf names units; a long list is cut short and counted under an id.
func (w *writer) someOf(id string, units []model.Reporter, p model.Period) string {
	const most = 8
	var names []string
	for _, u := range units {
		names = append(names, w.unitName(u.Unit))
	}
	if len(names) <= most {
		return w.list(names)
	}
	count := w.markCounted(id, w.word("figure.name.units"), len(units), w.unitSources(units, p))
	return w.say("phrase.and_others", map[string]any{"Names": strings.Join(names[:most], "、"), "Count": count})
}

// BreakNote is the note of a series break that falls between this period and
// the year before, for any operand of the indicator.
func (v *voice) BreakNote(code string) string {
	m := v.w.measure(code)
	for _, b := range v.w.defs.Breaks {
		from, err := model.ParsePeriod(b.From)
		if err != nil || from.Compare(v.w.Period) > 0 || from.Compare(v.w.Period.YearAgo()) <= 0 {
			continue
		}
		for _, o := range m.Operands {
			if slices.Contains(b.Fields, v.w.cube.Layout.Entry(o.Entry).Code) {
				return b.Note
			}
		}
	}
	return ""
}

// ClassText names the best and worst product class, with care where their
// intervals overlap, and those below the limit.
func (v *voice) ClassText() string {
	rates := v.w.itemRates("Q114B", "Q114A")
	if len(rates) < 2 {
		return ""
	}
	slices.SortStableFunc(rates, func(a, b itemRate) int { return b.m.Value.Rat.Cmp(a.m.Value.Rat) })
	best, worst := rates[0], rates[len(rates)-1]
	if best.m.Value.Rat.Cmp(worst.m.Value.Rat) == 0 {
		return v.w.say("class.equal", map[string]any{"Count": len(rates), "Rate": v.w.markItem("Q114", best)})
	}
	low, _ := best.m.Sample.Interval()
	_, high := worst.m.Sample.Interval()
	worstNames, below := v.w.tied(rates, worst), v.w.lowClasses(rates)
	return v.w.say("class.range", map[string]any{"Overlap": low <= high, "Best": v.w.tied(rates, best), "BestRate": v.w.markItem("Q114", best),
		"Small": best.m.Small(v.w.defs.Thresholds) || worst.m.Small(v.w.defs.Thresholds), "Least": v.w.defs.Thresholds.SmallSample, "Worst": worstNames, "WorstRate": v.w.markItem("Q114", worst), "Low": below, "OnlyWorst": len(below) == len(worstNames), "Limit": v.w.defs.Thresholds.LowClass})
}

// tied names the classes with the same rate as one of them.
func (w *writer) tied(rates []itemRate, with itemRate) []string {
	var names []string
	for _, r := range rates {
		if r.m.Value.Rat.Cmp(with.m.Value.Rat) == 0 {
			names = append(names, r.item.Name)
		}
	}
	return names
}

// lowClasses names the classes below the limit of the thresholds.
func (w *writer) lowClasses(rates []itemRate) []string {
	var low []string
	for _, r := range rates {
		if r.m.Value.Float() < w.defs.Thresholds.LowClass {
			low = append(low, w.say("class.name", map[string]string{"Name": r.item.Name, "Rate": w.markItem("Q114", r)}))
		}
	}
	return low
}

func (w *writer) markItem(code string, r itemRate) string {
	text := w.print(r.m.Value, ratePlaces)
	return mark(w.register(code+"."+r.item.Code, r.m, text), text)
}

// RegionText names the lower regions whose interval lies wholly above or below
// the whole's rate, with limits for looking at all of them at once.
func (v *voice) RegionText() string {
	children := v.w.cube.Reporting(v.w.Region, v.w.Period)
	whole := v.w.measure(leading)
	if len(children) < 2 || !whole.Value.Present() {
		return ""
	}
	var high, low []string
	for _, child := range children {
		m := v.w.measureIn(child, leading, "")
		r, _ := v.w.defs.Regions.Get(child)
		switch indicator.Outside(m, whole.Value.Float(), len(children)) {
		case 1:
			high = append(high, r.Name)
		case -1:
			low = append(low, r.Name)
		}
	}
	if len(high)+len(low) == 0 {
		return v.w.say("regions.none", map[string]string{"Kind": v.w.kindBelow(v.w.Region), "Whole": v.Whole()})
	}
	return v.w.say("regions.apart", map[string]any{"High": high, "Low": low, "Whole": v.Whole()})
}

// LevelText lists the results of the 国家 省 市 县 spot checks that took place.
func (v *voice) LevelText() string {
	var parts []string
	for _, r := range v.w.itemRates("Q116B", "Q116A") {
		data := map[string]string{"Name": r.item.Name, "Total": v.w.markTrials(r.m), "Rate": v.w.markItem("Q116", r)}
		parts = append(parts, v.w.say("level.item", data))
	}
	if len(parts) < 2 {
		return ""
	}
	return v.w.say("level.text", parts)
}

// leadingItems are the largest items of matrix fields: their names, counts
// with the unit, and shares of all, each in words.
type leadingItems struct {
	Names, Counts, Shares []string
	Few                   bool // all items together are too few for shares
	Alike                 bool // all that are named count the same
}

// Leading names the largest items of one or more matrix fields: why imports
// and exports failed, in what products failed, what people complained about.
// Without any it is nil.
func (v *voice) Leading(codes ...string) *leadingItems {
	tallies := v.w.tallies(codes...)
	sum := total(tallies)
	tallies = slices.DeleteFunc(tallies, func(t tally) bool { return t.item.Code == otherItem })
	if len(tallies) == 0 {
		return nil
	}
	tallies = tallies[:min(len(tallies), leadingNamed)]
	few, _ := sum.Float64()
	l := leadingItems{Few: few < float64(v.w.defs.Thresholds.SmallSample), Alike: tallies[0].count.Cmp(tallies[len(tallies)-1].count) == 0}
	for _, t := range tallies {
		l.Names = append(l.Names, t.item.Name)
		l.Counts = append(l.Counts, v.w.markMeasure(t.m)+t.m.Indicator.Unit)
		l.Shares = append(l.Shares, v.w.say("size.rate", v.w.markMeasure(v.w.shareOf(t.m, codes, sum))))
	}
	return &l
}

const leadingNamed = 3

// Ever reports whether an indicator has a value in a quarter of the trend.
func (v *voice) Ever(code string) bool {
	return slices.ContainsFunc(v.w.history(), func(p model.Period) bool {
		return v.w.measureOf(v.w.Indicators, v.w.Region, p, rollup.Current, code, "").Value.Present()
	})
}

// Records counts the records of a list-form, "" for none.
func (v *voice) Records(form string) string {
	var sources []document.Source
	for _, r := range v.w.listed(form) {
		sources = append(sources, r.source)
	}
	if len(sources) == 0 {
		return ""
	}
	return v.w.markCounted(form+".records", v.w.word("figure.name.records"), len(sources), sources)
}

// Compared reports whether there are lower regions to be compared.
func (v *voice) Compared() bool { return len(v.w.cube.Reporting(v.w.Region, v.w.Period)) > 1 }

// JointText says how many joint cases were counted once.
func (v *voice) JointText() string {
	var sources []document.Source
	for _, m := range v.w.matchesOf("U501") {
		sources = append(sources, v.w.originSource(m.Other.Unit, m.Other.Origin, m.Key))
	}
	if len(sources) == 0 {
		return ""
	}
	name := v.w.word("figure.name.joint")
	return v.w.say("joint.text", v.w.markCounted("U501.joint", name, len(sources), sources))
}

type targetData struct {
	Plan, Name, Goal, Gap string
	Year                  int
	Above                 bool // the value is above the goal
}

// target finds the planned value of an indicator for this year or the next
// year that has one.
func (w *writer) target(code string) (define.Target, bool) {
	var found []define.Target
	for _, t := range w.defs.Targets {
		if t.Code == code && t.Year >= w.Period.Year && t.Issued <= w.Period.Year {
			found = append(found, t)
		}
	}
	if len(found) == 0 {
		return define.Target{}, false
	}
	return slices.MinFunc(found, func(a, b define.Target) int { return cmp.Compare(a.Year, b.Year) }), true
}

func (w *writer) targetData(t define.Target, m indicator.Measure) (data targetData, met bool) {
	goal, ok := new(big.Rat).SetString(t.Value)
	if !ok || !m.Value.Present() {
		return targetData{}, false
	}
	gap := new(big.Rat).Sub(m.Value.Rat, goal)
	met = gap.Sign() >= 0
	if m.Indicator.Direction == "-" {
		met = gap.Sign() <= 0
	}
	above := gap.Sign() > 0
	size := num.Round(gap.Abs(gap), m.Indicator.Decimals, w.mode())
	amount := w.markAspect(printed{m: m, aspect: ofGap, goal: t.Value, text: num.Format(size, m.Indicator.Decimals),
		places: m.Indicator.Decimals, unsigned: true})
	unit := m.Indicator.Unit
	if unit == "%" {
		unit = w.word("unit.points")
	}
	return targetData{Plan: t.Plan, Name: t.Indicator, Goal: w.say("target.goal", t),
		Gap: amount + unit, Year: t.Year, Above: above}, met
}

// TargetText compares an indicator with its planned value.
func (v *voice) TargetText(code string) string {
	t, ok := v.w.target(code)
	m := v.w.measure(code)
	if !ok || !m.Value.Present() {
		return ""
	}
	data, met := v.w.targetData(t, m)
	if met {
		return v.w.say("target.met", data)
	}
	return v.w.say("target.unmet", data)
}

// TargetClause is a short clause with the planned value.
func (v *voice) TargetClause(code string) string {
	t, ok := v.w.target(code)
	if !ok {
		return ""
	}
	data, _ := v.w.targetData(t, v.w.measure(code))
	return v.w.say("target.clause", data)
}
