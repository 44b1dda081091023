package xlsxbook

import (
	"strconv"
	"strings"
)

// xmlHead begins every part.
const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// text is XML in the making.
type text []byte

func (t *text) put(s ...string) {
	for _, s := range s {
		*t = append(*t, s...)
	}
}

func (t *text) int(n int) { *t = strconv.AppendInt(*t, int64(n), 10) }

// float writes a number as briefly as it can be read back.
func (t *text) float(v float64) {
	if n := int64(v); float64(n) == v && n > -exactInts && n < exactInts {
		*t = strconv.AppendInt(*t, n, 10)
		return
	}
	*t = strconv.AppendFloat(*t, v, 'f', -1, 64)
}

// exactInts is up to where every integer is a float64, and written as it is.
const exactInts = 1 << 53

// attr writes an attribute that a stranger may have had a hand in.
func (t *text) attr(name, value string) {
	t.put(" ", name, `="`)
	t.escaped(value)
	t.put(`"`)
}

func (t *text) attrInt(name string, n int) {
	t.put(" ", name, `="`)
	t.int(n)
	t.put(`"`)
}

func (t *text) attrFloat(name string, v float64) {
	t.put(" ", name, `="`)
	t.float(v)
	t.put(`"`)
}

// val writes an element with the attribute that most elements have.
func (t *text) val(element, value string) {
	t.put("<", element, ` val="`)
	t.escaped(value)
	t.put(`"/>`)
}

func (t *text) valInt(element string, n int) { t.val(element, strconv.Itoa(n)) }

// escaped writes character data; tabs and line ends too, which attributes
// would lose.
func (t *text) escaped(s string) {
	if unescaped(s) {
		t.put(s)
		return
	}
	for _, r := range s {
		switch r {
		case '&':
			t.put("&amp;")
		case '<':
			t.put("&lt;")
		case '>':
			t.put("&gt;")
		case '"':
			t.put("&quot;")
		case '\t', '\n', '\r':
			t.put("&#")
			t.int(int(r))
			t.put(";")
		default:
			*t = append(*t, string(r)...)
		}
	}
}

// sheet writes what a reference to a sheet's cells begins with, as [xlsxout.Ref]
// does.
func (t *text) sheet(name string) {
	t.put("'")
	t.escaped(strings.ReplaceAll(name, "'", "''"))
	t.put("'!")
}

// unescaped reports whether a text is character data as it is.
func unescaped(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '&', '<', '>', '"', '\t', '\n', '\r':
			return false
		}
	}
	return true
}

// column writes the letters of a column, from 1.
func (t *text) column(n int) {
	if n > 26 {
		t.column((n - 1) / 26)
	}
	*t = append(*t, byte('A'+(n-1)%26))
}
