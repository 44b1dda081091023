package xlsxbook

import (
	"regexp"
	"strings"
)

// shared are the texts of all cells, each kept once.
type shared struct {
	index map[string]int
	texts []string
	uses  int
}

func (s *shared) number(text string) int {
	s.uses++
	i, ok := s.index[text]
	if !ok {
		i = len(s.texts)
		s.index[text] = i
		s.texts = append(s.texts, text)
	}
	return i
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
