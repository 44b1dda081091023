package docx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// xmlText is markup in the making.
type xmlText struct{ strings.Builder }

func (x *xmlText) add(parts ...string) {
	for _, p := range parts {
		x.WriteString(p)
	}
}

func (x *xmlText) addf(format string, a ...any) { fmt.Fprintf(x, format, a...) }

// escape is text as XML holds it.
func escape(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // a builder takes everything
	return out.String()
}

// run is text with run properties of its own, "" for those of the style.
func run(properties, text string) string {
	if text == "" {
		return ""
	}
	if properties != "" {
		properties = "<w:rPr>" + properties + "</w:rPr>"
	}
	return "<w:r>" + properties + `<w:t xml:space="preserve">` + escape(text) + "</w:t></w:r>"
}

// tab moves to the next tab stop.
const tab = "<w:r><w:tab/></w:r>"

// field shows content until Word computes it anew.
func field(instruction, content string) string {
	return `<w:fldSimple w:instr="` + escape(instruction) + `">` + content + "</w:fldSimple>"
}

// paragraph adds a paragraph of a style with properties beyond it.
func (b *builder) paragraph(style, properties, content string) {
	b.out.add(paragraph(style, properties, content))
}

// paragraph is a paragraph's markup.
func paragraph(style, properties, content string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + properties + "</w:pPr>" + content + "</w:p>"
}

// bookmarked makes content the aim of references to id.
func (b *builder) bookmarked(id, content string) string {
	b.bookmarks++
	n := strconv.Itoa(b.bookmarks)
	return `<w:bookmarkStart w:id="` + n + `" w:name="` + bookmarkName(id) + `"/>` + content + `<w:bookmarkEnd w:id="` + n + `"/>`
}

func bookmarkName(id string) string { return "ref_" + id }

// twips are twentieths of a point, from millimetres.
func twips(mm float64) int { return int(mm*1440/25.4 + 0.5) }
