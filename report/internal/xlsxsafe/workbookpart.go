package xlsxsafe

import (
	"fmt"
	"path"
	"strings"
)

// sheetRef is one tab as the workbook part lists it.
type sheetRef struct {
	name  string
	state SheetState
	rel   string
}

// localName is a defined name that belongs to one sheet.
type localName struct {
	sheet       int
	name, value string
}

// readWorkbook reads the workbook part and what it refers to by kind.
func (p *parser) readWorkbook(name string) *Refusal {
	s, no := p.load(name)
	if no != nil {
		return no
	}
	if no := p.scanWorkbook(s); no != nil {
		return no
	}
	rels, no := p.relations(name)
	if no != nil {
		return no
	}
	if no := p.sharedParts(rels); no != nil {
		return no
	}
	return p.locateSheets(name, rels)
}

// scanWorkbook collects tabs, names and the date system.
func (p *parser) scanWorkbook(s *scanner) *Refusal {
	if !s.root(nsMain, "workbook") {
		return s.rest()
	}
	var local []localName
	for d := s.depth(); s.child(d); {
		if s.ns != nsMain {
			continue
		}
		switch string(s.local) {
		case "workbookPr":
			p.wb.Date1904 = s.truth("date1904")
		case "sheets":
			p.scanTabs(s)
		case "definedNames":
			local = append(local, p.scanNames(s)...)
		}
	}
	if no := s.rest(); no != nil {
		return no
	}
	for _, n := range local {
		if n.sheet < len(p.sheets) {
			p.wb.DefinedNames[p.sheets[n.sheet].name+"!"+n.name] = n.value
		}
	}
	if len(p.sheets) == 0 {
		return refuse(CodeStructure, s.part, "no sheets")
	}
	return nil
}

// scanTabs reads the sheets element.
func (p *parser) scanTabs(s *scanner) {
	seen := map[string]bool{}
	for d := s.depth(); s.child(d); {
		if !s.is(nsMain, "sheet") {
			continue
		}
		if len(p.sheets) >= p.lim.Sheets {
			s.fail(CodeTooManySheets, "")
			return
		}
		name, _ := s.get("name")
		rel, _ := s.getNS(nsDocRel, "id")
		state, _ := s.get("state")
		key := strings.ToLower(name)
		if name == "" || seen[key] || !p.allow(s, len(name)) {
			s.fail(CodeStructure, "sheet name missing or given twice")
			return
		}
		seen[key] = true
		p.sheets = append(p.sheets, sheetRef{name: name, state: sheetState(s, state), rel: rel})
	}
}

// sheetState reads the state attribute.
func sheetState(s *scanner, state string) SheetState {
	switch state {
	case "", "visible":
		return Visible
	case "hidden":
		return Hidden
	case "veryHidden":
		return VeryHidden
	}
	s.fail(CodeStructure, "sheet state "+clip(state))
	return Visible
}

// scanNames reads the definedNames element; names of single sheets are
// returned, because the tabs may not be known yet.
func (p *parser) scanNames(s *scanner) (local []localName) {
	for d := s.depth(); s.child(d); {
		if !s.is(nsMain, "definedName") {
			continue
		}
		name, _ := s.get("name")
		sheet := s.whole("localSheetId")
		p.ws.text = s.content(p.ws.text[:0])
		value, ok := p.arena.keep(p.ws.text)
		if !ok || !p.count(s) || !p.allow(s, len(name)) {
			s.fail(CodeTooMuchText, "")
			return nil
		}
		if sheet >= 0 {
			local = append(local, localName{sheet, name, value})
			continue
		}
		if old, twice := p.wb.DefinedNames[name]; twice && old != value {
			s.fail(CodeStructure, "defined name given twice: "+clip(name))
			return nil
		}
		p.wb.DefinedNames[name] = value
	}
	return local
}

// count counts one name, merge, span or property.
func (p *parser) count(s *scanner) bool {
	if p.names++; p.names > p.lim.Names {
		return s.fail(CodeTooManyCells, "too many names, merges or spans")
	}
	return true
}

// allow takes n bytes from the allowance of text.
func (p *parser) allow(s *scanner, n int) bool {
	if p.arena.left -= int64(n); p.arena.left < 0 {
		return s.fail(CodeTooMuchText, "")
	}
	return true
}

// sharedParts reads the styles and shared strings, and notes what else is there.
func (p *parser) sharedParts(rels relations) *Refusal {
	for _, id := range rels.order {
		r := rels.byID[id]
		var no *Refusal
		switch r.kind {
		case "styles":
			no = p.readStyles(r.target)
		case "sharedStrings":
			no = p.readStrings(r.target)
		case "externalLink", "externalLinkPath":
			p.wb.ExternalLinks = true
		case "vbaProject", "xlMacrosheet", "xlIntlMacrosheet":
			no = refuse(CodeMacro, r.target, "")
		}
		if no != nil {
			return no
		}
	}
	return nil
}

// locateSheets makes the sheets, with the path of each part in rel.
func (p *parser) locateSheets(name string, rels relations) *Refusal {
	for i := range p.sheets {
		ref := &p.sheets[i]
		r, ok := rels.byID[ref.rel]
		if !ok || r.external {
			return refuse(CodeMissingPart, name, fmt.Sprintf("sheet %d has no part", i+1))
		}
		switch r.kind {
		case "worksheet":
			ref.rel = r.target
		case "chartsheet", "dialogsheet":
			ref.rel = ""
		default:
			return refuse(CodeStructure, name, "sheet of kind "+clip(path.Base(r.kind)))
		}
	}
	return nil
}
