package hostile

import (
	"fmt"
	"strings"

	"qreport/report/internal/xlsxsafe"
)

// bombs are files that grow when they are read.
func bombs() []File {
	return []File{
		{What: "file too big", Want: xlsxsafe.CodeFileTooBig, Make: func() []byte { return make([]byte, 33<<20) }},
		{What: "60 MB of zeros in a picture", Want: xlsxsafe.CodeRatio, Make: func() []byte { return with("xl/media/a.png", make([]byte, 60<<20)) }},
		{What: "60 MB of spaces in the sheet", Want: xlsxsafe.CodeRatio, Make: func() []byte {
			return rawSheet(string(sheet("")) + strings.Repeat(" ", 60<<20))
		}},
		{What: "many parts just under the floor", Want: xlsxsafe.CodeTotalTooBig, Make: manyParts},
		{What: "70 MB entry", Want: xlsxsafe.CodePartTooBig, Make: func() []byte { return with("xl/media/a.png", make([]byte, 70<<20)) }},
		{What: "33 MB of comment in the sheet", Want: xlsxsafe.CodePartTooBig, Make: func() []byte {
			body := sheet("<!--" + strings.Repeat("x", 33<<20) + "-->")
			return zipOf(put(book(), member{name: sheetPart, body: body, packed: deflatePoorly(body)}))
		}},
		{What: "1,048,576 empty rows", Want: xlsxsafe.CodeTooManyRows, Make: func() []byte { return manyRows(1<<20, "") }},
		{What: "a cell in every row", Want: xlsxsafe.CodeTooManyRows, Make: func() []byte { return manyRows(250_000, "<c><v>1</v></c>") }},
		{What: "400,000 cells", Want: xlsxsafe.CodeTooManyCells, Make: func() []byte { return manyRows(4000, strings.Repeat("<c><v>1</v></c>", 100)) }},
		{What: "1,200,000 formatted cells", Want: xlsxsafe.CodeTooManyCells, Make: func() []byte { return manyRows(1200, strings.Repeat(`<c s="1"/>`, 1000)) }},
		{What: "5,000,000 shared strings", Want: xlsxsafe.CodeTooManyStrings, Make: func() []byte {
			return bigPart(stringsPart, "<sst "+mainNS+">", "<si/>", 5_000_000, "</sst>")
		}},
		{What: "42 MB of text in one string", Want: xlsxsafe.CodePartTooBig, Make: func() []byte {
			return bigPart(stringsPart, "<sst "+mainNS+"><si>", "<r><t>"+strings.Repeat("字", 1000)+"</t></r>", 14_000, "</si></sst>")
		}},
		{What: "a formula of 20 MB in two sheets' worth", Want: xlsxsafe.CodeTooMuchText, Make: longFormulas},
		{What: "900,000 merges", Want: xlsxsafe.CodeTooManyCells, Make: func() []byte {
			return bigPart(sheetPart, "<worksheet "+mainNS+"><sheetData/><mergeCells>", `<mergeCell ref="A1:XFD1048576"/>`, 900_000, "</mergeCells></worksheet>")
		}},
		{What: "100,000 defined names", Want: xlsxsafe.CodeTooManyCells, Make: func() []byte {
			return bigPart(workbookPart, "<workbook "+mainNS+"><definedNames>", `<definedName name="a">1</definedName>`, 100_000, "</definedNames></workbook>")
		}},
		{What: "70,000 styles", Want: xlsxsafe.CodeTooManyCells, Make: func() []byte {
			return bigPart(stylesPart, "<styleSheet "+mainNS+"><cellXfs>", `<xf/>`, 70_000, "</cellXfs></styleSheet>")
		}},
		{What: "100,000 relationships", Want: xlsxsafe.CodeTooManyCells, Make: manyRelations},
		{What: "30 MB of elements full of attributes", Make: func() []byte {
			return bigPart(sheetPart, "<worksheet "+mainNS+"><sheetData/>", "<a"+manyAttrs(60)+"/>", 30<<20/420, "</worksheet>")
		}},
		{What: "30 MB of elements full of prefixes", Make: func() []byte {
			use := strings.NewReplacer(" a", " pxa:", "=", "x=").Replace(manyAttrs(50))
			return bigPart(sheetPart, "<worksheet "+mainNS+` xmlns:pxa="u"`+manyPrefixes(60)+"><sheetData/>", "<a"+use+"/>", 30<<20/500, "</worksheet>")
		}},
		{What: "as large as the limits allow", Make: largest},
		{What: "300 sheets", Want: xlsxsafe.CodeTooManySheets, Make: manySheets},
	}
}

// bigPart repeats one element in a part, compressed so well that only the
// limits of the parser can stop it.
func bigPart(part, head, item string, n int, tail string) []byte {
	body := xml(head + strings.Repeat(item, n) + tail)
	return zipOf(put(book(), member{name: part, body: body, packed: deflatePoorly(body)}))
}

// deflatePoorly compresses each kilobyte by itself, to stay below any limit on
// the ratio: what is stored looks honest.
func deflatePoorly(body []byte) []byte {
	const share = 60 // of the body, one part in share is stored uncompressed
	cut := len(body) / share
	var out []byte
	for first := body[:cut]; len(first) > 0; {
		n := min(len(first), 65535)
		out = append(out, 0, byte(n), byte(n>>8), ^byte(n), ^byte(n>>8))
		out = append(out, first[:n]...)
		first = first[n:]
	}
	return append(out, deflate(body[cut:])...)
}

// manyRows repeats a row.
func manyRows(n int, content string) []byte {
	return bigPart(sheetPart, "<worksheet "+mainNS+"><sheetData>", "<row>"+content+"</row>", n, "</sheetData></worksheet>")
}

// manyParts stays below every limit of a single part.
func manyParts() []byte {
	parts := book()
	body := make([]byte, 4<<20)
	packed := deflate(body)
	for i := range 40 {
		parts = append(parts, member{name: fmt.Sprintf("xl/media/%d.png", i), body: body, packed: packed})
	}
	return zipOf(parts)
}

// longFormulas keeps more text than allowed, each piece being legal.
func longFormulas() []byte {
	parts := book()
	body := sheet("<row><c><f>" + strings.Repeat("A1+", 6<<20) + "1</f></c></row>")
	packed := deflatePoorly(body)
	parts = put(parts, member{name: sheetPart, body: body, packed: packed})
	parts = put(parts, member{name: "xl/worksheets/sheet2.xml", body: body, packed: packed})
	parts = put(parts, member{name: workbookPart, body: xml(`<workbook ` + mainNS + ` ` + relNS + `><sheets>` +
		`<sheet name="S" sheetId="1" r:id="rId1"/><sheet name="T" sheetId="2" r:id="rId2"/></sheets></workbook>`)})
	return zipOf(put(parts, member{name: workbookRels, body: rels("worksheet", "worksheets/sheet1.xml", "worksheet",
		"worksheets/sheet2.xml", "styles", "styles.xml")}))
}

// largest is a workbook that uses up most limits at once, and is accepted.
func largest() []byte {
	var b strings.Builder
	for i := range 2900 {
		b.WriteString("<row>")
		for range 50 {
			b.WriteString("<c><v>12345.678</v></c>")
		}
		for j := range 50 {
			fmt.Fprintf(&b, `<c t="s"><v>%d</v></c>`, (i*50+j)%250_000)
		}
		b.WriteString("</row>")
	}
	text := "<si><t>" + strings.Repeat("字", 36) + "</t></si>"
	strs := xml("<sst " + mainNS + ">" + strings.Repeat(text, 250_000) + "</sst>")
	parts := put(book(), member{name: stringsPart, body: strs, packed: deflatePoorly(strs)})
	parts = put(parts, member{name: sheetPart, body: sheet(b.String())})
	return zipOf(put(parts, member{name: "xl/media/a.png", body: noise(24 << 20), stored: true}))
}

// manyRelations lists more relationships than allowed.
func manyRelations() []byte {
	var b strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="x" Target="%d.xml"/>`, i, i)
	}
	return with(workbookRels, xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+b.String()+`</Relationships>`))
}

// manySheets lists more tabs than allowed.
func manySheets() []byte {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, `<sheet name="S%d" sheetId="%d" r:id="rId1"/>`, i, i+1)
	}
	return with(workbookPart, xml(`<workbook `+mainNS+` `+relNS+`><sheets>`+b.String()+`</sheets></workbook>`))
}
