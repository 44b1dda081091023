package xlsxsafe

import "unicode/utf8"

// attr is one attribute; the fields are positions in the buffer.
type attr struct {
	name, local, end int32 // start of the qualified and of the local name, end of both
	val, valEnd      int32
	plain            bool // the value needs no decoding
}

// startTag reads <name attributes> or <name attributes/>.
func (s *scanner) startTag() bool {
	b := s.buf
	start := s.pos + 1
	p, colon := s.name(start)
	if p < 0 {
		return false
	}
	f := frame{start: int32(start), end: int32(p), binds: int32(len(s.binds)), def: s.def}
	s.attrs = s.attrs[:0]
	s.declares, s.prefixed = false, false
	for {
		q := p
		for classes[b[q]]&classSpace != 0 {
			q++
		}
		if b[q] == '>' {
			p = q + 1
			break
		}
		if b[q] == '/' && b[q+1] == '>' {
			s.closing, p = true, q+2
			break
		}
		if q == p {
			return s.bad("malformed tag")
		}
		if p = s.attribute(q); p < 0 {
			return false
		}
	}
	s.pos = p
	return s.open(f, colon)
}

// open enters the element whose tag has been read.
func (s *scanner) open(f frame, colon int) bool {
	if len(s.stack) == 0 && s.rooted {
		return s.bad("second root element")
	}
	if len(s.stack) >= s.maxDepth {
		return s.fail(CodeXMLTooComplex, "nested too deeply")
	}
	if s.declares && !s.declare() {
		return false
	}
	s.rooted = true
	s.stack = append(s.stack, f)
	s.tok = tokStart
	if colon < 0 {
		s.local, s.ns = s.buf[f.start:f.end], s.def
	} else {
		var ok bool
		s.local = s.buf[colon+1 : f.end]
		if s.ns, ok = s.resolve(s.buf[f.start:colon]); !ok {
			return s.bad("undeclared prefix of an element")
		}
	}
	return !s.prefixed || s.checkPrefixes()
}

// name reads a qualified name at p: its end and its colon, or -1.
func (s *scanner) name(p int) (end, colon int) {
	b, start, colon := s.buf, p, -1
	wide := byte(0)
	if classes[b[p]]&classNameStart == 0 || b[p] == ':' {
		s.bad("malformed name")
		return -1, -1
	}
	for classes[b[p]]&className != 0 {
		wide |= b[p]
		if b[p] == ':' {
			if colon >= 0 || classes[b[p+1]]&classNameStart == 0 || b[p+1] == ':' {
				s.bad("malformed qualified name")
				return -1, -1
			}
			colon = p
		}
		p++
	}
	if wide >= utf8.RuneSelf && !wideName(b[start:p]) {
		s.bad("malformed name")
		return -1, -1
	}
	return p, colon
}

// wideName checks the characters of a name beyond ASCII.
func wideName(name []byte) bool {
	for _, r := range string(name) {
		switch {
		case r < utf8.RuneSelf:
		case r < 0xC0, r == 0xD7, r == 0xF7, r == 0x37E,
			r > 0x1FFF && r < 0x200C, r > 0x2040 && r < 0x2070,
			r > 0x2FEF && r < 0x3001, r > 0xD7FF && r < 0xF900,
			r == 0xFFFE, r == 0xFFFF:
			return false
		}
	}
	return true
}

// attribute reads name="value" at p and returns the position behind it, or -1.
func (s *scanner) attribute(p int) int {
	b := s.buf
	end, colon := s.name(p)
	if end < 0 {
		return -1
	}
	a := attr{name: int32(p), local: int32(p), end: int32(end), plain: true}
	if colon >= 0 {
		a.local = int32(colon + 1)
		s.prefixed = true
	}
	p = end
	for classes[b[p]]&classSpace != 0 {
		p++
	}
	if b[p] != '=' {
		s.bad("attribute without a value")
		return -1
	}
	p++
	for classes[b[p]]&classSpace != 0 {
		p++
	}
	if p = s.value(p, &a); p < 0 || !s.unique(&a) {
		return -1
	}
	if b[a.name] == 'x' && (string(b[a.name:end]) == "xmlns" ||
		colon >= 0 && string(b[a.name:colon]) == "xmlns") {
		s.declares = true
	}
	s.attrs = append(s.attrs, a)
	return p
}

// value reads a quoted value at p and returns the position behind it, or -1.
func (s *scanner) value(p int, a *attr) int {
	b, quote := s.buf, s.buf[p]
	if quote != '"' && quote != '\'' {
		s.bad("attribute value without quotes")
		return -1
	}
	p++
	a.val = int32(p)
	for b[p] != quote {
		if classes[b[p]]&classValueStop == 0 {
			p++
			continue
		}
		switch b[p] {
		case '&':
			a.plain = false
			_, next, ok := s.entity(p)
			if !ok {
				return -1
			}
			p = next
			continue
		case '<':
			s.bad("'<' in an attribute value")
			return -1
		case 0:
			s.bad("ends inside an attribute value")
			return -1
		case '\t', '\n', '\r':
			a.plain = false
		}
		p++
	}
	a.valEnd = int32(p)
	return p + 1
}

// unique refuses a second attribute of one name, and too many.
func (s *scanner) unique(a *attr) bool {
	if len(s.attrs) >= s.maxAttrs {
		return s.fail(CodeXMLTooComplex, "too many attributes")
	}
	name := s.buf[a.name:a.end]
	for i := range s.attrs {
		o := &s.attrs[i]
		if o.end-o.name == a.end-a.name && string(s.buf[o.name:o.end]) == string(name) {
			return s.bad("attribute given twice")
		}
	}
	return true
}
