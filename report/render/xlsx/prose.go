package xlsx

import (
	"strings"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// twoHanzi is the indentation of a paragraph.
const twoHanzi = "　　"

// proseWidth makes a line of text about as long as on paper; idsWidth keeps the
// ids beside it lower than the text.
const proseWidth, idsWidth = 88.0, 34.0

// layoutProse is 正文: the report's text, one heading or paragraph per row,
// the ids of its figures beside it.
func layoutProse(b *book, e entry) *page {
	p := b.page(e)
	p.widths = []float64{proseWidth, idsWidth}
	p.setup.headRow = rowHead
	p.opening(titleProse, b.doc.Meta.Title)
	p.addHigh(25, headCells(b, []string{titleProse, wordFigureIDs})...)
	p.proseHead()
	p.proseBlocks(b.doc.Body)
	p.proseClose()
	for _, a := range b.doc.Annexes {
		p.add()
		p.proseLine(proseLook(fontHead, 14, "left"), strings.TrimSpace(a.Label+" "+a.Title))
		p.proseBlocks(a.Blocks)
	}
	return p
}

func proseLook(font string, size float64, align string) xlsxout.Look {
	return xlsxout.Look{Font: font, Size: size, Align: align, Wrap: true, Top: true}
}

func (p *page) proseLine(look xlsxout.Look, text string) {
	p.addHigh(proseHeight(look, text), p.book.Text(look, text))
}

// proseHeight leaves some room between paragraphs.
func proseHeight(look xlsxout.Look, text string) float64 {
	return min(textHeight(text, proseWidth, look.Size)+3, maxHeight)
}

func (p *page) proseHead() {
	h := p.book.doc.Head
	if h.Number != "" {
		p.proseLine(proseLook(fontFang, 12, "center"), h.Number)
	}
	for _, t := range h.Title {
		p.proseLine(proseLook(fontHead, 18, "center"), t)
	}
	if h.Addressee != "" {
		p.proseLine(proseLook(fontFang, 12, "left"), h.Addressee+"：")
	}
}

func (p *page) proseBlocks(blocks []document.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			p.proseHeading(b)
		case document.Paragraph:
			p.proseParagraph(b)
		case document.Note:
			look := proseLook(fontBody, 9, "left")
			look.Color = "595959"
			p.proseLine(look, b.Text)
		case *document.Table:
			p.proseLink(tableTitle(b), top(p.book.plan.sheetOf[b]))
		case *document.Chart:
			if block := p.book.plan.blockOf[b]; block != nil {
				p.proseLink(join(b.Number, b.Title), xlsxbook.Spot{Sheet: sheetCharts, Column: 1, Row: block.top})
			}
		}
	}
}

func (p *page) proseHeading(h document.Heading) {
	looks := []xlsxout.Look{
		proseLook(fontHead, 14, "left"), proseLook(fontKai, 13, "left"),
		proseLook(fontFang, 12, "left"), proseLook(fontFang, 12, "left"),
	}
	look := looks[min(max(h.Level, 1), len(looks))-1]
	look.Bold = h.Level > 1
	p.proseLine(look, twoHanzi+h.Text)
}

// proseParagraph is a row, with one more for each of its footnotes.
func (p *page) proseParagraph(g document.Paragraph) {
	text, notes := twoHanzi, [][]document.Span{}
	for _, s := range g.Spans {
		text += s.Text
		if len(s.Note) > 0 {
			notes = append(notes, s.Note)
			text += footnoteMark(len(notes))
		}
	}
	p.proseSpans(proseLook(fontFang, 12, "left"), text, g.Spans)
	look := proseLook(fontBody, 9, "left")
	look.Color = "595959"
	for i, note := range notes {
		text := footnoteMark(i + 1)
		for _, s := range note {
			text += s.Text
		}
		p.proseSpans(look, text, note)
	}
}

// footnoteMark is ① and so on: a paragraph has a few.
func footnoteMark(n int) string { return string('①' + rune(n-1)) }

// proseSpans is a row with a text and the ids of its figures.
func (p *page) proseSpans(look xlsxout.Look, text string, spans []document.Span) {
	var ids []string
	for _, s := range spans {
		if s.Figure != "" {
			ids = append(ids, s.Figure)
		}
	}
	if len(ids) == 0 {
		p.proseLine(look, text)
		return
	}
	small := lookSmall()
	small.Wrap, small.Top, small.Align, small.Indent = true, true, "left", 1
	beside := strings.Join(ids, " ")
	high := max(proseHeight(look, text), min(textHeight(beside, idsWidth, 9), maxHeight))
	row := p.addHigh(high, p.book.Text(look, text), p.book.Text(small, beside))
	if len(ids) == 1 { // a link leads to one place; the name box finds the others
		p.sheet.Link(2, row, p.book.plan.traceLink(ids[0]))
	}
}

// proseLink stands where the text has a table or a chart.
func (p *page) proseLink(title string, to xlsxbook.Spot) {
	look := proseLook(fontBody, 10.5, "center")
	look.Color, look.Underline = inkLink, true
	text := title + "（" + wordSeeSheet + "“" + to.Sheet + "”）"
	if strings.HasPrefix(title, to.Sheet) {
		text = title + "（" + wordSeeSheet + "）"
	}
	row := p.addHigh(proseHeight(look, text), p.book.Text(look, text))
	p.sheet.Link(1, row, to)
}

func (p *page) proseClose() {
	c := p.book.doc.Close
	plain, right := proseLook(fontFang, 12, "left"), proseLook(fontFang, 12, "right")
	for i, a := range c.Attachments {
		label := twoHanzi + wordAttached
		if i > 0 {
			label = twoHanzi + strings.Repeat("　", 3)
		}
		p.proseLine(plain, label+a)
	}
	for _, s := range c.Signatures {
		p.proseLine(right, s)
	}
	if c.Date != "" {
		p.proseLine(right, c.Date)
	}
}
