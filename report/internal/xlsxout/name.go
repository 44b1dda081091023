package xlsxout

import (
	"fmt"
	"strings"
	"unicode"
)

// maxSheet is how many UTF-16 units a sheet name holds.
const maxSheet = 31

// Names hands out sheet names, and names for tables and ranges, that Excel
// accepts and that no other of the same file bears.
type Names struct{ taken map[string]bool }

// NewNames makes an empty register but for the reserved sheet names, which
// only the caller uses.
func NewNames(reserved ...string) *Names {
	n := &Names{taken: map[string]bool{"sheet:history": true}} // Excel's own
	for _, name := range reserved {
		n.taken["sheet:"+strings.ToLower(name)] = true
	}
	return n
}

// Sheet turns want into a free sheet name: no []:*?/\ and no quotes at the
// ends, at most 31 units, with （2） behind when taken.
func (n *Names) Sheet(want string) string {
	name := strings.Trim(allowed(Clean(want)), " '\u3000")
	if name == "" {
		name = "表"
	}
	return n.free("sheet:", name, maxSheet, "（%d）")
}

// allowed swaps the characters that sheet names may not hold for their
// full-width twins.
func allowed(name string) string {
	return strings.NewReplacer("[", "［", "]", "］", ":", "：", "*", "＊", "?", "？",
		"/", "／", "\\", "＼", "\n", " ", "\t", " ").Replace(name)
}

// Range turns an id such as "T3-07" into a free name for a table or a cell:
// prefix, then letters, digits and underscores. The prefix (at least two
// letters and "_") keeps it from looking like a cell.
func (n *Names) Range(prefix, id string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) || r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return '_'
	}, id)
	return n.free("range:", prefix+name, 200, "_%d")
}

// free adds a running number where the name is taken; names differ only if
// they differ without regard to case.
func (n *Names) free(space, name string, limit int, numbered string) string {
	try := cutUnits(name, limit)
	key := space + strings.ToLower(try)
	for i := 2; n.taken[key]; i++ {
		tail := fmt.Sprintf(numbered, i)
		try = cutUnits(name, limit-len([]rune(tail))) + tail
		key = space + strings.ToLower(try)
	}
	n.taken[key] = true
	return try
}

// Ref is a reference to cells of a sheet, with the sheet's name quoted.
func Ref(sheet, cells string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cells
}

// Header makes the header of a table's column unique, numbered where it is
// taken; blank stands for an empty one.
func (n *Names) Header(want, blank string) string {
	if want == "" {
		want = blank
	}
	return n.free("header:", want, 255, "（%d）")
}
