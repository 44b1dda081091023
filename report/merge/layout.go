package merge

import (
	"qreport/report/define"
	"qreport/report/model"
)

// Layout numbers everything that is carried from the merge upward: the slots
// of the definitions first, then for each rule its result, its parts by bureau
// and what was taken off, then the cross-check values.
type Layout struct {
	Defs   *define.Definitions
	index  map[Entry]int
	list   []Entry
	traits []Trait
}

// Entry names a line of the layout. Code is a field or rule; Part is a bureau
// for a rule's part or a cross-check value, "adjust" for what a rule took off,
// and empty for the figure itself.
type Entry struct {
	Code string
	Item string
	Part string
}

// Adjust is the Part of what was counted by both bureaus.
const Adjust = "adjust"

// NewLayout numbers the entries of defs.
func NewLayout(defs *define.Definitions) *Layout {
	l := &Layout{Defs: defs, index: map[Entry]int{}}
	for _, key := range defs.Slots {
		field, _ := defs.Field(key.Field)
		l.add(Entry{Code: key.Field, Item: key.Item}, l.fieldTrait(field, ""))
	}
	for _, rule := range defs.Unify {
		l.addRule(rule)
	}
	for _, field := range defs.Fields {
		for _, bureau := range field.Also {
			for _, slot := range defs.FieldSlots(field.Code) {
				l.add(Entry{field.Code, defs.Slots[slot].Item, string(bureau)}, l.fieldTrait(field, string(bureau)))
			}
		}
	}
	return l
}

func (l *Layout) addRule(rule *define.Unify) {
	columns := l.columns(&define.Field{Nature: rule.Nature})
	l.add(Entry{Code: rule.Code}, Trait{Nature: rule.Nature, Columns: columns})
	for _, part := range rule.Parts {
		l.add(Entry{Code: rule.Code, Part: string(part.Bureau)}, l.partTrait(rule, part, columns))
	}
	l.add(Entry{Code: rule.Code, Part: Adjust}, Trait{Nature: rule.Nature, Columns: columns})
}

// partTrait gives a part the forms that its formula reads and the columns that
// all of them have.
func (l *Layout) partTrait(rule *define.Unify, part define.UnifyPart, columns [model.Columns]bool) Trait {
	t := Trait{Nature: rule.Nature, Owner: part.Bureau, Required: true, Columns: columns}
	for _, operand := range part.Compiled.Operands() {
		field, ok := l.Defs.Field(operand.Field)
		if !ok {
			continue
		}
		t.forms = append(t.forms, field.Form)
		for c, has := range l.columns(field) {
			t.Columns[c] = t.Columns[c] && has
		}
	}
	return t
}

func (l *Layout) columns(f *define.Field) (has [model.Columns]bool) {
	for _, c := range l.Defs.ColumnsOf(f) {
		has[c] = true
	}
	return has
}

func (l *Layout) add(e Entry, t Trait) {
	l.index[e] = len(l.list)
	l.list = append(l.list, e)
	l.traits = append(l.traits, t)
}

// Len is the number of entries.
func (l *Layout) Len() int { return len(l.list) }

// Entry returns entry i.
func (l *Layout) Entry(i int) Entry { return l.list[i] }

// Index finds an entry.
func (l *Layout) Index(e Entry) (int, bool) {
	i, ok := l.index[e]
	return i, ok
}

// Trait is how an entry's figure behaves.
type Trait struct {
	Nature    define.Nature
	Territory bool         // reported only by regions without lower units
	Owner     model.Bureau // whom it waits for; empty for the result of a rule
	Form      *define.Form // nil for a rule
	Required  bool
	Columns   [model.Columns]bool // which columns the forms have for it
	forms     []*define.Form      // where it is filled in; several for a part
}

// Trait returns the traits of entry i.
func (l *Layout) Trait(i int) Trait { return l.traits[i] }

func (l *Layout) fieldTrait(f *define.Field, part string) Trait {
	t := Trait{f.Nature, f.Form.Basis == territory, f.Owner, f.Form, f.Required, l.columns(f), []*define.Form{f.Form}}
	if part != "" {
		t.Owner, t.Required = model.Bureau(part), false
	}
	return t
}

// territory is the basis of a form that covers the whole region.
const territory = "territory"
