package xlsxsafe

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// prepare turns the bytes of a part into what the scanner wants: UTF-8 without
// a byte order mark, only characters that XML allows, and a zero at the end.
// raw must end with a spare zero byte already.
func prepare(part string, raw []byte) ([]byte, *Refusal) {
	b := raw
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(b, []byte("\x00\x00\xFE\xFF")):
		return nil, refuse(CodeEncoding, part, "UTF-32")
	case bytes.HasPrefix(b, []byte("\xFF\xFE")), bytes.HasPrefix(b, []byte("<\x00")):
		return prepare16(part, raw[:len(raw)-1], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte("\xFE\xFF")), bytes.HasPrefix(b, []byte("\x00<")):
		return prepare16(part, raw[:len(raw)-1], binary.BigEndian)
	}
	if no := checkDeclaration(part, b, false); no != nil {
		return nil, no
	}
	if no := checkChars(part, b[:len(b)-1]); no != nil {
		return nil, no
	}
	return b, nil
}

// prepare16 converts UTF-16.
func prepare16(part string, raw []byte, order binary.ByteOrder) ([]byte, *Refusal) {
	if len(raw)%2 != 0 {
		return nil, refuse(CodeEncoding, part, "UTF-16 of an odd length")
	}
	out := make([]byte, 0, len(raw)*3/2+1)
	for i := 0; i < len(raw); i += 2 {
		r := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			if i+4 > len(raw) {
				return nil, refuse(CodeEncoding, part, "half a character")
			}
			i += 2
			if r = utf16.DecodeRune(r, rune(order.Uint16(raw[i:]))); r == utf8.RuneError {
				return nil, refuse(CodeEncoding, part, "half a character")
			}
		}
		out = utf8.AppendRune(out, r)
	}
	out = bytes.TrimPrefix(out, []byte("\uFEFF"))
	if no := checkDeclaration(part, out, true); no != nil {
		return nil, no
	}
	if no := checkChars(part, out); no != nil {
		return nil, no
	}
	return append(out, 0), nil
}

// checkDeclaration reads <?xml version encoding standalone?> if it is there.
func checkDeclaration(part string, b []byte, wide bool) *Refusal {
	if !bytes.HasPrefix(b, []byte("<?xml")) || len(b) < 6 || classes[b[5]]&classSpace == 0 {
		return nil
	}
	end := bytes.Index(b[:min(len(b), 256)], []byte("?>"))
	if end < 0 {
		return refuse(CodeBadXML, part, "XML declaration without end")
	}
	encoding, ok := declaration(string(b[len("<?xml"):end]))
	if !ok {
		return refuse(CodeBadXML, part, "malformed XML declaration")
	}
	if encoding == "" || encodingFits(encoding, wide) {
		return nil
	}
	return refuse(CodeEncoding, part, encoding)
}

// declaration reads the inside of the XML declaration and returns the encoding.
func declaration(decl string) (encoding string, ok bool) {
	const space = " \t\r\n"
	for _, name := range []string{"version", "encoding", "standalone"} {
		rest := strings.TrimLeft(decl, space)
		after, given := strings.CutPrefix(rest, name)
		if !given && name != "version" {
			continue
		}
		after, eq := strings.CutPrefix(strings.TrimLeft(after, space), "=")
		after = strings.TrimLeft(after, space)
		if !given || !eq || len(rest) == len(decl) || after == "" || after[0] != '"' && after[0] != '\'' {
			return "", false
		}
		value, rest, closed := strings.Cut(after[1:], after[:1])
		switch {
		case !closed, name == "version" && value != "1.0", name == "encoding" && value == "",
			name == "standalone" && value != "yes" && value != "no":
			return "", false
		case name == "encoding":
			encoding = value
		}
		decl = rest
	}
	return encoding, strings.Trim(decl, space) == ""
}

// encodingFits compares the declared encoding with the one found.
func encodingFits(name string, wide bool) bool {
	switch strings.ToUpper(name) {
	case "UTF-16", "UTF-16LE", "UTF-16BE":
		return wide
	case "UTF-8", "UTF8", "US-ASCII", "ASCII":
		return !wide
	}
	return false
}

// checkChars verifies UTF-8 and rules out control characters.
func checkChars(part string, b []byte) *Refusal {
	const high, ones = 0x8080808080808080, 0x0101010101010101
	i := 0
	for i < len(b) {
		// Eight bytes at once while they are ASCII and none is below space.
		for i+8 <= len(b) {
			w := binary.LittleEndian.Uint64(b[i:])
			if (w|(w-ones*' '))&high != 0 {
				break
			}
			i += 8
		}
		for stop := min(i+8, len(b)); i < stop; {
			if c := b[i]; c < utf8.RuneSelf {
				if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
					return refuse(CodeBadXML, part, "control character")
				}
				i++
				continue
			}
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n == 1 {
				return refuse(CodeEncoding, part, "not UTF-8")
			}
			if r == 0xFFFE || r == 0xFFFF {
				return refuse(CodeBadXML, part, "character that XML forbids")
			}
			i += n
		}
	}
	return nil
}
