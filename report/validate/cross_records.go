package validate

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"qreport/report/define"
	"qreport/report/internal/alike"
	"qreport/report/model"
)

// line is a record of a list-form and whose it is.
type line struct {
	sub    *model.Submission
	list   model.List
	record model.Record
}

// at is the position of a column in the line; text is what stands there.
func (l line) at(column int) model.Pos {
	pos := model.Pos{Sheet: l.list.Sheet, Row: l.record.Row}
	if column < len(l.list.Columns) {
		pos.Col = l.list.Columns[column]
	}
	return pos
}

func (l line) text(column int) string {
	if column < 0 || column >= len(l.record.Texts) {
		return ""
	}
	return strings.TrimSpace(l.record.Texts[column])
}

// linesOf collects the records of a list that a submission holds.
func linesOf(s *model.Submission, form string) (lines []line) {
	for _, list := range s.Lists {
		if list.Form == form {
			for _, r := range list.Records {
				lines = append(lines, line{s, list, r})
			}
		}
	}
	return lines
}

// byKey collects the records of all submissions under their keys, those of the
// lead bureau first.
func (x *crossing) byKey(form string, key int) map[string][]line {
	keyed := map[string][]line{}
	for _, b := range x.defs.Edition.Bureaus {
		for _, r := range x.register.In(x.period) {
			if s := x.sent[r.Unit]; s != nil && r.Bureau == b.ID {
				for _, l := range linesOf(s, form) {
					if k := l.text(key); k != "" {
						keyed[k] = append(keyed[k], l)
					}
				}
			}
		}
	}
	return keyed
}

func keyColumn(f *define.Form) int {
	return slices.IndexFunc(f.Columns, func(c define.ListColumn) bool { return c.Key })
}

// records compares what both bureaus say about one thing: a record of each with
// the same key.
func (x *crossing) records(c *define.Check) {
	form, ok := x.defs.Form(c.List)
	if !ok || keyColumn(form) < 0 {
		return
	}
	keyed := x.byKey(c.List, keyColumn(form))
	for _, key := range slices.Sorted(maps.Keys(keyed)) {
		lines := keyed[key]
		first := lines[0]
		for _, other := range lines[1:] {
			if other.sub.Unit.Bureau == first.sub.Unit.Bureau {
				continue
			}
			for i, column := range form.Columns {
				if slices.Contains(c.Compare, column.ID) {
					x.column(c, key, i, column, first, other)
				}
			}
		}
	}
}

// column compares one column of two records.
func (x *crossing) column(c *define.Check, key string, i int, column define.ListColumn, a, b line) {
	factor, differ := differs(c, column, a.text(i), b.text(i))
	if !differ || x.isDoubted(a.sub, a.at(i)) || x.isDoubted(b.sub, b.at(i)) {
		return
	}
	f := fill{key: key, name: column.Name, unit: column.Unit, factor: factor}
	x.tellLine(c, i, a, b, f)
	x.tellLine(c, i, b, a, f)
}

func (x *crossing) tellLine(c *define.Check, i int, mine, theirs line, f fill) {
	f.found, f.contrasted = mine.text(i), theirs.text(i)
	f.here = x.say("cross.mine", saying{Figure: mine.text(i)})
	f.there = x.say("cross.one", saying{Unit: x.unitName(theirs.sub.Unit), Figure: theirs.text(i), Where: where(theirs.sub, theirs.at(i))})
	x.tell(c, mine.sub, mine.at(i), f)
}

// differs compares two texts of a column; where one is empty, nothing is said
// against the other.
func differs(c *define.Check, column define.ListColumn, a, b string) (factor string, yes bool) {
	if a == "" || b == "" {
		return "", false
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	isNumber := column.Kind == "number" && errX == nil && errY == nil
	if c.Kind == "cross_record_scale" {
		if !isNumber || max(x, y) < c.Floor {
			return "", false
		}
		return nearPower(x, y, c.Limit, c.Spread)
	}
	if isNumber {
		return "", x != y
	}
	return "", alike.Spelled(a) != alike.Spelled(b)
}

// alone finds records that name a unit of the other bureau as partner, which
// has no record of that key.
func (x *crossing) alone(c *define.Check) {
	form, ok := x.defs.Form(c.List)
	if !ok || keyColumn(form) < 0 {
		return
	}
	keyed, names := x.byKey(c.List, keyColumn(form)), x.namesOfUnits()
	for _, key := range slices.Sorted(maps.Keys(keyed)) {
		for _, l := range keyed[key] {
			partner := x.partner(c, form, l, names)
			if partner == nil || x.hasKey(partner, form, key, keyed) || x.isDoubted(l.sub, l.at(keyColumn(form))) {
				continue
			}
			if near, ok := x.near(partner, form, key, keyed); ok {
				x.tellNear(c, form, l, near)
				continue
			}
			x.tellAlone(c, form, key, l, partner)
		}
	}
}

// namesOfUnits are the names under which units may be meant. The office of a
// province may have the name of that of its capital.
func (x *crossing) namesOfUnits() map[string][]model.Unit {
	names := map[string][]model.Unit{}
	for _, r := range x.register.In(x.period) {
		bureau, _ := x.defs.BureauByID(r.Bureau)
		region, _ := x.defs.Regions.At(r.Region, x.period)
		for _, name := range []string{r.Name, x.defs.Edition.BureauName(bureau, region), region.Name + bureau.Short} {
			if key := alike.Spelled(name); name != "" && !slices.Contains(names[key], r.Unit) {
				names[key] = append(names[key], r.Unit)
			}
		}
	}
	return names
}

// meant is the unit of the other bureau that a name stands for: of several that
// of the sender's own region.
func meant(units []model.Unit, sender model.Unit) (model.Unit, bool) {
	units = slices.DeleteFunc(slices.Clone(units), func(u model.Unit) bool { return u.Bureau == sender.Bureau })
	if i := slices.IndexFunc(units, func(u model.Unit) bool { return u.Region == sender.Region }); i >= 0 {
		return units[i], true
	}
	if len(units) == 0 {
		return model.Unit{}, false
	}
	return units[len(units)-1], true
}

// partner is what the unit of the other bureau that a record names has sent,
// when it has the list in it.
func (x *crossing) partner(c *define.Check, form *define.Form, l line, names map[string][]model.Unit) *model.Submission {
	for i, column := range form.Columns {
		u, known := meant(names[alike.Spelled(l.text(i))], l.sub.Unit)
		if !slices.Contains(c.Compare, column.ID) || !known {
			continue
		}
		s := x.sent[u]
		if s != nil && slices.ContainsFunc(s.Forms, func(f model.FormSeen) bool { return f.Form == form.ID }) {
			return s
		}
	}
	return nil
}

// hasKey reports whether any unit of the partner's bureau lists a key in this
// period, or the partner did so earlier in the year.
func (x *crossing) hasKey(partner *model.Submission, form *define.Form, key string, keyed map[string][]line) bool {
	if isShared(keyed[key]) {
		return true
	}
	for p := x.period.Add(-1); p.Year == x.period.Year; p = p.Add(-1) {
		if s := x.history[slot{partner.Unit, p, model.Own}]; s != nil {
			if slices.ContainsFunc(linesOf(s, form.ID), func(l line) bool { return l.text(keyColumn(form)) == key }) {
				return true
			}
		}
	}
	return false
}

// isShared reports whether both bureaus are among the lines of a key.
func isShared(lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return l.sub.Unit.Bureau != lines[0].sub.Unit.Bureau })
}

// near is the partner's record that is alone, too, under a key that differs in
// its spelling or in one sign.
func (x *crossing) near(partner *model.Submission, form *define.Form, key string, keyed map[string][]line) (line, bool) {
	for _, other := range linesOf(partner, form.ID) {
		k := other.text(keyColumn(form))
		if !isShared(keyed[k]) && (alike.Spelled(k) == alike.Spelled(key) || alike.OneSign(k, key)) {
			return other, true
		}
	}
	return line{}, false
}

// tellNear puts two records that are alone to both bureaus, once.
func (x *crossing) tellNear(c *define.Check, form *define.Form, a, b line) {
	i := keyColumn(form)
	for _, both := range [][2]line{{a, b}, {b, a}} {
		key := both[0].text(i)
		id := pair{both[0].sub.Unit.String(), form.ID, key}
		if !x.told[id] {
			x.told[id] = true
			x.tellLine(c, i, both[0], both[1], fill{key: key, name: form.Columns[i].Name})
		}
	}
}

// tellAlone puts it to both: at the key that is alone, and at the head of the
// list in which it is not.
func (x *crossing) tellAlone(c *define.Check, form *define.Form, key string, l line, partner *model.Submission) {
	at := l.at(keyColumn(form))
	f := fill{key: key, name: form.Columns[keyColumn(form)].Name, found: key}
	f.here = x.say("cross.listed", saying{Sheet: form.Sheet})
	f.there = x.say("cross.unlisted", saying{Unit: x.unitName(partner.Unit), Sheet: form.Sheet})
	x.tell(c, l.sub, at, f)
	f.found, f.contrasted = "", key
	f.here = x.say("cross.lacking", saying{Sheet: form.Sheet})
	f.there = x.say("cross.named", saying{Unit: x.unitName(l.sub.Unit), Where: where(l.sub, at)})
	x.tell(c, partner, headOf(partner, form.ID), f)
}

func headOf(s *model.Submission, form string) model.Pos {
	for _, f := range s.Forms {
		if f.Form == form {
			return f.Header
		}
	}
	return model.Pos{}
}
