package xlsxsafe

import (
	"path"
	"strings"
)

// contentTypes says of what type each part is: by its name, else by its
// extension. Both are in lower case.
type contentTypes struct{ byName, byExt map[string]string }

// of returns the type of a part in lower case, or "".
func (c contentTypes) of(part string) string {
	part = strings.ToLower(part)
	if t, ok := c.byName[part]; ok {
		return t
	}
	return c.byExt[strings.TrimPrefix(path.Ext(part), ".")]
}

// readTypes reads [Content_Types].xml.
func (p *parser) readTypes() (contentTypes, *Refusal) {
	const name = "[Content_Types].xml"
	types := contentTypes{map[string]string{}, map[string]string{}}
	if p.entry(name) == nil {
		return types, p.otherArchive()
	}
	s, no := p.load(name)
	if no != nil {
		return types, no
	}
	if !s.root(nsTypes, "Types") {
		return types, s.rest()
	}
	for d := s.depth(); s.child(d) && p.count(s); {
		t, _ := s.get("ContentType")
		t, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(t)), ";")
		part, _ := s.get("PartName")
		ext, _ := s.get("Extension")
		switch {
		case s.is(nsTypes, "Override"):
			types.byName[strings.ToLower(strings.TrimPrefix(part, "/"))] = t
		case s.is(nsTypes, "Default"):
			types.byExt[strings.ToLower(ext)] = t
		}
	}
	return types, s.rest()
}

// checkMain refuses what is no plain workbook, by the type of the main part.
func (p *parser) checkMain(types contentTypes, main string) *Refusal {
	if p.hasMacro(types) {
		return refuse(CodeMacro, "", "macro project")
	}
	if code := typeCode(types.of(main)); code != "" {
		return refuse(code, main, types.of(main))
	}
	return nil
}

// typeCode says what the type of the main part makes of the file; "" is a
// workbook.
func typeCode(t string) RefusalCode {
	switch {
	case strings.HasPrefix(t, "application/vnd.ms-excel.sheet.binary"):
		return CodeXLSB
	case strings.Contains(t, "macroenabled"):
		return CodeMacro
	case t == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
		t == "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml":
		return ""
	case strings.Contains(t, "wordprocessingml"), strings.Contains(t, "presentationml"):
		return CodeOtherOffice
	case strings.Contains(t, "wps-office.et"), strings.Contains(t, "kingsoft"):
		return CodeET
	}
	return CodeOtherArchive
}

// hasMacro looks for a macro project or Excel 4 macro sheet among the parts,
// whatever refers to it.
func (p *parser) hasMacro(types contentTypes) bool {
	for i := range p.archive.entries {
		key := p.archive.entries[i].key
		t := types.byName[key]
		if path.Base(key) == "vbaproject.bin" || strings.Contains(t, "vbaproject") || strings.Contains(t, "macrosheet") {
			return true
		}
	}
	return false
}

// otherArchive says what an archive without content types is.
func (p *parser) otherArchive() *Refusal {
	if p.entry("mimetype") != nil && p.entry("content.xml") != nil {
		return refuse(CodeOtherOffice, "", "OpenDocument")
	}
	if p.entry("xl/workbook.xml") != nil {
		return refuse(CodeMissingPart, "[Content_Types].xml", "")
	}
	return refuse(CodeOtherArchive, "", "")
}
