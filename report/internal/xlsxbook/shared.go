package xlsxbook

import (
	"regexp"
	"strings"

	"qreport/report/internal/xlsxout"
)

// SharedText is a text of a book. Number tells texts apart, from 0 on; it is -1
// when nothing is left of one.
type SharedText struct {
	Number int
	risky  bool // a spreadsheet would take it for a formula
}

// shared are the texts of all cells, each kept once.
type shared struct {
	index map[string]SharedText // by the text as it was given
	texts []string              // cleaned
	uses  int
}

// share numbers a text. Two may be one when they are cleaned.
func (s *shared) share(given string) SharedText {
	t, ok := s.index[given]
	if ok {
		return t
	}
	clean := xlsxout.Clean(given)
	if clean == "" {
		return SharedText{Number: -1}
	}
	if t, ok = s.index[clean]; !ok {
		t = SharedText{len(s.texts), xlsxout.Risky(clean)}
		s.texts = append(s.texts, clean)
		s.index[clean] = t
	}
	s.index[given] = t
	return t
}

// part is xl/sharedStrings.xml, written into t.
func (s *shared) part(t text) text {
	t.put(xmlHead, `<sst xmlns="`, nsMain, `"`)
	t.attrInt("count", max(s.uses, len(s.texts)))
	t.attrInt("uniqueCount", len(s.texts))
	t.put(">")
	for _, text := range s.texts {
		if text[0] <= ' ' || text[len(text)-1] <= ' ' || strings.ContainsAny(text, "\n\t") {
			t.put(`<si><t xml:space="preserve">`)
		} else {
			t.put(`<si><t>`)
		}
		t.escaped(literal(text))
		t.put(`</t></si>`)
	}
	t.put(`</sst>`)
	return t
}

// literal keeps a text such as "_x0041_" from being read as an escape.
func literal(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`).ReplaceAllString(s, "_x005F_$1")
}
