package docx

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"qreport/report/document"
)

// The words of the layout that GB/T 9704—2012 fixes.
const (
	wordSigner     = "签发人："
	wordAttachment = "附件："
	wordCopyTo     = "抄送："
	wordPrinted    = "印发"
)

// Measures of the head, as in the PDF: the mark begins 35 mm below the top of
// the text area and is as large as fits; smaller than markSmallest the letters
// are made narrower first.
const (
	markDrop     = 35.0
	markLargest  = 48.0
	markSmallest = 26.0
	markNarrow   = 0.66
	markLead     = 1.32 // distance of the names, in sizes of their type
)

// head is everything above the body.
func (b *builder) head() {
	h := b.doc.Head
	for _, line := range []struct{ text, font string }{{h.Serial, fontSong}, {h.Secrecy, fontHei}, {h.Urgency, fontHei}} {
		if line.text != "" {
			b.paragraph(styleNumber, "", run(fontsOf(line.font), line.text))
		}
	}
	if !h.Plain {
		b.redHead(h)
	}
	b.title(h.Title)
	if h.Addressee != "" {
		b.paragraph(styleAddressee, "", run("", h.Addressee+"："))
	}
}

// redHead is the mark of the issuers, the number and the red line. On paper that
// has its red head already the red is left out and its place stays free.
func (b *builder) redHead(h document.Head) {
	names, suffix := h.Issuers, h.Suffix
	if len(names) == 1 {
		names, suffix = []string{names[0] + suffix}, ""
	}
	switch {
	case len(names) == 0:
	case h.Letterhead:
		size, _, _, _ := fitMark(names, suffix)
		b.blank(markDrop + float64(len(names))*size*markLead*25.4/72)
	default:
		b.blank(markDrop)
		b.mark(names, suffix)
	}
	b.numberAndSigners(h.Number, h.Signers)
	if !h.Letterhead {
		b.paragraph(styleRedLine, "", "")
	}
}

// blank is white space of a height in millimetres.
func (b *builder) blank(height float64) {
	b.out.addf(`<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/></w:pPr></w:p>`, twips(height))
}

// mark is the red head: the names of the issuers spread to one width, 文件 at
// their right.
func (b *builder) mark(names []string, suffix string) {
	size, scale, left, right := fitMark(names, suffix)
	look := fontsOf(fontBiaosong) + red + scale + sizeOf(size)
	lines := exact(size*markLead, 0, 0) + justify("distribute")
	b.out.add(`<w:tbl><w:tblPr><w:tblW w:w="`, fmt.Sprint(left+right), `" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>`,
		fmt.Sprintf(`<w:tblGrid><w:gridCol w:w="%d"/>`, left))
	if right > 0 {
		b.out.addf(`<w:gridCol w:w="%d"/>`, right)
	}
	b.out.addf(`</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`, left)
	for _, name := range names {
		b.paragraph(styleMark, lines, run(look, name))
	}
	b.out.add("</w:tc>")
	if right > 0 {
		b.out.addf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`, right)
		b.paragraph(styleMark, lines, run(look, suffix))
		b.out.add("</w:tc>")
	}
	b.out.add("</w:tr></w:tbl>")
}

// fitMark chooses the size of the letters in points, how far they are narrowed,
// and the widths of both cells in twips.
func fitMark(names []string, suffix string) (size float64, scale string, left, right int) {
	longest := 0
	for _, n := range names {
		longest = max(longest, utf8.RuneCountInString(n))
	}
	tail := utf8.RuneCountInString(suffix)
	const loose, gap = 1.08, 0.45
	total := float64(longest+tail) * loose
	if tail > 0 {
		total += gap
	}
	room := (areaWidth - areaWidth/charsOnLine) * 72 / 25.4
	size, narrow := min(markLargest, room/total), 1.0
	if size < markSmallest {
		narrow = max(markNarrow, size/markSmallest)
		size /= narrow
		scale = fmt.Sprintf(`<w:w w:val="%d"/>`, int(narrow*100))
	}
	size = float64(int(size*2)) / 2
	em := size * narrow * 20
	left = int(float64(longest)*loose*em) + 80
	if tail > 0 {
		right = int((float64(tail)*loose+gap)*em) + 80
	}
	return size, scale, left, right
}

// numberAndSigners puts 发文字号 at the left and 签发人 at the right; without
// signers the number is centred.
func (b *builder) numberAndSigners(number string, signers []string) {
	above := fmt.Sprintf(`<w:spacing w:before="%d"/>`, 2*linePitch)
	if len(signers) == 0 {
		b.paragraph(styleNumber, above+justify("center"), run("", number))
		return
	}
	names := evenNames(signers)
	stop := fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, b.width()-charTwips)
	indent := fmt.Sprintf(`<w:ind w:left="%d"/>`, charTwips)
	for i, name := range names {
		left, label, space := "", "", ""
		if i == len(names)-1 {
			left = run("", number)
		}
		if i == 0 {
			label, space = run("", wordSigner), above
		}
		b.paragraph(styleNumber, stop+space+indent, left+tab+label+run(fontsOf(fontKai), name))
	}
}

// evenNames spreads names of two characters to the width of three when others
// have three, as is the custom.
func evenNames(names []string) []string {
	longest := 0
	for _, n := range names {
		longest = max(longest, utf8.RuneCountInString(n))
	}
	out := slices.Clone(names)
	for i, n := range names {
		if r := []rune(n); len(r) == 2 && longest >= 3 {
			out[i] = string(r[0]) + "\u3000" + string(r[1])
		}
	}
	return out
}

// title is one paragraph, its lines broken at sense; a free line of the body
// stands below it.
func (b *builder) title(lines []string) {
	if len(lines) == 0 {
		return
	}
	content := make([]string, len(lines))
	for i, l := range lines {
		content[i] = run("", strings.TrimSpace(l))
	}
	space := fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>`, 2*linePitch, linePitch, int(sizeErhao*30))
	b.paragraph(styleTitle, space, strings.Join(content, "<w:r><w:br/></w:r>"))
}
