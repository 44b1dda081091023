package pdf

import "qreport/report/document"

// builder turns blocks into items for one document.
type builder struct {
	set *typesetter
	doc *document.Document
}

// bodyLines makes one box per line of a paragraph of the body. indent is that
// of the first line; a is how full lines are set.
func (b *builder) bodyLines(p *para, measure, indent, left float64, a align) []box {
	var out []box
	for _, l := range b.set.lines(p, measure, indent) {
		out = append(out, box{h: pitch, grid: true, notes: p.notes(l), draw: func(pg *page, x, y float64) {
			p.number(l)
			pg.place(b.set, p, l, x+left, baseline(y, pitch, sizeSanhao), measure, a)
		}})
	}
	return out
}

// noLoneLines keeps the first two and the last two lines of a paragraph
// together, so that no page begins or ends with a single one.
func noLoneLines(bs []box) []box {
	if len(bs) > 1 {
		bs[0].keep = true
		bs[len(bs)-2].keep = true
	}
	return bs
}

func (b *builder) paragraph(p document.Paragraph) item {
	runs := make([]textRun, 0, len(p.Spans))
	for _, s := range p.Spans {
		st := bodyStyle()
		if s.Strong {
			st = strongStyle()
		}
		st.ref = s.Ref
		runs = append(runs, textRun{s.Text, st})
		if len(s.Note) > 0 {
			runs = append(runs, textRun{string(circled(1)), noteMarkStyle(b.footnote(s.Note))})
		}
	}
	shaped := b.set.shape(runs...)
	bs := b.bodyLines(shaped, areaWidth, 2*charPitch, 0, alignJustify)
	return item{boxes: noLoneLines(bs), text: true}
}

// heading is set like a paragraph and never alone at the foot of a page: all
// of its lines keep with what follows.
func (b *builder) heading(h document.Heading) item {
	level := min(max(h.Level, 1), 4)
	p := b.set.shape(textRun{h.Text, headingStyle(level)})
	bs := b.bodyLines(p, areaWidth, 2*charPitch, 0, alignJustify)
	for i := range bs {
		bs[i].keep = true
	}
	if len(bs) > 0 {
		bs[0].mark = &mark{text: h.Text, level: level}
	}
	return item{boxes: bs}
}

// smallLines sets small print: notes under tables and figures.
func (b *builder) smallLines(text string, size, measure float64) []box {
	p := b.set.shape(textRun{text, songStyle(size)})
	h := size * ptMM * 1.4
	var out []box
	for _, l := range b.set.lines(p, measure, 0) {
		out = append(out, box{h: h, draw: func(pg *page, x, y float64) {
			pg.place(b.set, p, l, x, baseline(y, h, size), measure, alignJustify)
		}})
	}
	return out
}

func (b *builder) note(n document.Note) item {
	bs := noLoneLines(b.smallLines(n.Text, sizeXiaowu, areaWidth))
	return item{boxes: append([]box{space(1)}, bs...), text: true}
}

// blocks lays out a sequence of blocks and ties headings to what they head.
func (b *builder) blocks(blocks []document.Block) []item {
	var out []item
	var heads []box
	for _, blk := range blocks {
		it := b.block(blk)
		if _, ok := blk.(document.Heading); ok {
			heads = append(heads, it.boxes...)
			continue
		}
		if len(heads) > 0 && len(it.boxes) > 0 {
			it.boxes = append(heads, it.boxes...)
			it.float, heads = false, nil // text under a heading may pass a float with it
		}
		out = append(out, it)
	}
	if len(heads) > 0 {
		heads[len(heads)-1].keep = false
		out = append(out, item{boxes: heads})
	}
	return out
}

func (b *builder) block(blk document.Block) item {
	switch blk := blk.(type) {
	case document.Heading:
		return b.heading(blk)
	case document.Paragraph:
		return b.paragraph(blk)
	case document.Note:
		return b.note(blk)
	case *document.Table:
		return b.table(blk)
	case *document.Chart:
		return b.chart(blk)
	}
	return item{}
}
