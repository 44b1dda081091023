package define

import "strings"

// Compile parses a formula over the codes of these definitions, as a formula
// of the templates would be.
func (d *Definitions) Compile(source string) (*Formula, error) {
	l := newLoader(nil, nil)
	l.def = d
	f, reasons := l.build(source, l.anyCode, true)
	if len(reasons) > 0 {
		p := &Problems{}
		for _, r := range reasons {
			p.add("公式", 0, "%s", r)
		}
		return nil, p
	}
	return f, nil
}

// scope says what is wrong with referring to a code in some place; "" when
// nothing is.
type scope func(code string) string

func (l *loader) knows(code string) bool { return l.anyCode(code) == "" }

// anyCode admits fields, unified codes and indicators.
func (l *loader) anyCode(code string) string {
	_, field := l.def.fields[code]
	_, rule := l.def.rules[code]
	_, indicator := l.def.indicators[code]
	if field || rule || indicator || l.codesUnsure {
		return ""
	}
	return "公式里的 " + code + " 不是已知的字段、统一代码或指标"
}

// fieldCode admits fields only, for checks.
func (l *loader) fieldCode(code string) string {
	if !l.unknownField(code) {
		return ""
	}
	return "公式里的 " + code + " 不是已知的字段"
}

// compile parses the formula at a key of an entry and reports what is wrong
// with it; an empty one gives nil. perItem allows matrix fields outside sum.
func (l *loader) compile(entry any, key, source string, admits scope, perItem bool) *Formula {
	if source == "" {
		return nil
	}
	f, reasons := l.build(source, admits, perItem)
	for _, reason := range reasons {
		l.wrong(entry, key, "%s", reason)
	}
	return f
}

func (l *loader) build(source string, admits scope, perItem bool) (f *Formula, reasons []string) {
	f, err := Parse(source)
	if err != nil {
		return nil, []string{err.Error()}
	}
	for _, o := range f.Operands() {
		if reason := admits(o.Field); reason != "" {
			reasons = append(reasons, reason)
		} else if reason := l.itemTrouble(o, perItem); reason != "" {
			reasons = append(reasons, reason)
		}
	}
	f.link(l.isMatrix, l.itemName)
	return f, append(reasons, l.listTrouble(f)...)
}

func (l *loader) isMatrix(code string) bool { return len(l.def.itemCodes[code]) > 0 }

func (l *loader) itemName(key SlotKey) string {
	f, ok := l.def.fields[key.Field]
	if !ok || key.Item == "" || key.Item == AllItems {
		return ""
	}
	return l.def.ItemName(f.Form.List, key.Item)
}

// itemTrouble checks that an operand's item fits its field.
func (l *loader) itemTrouble(o SlotKey, perItem bool) string {
	if _, ok := l.def.fields[o.Field]; !ok && l.codesUnsure || l.listsUnsure {
		return ""
	}
	matrix := l.isMatrix(o.Field)
	_, slot := l.def.slots[o]
	switch {
	case o.Item == AllItems && !matrix:
		return "sum、weighted 里的 " + o.Field + " 不是按列表展开的字段"
	case o.Item == "" && matrix && !perItem:
		return o.Field + ` 按列表展开，要写成 sum(` + o.Field + `) 或 ` + o.Field + `["…"]`
	case o.Item != "" && o.Item != AllItems && !slot:
		return o.Field + " 没有 " + o.Item + " 这一项"
	}
	return ""
}

// listTrouble checks that fields taken item by item go by the same list.
func (l *loader) listTrouble(f *Formula) (reasons []string) {
	if !l.sameList(f.perItem...) {
		reasons = append(reasons, strings.Join(f.perItem, "、")+" 不是按同一列表展开的，不能逐项比较")
	}
	f.walk(func(n node) {
		if w, ok := n.(*weighted); ok && !l.sameList(w.weight.key.Field, w.pass.key.Field, w.trials.key.Field) {
			reasons = append(reasons, "weighted 的三个字段不是按同一列表展开的")
		}
	})
	return reasons
}

func (l *loader) sameList(codes ...string) bool {
	list := ""
	for i, code := range codes {
		f, ok := l.def.fields[code]
		if !ok {
			return true // reported already
		}
		if i > 0 && f.Form.List != list {
			return false
		}
		list = f.Form.List
	}
	return true
}
