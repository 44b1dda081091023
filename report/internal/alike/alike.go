// Package alike tells whether two keys or names that people typed may be meant
// to be the same: a case number, a company, an office.
package alike

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Spelled drops what spelling varies in: spaces, width, case and dashes.
func Spelled(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '−' {
			return -1
		}
		return unicode.ToUpper(r)
	}, width.Narrow.String(text))
}

// OneSign reports whether one insertion, deletion or replacement of a sign
// turns a into b, however they are spelled; two that are the same do not.
func OneSign(a, b string) bool { return distanceOne([]rune(Spelled(a)), []rune(Spelled(b))) }

func distanceOne(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && slices.Equal(a[i+1:], b[i+1:])
	}
	return slices.Equal(a[i:], b[i+1:])
}
