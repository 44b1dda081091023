package pdf

import (
	"strconv"

	"qreport/report/document"
)

// sealLines is the space above a signature that its seal needs: a seal of 42 mm
// whose middle lies on the date reaches two lines above the name.
const sealLines = 2

// closing lays out 附件说明, signatures and date.
func (b *builder) closing(c document.Close) []item {
	var out []item
	if len(c.Attachments) > 0 {
		out = append(out, item{boxes: b.attachments(c.Attachments)})
	}
	if len(c.Signatures) > 0 || c.Date != "" {
		out = append(out, item{boxes: []box{b.signatures(c)}})
	}
	return out
}

// attachments lists the annexes one line below the text, indented by two
// characters, the titles flush below each other.
func (b *builder) attachments(titles []string) []box {
	out := []box{{h: pitch, grid: true, blank: true, keep: true}}
	lead := 2*charPitch + b.set.width(wordAttachment, bodyStyle())
	for i, t := range titles {
		number, x := "", lead
		if len(titles) > 1 {
			number = strconv.Itoa(i+1) + "."
			x += b.set.width(strconv.Itoa(len(titles))+".", bodyStyle()) + 0.12*charPitch
		}
		st := bodyStyle()
		st.ref = annexID(i)
		p := b.set.shape(textRun{t, st})
		bs := b.bodyLines(p, areaWidth-x, 0, x, alignJustify)
		if len(bs) > 0 {
			bs[0] = b.labelled(bs[0], i == 0, number, lead)
		}
		out = append(out, noLoneLines(bs)...)
	}
	return out
}

// labelled draws 附件： and the number before the first line of a title.
func (b *builder) labelled(line box, first bool, number string, lead float64) box {
	inner := line.draw
	line.draw = func(pg *page, x, y float64) {
		base := baseline(y, pitch, sizeSanhao)
		if first {
			pg.print(b.set, wordAttachment, bodyStyle(), x+2*charPitch, base, alignLeft)
		}
		pg.print(b.set, number, bodyStyle(), x+lead, base, alignLeft)
		inner(pg, x, y)
	}
	return line
}

// signatures sets 署名 and 成文日期 as one box: the date four characters from
// the right edge, one issuer centred above it; two issuers side by side if both
// fit, the last above the date; else one below the other.
func (b *builder) signatures(c document.Close) box {
	rows := b.signatureRows(c.Signatures)
	h := pitch * float64(1+sealLines+len(rows))
	if c.Date != "" {
		h += pitch
	}
	return box{h: h, grid: true, draw: func(pg *page, x, y float64) {
		y += pitch * float64(1+sealLines)
		middle := x + areaWidth - 4*charPitch - b.set.width(c.Date, bodyStyle())/2
		for _, row := range rows {
			b.signatureRow(pg, row, x, baseline(y, pitch, sizeSanhao), middle)
			y += pitch
		}
		right := x + areaWidth - 4*charPitch
		pg.print(b.set, c.Date, bodyStyle(), right, baseline(y, pitch, sizeSanhao), alignRight)
	}}
}

// signatureRows puts two names on a row when each fits its half.
func (b *builder) signatureRows(names []string) [][]string {
	var rows [][]string
	half := areaWidth/2 - charPitch
	for len(names) > 0 {
		n := 1
		if len(names) > 1 && b.set.width(names[0], bodyStyle()) < half && b.set.width(names[1], bodyStyle()) < half {
			n = 2
		}
		rows, names = append(rows, names[:n]), names[n:]
	}
	return rows
}

// signatureRow centres the last name of the row on the date, without leaving
// the text area, and a name before it in the left half.
func (b *builder) signatureRow(pg *page, row []string, x, base, middle float64) {
	last := row[len(row)-1]
	p := b.set.shape(textRun{last, bodyStyle()})
	w := p.width()
	left := min(middle-w/2, x+areaWidth-charPitch-w)
	if w > areaWidth-charPitch {
		left = x
	}
	for i, l := range b.set.lines(p, areaWidth, 0) {
		if i == 0 {
			pg.place(b.set, p, l, left, base, areaWidth, alignLeft)
		}
	}
	if len(row) == 2 {
		pg.print(b.set, row[0], bodyStyle(), x+(left-x)/2, base, alignCentre)
	}
}
