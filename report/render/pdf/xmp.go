package pdf

import (
	"bytes"
	"compress/zlib"
	_ "embed" // the colour profile
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"

	"qreport/report/document"
)

// profile is the sRGB profile of the International Color Consortium, which may
// be embedded freely; see sRGB2014.LICENSE.txt.
//
//go:embed sRGB2014.icc
var profile string

// archive declares PDF/A-2b: metadata in XMP and an output intent.
func archive(out *fpdf.Fpdf, m document.Meta, date time.Time) {
	out.SetXmpMetadata(xmp(m, date))
	out.AddOutputIntent(fpdf.OutputIntentType{
		SubtypeIdent:              fpdf.OutputIntent_GTS_PDFA1,
		OutputConditionIdentifier: "sRGB2014",
		Info:                      "sRGB IEC61966-2.1",
		ICCProfile:                []byte(profile),
	})
}

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

// unicodeMap makes the map from character codes to Unicode that every font of
// the file carries, compressed.
func unicodeMap(nonBMP map[rune]rune) ([]byte, error) {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	unicodeRanges(&b)
	unicodeChars(&b, nonBMP)
	unicodeMarks(&b)
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	if _, err := z.Write([]byte(b.String())); err != nil {
		return nil, err
	}
	err := z.Close()
	return out.Bytes(), err
}

// unicodeRanges maps every code to itself, except surrogates and private use.
// A block of a map may hold a hundred ranges.
func unicodeRanges(b *strings.Builder) {
	var rows []int
	for hi := range 0x100 {
		if hi < 0xD8 || hi > 0xF8 {
			rows = append(rows, hi)
		}
	}
	for part := range slices.Chunk(rows, 100) {
		fmt.Fprintf(b, "%d beginbfrange\n", len(part))
		for _, hi := range part {
			fmt.Fprintf(b, "<%02X00> <%02XFF> <%02X00>\n", hi, hi, hi)
		}
		b.WriteString("endbfrange\n")
	}
}

// unicodeChars maps the private-use codes of our fonts to the characters they
// stand for, so that a copied place name is right.
func unicodeChars(b *strings.Builder, nonBMP map[rune]rune) {
	chars := slices.SortedFunc(maps.Keys(nonBMP), func(x, y rune) int { return int(nonBMP[x] - nonBMP[y]) })
	for part := range slices.Chunk(chars, 100) {
		fmt.Fprintf(b, "%d beginbfchar\n", len(part))
		for _, c := range part {
			hi, lo := utf16.EncodeRune(c)
			fmt.Fprintf(b, "<%04X> <%04X%04X>\n", nonBMP[c], hi, lo)
		}
		b.WriteString("endbfchar\n")
	}
}

// unicodeMarks leads the narrow marks back to the marks.
func unicodeMarks(b *strings.Builder) {
	m := narrowable()
	for q := 1; q <= narrowForms; q++ {
		fmt.Fprintf(b, "%d beginbfchar\n", len(m))
		for _, r := range m {
			fmt.Fprintf(b, "<%04X> <%04X>\n", m.code(r, q), r)
		}
		b.WriteString("endbfchar\n")
	}
}
