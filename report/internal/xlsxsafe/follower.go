package xlsxsafe

import (
	"strconv"
	"strings"
)

// Bounds of writing out the formulas that share one: a formula that somebody
// dragged over a table. Beyond them a follower keeps an empty text.
const (
	mostFollowers = 5000 // of a workbook
	longestShared = 300  // bytes
)

// master is a formula that others share, and where it stands.
type master struct {
	row, col int
	text     string
}

// formula reads the formula of a cell. The follower of a shared formula gets
// the text that it stands for.
func (r *rowReader) formula(c *Cell, scratch []byte) {
	s := r.s
	group := -1
	if t, _ := s.get("t"); t == "shared" {
		si, _ := s.get("si")
		group = digits([]byte(si))
	}
	c.Formula = true
	c.FormulaText = r.text(s.content(scratch))
	if group < 0 {
		return
	}
	if c.FormulaText != "" {
		if len(c.FormulaText) <= longestShared {
			if r.masters == nil {
				r.masters = map[int]master{}
			}
			r.masters[group] = master{r.row, c.Col, c.FormulaText}
		}
		return
	}
	first, ok := r.masters[group]
	if r.followers++; ok && r.followers <= mostFollowers {
		text, _ := shift(first.text, r.row-first.row, c.Col-first.col)
		c.FormulaText = r.text([]byte(text))
	}
}

// shift moves the relative references of a formula. It gives up on texts and
// names, of which it does not know what they are.
func shift(formula string, rows, cols int) (string, bool) {
	var b strings.Builder
	for rest := formula; rest != ""; {
		n := tokenLen(rest)
		token := rest[:n]
		rest = rest[n:]
		switch {
		case token[0] == '"' || token[0] == '[' || token[0] == '{':
			return "", false
		case token[0] == '\'' || strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "!") || !isWord(token[0]) || isNumber([]byte(token)):
			b.WriteString(token)
		default:
			moved, ok := shiftRef(token, rows, cols)
			if !ok {
				return "", false
			}
			b.WriteString(moved)
		}
	}
	return b.String(), true
}

// isWord reports whether a reference, name, function or number may go on with c.
func isWord(c byte) bool {
	return c == '$' || c == '_' || c == '.' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}

// tokenLen is the length of the first token: a word, a quoted name of a sheet,
// or one sign.
func tokenLen(s string) int {
	if s[0] == '\'' {
		if end := strings.IndexByte(s[1:], '\''); end >= 0 {
			return end + 2
		}
		return len(s)
	}
	n := 0
	for n < len(s) && isWord(s[n]) {
		n++
	}
	return max(n, 1)
}

// shiftRef moves one reference, such as B$3.
func shiftRef(ref string, rows, cols int) (string, bool) {
	letters := strings.TrimPrefix(ref, "$")
	n := 0
	for n < len(letters) && letters[n] >= 'A' && letters[n] <= 'Z' {
		n++
	}
	fixedCol, fixedRow := len(letters) < len(ref), strings.HasPrefix(letters[n:], "$")
	row, col, ok := parseRef([]byte(letters[:n] + strings.TrimPrefix(letters[n:], "$")))
	if !ok {
		return "", false
	}
	if !fixedCol {
		col += cols
	}
	if !fixedRow {
		row += rows
	}
	if !inSheet(row, col) {
		return "", false
	}
	return dollar(fixedCol) + columnName(col) + dollar(fixedRow) + strconv.Itoa(row), true
}

func dollar(fixed bool) string {
	if fixed {
		return "$"
	}
	return ""
}

// columnName writes a column: A, Z, AA.
func columnName(col int) string {
	if col <= 0 {
		return ""
	}
	return columnName((col-1)/26) + string(rune('A'+(col-1)%26))
}
