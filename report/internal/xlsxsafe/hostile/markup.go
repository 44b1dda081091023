package hostile

import (
	"strings"

	"qreport/report/internal/xlsxsafe"
)

// doc is a file whose sheet part is that text.
func doc(what string, want xlsxsafe.RefusalCode, text string) File {
	return File{What: what, Want: want, Make: func() []byte { return rawSheet(text) }}
}

// inRoot puts markup behind the data of a sheet.
func inRoot(content string) string {
	return `<worksheet ` + mainNS + `><sheetData/>` + content + `</worksheet>`
}

// markup are sheets whose XML is not well-formed, not allowed, or exhausting.
func markup() []File {
	bad := xlsxsafe.CodeBadXML
	return []File{
		doc("billion laughs", xlsxsafe.CodeDoctype, laughs()),
		doc("external entity", xlsxsafe.CodeDoctype, `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`),
		doc("undeclared entity", xlsxsafe.CodeDoctype, inRoot("<a>&nbsp;</a>")),
		doc("nested a million deep", xlsxsafe.CodeXMLTooComplex, inRoot(strings.Repeat("<a>", 1_000_000))),
		doc("nested too deeply but closed", xlsxsafe.CodeXMLTooComplex, inRoot(strings.Repeat("<a>", 100)+strings.Repeat("</a>", 100))),
		doc("100,000 attributes", xlsxsafe.CodeXMLTooComplex, inRoot("<a"+manyAttrs(100_000)+"/>")),
		doc("prefixes piled up", xlsxsafe.CodeXMLTooComplex, inRoot(strings.Repeat("<a"+manyPrefixes(30)+">", 10)+strings.Repeat("</a>", 10))),
		doc("empty part", bad, ""),
		doc("only a declaration", bad, xmlHead),
		doc("cut inside", bad, string(sheet(`<row r="1"/>`))[:170]),
		doc("cut inside a tag", bad, string(sheet(""))[:80]),
		doc("mismatched tags", bad, inRoot("<a></b>")),
		doc("crossed tags", bad, inRoot("<a><b></a></b>")),
		doc("end tag that only begins alike", bad, inRoot("<a></ab>")),
		doc("two roots", bad, inRoot("")+inRoot("")),
		doc("text behind the root", bad, inRoot("")+"x"),
		doc("attribute without quotes", bad, inRoot("<a b=1/>")),
		doc("attribute without value", bad, inRoot("<a b/>")),
		doc("attribute without end", bad, inRoot(`<a b="1/>`)),
		doc("attribute twice", bad, inRoot(`<a b="1" b="2"/>`)),
		doc("attributes without space between", bad, inRoot(`<a b="1"c="2"/>`)),
		doc("less-than in an attribute", bad, inRoot(`<a b="<"/>`)),
		doc("name beginning with a digit", bad, inRoot(`<1a/>`)),
		doc("name with two colons", bad, inRoot(`<a:b:c/>`)),
		doc("undeclared prefix", bad, inRoot(`<q:a/>`)),
		doc("undeclared prefix of an attribute", bad, inRoot(`<a q:b="1"/>`)),
		doc("prefix used behind its scope", bad, inRoot(`<a xmlns:q="u"/><q:b/>`)),
		doc("bare ampersand", bad, inRoot("<a>A & B</a>")),
	}
}

// characters are sheets with characters that XML forbids, or in encodings that
// the format forbids.
func characters() []File {
	bad := xlsxsafe.CodeBadXML
	return []File{
		doc("character reference to zero", bad, inRoot("<a>&#0;</a>")),
		doc("character reference to half a character", bad, inRoot("<a>&#xD800;</a>")),
		doc("character reference beyond Unicode", bad, inRoot("<a>&#x110000;</a>")),
		doc("character reference of many digits", bad, inRoot("<a>&#"+strings.Repeat("9", 100)+";</a>")),
		doc("character reference without end", bad, inRoot("<a>&#65</a>")),
		doc("end of CDATA in text", bad, inRoot("<a>]]></a>")),
		doc("CDATA without end", bad, inRoot("<a><![CDATA[x</a>")),
		doc("comment without end", bad, inRoot("<!-- x")),
		doc("two hyphens in a comment", bad, inRoot("<!-- a -- b -->")),
		doc("late declaration", bad, inRoot(`<?xml version="1.0"?>`)),
		doc("XML 1.1", bad, `<?xml version="1.1"?>`+inRoot("")),
		doc("zero byte", bad, inRoot("<a>\x00</a>")),
		doc("control character", bad, inRoot("<a>\x0b</a>")),
		doc("noncharacter", bad, inRoot("<a>\uFFFE</a>")),
		doc("bad UTF-8", xlsxsafe.CodeEncoding, inRoot("<a>\xC3\x28</a>")),
		doc("overlong UTF-8", xlsxsafe.CodeEncoding, inRoot("<a>\xC0\xBC</a>")),
		doc("surrogates in UTF-8", xlsxsafe.CodeEncoding, inRoot("<a>\xED\xA0\x80</a>")),
		doc("declared GBK", xlsxsafe.CodeEncoding, `<?xml version="1.0" encoding="GBK"?>`+inRoot("")),
		doc("declared UTF-16 but is not", xlsxsafe.CodeEncoding, `<?xml version="1.0" encoding="utf-16"?>`+inRoot("")),
		doc("UTF-32", xlsxsafe.CodeEncoding, "\xFF\xFE\x00\x00<\x00\x00\x00"),
		doc("half a character in UTF-16", xlsxsafe.CodeEncoding, "\xFF\xFE<\x00\x00\xD8>\x00"),
		doc("web page as a sheet", xlsxsafe.CodeStructure, "<html><body/></html>"),
		doc("sheet in another namespace", xlsxsafe.CodeStructure, `<worksheet xmlns="urn:x"><sheetData/></worksheet>`),
		doc("sheet without a namespace", xlsxsafe.CodeStructure, `<worksheet><sheetData/></worksheet>`),
		doc("no sheetData", xlsxsafe.CodeStructure, `<worksheet `+mainNS+`/>`),
		doc("two sheetData", xlsxsafe.CodeStructure, inRoot("<sheetData/>")),
		doc("an archive as a sheet", bad, string(zipOf(book()))),
	}
}

// laughs is the entity bomb.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "ha">`)
	for _, pair := range []string{"10", "21", "32", "43", "54", "65", "76", "87", "98"} {
		b.WriteString(`<!ENTITY a` + pair[:1] + ` "` + strings.Repeat("&a"+pair[1:]+";", 10) + `">`)
	}
	return b.String() + `]><worksheet>&a9;</worksheet>`
}

// manyPrefixes makes n namespace declarations.
func manyPrefixes(n int) string {
	return strings.NewReplacer(" a", " xmlns:p", `""`, `"u"`).Replace(manyAttrs(n))
}

// manyAttrs makes n different attributes.
func manyAttrs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" a")
		for ; i > 0; i /= 26 {
			b.WriteByte('a' + byte(i%26))
		}
		b.WriteString(`=""`)
	}
	return b.String()
}
