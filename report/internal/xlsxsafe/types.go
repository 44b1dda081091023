package xlsxsafe

import (
	"path"
	"strings"
)

// checkTypes reads [Content_Types].xml and refuses what is no plain workbook.
func (p *parser) checkTypes() *Refusal {
	const name = "[Content_Types].xml"
	if p.entry(name) == nil {
		return p.otherArchive()
	}
	s, no := p.load(name)
	if no != nil {
		return no
	}
	if !s.root(nsTypes, "Types") {
		return s.rest()
	}
	kind := CodeOtherArchive
	for d := s.depth(); s.child(d); {
		if t, ok := s.get("ContentType"); ok {
			kind = worst(kind, typeCode(t))
		}
	}
	if no := s.rest(); no != nil {
		return no
	}
	if p.hasMacro() {
		kind = CodeMacro
	}
	if kind != "" {
		return refuse(kind, "", "by its content types")
	}
	return nil
}

// worst chooses between what two content types say of the file: macros outweigh
// a workbook, which outweighs the rest.
func worst(a, b RefusalCode) RefusalCode {
	rank := func(c RefusalCode) int {
		switch c {
		case CodeMacro:
			return 5
		case CodeXLSB:
			return 4
		case CodeET:
			return 3
		case "":
			return 2
		case CodeOtherOffice:
			return 1
		}
		return 0
	}
	if rank(b) > rank(a) {
		return b
	}
	return a
}

// typeCode says what one content type makes of the file; "" is a workbook.
func typeCode(t string) RefusalCode {
	t, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(t)), ";")
	switch {
	case strings.HasPrefix(t, "application/vnd.ms-excel.sheet.binary"):
		return CodeXLSB
	case strings.Contains(t, "vbaproject"), strings.Contains(t, "macroenabled"), strings.Contains(t, "macrosheet"):
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

// hasMacro looks for a macro project that no content type admits to.
func (p *parser) hasMacro() bool {
	for i := range p.archive.entries {
		base := path.Base(p.archive.entries[i].key)
		if base == "vbaproject.bin" || base == "vbadata.xml" {
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
