package pdf

import (
	_ "embed" // the colour profile
	"encoding/xml"
	"strings"
	"time"

	"qreport/report/document"
)

// profile is the sRGB profile of the International Color Consortium, which may
// be embedded freely; see sRGB2014.LICENSE.txt.
//
//go:embed sRGB2014.icc
var profile string

// xmp repeats the document information in the form that archives read.
func xmp(m document.Meta, date time.Time) []byte {
	day := date.Format("2006-01-02T15:04:05") + "Z"
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` +
		`<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><dc:format>application/pdf</dc:format>` +
		`<dc:language><rdf:Bag><rdf:li>` + language + `</rdf:li></rdf:Bag></dc:language>`)
	element(&b, m.Title, `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, `</rdf:li></rdf:Alt></dc:title>`)
	element(&b, m.Author, `<dc:creator><rdf:Seq><rdf:li>`, `</rdf:li></rdf:Seq></dc:creator>`)
	element(&b, m.Subject, `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, `</rdf:li></rdf:Alt></dc:description>`)
	element(&b, m.Keywords, `<pdf:Keywords>`, `</pdf:Keywords>`)
	element(&b, producer, `<pdf:Producer>`, `</pdf:Producer>`)
	element(&b, m.Tool, `<xmp:CreatorTool>`, `</xmp:CreatorTool>`)
	element(&b, day, `<xmp:CreateDate>`, `</xmp:CreateDate>`)
	element(&b, day, `<xmp:ModifyDate>`, `</xmp:ModifyDate>`)
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

func element(b *strings.Builder, text, before, after string) {
	if text == "" {
		return
	}
	b.WriteString(before)
	// Writing to a Builder cannot fail.
	_ = xml.EscapeText(b, []byte(strings.ToValidUTF8(text, string(wordGeta))))
	b.WriteString(after)
}
