package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"qreport/report/document"
)

// closing is 附件说明, signatures and date.
func (b *builder) closing(c document.Close) {
	b.turn(false)
	for i, title := range c.Attachments {
		label, above := wordAttachment, ""
		if i > 0 {
			label = strings.Repeat("\u3000", utf8.RuneCountInString(wordAttachment))
		} else {
			above = fmt.Sprintf(`<w:spacing w:before="%d"/>`, linePitch)
		}
		if len(c.Attachments) > 1 {
			label += strconv.Itoa(i+1) + "."
		}
		b.paragraph(styleAttachment, above, run("", label+title))
	}
	b.signatures(c)
}

// sealLines is the space above a signature that its seal needs.
const sealLines = 3

// signatures puts the date four characters from the right, the last issuer
// centred above it; two issuers stand side by side when each fits its half.
func (b *builder) signatures(c document.Close) {
	date := float64(utf8.RuneCountInString(c.Date)) * 0.75 * charWidth // half of it is digits
	middle := b.width() - 4*charTwips - int(date/2)
	above := fmt.Sprintf(`<w:spacing w:before="%d"/>`, sealLines*linePitch)
	for names := c.Signatures; len(names) > 0; {
		n := 1
		if len(names) > 1 && fitsHalf(names[0]) && fitsHalf(names[1]) {
			n = 2
		}
		b.signatureRow(names[:n], middle, above)
		names, above = names[n:], ""
	}
	if c.Date != "" {
		b.paragraph(styleSignature, above+fmt.Sprintf(`<w:ind w:rightChars="400" w:right="%d"/>`, 4*charTwips)+justify("right"), run("", c.Date))
	}
}

func fitsHalf(name string) bool { return utf8.RuneCountInString(name) < charsOnLine/2 }

// signatureRow centres the last name on the date, without leaving the page,
// and a name before it in what is left.
func (b *builder) signatureRow(names []string, middle int, above string) {
	last := float64(utf8.RuneCountInString(names[len(names)-1])) * charWidth
	middle = min(middle, b.width()-int(charWidth/2+last/2))
	stops := fmt.Sprintf(`<w:tab w:val="center" w:pos="%d"/>`, middle)
	content := tab + run("", names[len(names)-1])
	if len(names) == 2 {
		stops = fmt.Sprintf(`<w:tab w:val="center" w:pos="%d"/>`, (middle-int(last/2))/2) + stops
		content = tab + run("", names[0]) + content
	}
	b.paragraph(styleSignature, "<w:tabs>"+stops+"</w:tabs>"+above, content)
}

// imprint is the 版记: a table that Word keeps at the foot of the last page, with
// a thick line above and below and thin ones between. LibreOffice leaves a table
// as wide as the text where it stands.
func (b *builder) imprint(c document.Close) {
	var rows []string
	em := int(sizeSihao * 20)
	if len(c.CopyTo) > 0 {
		indent := fmt.Sprintf(`<w:ind w:left="%d" w:right="%d" w:hanging="%d"/>`, 4*em, em, 3*em)
		rows = append(rows, paragraph(styleImprint, indent, run("", wordCopyTo+strings.Join(c.CopyTo, "，")+"。")))
	}
	if c.Printer != "" || c.PrintedOn != "" {
		printed := c.PrintedOn
		if printed != "" && !strings.HasSuffix(printed, wordPrinted) {
			printed += wordPrinted
		}
		stop := fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs><w:ind w:left="%d"/>`, b.width()-em, em)
		rows = append(rows, paragraph(styleImprint, stop, run("", c.Printer)+tab+run("", printed)))
	}
	if len(rows) > 0 {
		b.imprintTable(rows)
	}
}

func (b *builder) imprintTable(rows []string) {
	b.out.addf(`<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>`+
		`<w:tblW w:w="%d" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>`+
		`<w:insideH w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="%d"/></w:tblGrid>`, b.width(), b.width())
	for _, row := range rows {
		b.out.addf(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="%d"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>%s</w:tc></w:tr>`,
			twips(imprintPitch), b.width(), row)
	}
	b.out.add("</w:tbl>")
}

// imprintPitch is a line of the 版记 in millimetres.
const imprintPitch = 8.2
