package sample

import (
	"strings"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/model"
)

// remark is the text of a topic: two or three sentences from the pool.
func (m *maker) remark(topic string, quarter int) string {
	pool := m.texts.Remarks[m.reporter.Bureau][topic]
	d := roll(m.seed, m.unitOf(m.reporter.Unit), "remark", topic, itoa(quarter))
	chosen := d.some(pool, 2+d.IntN(2))
	if len(chosen) == 0 {
		return ""
	}
	return m.texts.Mark + fill(strings.Join(chosen, ""), "place", define.Short(m.region), "unit", m.officeName(m.reporter.Unit))
}

// explanations answer in advance what the check of jumps will ask: by chance
// some small figure doubles twice within a year.
func (m *maker) explanations(quarter int) (out []form.Explanation) {
	check, ok := m.jumpCheck()
	if !ok {
		return nil
	}
	for _, f := range m.defs.Fields {
		if f.Owner == m.reporter.Bureau && m.jumps(f, check, quarter) {
			d := roll(m.seed, m.unitOf(m.reporter.Unit), "explanation", f.Code, itoa(quarter))
			out = append(out, form.Explanation{Ref: f.Code, Text: m.texts.Mark + d.one(m.texts.Explanations["jump"])})
		}
	}
	return out
}

func (w *world) jumpCheck() (*define.Check, bool) {
	for _, c := range w.defs.Checks {
		if c.Kind == "jump" {
			return c, true
		}
	}
	return nil, false
}

// jumps reports whether any cell of a field differs from a year before by more
// than the check lets pass.
func (m *maker) jumps(f *define.Field, check *define.Check, quarter int) bool {
	items := m.defs.ItemCodes(f.Code)
	if len(items) == 0 {
		items = []string{""}
	}
	for _, item := range items {
		for _, c := range []model.Column{model.Cur, model.YTD} {
			now, okNow := m.value(f.Code, item, c, quarter).Dec()
			then, okThen := m.value(f.Code, item, c, quarter-4).Dec()
			if okNow && okThen && apart(now.Float64(), then.Float64(), check.Limit, check.Floor) {
				return true
			}
		}
	}
	return false
}

func apart(a, b, limit, floor float64) bool {
	low, high := min(a, b), max(a, b)
	return high >= floor && high > limit*low
}
