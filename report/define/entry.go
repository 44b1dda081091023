package define

import (
	"fmt"
	"reflect"
	"strings"
)

// place is where an entry was written: a table of a file. An entry that the
// overlay changes has several, the later ones overriding.
type place struct {
	file *tomlFile
	path string
}

// places remembers where the entries (pointers) came from.
type places map[any][]place

// at returns file and line of a key of an entry, or of the entry itself.
func (ps places) at(entry any, key string) (file string, line int) {
	all := ps[entry]
	for i := len(all) - 1; i >= 0; i-- {
		if n, ok := all[i].file.lines[dotted(all[i].path, key)]; ok {
			return all[i].file.label, n
		}
	}
	if len(all) == 0 {
		return "", 0
	}
	last := all[len(all)-1]
	return last.file.label, last.file.line(last.path)
}

// readEntries decodes the [[table]] entries of several files into one list.
// An entry of the overlay whose id is known overrides the keys that it gives;
// the same id twice in one place is a problem.
func readEntries[T any](l *loader, files []text, table string, id func(*T) string) (entries []*T) {
	byID := map[string]*T{}
	for _, t := range files {
		content := map[string][]*T{}
		f := decodeTOML(t, &content, l.problems)
		if f == nil {
			l.codesUnsure = true
			continue
		}
		refuseOtherTables(f, content, table, l.problems)
		for i, e := range content[table] {
			at := place{f, fmt.Sprintf("%s[%d]", table, i)}
			known, ok := byID[id(e)]
			switch {
			case id(e) == "":
				l.problems.add(t.label, f.line(at.path), "这一项没有代码（code 或 id），请补上")
			case !ok:
				byID[id(e)], entries = e, append(entries, e)
				l.places[e] = []place{at}
			case strings.HasPrefix(t.label, OverlayPrefix) && !l.inOverlay(known):
				override(known, e, at)
				l.places[known] = append(l.places[known], at)
			default:
				file, line := l.places.at(known, "")
				l.problems.add(t.label, f.line(at.path), "%s 重复，%s:%d 已有一项，请删去一处", id(e), file, line)
			}
		}
	}
	return entries
}

// inOverlay reports whether the overlay has already spoken about an entry.
func (l *loader) inOverlay(entry any) bool {
	all := l.places[entry]
	return strings.HasPrefix(all[len(all)-1].file.label, OverlayPrefix)
}

func refuseOtherTables[T any](f *tomlFile, content map[string][]*T, table string, problems *Problems) {
	for key := range content {
		if key != table {
			problems.add(f.label, f.line(key), "没有 [[%s]] 这种表，这个文件里只能写 [[%s]]", key, table)
		}
	}
}

// override copies into known the keys that e gives.
func override[T any](known, e *T, at place) {
	to, from := reflect.ValueOf(known).Elem(), reflect.ValueOf(e).Elem()
	for i := range from.NumField() {
		key := from.Type().Field(i).Tag.Get("toml")
		if _, given := at.file.lines[dotted(at.path, key)]; given {
			to.Field(i).Set(from.Field(i))
		}
	}
}
