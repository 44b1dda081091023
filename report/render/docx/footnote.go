package docx

import (
	"strconv"

	"qreport/report/document"
)

// Footnotes are Word's own: it puts them at the foot of the page and numbers
// them ①②③, anew on every page.
const (
	footnoteNumbers = `<w:numFmt w:val="decimalEnclosedCircle"/><w:numRestart w:val="eachPage"/>`
	// Notes of Word with the rule above the first, and above one that goes on.
	footnoteRules = `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`
	footnoteMark = `<w:rPr><w:rStyle w:val="` + styleFootnoteMark + `"/></w:rPr>`
)

// footnote keeps a note and returns its mark.
func (b *builder) footnote(note []document.Span) string {
	b.notes = append(b.notes, note)
	return `<w:r>` + footnoteMark + `<w:footnoteReference w:id="` + strconv.Itoa(len(b.notes)) + `"/></w:r>`
}

// footnotes is word/footnotes.xml.
func (b *builder) footnotes() string {
	var out xmlText
	out.add(xmlHead, "<w:footnotes ", namespaces, ">", footnoteRules)
	for i, note := range b.notes {
		out.add(`<w:footnote w:id="`, strconv.Itoa(i+1), `">`,
			paragraph(styleFootnote, "", `<w:r>`+footnoteMark+`<w:footnoteRef/></w:r>`+b.spans(note)), "</w:footnote>")
	}
	out.add("</w:footnotes>")
	return out.String()
}
