package docx

import "fmt"

// The page of GB/T 9704—2012 in millimetres: A4, 天头 37, 订口 28, 版心 156×225.
const (
	paperWidth, paperHeight = 210.0, 297.0
	marginTop, marginLeft   = 37.0, 28.0
	marginRight             = 26.0
	marginBottom            = 35.0
	areaWidth, areaHeight   = 156.0, 225.0
	linesOnPage             = 22
	charsOnLine             = 28
	// footerUp puts the dash of the page number 7 mm below the text area.
	footerUp = 24.8
	headerUp = 20.0
)

// linePitch is that of 22 lines in twips; rounded up it would leave no room for
// the last. The 28 characters of a line come from setting those of 16 points a
// quarter point closer, not from a grid of characters: they are wider than its
// cells, and LibreOffice gives such a character two.
const (
	linePitch = 579
	closer    = `<w:spacing w:val="-5"/>`
)

// linesLandscape is the pitch of 15 lines on a page that lies down.
const linesLandscape = 589

// charWidth is the width of a character on the grid in twips, charTwips the
// same in whole ones.
const (
	charWidth = areaWidth / charsOnLine * 1440 / 25.4
	charTwips = 316
)

// width is that of the text area in twips.
func (b *builder) width() int {
	if b.landscape {
		return twips(areaHeight)
	}
	return twips(areaWidth)
}

// turn ends the section where the page is turned.
func (b *builder) turn(landscape bool) {
	if b.landscape == landscape {
		return
	}
	b.out.add(`<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`,
		b.section(), `</w:pPr></w:p>`)
	b.landscape = landscape
}

// section describes the pages up to here. On a landscape page the text area is
// that of the upright page, turned clockwise.
func (b *builder) section() string {
	w, h, orient := twips(paperWidth), twips(paperHeight), ""
	top, right, bottom, left := marginTop, marginRight, marginBottom, marginLeft
	lines := linePitch
	if b.landscape {
		w, h, orient = h, w, ` w:orient="landscape"`
		top, right, bottom, left = marginLeft, marginBottom, marginRight, marginTop
		lines = linesLandscape
	}
	return "<w:sectPr>" +
		`<w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="even" r:id="rIdHeader"/>` +
		`<w:footerReference w:type="default" r:id="rIdFooterOdd"/><w:footerReference w:type="even" r:id="rIdFooterEven"/>` +
		"<w:footnotePr>" + footnoteNumbers + "</w:footnotePr>" +
		fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"%s/>`, w, h, orient) +
		fmt.Sprintf(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>`,
			twips(top), twips(right), twips(bottom), twips(left), twips(min(headerUp, top/2)), twips(min(footerUp, bottom/2))) +
		fmt.Sprintf(`<w:docGrid w:type="lines" w:linePitch="%d"/>`, lines) +
		"</w:sectPr>"
}

// header carries the notice of the document, e.g. 模拟数据.
func (b *builder) header() string {
	return xmlHead + `<w:hdr ` + namespaces + ">" + paragraph(styleHeader, "", run("", b.doc.Meta.Notice)) + "</w:hdr>"
}

// footer is the page number, one character from the outer side.
func footer(align, indent string) string {
	content := run("", "— ") + field(" PAGE ", run("", "1")) + run("", " —")
	properties := fmt.Sprintf(`<w:ind w:%s="%d"/><w:jc w:val="%s"/>`, indent, charTwips, align)
	return xmlHead + `<w:ftr ` + namespaces + ">" + paragraph(styleFooter, properties, content) + "</w:ftr>"
}
