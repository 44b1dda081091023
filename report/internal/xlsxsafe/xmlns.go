package xlsxsafe

// ns is a namespace that we know; the transitional and the strict edition of
// one vocabulary are one.
type ns uint8

const (
	nsNone    ns = iota
	nsOther      // declared, but none of ours
	nsMain       // spreadsheetml
	nsDocRel     // r:id and the like inside parts
	nsPkgRel     // relationship parts
	nsTypes      // [Content_Types].xml
	nsCustom     // custom document properties
	nsVariant    // their values
	nsXML        // the prefix xml
)

// nsOf tells the namespace of a URI.
func nsOf(uri string) ns {
	switch uri {
	case "":
		return nsNone
	case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
		"http://purl.oclc.org/ooxml/spreadsheetml/main":
		return nsMain
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
		"http://purl.oclc.org/ooxml/officeDocument/relationships":
		return nsDocRel
	case "http://schemas.openxmlformats.org/package/2006/relationships":
		return nsPkgRel
	case "http://schemas.openxmlformats.org/package/2006/content-types":
		return nsTypes
	case "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
		"http://purl.oclc.org/ooxml/officeDocument/customProperties":
		return nsCustom
	case "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
		"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":
		return nsVariant
	}
	return nsOther
}

// binding is one xmlns:prefix declaration in force.
type binding struct {
	start, end int32 // the prefix in buf
	ns         ns
}

// declare brings the namespace declarations of the current tag into force.
func (s *scanner) declare() bool {
	for i := range s.attrs {
		a := &s.attrs[i]
		switch {
		case string(s.buf[a.name:a.end]) == "xmlns":
			s.def = nsOf(s.value8(a))
		case a.local > a.name && string(s.buf[a.name:a.local]) == "xmlns:":
			uri := nsOf(s.value8(a))
			prefix := string(s.buf[a.local:a.end])
			if uri == nsNone || prefix == "xmlns" {
				return s.bad("malformed namespace declaration")
			}
			if prefix == "xml" {
				continue
			}
			if len(s.binds) >= s.maxAttrs {
				return s.fail(CodeXMLTooComplex, "too many namespace prefixes")
			}
			s.binds = append(s.binds, binding{a.local, a.end, uri})
		}
	}
	return true
}

// resolve finds the namespace of a prefix.
func (s *scanner) resolve(prefix []byte) (ns, bool) {
	for i := len(s.binds) - 1; i >= 0; i-- {
		b := &s.binds[i]
		if string(s.buf[b.start:b.end]) == string(prefix) {
			return b.ns, true
		}
	}
	if string(prefix) == "xml" {
		return nsXML, true
	}
	return nsNone, false
}

// checkPrefixes refuses attributes whose prefix is not declared.
func (s *scanner) checkPrefixes() bool {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.local == a.name {
			continue
		}
		prefix := s.buf[a.name : a.local-1]
		if string(prefix) == "xmlns" {
			continue
		}
		if _, ok := s.resolve(prefix); !ok {
			return s.bad("undeclared prefix of an attribute")
		}
	}
	return true
}
