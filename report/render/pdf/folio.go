package pdf

import "strconv"

const (
	noticeSize = 9.0
	noticeTop  = 24.0 // baseline of the notice, in the upper margin
)

// furniture adds to every page its footnotes and what stands outside the text
// area: the page number and the notice.
func (b *builder) furniture(pages []*page) {
	for i, pg := range pages {
		if !pg.bare {
			b.folio(pg, i+1)
		}
		b.footnotes(pg)
		b.notice(pg)
	}
}

// folio prints — 1 — in 四号 7 mm below the text area, at the outer side, one
// character in. On a landscape page it stays where it is on the upright sheet.
func (b *builder) folio(pg *page, n int) {
	s := songStyle(sizeSihao)
	p := b.set.shape(textRun{"— " + strconv.Itoa(n) + " —", s})
	x := areaLeft + s.em()
	if n%2 == 1 {
		x = areaLeft + areaWidth - s.em() - p.width()
	}
	y := areaTop + areaHeight + folioDrop + 0.4*s.em()
	from := len(pg.ops)
	pg.place(b.set, p, p.whole(), x, y, p.width(), alignLeft)
	if pg.landscape {
		turnOps(pg.ops[from:])
	}
}

// turnOps moves text from its place on the upright sheet to the same place of
// the sheet turned clockwise.
func turnOps(ops []op) {
	for _, o := range ops {
		t := o.(*textOp)
		t.x, t.y, t.turn = paperHeight-t.y, t.x, downward
	}
}

// notice prints Meta.Notice small and grey in the upper margin.
func (b *builder) notice(pg *page) {
	if b.doc.Meta.Notice == "" {
		return
	}
	s := heiStyle(noticeSize)
	s.colour = grey(110)
	a := pg.area()
	y := noticeTop
	if pg.landscape {
		y = a.y - 8
	}
	p := b.set.shape(textRun{b.doc.Meta.Notice, s})
	for _, l := range b.set.lines(p, a.w, 0) {
		pg.place(b.set, p, l, a.x, y, a.w, alignRight)
		y += 4
	}
}
