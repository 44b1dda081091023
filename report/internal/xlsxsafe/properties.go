package xlsxsafe

// readProperties reads the custom document properties.
func (p *parser) readProperties(name string) *Refusal {
	s, no := p.load(name)
	if no != nil {
		return no
	}
	if !s.root(nsCustom, "Properties") {
		return s.rest()
	}
	for d := s.depth(); s.child(d); {
		if s.is(nsCustom, "property") {
			p.oneProperty(s)
		}
	}
	return s.rest()
}

// oneProperty reads a name and its value as text; vectors and the like have
// none.
func (p *parser) oneProperty(s *scanner) {
	name, _ := s.get("name")
	if !p.count(s) || !p.allow(s, len(name)) {
		return
	}
	for d := s.depth(); s.child(d); {
		if s.ns != nsVariant || string(s.local) == "vector" || string(s.local) == "array" {
			continue
		}
		p.ws.text = s.content(p.ws.text[:0])
		value, ok := p.arena.keep(p.ws.text)
		if !ok {
			s.fail(CodeTooMuchText, "")
			return
		}
		if _, twice := p.wb.Properties[name]; twice {
			s.fail(CodeStructure, "property given twice: "+clip(name))
			return
		}
		p.wb.Properties[name] = value
	}
}
