package xlsxsafe

import "bytes"

// token is what the scanner stands on.
type token uint8

const (
	tokStart token = iota + 1 // start tag: local, ns, attrs
	tokEnd                    // end tag, also of <x/>
	tokText                   // character data: text
)

// frame is an open element.
type frame struct {
	start, end int32 // its name in buf
	binds      int32 // number of prefix bindings before it
	def        ns    // default namespace before it
}

// scanner walks over one XML part and stops at the first thing that is not
// well-formed. The buffer ends with a zero byte that is no part of it, so that
// loops need no bounds of their own; prepare has ruled out any other.
type scanner struct {
	buf  []byte // with the sentinel
	pos  int
	part string
	err  *Refusal

	tok   token
	local []byte // local name of the element at tokStart
	ns    ns     // its namespace
	text  []byte // raw character data at tokText
	plain bool   // text needs no decoding

	attrs   []attr
	stack   []frame
	binds   []binding
	def     ns
	closing bool // the start tag was <x/>: its end comes next
	rooted  bool // the root element has been seen
	cdata   bool // text came from a CDATA section

	declares bool // the tag declares a namespace
	prefixed bool // an attribute of the tag has a prefix

	maxDepth, maxAttrs int
}

// reset points the scanner at another part; buf is what prepare returned.
func (s *scanner) reset(part string, buf []byte, lim *Limits) {
	*s = scanner{
		buf: buf, part: part, maxDepth: lim.Depth, maxAttrs: lim.Attrs,
		attrs: s.attrs[:0], stack: s.stack[:0], binds: s.binds[:0],
	}
}

// fail notes the first refusal; it returns false for the convenience of next.
func (s *scanner) fail(code RefusalCode, detail string) bool {
	if s.err == nil {
		s.err = refuse(code, s.part, detail)
	}
	s.pos = len(s.buf) - 1
	return false
}

// bad is fail for what is not well-formed.
func (s *scanner) bad(detail string) bool { return s.fail(CodeBadXML, detail) }

// next moves to the next token; false means the end or s.err.
func (s *scanner) next() bool {
	if s.closing {
		s.closing = false
		s.pop()
		return true
	}
	for s.err == nil {
		if s.buf[s.pos] != '<' {
			if s.pos == len(s.buf)-1 {
				return s.finish()
			}
			if s.chars() {
				return true
			}
			continue
		}
		switch c := s.buf[s.pos+1]; {
		case c == '/':
			return s.endTag()
		case c == '!':
			if s.declaration() {
				return true
			}
		case c == '?':
			s.instruction()
		default:
			return s.startTag()
		}
	}
	return false
}

// finish checks that the document is complete.
func (s *scanner) finish() bool {
	if len(s.stack) > 0 {
		return s.bad("ends inside an element")
	}
	if !s.rooted {
		return s.bad("no root element")
	}
	return false
}

// chars reads character data up to the next '<'; false outside the root.
func (s *scanner) chars() bool {
	b, p := s.buf, s.pos
	start := p
	s.plain, s.cdata = true, false
	for b[p] != '<' {
		if classes[b[p]]&classTextStop == 0 {
			p++
			continue
		}
		switch b[p] {
		case '&':
			s.plain = false
			_, next, ok := s.entity(p)
			if !ok {
				return false
			}
			p = next
			continue
		case ']':
			if b[p+1] == ']' && b[p+2] == '>' {
				return s.bad("]]> in character data")
			}
		case '\r':
			s.plain = false
		case 0:
			if p == len(b)-1 {
				return s.endOfChars(start, p)
			}
		}
		p++
	}
	return s.endOfChars(start, p)
}

// endOfChars makes the text token; outside the root only space may stand.
func (s *scanner) endOfChars(start, end int) bool {
	s.text, s.pos, s.tok = s.buf[start:end], end, tokText
	if len(s.stack) > 0 {
		return true
	}
	if !blank(s.text) {
		s.bad("text outside the root element")
	}
	return false
}

// endTag reads </name>.
func (s *scanner) endTag() bool {
	b := s.buf
	if len(s.stack) == 0 {
		return s.bad("end tag without a start")
	}
	f := &s.stack[len(s.stack)-1]
	p := s.pos + 2
	n := p + int(f.end-f.start)
	if n >= len(b) || string(b[p:n]) != string(b[f.start:f.end]) {
		return s.bad("end tag does not match its start")
	}
	for classes[b[n]]&classSpace != 0 {
		n++
	}
	if b[n] != '>' {
		return s.bad("end tag does not match its start")
	}
	s.pos = n + 1
	s.pop()
	return true
}

// pop closes the innermost element and stands on its end.
func (s *scanner) pop() {
	f := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	s.binds, s.def = s.binds[:f.binds], f.def
	s.tok = tokEnd
}

// declaration reads what begins with "<!"; true if it was character data.
func (s *scanner) declaration() bool {
	rest := s.buf[s.pos : len(s.buf)-1]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return s.comment(rest)
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return s.cdataSection(rest)
	case bytes.HasPrefix(rest, []byte("<!DOCTYPE")):
		return s.fail(CodeDoctype, "DOCTYPE")
	}
	return s.bad("unknown declaration")
}

// comment skips a comment.
func (s *scanner) comment(rest []byte) bool {
	i := bytes.Index(rest[4:], []byte("--"))
	if i < 0 || 4+i+2 >= len(rest) || rest[4+i+2] != '>' {
		return s.bad("comment without end")
	}
	s.pos += 4 + i + 3
	return false
}

// cdataSection reads <![CDATA[…]]>.
func (s *scanner) cdataSection(rest []byte) bool {
	i := bytes.Index(rest, []byte("]]>"))
	if i < 0 || len(s.stack) == 0 {
		return s.bad("CDATA out of place or without end")
	}
	s.text, s.tok = rest[len("<![CDATA["):i], tokText
	s.cdata, s.plain = true, bytes.IndexByte(s.text, '\r') < 0
	s.pos += i + 3
	return true
}

// instruction skips a processing instruction; the XML declaration may stand
// only at the very beginning, where prepare has read it.
func (s *scanner) instruction() {
	rest := s.buf[s.pos : len(s.buf)-1]
	i := bytes.Index(rest, []byte("?>"))
	if i < 0 {
		s.bad("processing instruction without end")
		return
	}
	end, _ := s.name(s.pos + 2)
	if end < 0 {
		return
	}
	name := s.buf[s.pos+2 : end]
	if s.buf[end] != '?' && classes[s.buf[end]]&classSpace == 0 ||
		s.buf[end] == '?' && s.buf[end+1] != '>' ||
		bytes.EqualFold(name, []byte("xml")) && (s.pos > 0 || string(name) != "xml" || s.buf[end] == '?') {
		s.bad("malformed processing instruction or late XML declaration")
		return
	}
	s.pos += i + 2
}

// trim cuts white space off both ends.
func trim(text []byte) []byte {
	for len(text) > 0 && classes[text[0]]&classSpace != 0 {
		text = text[1:]
	}
	for len(text) > 0 && classes[text[len(text)-1]]&classSpace != 0 {
		text = text[:len(text)-1]
	}
	return text
}

// blank says whether text is only white space.
func blank(text []byte) bool {
	for _, c := range text {
		if classes[c]&classSpace == 0 {
			return false
		}
	}
	return true
}
