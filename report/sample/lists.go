package sample

import (
	"strings"

	"qreport/report/define"
)

// list makes the records of a list-form, in the order of its columns.
func (m *maker) list(id string, quarter int) [][]string {
	form, ok := m.defs.Form(id)
	if !ok {
		return nil
	}
	makers := map[string]func(int) []line{
		"L1": m.failures, "L2": m.incidents, "L3": m.jointCases, "L4": m.notices, "L5": m.listedCompanies, "L6": m.jointSamples,
		"L7": m.industryLines,
	}
	produce, ok := makers[id]
	if !ok {
		return nil
	}
	var records [][]string
	for _, l := range produce(quarter) {
		records = append(records, l.ordered(form))
	}
	return records
}

// line is a record by column id.
type line map[string]string

func (l line) ordered(form *define.Form) []string {
	record := make([]string, len(form.Columns))
	for i, c := range form.Columns {
		record[i] = l[c.ID]
	}
	return record
}

func (m *maker) listDice(list string, quarter int) dice {
	return roll(m.seed, m.unitOf(m.reporter.Unit), "list", list, itoa(quarter))
}

// failures lists one line per failing batch; classes, levels and defects are
// as often as the tables say.
func (m *maker) failures(quarter int) (lines []line) {
	r, d := m.at(quarter), m.listDice("L1", quarter)
	classes := m.dealt(d, "Q114A", differences(r["Q114A"].v, r["Q114B"].v))
	levels := m.dealt(d, "Q116A", r["_fail_level"].v)
	defects := m.defects(d, r)
	for i := range defects {
		class := classes[i]
		lines = append(lines, line{
			"company": m.company(d, m.texts.Trades[class]), "org": d.orgCode(m.reporter.Region, quarter/4),
			"product": d.popular(m.texts.Products[class]), "class": m.defs.ItemName("class", class),
			"model": d.model(), "defect": defects[i], "level": m.defs.ItemName("level", levels[i]),
			"handling": d.item(m.defs.Items["handling"]),
		})
	}
	return lines
}

// dealt repeats the items of a field as often as counted, shuffled.
func (m *maker) dealt(d dice, field string, counts []int64) (items []string) {
	codes := m.defs.ItemCodes(field)
	for i, n := range counts {
		for range n {
			items = append(items, codes[i])
		}
	}
	d.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	return items
}

func differences(a, b []int64) (out []int64) {
	for i := range a {
		out = append(out, a[i]-b[i])
	}
	return out
}

// defects names what failed: one item per batch, and a second one for as many
// as the table of defects has beyond.
func (m *maker) defects(d dice, r record) []string {
	codes := m.dealt(d, "Q117", r["_primary"].v)
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = m.defs.ItemName("defect", code)
	}
	for i, code := range m.defs.ItemCodes("Q117") {
		left := r["_second"].v[i]
		for _, at := range d.Perm(len(names)) {
			if left > 0 && codes[at] != code {
				names[at] += "、" + m.defs.ItemName("defect", code)
				left--
			}
		}
	}
	return names
}

// popular prefers the first of a pool, so that several counties find the same
// product failing.
func (d dice) popular(pool []string) string {
	if len(pool) == 0 {
		return ""
	}
	return pool[min(d.IntN(len(pool)), d.IntN(len(pool)))]
}

func (d dice) model() string {
	return string(rune('A'+d.IntN(26))) + string(rune('A'+d.IntN(26))) + "-" + itoa(100+d.IntN(900))
}

func (d dice) item(items []define.Item) string {
	if len(items) == 0 {
		return ""
	}
	return items[d.IntN(len(items))].Name
}

// notices lists the foreign notifications.
func (m *maker) notices(quarter int) (lines []line) {
	d := m.listDice("L4", quarter)
	for i := range m.at(quarter)["C501"].v[0] {
		lines = append(lines, line{
			"notice": m.numbered(m.texts.NoticeNumber, m.reporter.Region, quarter, int(i)+1), "country": d.item(m.defs.Items["country"]),
			"product": d.one(m.texts.Notices.Products), "cause": d.one(m.texts.Notices.Causes), "date": d.day(quarter),
			"company": m.company(d, "外贸"), "handling": d.one(m.texts.Notices.Handling),
		})
	}
	return lines
}

// numbered fills in a pattern for record numbers.
func (w *world) numbered(pattern, region string, quarter, n int) string {
	period := itoa(quarter/4) + "Q" + itoa(quarter%4+1)
	number := itoa(n)
	return fill(pattern, "region", region, "period", period, "year", itoa(quarter/4), "quarter", itoa(quarter%4+1), "n", strings.Repeat("0", max(0, 2-len(number)))+number)
}
