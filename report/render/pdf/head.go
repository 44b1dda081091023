package pdf

import (
	"math"
	"strings"
	"unicode/utf8"
)

// Measures of the head. The mark of the issuers begins 35 mm below the top of
// the text area; the number follows two lines below it, the red line 4 mm below
// the number, the title two lines below the red line.
const (
	markDrop     = 35.0
	markLargest  = 48.0 // points
	markSmallest = 26.0 // below this the letters are made narrower first
	markNarrow   = 0.66
	redLine      = 0.55
	titlePitch   = sizeErhao * ptMM * 1.5
)

// head draws everything above the body on the first page and returns how much
// of the text area it takes.
func (b *builder) head(pg *page) float64 {
	y := b.grade(pg)
	if !b.doc.Head.Plain {
		y = b.redHead(pg)
	}
	y = b.title(pg, y)
	return b.addressee(pg, y)
}

// grade prints 份号, 密级 and 紧急程度, one per line at the top left.
func (b *builder) grade(pg *page) float64 {
	h := b.doc.Head
	y := areaTop
	line := func(s string, st style) {
		if s != "" {
			pg.print(b.set, s, st, areaLeft, baseline(y, pitch, sizeSanhao), alignLeft)
			y += pitch
		}
	}
	line(h.Serial, style{face: faceSong, latin: faceSong, size: sizeSanhao})
	line(h.Secrecy, strongStyle())
	line(h.Urgency, strongStyle())
	return y
}

// redHead draws the issuers, the number, the signers and the red line. On paper
// that has its red head already, what is red is left out.
func (b *builder) redHead(pg *page) float64 {
	y, before := areaTop+markDrop, len(pg.ops)
	if len(b.doc.Head.Issuers) > 0 {
		y = b.issuers(pg, y)
	}
	if b.doc.Head.Letterhead {
		pg.ops = pg.ops[:before]
	}
	y = b.numberAndSigners(pg, y+pitch)
	y += 4
	if !b.doc.Head.Letterhead {
		pg.rule(areaLeft, areaLeft+areaWidth, y, redLine, red())
	}
	return y + redLine
}

// sign is the red mark: names of equal width, and 文件 at their right.
type sign struct {
	size, narrow  float64 // points, horizontal scale
	names, suffix float64 // widths in millimetres
	gap           float64
}

// issuers stacks the names, all spread to the width of the longest.
func (b *builder) issuers(pg *page, y float64) float64 {
	names, suffix := b.doc.Head.Issuers, b.doc.Head.Suffix
	if len(names) == 1 {
		names, suffix = []string{names[0] + suffix}, ""
	}
	s := b.fitSign(names, suffix)
	em := s.size * ptMM
	x := areaLeft + (areaWidth-s.names-s.gap-s.suffix)/2
	step := em * 1.32
	for i, name := range names {
		b.spread(pg, name, s, x, y+float64(i)*step+ascent*em, s.names)
	}
	total := step*float64(len(names)-1) + em
	if suffix != "" {
		b.spread(pg, suffix, s, x+s.names+s.gap, y+(total-em)/2+ascent*em, s.suffix)
	}
	return y + total
}

// fitSign chooses the largest letters that let the mark fit, and narrows them
// when they would become small.
func (b *builder) fitSign(names []string, suffix string) sign {
	longest := 0.0
	for _, n := range names {
		longest = max(longest, b.set.width(n, markStyle(1)))
	}
	loose := 1.08 // letters stand a little apart
	tail := b.set.width(suffix, markStyle(1)) * loose
	gap := 0.0
	if suffix != "" && longest > 0 {
		gap = 0.45 * ptMM
	}
	total := longest*loose + gap + tail // at one point
	room := areaWidth - charPitch
	s := sign{size: min(markLargest, room/total), narrow: 1}
	if s.size < markSmallest {
		s.narrow = max(markNarrow, s.size/markSmallest)
		s.size /= s.narrow
	}
	wide := s.size * s.narrow
	s.names, s.suffix, s.gap = longest*loose*wide, tail*wide, gap*wide
	return s
}

func markStyle(size float64) style {
	return style{face: faceBiaosong, latin: faceBiaosong, size: size, colour: red()}
}

// spread sets a name to an exact width, letter by letter.
func (b *builder) spread(pg *page, name string, s sign, x, y, width float64) {
	p := b.set.shape(textRun{name, markStyle(s.size)})
	var ink float64
	for _, g := range p.g {
		ink += g.w * s.narrow
	}
	step := 0.0
	if len(p.g) > 1 {
		step = (width - ink) / float64(len(p.g)-1)
	} else {
		x += (width - ink) / 2
	}
	for _, g := range p.g {
		t := b.set.run([]setGlyph{{glyph: g}}, p.styles[g.style], x, y)
		if s.narrow < 1 {
			t.narrow = s.narrow
		}
		pg.add(t)
		x += g.w*s.narrow + step
	}
}

// numberAndSigners prints 发文字号 and 签发人. With signers (上行文) the number
// stands at the left, on the line of the last signer; without it is centred.
func (b *builder) numberAndSigners(pg *page, y float64) float64 {
	h := b.doc.Head
	rows := max(len(h.Signers), 1)
	y += pitch // two lines below the mark, the first is the caller's
	last := baseline(y+float64(rows-1)*pitch, pitch, sizeSanhao)
	if len(h.Signers) == 0 {
		pg.print(b.set, h.Number, bodyStyle(), areaLeft+areaWidth/2, last, alignCentre)
		return y + pitch*float64(rows) - 1
	}
	pg.print(b.set, h.Number, bodyStyle(), areaLeft+charPitch, last, alignLeft)
	names := evenNames(h.Signers)
	widest := 0.0
	for _, n := range names {
		widest = max(widest, b.set.width(n, kaiStyle()))
	}
	x := areaLeft + areaWidth - charPitch - widest
	for i, n := range names {
		base := baseline(y+float64(i)*pitch, pitch, sizeSanhao)
		if i == 0 {
			pg.print(b.set, wordSigner, bodyStyle(), x, base, alignRight)
		}
		pg.print(b.set, n, kaiStyle(), x, base, alignLeft)
	}
	return y + pitch*float64(rows) - 1
}

// evenNames spreads names of two characters to the width of three when others
// have three, as is the custom.
func evenNames(names []string) []string {
	longest := 0
	for _, n := range names {
		longest = max(longest, utf8.RuneCountInString(n))
	}
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n
		if r := []rune(n); len(r) == 2 && longest >= 3 {
			out[i] = string(r[0]) + "\u3000" + string(r[1])
		}
	}
	return out
}

// title prints the title's lines as they were broken at sense; a line that is
// too long for the page is broken again.
func (b *builder) title(pg *page, y float64) float64 {
	if len(b.doc.Head.Title) == 0 {
		return y
	}
	y += 1.6 * pitch
	for _, text := range b.doc.Head.Title {
		p := b.set.shape(textRun{strings.TrimSpace(text), titleStyle()})
		for _, l := range b.balanced(p, areaWidth) {
			pg.place(b.set, p, l, areaLeft, baseline(y, titlePitch, sizeErhao), areaWidth, alignCentre)
			y += titlePitch
		}
	}
	return y
}

// addressee prints 主送机关 one line below the title and returns the height
// used so far, on the grid of the body.
func (b *builder) addressee(pg *page, y float64) float64 {
	top := math.Ceil((y-areaTop)/pitch-eps) * pitch
	if len(b.doc.Head.Title) > 0 && top-(y-areaTop) < pitch/2 {
		top += pitch
	}
	if b.doc.Head.Addressee == "" {
		return top
	}
	p := b.set.shape(textRun{b.doc.Head.Addressee + "：", bodyStyle()})
	for _, l := range b.set.lines(p, areaWidth, 0) {
		pg.place(b.set, p, l, areaLeft, baseline(areaTop+top, pitch, sizeSanhao), areaWidth, alignJustify)
		top += pitch
	}
	return top
}
