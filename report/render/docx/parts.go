package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"time"
)

const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`
	typesOf       = "application/vnd.openxmlformats-officedocument."
	relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// part is a file of the package.
type part struct {
	name, kind string // kind is its content type, "" for what the extension says
	data       []byte
}

// parts are all files of the package, in their order.
func (b *builder) parts() []part {
	body := xmlHead + "<w:document " + namespaces + "><w:body>" + b.out.String() + b.lastParagraph() + b.section() + "</w:body></w:document>"
	word := typesOf + "wordprocessingml."
	list := []part{
		{"word/document.xml", word + "document.main+xml", []byte(body)},
		{"word/styles.xml", word + "styles+xml", []byte(stylesPart())},
		{"word/settings.xml", word + "settings+xml", []byte(settings)},
		{"word/footnotes.xml", word + "footnotes+xml", []byte(b.footnotes())},
		{"word/fontTable.xml", word + "fontTable+xml", []byte(fontTable())},
		{"word/header1.xml", word + "header+xml", []byte(b.header())},
		{"word/footer1.xml", word + "footer+xml", []byte(footer("right", "right"))},
		{"word/footer2.xml", word + "footer+xml", []byte(footer("left", "left"))},
		{"word/_rels/document.xml.rels", "", []byte(b.relations())},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", []byte(b.core())},
		{"docProps/app.xml", typesOf + "extended-properties+xml", []byte(b.app())},
	}
	for i, c := range b.charts {
		n := i + 1
		list = append(list,
			part{fmt.Sprintf("word/charts/chart%d.xml", n), typesOf + "drawingml.chart+xml", c.drawing},
			part{fmt.Sprintf("word/charts/_rels/chart%d.xml.rels", n), "", []byte(relationList([]relation{{"rId1", "package", fmt.Sprintf("../embeddings/chart%d.xlsx", n)}}))},
			part{fmt.Sprintf("word/embeddings/chart%d.xlsx", n), "", c.book})
	}
	return append([]part{{"[Content_Types].xml", "", []byte(contentTypes(list))}, {"_rels/.rels", "", []byte(packageRelations)}}, list...)
}

// lastParagraph follows a table at the end, which must not be the last.
func (b *builder) lastParagraph() string {
	return `<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>`
}

type relation struct{ id, kind, target string }

func (b *builder) relations() string {
	list := []relation{
		{"rIdStyles", "styles", "styles.xml"}, {"rIdSettings", "settings", "settings.xml"}, {"rIdFonts", "fontTable", "fontTable.xml"}, {"rIdFootnotes", "footnotes", "footnotes.xml"},
		{"rIdHeader", "header", "header1.xml"}, {"rIdFooterOdd", "footer", "footer1.xml"}, {"rIdFooterEven", "footer", "footer2.xml"},
	}
	for i := range b.charts {
		list = append(list, relation{fmt.Sprintf("rIdChart%d", i+1), "chart", fmt.Sprintf("charts/chart%d.xml", i+1)})
	}
	return relationList(list)
}

func relationList(list []relation) string {
	var out xmlText
	out.add(xmlHead, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range list {
		out.addf(`<Relationship Id="%s" Type="%s%s" Target="%s"/>`, r.id, relationships, r.kind, r.target)
	}
	out.add("</Relationships>")
	return out.String()
}

const packageRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relationships + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + relationships + `extended-properties" Target="docProps/app.xml"/></Relationships>`

func contentTypes(list []part) string {
	var out xmlText
	out.add(xmlHead, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
		`<Default Extension="xlsx" ContentType="`, typesOf, `spreadsheetml.sheet"/>`)
	for _, p := range list {
		if p.kind != "" {
			out.addf(`<Override PartName="/%s" ContentType="%s"/>`, p.name, p.kind)
		}
	}
	out.add("</Types>")
	return out.String()
}

// settings: footnotes are numbered by page; page numbers differ on odd and even pages; punctuation may be
// squeezed; the layout is that of Word 2013 and later.
const settings = xmlHead + `<w:settings ` + namespaces + `><w:zoom w:percent="100"/>` +
	`<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/>` +
	`<w:footnotePr>` + footnoteNumbers + `<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
	`<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>` +
	`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`

// core is the properties; the only clock is the declared date.
func (b *builder) core() string {
	m := b.doc.Meta
	date := m.Declared
	if date.IsZero() {
		date = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	stamp := date.UTC().Format("2006-01-02T15:04:05Z")
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		"<dc:title>" + escape(m.Title) + "</dc:title><dc:subject>" + escape(m.Subject) + "</dc:subject><dc:creator>" + escape(m.Author) + "</dc:creator>" +
		"<cp:keywords>" + escape(m.Keywords) + "</cp:keywords><dc:description>" + escape(m.Notice) + "</dc:description><dc:language>zh-CN</dc:language>" +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + stamp + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + stamp + "</dcterms:modified></cp:coreProperties>"
}

func (b *builder) app() string {
	return xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>` + escape(b.doc.Meta.Tool) + "</Application></Properties>"
}

// pack writes the parts with one date: the first day that the format knows.
func pack(w io.Writer, parts []part) error {
	archive := zip.NewWriter(w)
	for _, p := range parts {
		//lint:ignore SA1019 Modified would add an extra field to every entry
		out, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, ModifiedDate: 1<<5 | 1})
		if err != nil {
			return fmt.Errorf("part %s: %w", p.name, err)
		}
		if _, err := out.Write(p.data); err != nil {
			return fmt.Errorf("part %s: %w", p.name, err)
		}
	}
	return archive.Close()
}
