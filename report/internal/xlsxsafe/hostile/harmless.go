package hostile

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// harmless are odd files that must be accepted: a guard that raises false
// alarms is switched off.
func harmless() []File {
	return []File{
		{What: "plain workbook", Make: valid},
		{What: "wrong extension", Name: "x.xls", Make: valid},
		{What: "zeros behind the archive", Make: func() []byte { return append(valid(), make([]byte, 4096)...) }},
		{What: "line end behind the archive", Make: func() []byte { return append(valid(), "\r\n"...) }},
		{What: "archive comment", Make: func() []byte {
			b := append(valid(), "made by hand"...)
			binary.LittleEndian.PutUint16(b[len(b)-14:], 12)
			return b
		}},
		{What: "honest zip64", Make: func() []byte {
			parts := book()
			for i := range parts {
				parts[i].zip64 = true
			}
			return zip64Of(zipOf(parts), uint64(len(parts)))
		}},
		{What: "content types of everything", Make: func() []byte { // as SheetJS writes them
			all := `<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>` +
				`<Default Extension="xlsm" ContentType="application/vnd.ms-excel.sheet.macroEnabled.12"/><Override`
			return with(typesPart, []byte(strings.Replace(string(types(typeBase+"sheet.main+xml")), "<Override", all, 1)))
		}},
		{What: "folder entries", Make: func() []byte {
			return zipOf(append([]member{{name: "xl/", stored: true}, {name: "xl/worksheets/", stored: true}}, book()...))
		}},
		{What: "stored parts", Make: func() []byte {
			parts := book()
			for i := range parts {
				parts[i].stored = true
			}
			return zipOf(parts)
		}},
	}
}

// oddNames are unusual but clear ways to name and find parts.
func oddNames() []File {
	return []File{
		{What: "upper-case part name", Make: func() []byte {
			parts := book()
			parts[len(parts)-1].name = "xl/worksheets/Sheet1.XML"
			return zipOf(parts)
		}},
		{What: "backslashes in part names", Make: func() []byte {
			parts := book()
			for i := range parts {
				parts[i].name = strings.ReplaceAll(parts[i].name, "/", `\`)
			}
			return zipOf(parts)
		}},
		{What: "absolute targets", Make: func() []byte {
			return with(workbookRels, rels("worksheet", "/xl/worksheets/sheet1.xml", "styles", "/xl/styles.xml",
				"sharedStrings", "../xl/./sharedStrings.xml"))
		}},
		{What: "workbook inside a workbook", Make: func() []byte { return with("xl/embeddings/b.xlsx", valid()) }},
		{What: "stored workbook inside a workbook", Make: func() []byte {
			return zipOf(append(book(), member{name: "xl/embeddings/b.xlsx", stored: true, body: valid()}))
		}},
	}
}

// oddParts are well-formed parts that look unlike what Excel writes.
func oddParts() []File {
	return []File{
		{What: "last cell of the sheet", Make: func() []byte { return rows(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`) }},
		{What: "cells in column XFD", Make: func() []byte {
			return rows(strings.Repeat(`<row><c/></row>`, 500) + `<row r="1000"><c r="XFD1000"><v>1</v></c></row>`)
		}},
		{What: "no references", Make: func() []byte { return rows("<row><c><v>1</v></c><c><v>2</v></c></row>") }},
		{What: "huge attribute", Make: func() []byte { return rows(`<row r="1" spans="` + strings.Repeat("1:2 ", 1<<20) + `"/>`) }},
		{What: "huge comment", Make: func() []byte { return rows("<!--" + strings.Repeat("x ", 1<<20) + "-->") }},
		{What: "highly compressed small styles", Make: func() []byte {
			return with(stylesPart, xml(`<styleSheet `+mainNS+`><cellXfs>`+strings.Repeat(`<xf numFmtId="0"/>`, 50_000)+`</cellXfs></styleSheet>`))
		}},
		{What: "prefixes everywhere", Make: func() []byte {
			s := strings.NewReplacer("<", "<x:", "<x:/", "</x:", "xmlns=", "xmlns:x=").Replace
			return rawSheet(strings.ReplaceAll(s(`<worksheet `+mainNS+`><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`), "<x:/", "</x:"))
		}},
		{What: "strict namespaces", Make: func() []byte {
			return rawSheet(`<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData/></worksheet>`)
		}},
		{What: "UTF-16", Make: func() []byte {
			return with(sheetPart, wide(`<?xml version="1.0" encoding="UTF-16"?>`+strings.TrimPrefix(string(sheet("")), xmlHead)))
		}},
		{What: "UTF-16 without mark", Make: func() []byte {
			var b []byte
			for _, u := range utf16.Encode([]rune(strings.TrimPrefix(string(sheet("")), xmlHead))) {
				b = binary.BigEndian.AppendUint16(b, u)
			}
			return with(sheetPart, b)
		}},
		{What: "byte order mark", Make: func() []byte { return with(sheetPart, append([]byte("\uFEFF"), sheet("")...)) }},
		{What: "single quotes, CDATA, comments, instructions", Make: func() []byte {
			return rows(`<?x y?><row r='1'><!-- c --><c r='A1' t='str'><v><![CDATA[a<b]]>&amp;&#x4E2D;</v></c></row>`)
		}},
		one("spaces round a number", "", `r="A1"`, "<v> 12 </v>"),
		one("empty value", "", `r="A1"`, "<v/>"),
		one("no shared string", "", `r="A1" t="s"`, ""),
		one("formula without a value", "", `r="A1"`, "<f>1+1</f>"),
		one("formula with an empty text", "", `r="A1" t="str"`, `<f>""</f><v></v>`),
	}
}
