package sample

import (
	"cmp"
	"strings"

	"qreport/report/define"
	"qreport/report/model"
)

// sharedDice are the same for both bureaus that have a record.
func (w *world) sharedDice(list string, s shared) dice {
	return roll(w.seed, w.unitOf(s.host), "record", list, itoa(s.quarter), itoa(s.number))
}

// officeName is the printed name of a unit.
func (w *world) officeName(u model.Unit) string {
	reporter, _ := w.register.Find(u)
	bureau, _ := w.defs.BureauByID(u.Bureau)
	region, _ := w.defs.Regions.Get(u.Region)
	return cmp.Or(reporter.Name, w.defs.Edition.BureauName(bureau, region))
}

// incidents lists the events: those of the unit alone, then the joint ones. The
// casualties are those of the unit's own events.
func (m *maker) incidents(quarter int) (lines []line) {
	r, d := m.at(quarter), m.listDice("L2", quarter)
	hurt := int64(0)
	if v := r["Q802"].v; v != nil {
		hurt = v[0]
	}
	for _, level := range m.eventLevels(r) {
		n := len(lines) + 1
		lines = append(lines, m.event(d, m.numbered(m.texts.EventNumber, m.reporter.Region+string(m.reporter.Bureau), quarter, n), level, quarter))
	}
	if len(lines) > 0 {
		lines[0]["injured"] = itoa(int(hurt))
	}
	for _, s := range m.sharedOf("L2", quarter) {
		number := m.numbered(m.texts.EventNumber, s.host.Region, quarter, s.number)
		lines = append(lines, m.event(m.sharedDice("L2", s), number, "YB", quarter))
	}
	return lines
}

// eventLevels are the levels of a unit's own events.
func (m *maker) eventLevels(r record) (levels []string) {
	for _, counted := range []struct{ field, level string }{
		{"Q801A", "TZ"}, {"Q801B", "ZD"}, {"Q801C", "JD"}, {"_minor_events", "YB"}, {"_own_events_ciq", "YB"},
	} {
		for range r.total([]string{counted.field}) {
			levels = append(levels, counted.level)
		}
	}
	return levels
}

func (m *maker) event(d dice, number, level string, quarter int) line {
	systemic := "N"
	if d.Float64() < 0.15 {
		systemic = "Y"
	}
	return line{
		"event": number, "date": d.day(quarter), "level": m.defs.ItemName("event_level", level),
		"product": d.one(m.texts.Events.Products), "brief": m.texts.Mark + d.one(m.texts.Events.Briefs),
		"deaths": "0", "injured": "0", "systemic": m.defs.ItemName("yesno", systemic),
	}
}

// jointCases lists the cases that both bureaus count.
func (m *maker) jointCases(quarter int) (lines []line) {
	for _, s := range m.sharedOf("L3", quarter) {
		d := m.sharedDice("L3", s)
		lead, assist := s.host, s.partner
		if d.Float64() < 0.6 {
			lead, assist = assist, lead
		}
		region, _ := m.defs.Regions.Get(lead.Region)
		bureau, _ := m.defs.BureauByID(lead.Bureau)
		number := fill(m.texts.CaseNumber, "mark", m.defs.Edition.DocMark(bureau, region))
		lines = append(lines, line{
			"case": m.numbered(number, s.host.Region, quarter, s.number), "lead": m.officeName(lead), "assist": m.officeName(assist),
			"filed": d.day(quarter), "amount": decimalText(s.amount, 2), "cause": d.one(m.texts.Cases.Causes),
			"transferred": m.defs.ItemName("yesno", "N"),
		})
	}
	return lines
}

// listedCompanies are on the 黑名单, or of class D.
func (m *maker) listedCompanies(quarter int) (lines []line) {
	for _, s := range m.blacklist(quarter) {
		d := roll(m.seed, m.unitOf(s.host), "company", itoa(s.number))
		region, ok := m.defs.Regions.Get(s.host.Region)
		if !ok {
			region = m.region
		}
		trade := d.one(sortedTrades(m.texts.Trades))
		lines = append(lines, line{
			"org": d.orgCode(s.host.Region, quarter/4), "company": m.companyIn(define.Short(region), trade, d.IntN(900)+1),
			"listed": d.day(s.quarter), "cause": d.one(m.texts.Blacklist.Causes),
		})
	}
	return lines
}

func sortedTrades(trades map[string]string) (out []string) {
	for _, class := range strings.Fields("SP RY JC NY GY DZ QG JX DG SX") {
		out = append(out, trades[class])
	}
	return out
}

// jointSamples lists the samples that both bureaus took together.
func (m *maker) jointSamples(quarter int) (lines []line) {
	for _, s := range m.sharedOf("L6", quarter) {
		d := m.sharedDice("L6", s)
		lines = append(lines, line{
			"sample": m.numbered(m.texts.SampleNumber, s.host.Region, quarter, s.number), "product": d.one(m.texts.JointSamples.Products),
			"passed": itoa(int(s.amount)),
		})
	}
	return lines
}
