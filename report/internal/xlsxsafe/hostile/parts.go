package hostile

// PartSet is the content of the parts of a small workbook.
type PartSet struct{ Sheet, Strings, Styles, Workbook []byte }

// Book puts parts into a sound archive.
func Book(p PartSet) []byte {
	parts := book()
	for name, body := range map[string][]byte{
		sheetPart: p.Sheet, stringsPart: p.Strings, stylesPart: p.Styles, workbookPart: p.Workbook,
	} {
		parts = put(parts, member{name: name, body: body, stored: true})
	}
	return zipOf(parts)
}

// Parts are seeds for a fuzzer that goes inside the archive.
func Parts() []PartSet {
	bodies := map[string][]byte{}
	for _, m := range book() {
		bodies[m.name] = m.body
	}
	plain := PartSet{bodies[sheetPart], bodies[stringsPart], bodies[stylesPart], bodies[workbookPart]}
	seeds := []PartSet{plain}
	for _, text := range []string{
		`<row r="1" hidden="1"><c r="A1" t="str"><f t="shared" si="0" ref="A1:A2">"x"</f><v>a_x000D_&amp;</v></c><c t="e"><v>#N/A</v></c></row>`,
		`<row><c t="inlineStr"><is><r><t xml:space="preserve"> a</t></r><rPh><t>b</t></rPh></is></c><c t="b"><v>1</v></c><c t="d"><v>2011-03-31</v></c></row>`,
	} {
		s := plain
		s.Sheet = sheet(text)
		seeds = append(seeds, s)
	}
	rich := plain
	rich.Strings = xml(`<x:sst xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:si><x:t><![CDATA[一]]>&#20108;</x:t></x:si></x:sst>`)
	rich.Workbook = xml(`<workbook ` + mainNS + ` ` + relNS + `><workbookPr date1904="1"/><sheets><sheet name="S" state="hidden" r:id="rId1"/></sheets>` +
		`<definedNames><definedName name="N" localSheetId="0">S!$A$1</definedName></definedNames></workbook>`)
	return append(seeds, rich)
}
