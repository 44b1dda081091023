package xlsx

import (
	"strings"

	"qreport/report/document"
	"qreport/report/internal/xlsxout"
)

// twoHanzi is the indentation of a paragraph.
const twoHanzi = "　　"

// proseWidth makes a line of text about as long as on paper.
const proseWidth = 88.0

// layoutProse is 正文: the report's text, one heading or paragraph per row,
// the ids of its figures beside it.
func layoutProse(b *book, e entry) *page {
	p := b.page(e)
	p.widths = []float64{proseWidth, 16}
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
			p.proseLink(tableTitle(b), p.book.plan.sheetOf[b], "A1")
		case *document.Chart:
			if block := p.book.plan.blockOf[b]; block != nil {
				p.proseLink(join(b.Number, b.Title), sheetCharts, cellName(1, block.top))
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

func (p *page) proseParagraph(g document.Paragraph) {
	var text strings.Builder
	text.WriteString(twoHanzi)
	var ids []string
	for _, s := range g.Spans {
		text.WriteString(s.Text)
		if s.Figure != "" {
			ids = append(ids, s.Figure)
		}
	}
	look := proseLook(fontFang, 12, "left")
	if len(ids) == 0 {
		p.proseLine(look, text.String())
		return
	}
	small := lookSmall()
	small.Wrap, small.Top, small.Align, small.Indent = true, true, "left", 1
	beside := strings.Join(ids, " ")
	high := max(proseHeight(look, text.String()), min(textHeight(beside, 16, 9), maxHeight))
	row := p.addHigh(high, p.book.Text(look, text.String()), p.book.Text(small, beside))
	p.link(cellName(2, row), p.book.plan.traceLink(ids[0]))
}

// proseLink stands where the text has a table or a chart.
func (p *page) proseLink(title, sheet, cell string) {
	look := proseLook(fontBody, 10.5, "center")
	look.Color, look.Underline = inkLink, true
	text := title + "（" + wordSeeSheet + "“" + sheet + "”）"
	if strings.HasPrefix(title, sheet) {
		text = title + "（" + wordSeeSheet + "）"
	}
	row := p.addHigh(proseHeight(look, text), p.book.Text(look, text))
	p.link(cellName(1, row), xlsxout.Ref(sheet, cell))
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
