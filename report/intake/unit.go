package intake

import (
	"strings"

	"qreport/report/define"
)

// measure is a unit taken apart: 万美元 is 美元 times ten to the fourth.
type measure struct {
	base string
	exp  int
}

// measures reads units. It knows the bases in use, so that 千克 or 百分点 are
// not taken for thousands and hundreds of something.
type measures struct {
	multiple map[string]int
	same     map[string]string
	bases    map[string]bool
	ofField  map[string]measure // by a unit of the definitions, as written there
}

func newMeasures(v *vocabulary, d *define.Definitions) *measures {
	m := &measures{v.Multiple, v.SameUnit, map[string]bool{"元": true, "美元": true}, map[string]measure{}}
	units := map[string]bool{}
	for _, f := range d.Forms {
		for _, row := range f.Rows {
			units[row.Unit] = true
		}
		for _, c := range f.Columns {
			units[c.Unit] = true
		}
	}
	delete(units, "")
	for unit := range units {
		base := m.base(bare(fold(unit)))
		m.bases[base] = true
		if _, rest, ok := m.split(base); ok {
			m.bases[m.base(rest)] = true
		}
	}
	for unit := range units {
		m.ofField[unit], _ = m.parse(unit)
	}
	return m
}

func (m *measures) base(word string) string {
	if same, ok := m.same[word]; ok {
		return same
	}
	return word
}

// split takes the longest multiple off a unit.
func (m *measures) split(unit string) (exp int, rest string, ok bool) {
	longest := ""
	for word := range m.multiple {
		if strings.HasPrefix(unit, word) && len(word) > len(longest) && len(word) < len(unit) {
			longest = word
		}
	}
	return m.multiple[longest], unit[len(longest):], longest != ""
}

// parse reads a unit; ok tells whether its base is one that is in use.
func (m *measures) parse(text string) (u measure, ok bool) {
	unit := bare(unwrap(fold(text)))
	if unit == "" {
		return measure{}, false
	}
	unit = strings.TrimPrefix(strings.TrimPrefix(unit, "计量单位:"), "单位:")
	exp, rest, multiplied := m.split(unit)
	if multiplied && m.bases[m.base(rest)] {
		return measure{m.base(rest), exp}, true
	}
	base := m.base(unit)
	return measure{base, 0}, m.bases[base]
}

// unwrap drops parentheses round a whole unit: (万元), but not 台(套).
func unwrap(text string) string {
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		return text[1 : len(text)-1]
	}
	return text
}

// shift is the power of ten that turns a figure in unit text into one in the
// field's unit; ok is false when no power of ten does.
func (m *measures) shift(text, unit string) (power int, ok bool) {
	if text == unit {
		return 0, true
	}
	want := m.ofField[unit]
	have, known := m.parse(text)
	return have.exp - want.exp, known && have.base == want.base
}
