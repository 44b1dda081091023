package xlsxout

import (
	"strings"
	"unicode/utf8"
)

// maxText is how many UTF-16 units a cell holds.
const maxText = 32767

// Clean makes s fit for a cell: valid UTF-8, no control characters but tab and
// line feed (XML has none), at most 32,767 units.
func Clean(s string) string {
	if plain(s) && len(s) <= maxText {
		return s
	}
	s = strings.Map(printable, strings.ToValidUTF8(s, "\uFFFD"))
	return cutUnits(s, maxText)
}

func plain(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || printable(r) != r {
			return false
		}
	}
	return true
}

func printable(r rune) rune {
	switch {
	case r == '\t' || r == '\n':
		return r
	case r < ' ' || r == 0xFFFE || r == 0xFFFF:
		return -1
	}
	return r
}

// cutUnits cuts s to n UTF-16 units, never inside a character.
func cutUnits(s string, n int) string {
	units := 0
	for i, r := range s {
		units += unitsOf(r)
		if units > n {
			return s[:i]
		}
	}
	return s
}

func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// Risky reports whether a spreadsheet would read s as a formula if it were
// typed in: such a text comes from a stranger's submission more often than not.
func Risky(s string) bool {
	return s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", firstRune(s))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// Width is how wide a line of s is in columns of a spreadsheet: 2 for hanzi
// and full-width marks, 1 for everything else; the widest of several lines.
func Width(s string) float64 {
	widest, line := 0, 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			line++
			if c == '\n' {
				line = 0
			}
		} else {
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size
			line += runeWidth(r)
		}
		widest = max(widest, line)
	}
	return float64(widest)
}

// RuneWidth is the width of one character; the Chinese fonts set general
// punctuation, arrows and circled digits as wide as hanzi.
func RuneWidth(r rune) float64 { return float64(runeWidth(r)) }

func runeWidth(r rune) int {
	if r < 0x2000 && r != '·' && r != '×' && r != '÷' && r != '±' {
		return 1
	}
	return 2
}

// Wrap breaks s into lines of at most width; spreadsheets do not wrap text
// that runs over several cells.
func Wrap(s string, width float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrapLine([]rune(paragraph), width)...)
	}
	return lines
}

// hanging marks may not begin a line.
const hanging = "，。、；：？！）」』”’》〉】〕%％·"

func wrapLine(text []rune, width float64) []string {
	var lines []string
	start, used := 0, 0.0
	for i, r := range text {
		used += RuneWidth(r)
		if used > width && i > start && !strings.ContainsRune(hanging, r) {
			lines = append(lines, string(text[start:i]))
			start, used = i, RuneWidth(r)
		}
	}
	return append(lines, string(text[start:]))
}
