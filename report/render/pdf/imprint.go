package pdf

import (
	"strings"

	"qreport/report/document"
)

// The lines of the 版记: first and last thick, those between thin.
const (
	imprintThick = 0.35
	imprintThin  = 0.25
	imprintPitch = 8.2
)

// imprint draws the 版记 at the foot of the last page. GB/T 9704 wants it on an
// even page, the back of the last sheet: when the text ends on an odd page or
// leaves no room, pages without number follow.
func (b *builder) imprint(fl *flow, rows []imprintRow) {
	if len(rows) == 0 {
		return
	}
	for ready := false; fl.page.landscape || fl.sheets%2 == 1 || !ready && fl.room() < fl.imprint; ready = true {
		fl.open(false)
		fl.page.bare = true
	}
	h := fl.imprint - pitch
	b.drawImprint(fl.page, rows, areaTop+areaHeight-h)
	fl.page.foot = h + blockSpace
}

// imprintRow is a line or paragraph between two rules.
type imprintRow struct {
	label string
	text  *para
	lines []line
	right string // printed at the right end
}

func imprintStyle() style {
	return style{face: faceFangsong, latin: faceSong, size: sizeSihao, colour: black()}
}

func (b *builder) imprintRows(c document.Close) []imprintRow {
	var rows []imprintRow
	if len(c.CopyTo) > 0 {
		rows = append(rows, b.imprintRow(wordCopyTo, strings.Join(c.CopyTo, "，")+"。", ""))
	}
	if c.Printer != "" || c.PrintedOn != "" {
		right := c.PrintedOn
		if right != "" && !strings.HasSuffix(right, wordPrinted) {
			right += wordPrinted
		}
		rows = append(rows, b.imprintRow("", c.Printer, right))
	}
	return rows
}

// imprintRow leaves one character free on both sides.
func (b *builder) imprintRow(label, text, right string) imprintRow {
	r := imprintRow{label: label, right: right}
	r.text = b.set.shape(textRun{text, imprintStyle()})
	measure := areaWidth - 2*imprintStyle().em() - b.set.width(label, imprintStyle())
	if right != "" {
		measure -= b.set.width(right, imprintStyle()) + imprintStyle().em()
	}
	r.lines = b.set.lines(r.text, measure, 0)
	return r
}

func (r imprintRow) height() float64 { return imprintPitch * float64(max(len(r.lines), 1)) }

// imprintHeight is the height of the 版记 with the line above it that stays
// free; none is 0.
func imprintHeight(rows []imprintRow) float64 {
	if len(rows) == 0 {
		return 0
	}
	h := pitch
	for _, r := range rows {
		h += r.height()
	}
	return h
}

func (b *builder) drawImprint(pg *page, rows []imprintRow, y float64) {
	right := areaLeft + areaWidth
	em := imprintStyle().em()
	pg.rule(areaLeft, right, y, imprintThick, black())
	for i, r := range rows {
		if i > 0 {
			pg.rule(areaLeft, right, y, imprintThin, black())
		}
		base := baseline(y, imprintPitch, sizeSihao)
		x := areaLeft + em
		x += pg.print(b.set, r.label, imprintStyle(), x, base, alignLeft)
		measure := right - em - x
		for k, l := range r.lines {
			pg.place(b.set, r.text, l, x, base+float64(k)*imprintPitch, measure, alignJustifyUnless(r.right))
		}
		pg.print(b.set, r.right, imprintStyle(), right-em, base, alignRight)
		y += r.height()
	}
	pg.rule(areaLeft, right, y, imprintThick, black())
}

// alignJustifyUnless keeps a row ragged when something stands at its right.
func alignJustifyUnless(right string) align {
	if right != "" {
		return alignLeft
	}
	return alignJustify
}
