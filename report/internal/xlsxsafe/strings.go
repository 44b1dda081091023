package xlsxsafe

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// readStrings reads the table of shared strings.
func (p *parser) readStrings(name string) *Refusal {
	s, no := p.load(name)
	if no != nil {
		return no
	}
	if !s.root(nsMain, "sst") {
		return s.rest()
	}
	const guess = 1024
	p.strings = make([]string, 0, guess)
	for d := s.depth(); s.child(d); {
		if !s.is(nsMain, "si") {
			continue
		}
		if len(p.strings) >= p.lim.Strings {
			s.fail(CodeTooManyStrings, "")
			break
		}
		p.ws.text = richText(s, p.ws.text[:0])
		text, ok := p.arena.keep(p.ws.text)
		if !ok {
			s.fail(CodeTooMuchText, "")
			break
		}
		p.strings = append(p.strings, text)
	}
	return s.rest()
}

// richText appends the text of an si or is element: its t, or the t of its
// runs; phonetic runs are left out.
func richText(s *scanner, dst []byte) []byte {
	for d := s.depth(); s.child(d); {
		if s.ns != nsMain {
			continue
		}
		switch string(s.local) {
		case "t":
			dst = textElement(s, dst)
		case "r":
			for d := s.depth(); s.child(d); {
				if s.is(nsMain, "t") {
					dst = textElement(s, dst)
				}
			}
		}
	}
	return dst
}

// textElement appends the content of a t element. White space at its ends
// counts only with xml:space="preserve", as in Excel.
func textElement(s *scanner, dst []byte) []byte {
	space, _ := s.getNS(nsXML, "space")
	from := len(dst)
	dst = s.content(dst)
	own := dst[from:]
	if space != "preserve" {
		own = trim(own)
		dst = append(dst[:from], own...)
		own = dst[from:]
	}
	return dst[:from+len(unescape(own))]
}

// decodeEscapes is unescape for a string.
func decodeEscapes(text string) string {
	return string(unescape([]byte(text)))
}

// unescape decodes _xHHHH_ in place: the way in which the format writes
// characters that XML forbids. What is no character stays as it is.
func unescape(text []byte) []byte {
	const length = len("_x0000_")
	i := bytes.Index(text, []byte("_x"))
	if i < 0 {
		return text
	}
	out := text[:i]
	for i < len(text) {
		r, n := escaped(text[i:]), length
		if utf16.IsSurrogate(r) {
			r, n = utf16.DecodeRune(r, escaped(text[i+length:])), 2*length
		}
		if r < 0 || r == utf8.RuneError {
			out = append(out, text[i])
			i++
			continue
		}
		out = utf8.AppendRune(out, r)
		i += n
	}
	return out
}

// escaped reads _xHHHH_ at the start of b, or -1.
func escaped(b []byte) rune {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return -1
	}
	var r rune
	for _, c := range b[2:6] {
		d := hexDigit(c)
		if d < 0 {
			return -1
		}
		r = r<<4 | d
	}
	return r
}
