package xlsxsafe

// depth is the number of open elements.
func (s *scanner) depth() int { return len(s.stack) }

// child moves to the next child of the element at depth d; false at its end.
// What the caller does not read of a child is skipped.
func (s *scanner) child(d int) bool {
	for s.next() {
		switch s.tok {
		case tokStart:
			if len(s.stack) == d+1 {
				return true
			}
		case tokEnd:
			if len(s.stack) < d {
				return false
			}
		case tokText:
			if len(s.stack) == d && !blank(s.text) {
				return s.fail(CodeStructure, "text where only elements may stand")
			}
		}
	}
	return false
}

// root moves to the root element, which must be the named one.
func (s *scanner) root(space ns, name string) bool {
	for s.next() {
		if s.tok == tokStart {
			if s.is(space, name) {
				return true
			}
			return s.fail(CodeStructure, "root element is "+clip(string(s.local)))
		}
	}
	return false
}

// rest checks what follows the root element.
func (s *scanner) rest() *Refusal {
	for s.next() {
	}
	return s.err
}

// is says whether the current element is the named one.
func (s *scanner) is(space ns, name string) bool {
	return s.ns == space && string(s.local) == name
}

// content appends the text of the current element, which has no children.
func (s *scanner) content(dst []byte) []byte {
	d := len(s.stack)
	if end := s.plainRun(); end > 0 {
		dst = append(dst, s.buf[s.pos:end]...)
		s.pos = end
		s.endTag()
		return dst
	}
	for s.next() {
		switch s.tok {
		case tokText:
			dst = s.appendText(dst)
		case tokEnd:
			if len(s.stack) < d {
				return dst
			}
		case tokStart:
			s.fail(CodeStructure, "element inside text")
		}
	}
	return dst
}

// plainRun recognises the usual content of an element, text that needs no
// decoding and then an end tag: where the text ends, or 0.
func (s *scanner) plainRun() int {
	p := s.pos
	if s.closing {
		return 0
	}
	for classes[s.buf[p]]&classTextStop == 0 {
		p++
	}
	if s.buf[p] == '<' && s.buf[p+1] == '/' {
		return p
	}
	return 0
}

// get returns the decoded value of an attribute without a prefix.
func (s *scanner) get(name string) (string, bool) {
	if a := s.find(name); a != nil {
		return s.value8(a), true
	}
	return "", false
}

// find returns an attribute without a prefix, or nil.
func (s *scanner) find(name string) *attr {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.local == a.name && string(s.buf[a.name:a.end]) == name {
			return a
		}
	}
	return nil
}

// getNS returns the decoded value of an attribute in a namespace; two prefixes
// of one namespace make it ambiguous.
func (s *scanner) getNS(space ns, name string) (val string, found bool) {
	if !s.prefixed {
		return "", false
	}
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.local == a.name || string(s.buf[a.local:a.end]) != name {
			continue
		}
		if n, _ := s.resolve(s.buf[a.name : a.local-1]); n != space {
			continue
		}
		if found {
			return "", s.bad("attribute given twice under two prefixes")
		}
		val, found = s.value8(a), true
	}
	return val, found
}

// truth reads a boolean attribute; anything that is no boolean is refused.
func (s *scanner) truth(name string) bool {
	a := s.find(name)
	if a == nil {
		return false
	}
	switch string(s.buf[a.val:a.valEnd]) {
	case "1", "true", "on":
		return true
	case "0", "false", "off", "":
		return false
	}
	return s.fail(CodeStructure, "attribute "+name+" is no boolean")
}

// whole reads a number without a sign; absent is -1.
func (s *scanner) whole(name string) int {
	a := s.find(name)
	if a == nil {
		return -1
	}
	n := digits(s.buf[a.val:a.valEnd])
	if n < 0 {
		s.fail(CodeStructure, "attribute "+name+" is no number: "+clip(s.value8(a)))
	}
	return n
}

// digits reads a decimal number, or -1. What is far beyond any row, column or
// index comes out as some number that is too large as well.
func digits(b []byte) int {
	const longest, far = 18, 1 << 26
	if len(b) == 0 || len(b) > longest {
		return -1
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return -1
		}
		n = min(n*10+int(c-'0'), far)
	}
	return n
}
