package xlsxsafe

import (
	"bytes"
	"unicode/utf8"
)

// entity reads the reference at p, which is '&': the character and the
// position behind the semicolon.
func (s *scanner) entity(p int) (r rune, next int, ok bool) {
	const longest = 12 // &#x0010FFFF;
	b := s.buf[p : len(s.buf)-1]
	end := bytes.IndexByte(b[:min(len(b), 256)], ';')
	if end < 2 {
		return 0, 0, s.bad("'&' that begins no entity")
	}
	if b[1] == '#' {
		if end >= longest {
			return 0, 0, s.bad("character reference too long")
		}
		if r = charRef(b[2:end]); r < 0 {
			return 0, 0, s.bad("reference to a character that XML forbids")
		}
		return r, p + end + 1, true
	}
	if r = namedEntity(b[1:end]); r < 0 {
		return 0, 0, s.fail(CodeDoctype, "entity "+string(b[:end+1]))
	}
	return r, p + end + 1, true
}

// namedEntity knows the five entities that need no declaration.
func namedEntity(name []byte) rune {
	switch string(name) {
	case "amp":
		return '&'
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	return -1
}

// charRef reads the digits of &#…; or -1.
func charRef(digits []byte) rune {
	base := rune(10)
	if len(digits) > 0 && digits[0] == 'x' {
		base, digits = 16, digits[1:]
	}
	if len(digits) == 0 {
		return -1
	}
	var r rune
	for _, c := range digits {
		d := hexDigit(c)
		if d < 0 || d >= base {
			return -1
		}
		if r = r*base + d; r > utf8.MaxRune {
			return -1
		}
	}
	if !xmlChar(r) {
		return -1
	}
	return r
}

// hexDigit is the value of a digit, or -1.
func hexDigit(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c >= 'a' && c <= 'f':
		return rune(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return rune(c-'A') + 10
	}
	return -1
}

// xmlChar says whether XML 1.0 allows a character.
func xmlChar(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r >= 0xD800 && r <= 0xDFFF, r == 0xFFFE, r == 0xFFFF:
		return false
	}
	return r <= utf8.MaxRune
}

// appendText appends the character data at tokText, decoded.
func (s *scanner) appendText(dst []byte) []byte {
	if s.plain {
		return append(dst, s.text...)
	}
	return s.decode(dst, s.text, !s.cdata)
}

// decode appends character data with entities resolved and line ends unified.
func (s *scanner) decode(dst, raw []byte, entities bool) []byte {
	base := cap(s.buf) - cap(raw) // raw is a part of buf
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] == '&' && entities:
			r, next, ok := s.entity(base + i)
			if !ok {
				return dst
			}
			dst = utf8.AppendRune(dst, r)
			i = next - base - 1
		case raw[i] == '\r':
			dst = append(dst, '\n')
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
		default:
			dst = append(dst, raw[i])
		}
	}
	return dst
}

// value8 is the decoded value of an attribute.
func (s *scanner) value8(a *attr) string {
	raw := s.buf[a.val:a.valEnd]
	if a.plain {
		return string(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '&':
			r, next, ok := s.entity(int(a.val) + i)
			if !ok {
				return ""
			}
			out = utf8.AppendRune(out, r)
			i = next - int(a.val) - 1
		case '\t', '\n', '\r':
			out = append(out, ' ')
		default:
			out = append(out, raw[i])
		}
	}
	return string(out)
}
