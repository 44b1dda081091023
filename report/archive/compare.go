package archive

import (
	"cmp"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/model"
)

// Change is a cell, a record of a list-form or a text that differs between two
// versions. A change of a cell has Field; one of a record has Form alone, and
// one of a text Topic.
type Change struct {
	Form          string // id of the form
	Field, Item   string
	Column        model.Column
	Before, After model.Value
	Topic         string
	Old, New      string    // of records and texts
	Pos           model.Pos // in the new version; the old one's is not told
}

// Compare lists what changed from one version to the next: cells in the order
// of the definitions, then records, then texts.
func Compare(old, latest *model.Submission, defs *define.Definitions) []Change {
	changes := compareCells(old, latest, defs)
	for _, form := range defs.Forms {
		if form.Layout == define.LayoutList {
			changes = append(changes, compareRecords(form.ID, old, latest)...)
		}
	}
	return append(changes, compareRemarks(old, latest)...)
}

func compareCells(old, latest *model.Submission, defs *define.Definitions) (changes []Change) {
	for slot := range model.Slot(len(defs.Slots)) {
		for c := model.Cur; c < model.Columns; c++ {
			a, b := old.Grid.At(slot, c), latest.Grid.At(slot, c)
			if Equal(a.Value, b.Value) {
				continue
			}
			key := defs.Slots[slot]
			form := ""
			if field, ok := defs.Field(key.Field); ok {
				form = field.Form.ID
			}
			changes = append(changes, Change{Form: form, Field: key.Field, Item: key.Item, Column: c,
				Before: a.Value, After: b.Value, Pos: b.Pos})
		}
	}
	return changes
}

// Equal reports whether two values are the same number, or missing for the
// same reason.
func Equal(a, b model.Value) bool {
	x, number := a.Dec()
	y, both := b.Dec()
	if number && both {
		return x.Cmp(y) == 0
	}
	return a.Kind() == b.Kind()
}

// compareRecords matches the records of a list-form by their whole text: a
// record that was edited is one that went and one that came.
func compareRecords(form string, old, latest *model.Submission) (changes []Change) {
	before, after := recordsOf(old, form), recordsOf(latest, form)
	for _, r := range before {
		if i := indexOf(after, r.text); i >= 0 {
			after = slices.Delete(after, i, i+1)
			continue
		}
		changes = append(changes, Change{Form: form, Old: r.text})
	}
	for _, r := range after {
		changes = append(changes, Change{Form: form, New: r.text, Pos: r.pos})
	}
	return changes
}

type record struct {
	text string
	pos  model.Pos
}

func recordsOf(s *model.Submission, form string) (list []record) {
	for _, l := range s.Lists {
		if l.Form != form {
			continue
		}
		first := uint16(1)
		if i := slices.IndexFunc(l.Columns, func(c uint16) bool { return c > 0 }); i >= 0 {
			first = l.Columns[i]
		}
		for _, r := range l.Records {
			text := strings.Join(slices.DeleteFunc(slices.Clone(r.Texts), func(s string) bool { return s == "" }), "；")
			list = append(list, record{text, model.Pos{Sheet: l.Sheet, Col: first, Row: r.Row}})
		}
	}
	return list
}

func indexOf(list []record, text string) int {
	return slices.IndexFunc(list, func(r record) bool { return r.text == text })
}

func compareRemarks(old, latest *model.Submission) (changes []Change) {
	before, after := remarksOf(old), remarksOf(latest)
	for topic, a := range before {
		if b := after[topic]; a.Text != b.Text {
			changes = append(changes, Change{Topic: topic, Old: a.Text, New: b.Text, Pos: b.Pos})
		}
	}
	for topic, b := range after {
		if _, ok := before[topic]; !ok {
			changes = append(changes, Change{Topic: topic, New: b.Text, Pos: b.Pos})
		}
	}
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Topic, b.Topic) })
	return changes
}

func remarksOf(s *model.Submission) map[string]model.Remark {
	byTopic := map[string]model.Remark{}
	for _, r := range s.Remarks {
		byTopic[r.Topic] = r
	}
	return byTopic
}
