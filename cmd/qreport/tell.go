package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tell prints one line. What strangers wrote (names of files and sheets, texts)
// stays in it: it can neither begin a line of its own nor steer the terminal.
func tell(w io.Writer, format string, args ...any) {
	fmt.Fprintln(w, visible(fmt.Sprintf(format, args...)))
}

// visible replaces what would not be seen, or would hide or turn round what
// stands beside it.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '↵'
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029':
			return '?'
		}
		return r
	}, s)
}

// tellText prints a text of several lines.
func tellText(w io.Writer, text string) {
	for line := range strings.Lines(text) {
		tell(w, "%s", strings.TrimSuffix(line, "\n"))
	}
}
