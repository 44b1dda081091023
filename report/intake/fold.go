package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold brings a label or code to the form in which it is compared: without
// spaces and invisible characters, full-width letters and punctuation
// narrowed, letters in upper case, all dashes alike.
func fold(s string) string {
	if folded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = foldRune(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// folded spares most cells the copy: capitals, digits, Chinese characters and
// a few signs stay as they are.
func folded(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c <= ' ' || c == 0x7f || c >= 'a' && c <= 'z' {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError || r < 0x4e00 && r != '、' || r > 0x9fff {
			return false
		}
		i += n
	}
	return true
}

func foldRune(r rune) rune {
	if r = narrowRune(r); r < 0 || r == ' ' {
		return -1
	}
	switch {
	case r >= 'a' && r <= 'z':
		return r - 'a' + 'A'
	case r == '〔' || r == '【':
		return '('
	case r == '〕' || r == '】':
		return ')'
	}
	return r
}

// narrow maps full-width characters to narrow ones and every kind of space to
// a plain one, and drops what cannot be seen.
func narrow(s string) string {
	return strings.TrimSpace(strings.Map(narrowRune, s))
}

func narrowRune(r rune) rune {
	switch {
	case r > ' ' && r < 0x7f:
		return r
	case r >= 0xff01 && r <= 0xff5e:
		return r - 0xfee0
	case r >= 0x4e00 && r <= 0x9fff:
		return r
	case unicode.IsSpace(r), r == 0x3000, unicode.IsControl(r):
		return ' '
	case isDash(r):
		return '-'
	case unicode.Is(unicode.Cf, r), r >= 0xfe00 && r <= 0xfe0f:
		return -1
	}
	return r
}

func isDash(r rune) bool {
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−', '─', '━', '﹣', '⸺', '⸻', 'ー', '﹘':
		return true
	}
	return false
}

// bare is a folded label without what stands in brackets, the mark of a
// required column, a colon at its end, and the words that introduce a part.
func bare(folded string) string {
	for {
		end := strings.IndexByte(folded, ')')
		start := strings.LastIndexByte(folded[:max(end, 0)], '(')
		if start < 0 {
			break
		}
		folded = folded[:start] + folded[end+1:]
	}
	folded = strings.TrimRight(folded, "*:")
	for _, lead := range []string{"其中:", "其中", "#", "*"} {
		folded = strings.TrimPrefix(folded, lead)
	}
	return folded
}
