package hostile

import (
	"slices"
	"strings"
)

// Names of the parts of the small valid workbook that most files start from.
const (
	typesPart    = "[Content_Types].xml"
	rootRels     = "_rels/.rels"
	workbookPart = "xl/workbook.xml"
	workbookRels = "xl/_rels/workbook.xml.rels"
	stylesPart   = "xl/styles.xml"
	stringsPart  = "xl/sharedStrings.xml"
	sheetPart    = "xl/worksheets/sheet1.xml"
)

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relNS    = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	typeBase = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	relBase  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// book returns the parts of a valid workbook with one sheet, in the order in
// which Excel writes them.
func book() []member {
	return []member{
		{name: typesPart, body: types(typeBase + "sheet.main+xml")},
		{name: rootRels, body: rels("officeDocument", "xl/workbook.xml")},
		{name: workbookPart, body: xml(`<workbook ` + mainNS + ` ` + relNS +
			`><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`)},
		{name: workbookRels, body: rels("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml",
			"sharedStrings", "sharedStrings.xml")},
		{name: stylesPart, body: xml(`<styleSheet ` + mainNS +
			`><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>`)},
		{name: stringsPart, body: xml(`<sst ` + mainNS + `><si><t>一</t></si><si><t>二</t></si></sst>`)},
		{name: sheetPart, body: sheet(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row>`)},
	}
}

// xml puts the declaration before a document.
func xml(doc string) []byte { return []byte(xmlHead + doc) }

// sheet makes a worksheet of the content of its sheetData.
func sheet(rows string) []byte {
	return xml(`<worksheet ` + mainNS + `><sheetData>` + rows + `</sheetData></worksheet>`)
}

// types makes [Content_Types].xml for a main part of the given type.
func types(main string) []byte {
	return xml(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + main + `"/></Types>`)
}

// rels makes a relationship part of pairs of kind and target.
func rels(pairs ...string) []byte {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(pairs); i += 2 {
		b.WriteString(`<Relationship Id="rId` + string(rune('1'+i/2)) + `" Type="` + relBase + pairs[i] +
			`" Target="` + pairs[i+1] + `"/>`)
	}
	return xml(b.String() + `</Relationships>`)
}

// with replaces the body of a part, or adds a part.
func with(name string, body []byte) []byte {
	return zipOf(put(book(), member{name: name, body: body}))
}

// put replaces or adds a member.
func put(parts []member, m member) []member {
	for i := range parts {
		if parts[i].name == m.name {
			parts[i] = m
			return parts
		}
	}
	return append(parts, m)
}

// without leaves a part out.
func without(name string) []byte {
	return zipOf(slices.DeleteFunc(book(), func(m member) bool { return m.name == name }))
}

// rows makes a workbook of the content of its sheetData.
func rows(content string) []byte { return with(sheetPart, sheet(content)) }

// cellAt makes a workbook with one cell element.
func cellAt(attrs, inner string) []byte {
	return rows(`<row r="1"><c ` + attrs + `>` + inner + `</c></row>`)
}

// rawSheet makes a workbook whose sheet part is the text as it is.
func rawSheet(text string) []byte { return with(sheetPart, []byte(text)) }
