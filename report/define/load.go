package define

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"qreport/report/model"
	"qreport/templates"
)

// Load reads the embedded definitions in an edition ("2011", "2019"), with an
// overlay on top of them; overlay may be nil. When anything is wrong the error
// is a [*Problems] with every mistake.
func Load(edition string, overlay fs.FS) (*Definitions, error) {
	return LoadFS(templates.FS, overlay, edition)
}

// LoadFS is Load from any directory.
func LoadFS(base, overlay fs.FS, edition string) (*Definitions, error) {
	l := newLoader(base, overlay)
	l.refuseStrangers()
	l.readRegions()
	l.readEdition(edition)
	l.nameBureaus(l.def.Edition)
	l.readTables()
	l.readForms()
	l.readRules()
	l.readIndicators()
	l.readIndex()
	l.readChecks()
	l.readWording()
	l.readReport()
	if len(l.problems.List) > 0 {
		return nil, l.problems.sorted()
	}
	l.def.Hash, l.def.Reading = l.hash(), l.readingHash()
	return l.def, nil
}

// loader gathers the definitions and, without stopping, all that is wrong.
type loader struct {
	*sources
	def    *Definitions
	places places
	codes  map[string]string // every code of fields, rules and indicators → where it was first used
	texts  map[string]wording
	// A broken file makes what refers to its contents look wrong; these keep
	// such consequences from burying the cause.
	codesUnsure, listsUnsure, textsUnsure bool
}

func newLoader(base, overlay fs.FS) *loader {
	return &loader{
		sources: &sources{base: base, overlay: overlay, problems: &Problems{}, read: map[string][]byte{}},
		def: &Definitions{
			Items:      map[string][]Item{},
			fields:     map[string]*Field{},
			forms:      map[string]*Form{},
			indicators: map[string]*Indicator{},
			rules:      map[string]*Unify{},
			slots:      map[SlotKey]model.Slot{},
			fieldSlots: map[string][]model.Slot{},
			itemCodes:  map[string][]string{},
		},
		places: places{},
		codes:  map[string]string{},
		texts:  map[string]wording{},
	}
}

// wrong reports a mistake at a key of an entry.
func (l *loader) wrong(entry any, key, format string, args ...any) {
	file, line := l.places.at(entry, key)
	l.problems.add(file, line, format, args...)
}

// claim takes a code, which may be used once among fields, rules and
// indicators, and reports whether it could be had.
func (l *loader) claim(entry any, code string) bool {
	file, line := l.places.at(entry, "code")
	first, taken := l.codes[code]
	switch {
	case !isCode(code):
		l.problems.add(file, line, "代码 %q 只能用字母和数字，且以字母开头", code)
	case taken:
		l.problems.add(file, line, "代码 %s 重复，%s 已用过", code, first)
	default:
		l.codes[code] = fmt.Sprintf("%s:%d", file, line)
		return true
	}
	l.codesUnsure = true
	return false
}

func (l *loader) unknownField(code string) bool {
	_, ok := l.def.fields[code]
	return !ok && !l.codesUnsure
}

func (l *loader) unknownList(id string) bool {
	return len(l.def.Items[id]) == 0 && !l.listsUnsure
}

func isCode(s string) bool {
	for i, r := range s {
		letter := r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// checkWord reports a value that is not among the allowed ones.
func (l *loader) checkWord(entry any, key, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		l.wrong(entry, key, "%s 不能是 %q，应为 %s", key, value, quoted(allowed))
	}
}

func quoted(words []string) string {
	text := ""
	for i, w := range words {
		if i > 0 {
			text += "、"
		}
		text += fmt.Sprintf("%q", w)
	}
	return text
}

func (l *loader) knownBureau(id model.Bureau) bool {
	_, ok := l.def.BureauByID(id)
	return ok
}

func (l *loader) checkBureaus(entry any, key string, ids []model.Bureau) {
	for _, id := range ids {
		if !l.knownBureau(id) {
			l.wrong(entry, key, "版本 %s 里没有单位 %q", l.def.Edition.ID, id)
		}
	}
}

func indexed(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
