package hostile

import (
	"bytes"

	"qreport/report/internal/xlsxsafe"
)

// packages are archives whose parts do not belong together.
func packages() []File {
	missing, structure := xlsxsafe.CodeMissingPart, xlsxsafe.CodeStructure
	lacks := func(part string) func() []byte { return func() []byte { return without(part) } }
	has := func(part string, body []byte) func() []byte { return func() []byte { return with(part, body) } }
	tabs := func(list string) []byte {
		return xml(`<workbook ` + mainNS + ` ` + relNS + `><sheets>` + list + `</sheets></workbook>`)
	}
	const tab = `<sheet name="S" sheetId="1" r:id="rId1"/>`
	return []File{
		{What: "no content types", Want: missing, Make: lacks(typesPart)},
		{What: "no root relationships", Want: missing, Make: lacks(rootRels)},
		{What: "no workbook part", Want: missing, Make: lacks(workbookPart)},
		{What: "no workbook relationships", Want: missing, Make: lacks(workbookRels)},
		{What: "no sheet part", Want: missing, Make: lacks(sheetPart)},
		{What: "no string part", Want: missing, Make: lacks(stringsPart)},
		{What: "no style part", Want: missing, Make: lacks(stylesPart)},
		{What: "no workbook relationship", Want: missing, Make: has(rootRels, rels("thumbnail", "x.png"))},
		{What: "two workbooks", Want: missing, Make: has(rootRels, rels("officeDocument", "xl/workbook.xml", "officeDocument", "xl/b.xml"))},
		{What: "workbook is its own sheet", Want: structure, Make: has(workbookRels, rels("worksheet", "workbook.xml"))},
		{What: "relationships are a sheet", Want: structure, Make: has(workbookRels, rels("worksheet", "_rels/workbook.xml.rels"))},
		{What: "sheet target outside the archive", Want: missing, Make: has(workbookRels, rels("worksheet", "../../../../etc/passwd"))},
		{What: "sheet on another computer", Want: missing, Make: func() []byte {
			return with(workbookRels, bytes.Replace(rels("worksheet", "http://192.0.2.1/x"), []byte("/></"), []byte(` TargetMode="External"/></`), 1))
		}},
		{What: "sheet of an unknown kind", Want: structure, Make: has(workbookRels, rels("image", "worksheets/sheet1.xml"))},
		{What: "two sheets in one part", Want: structure, Make: func() []byte {
			parts := put(book(), member{name: workbookPart, body: tabs(tab + `<sheet name="T" sheetId="2" r:id="rId2"/>`)})
			return zipOf(put(parts, member{name: workbookRels, body: rels("worksheet", "worksheets/sheet1.xml",
				"worksheet", "worksheets/SHEET1.xml", "styles", "styles.xml", "sharedStrings", "sharedStrings.xml")}))
		}},
		{What: "two string tables", Want: structure, Make: has(workbookRels, rels("worksheet", "worksheets/sheet1.xml",
			"sharedStrings", "sharedStrings.xml", "sharedStrings", "sharedStrings.xml"))},
		{What: "relationship given twice", Want: structure, Make: has(workbookRels, bytes.ReplaceAll(
			rels("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"), []byte("rId2"), []byte("rId1")))},
		{What: "relationship id under two prefixes", Want: xlsxsafe.CodeBadXML, Make: func() []byte {
			return with(workbookPart, tabs(`<sheet name="S" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships" q:id="rId2" r:id="rId1"/>`))
		}},
		{What: "no sheets", Want: structure, Make: has(workbookPart, tabs(""))},
		{What: "sheet without a part", Want: missing, Make: has(workbookPart, tabs(`<sheet name="S" sheetId="1"/>`))},
		{What: "sheet name twice", Want: structure, Make: has(workbookPart, tabs(tab+`<sheet name="s" sheetId="2" r:id="rId2"/>`))},
		{What: "sheet without a name", Want: structure, Make: has(workbookPart, tabs(`<sheet sheetId="1" r:id="rId1"/>`))},
		{What: "sheet of an unknown state", Want: structure, Make: has(workbookPart, tabs(`<sheet name="S" state="gone" r:id="rId1"/>`))},
		{What: "DOCTYPE in the workbook part", Want: xlsxsafe.CodeDoctype, Make: has(workbookPart, []byte("<!DOCTYPE a><a/>"))},
		{What: "damaged styles", Want: xlsxsafe.CodeBadXML, Make: has(stylesPart, []byte("<styleSheet "+mainNS+"><cellXfs>"))},
		{What: "damaged strings", Want: xlsxsafe.CodeBadXML, Make: has(stringsPart, []byte("<sst "+mainNS+"><si><t>x</si></sst>"))},
	}
}
