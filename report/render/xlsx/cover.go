package xlsx

import (
	"strings"

	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// layoutCover is 封面: what the report is, whose, of when.
func layoutCover(b *book, e entry) *page {
	p := b.page(e)
	p.widths = []float64{6, 14, 74}
	p.setup.onePage = true
	p.setup.tab = inkLink
	for range 4 {
		p.add()
	}
	title := b.doc.Head.Title
	if len(title) == 0 {
		title = []string{b.doc.Meta.Title}
	}
	look := xlsxout.Look{Font: fontHead, Size: 22}
	for _, t := range title {
		p.addHigh(34, xlsxbook.Cell{}, b.Text(look, t))
	}
	p.add()
	p.coverFacts()
	p.add()
	row := p.add(xlsxbook.Cell{}, b.Text(lookLink(), titleContents))
	p.sheet.Link(2, row, top(sheetContents))
	return p
}

// coverFacts lists what the head of the document says.
func (p *page) coverFacts() {
	d := p.book.doc
	issuers := d.Head.Issuers
	if len(issuers) == 0 && d.Meta.Author != "" {
		issuers = []string{d.Meta.Author}
	}
	p.coverFact(wordIssuers, strings.Join(issuers, "\n"), "")
	p.coverFact(wordNumber, d.Head.Number, "")
	p.coverFact(wordDate, d.Close.Date, "")
	p.coverFact(wordNotice, d.Meta.Notice, inkNotice)
	p.coverFact(wordTool, d.Meta.Tool, "")
}

func (p *page) coverFact(name, value, color string) {
	if value == "" {
		return
	}
	key := xlsxout.Look{Font: fontBody, Size: 12, Color: "595959", Top: true, RuleBelow: xlsxout.RuleHair}
	look := xlsxout.Look{Font: fontBody, Size: 12, Color: color, Bold: color != "", Wrap: true, RuleBelow: xlsxout.RuleHair}
	height := 22 * float64(1+strings.Count(value, "\n"))
	p.addHigh(height, xlsxbook.Cell{}, p.book.Text(key, name), p.book.Text(look, value))
}

// layoutContents is 目录: every sheet with a link.
func layoutContents(b *book, e entry) *page {
	p := b.page(e)
	p.widths = []float64{9, 20, 56, 12}
	for _, other := range b.plan.entries {
		p.widths[1] = max(p.widths[1], xlsxout.Width(other.sheet)+2)
	}
	p.setup = setup{headRow: rowHead, tab: inkLink}
	p.addHigh(24, b.Text(lookTitle(), titleContents))
	p.addHigh(16, b.Text(lookSmall(), b.doc.Meta.Title))
	p.addHigh(16, b.Text(xlsxout.Look{Font: fontBody, Size: 9, Color: inkNotice}, b.doc.Meta.Notice))
	p.addHigh(25, headCells(b, contentsHeads())...)
	for i, other := range b.plan.entries {
		row := p.addHigh(max(rowHeight, textHeight(other.title, p.widths[2], 10.5)), contentsRow(b, i, other)...)
		p.sheet.Link(2, row, top(other.sheet))
	}
	p.table = &tableRange{b.plan.names.Range("tbl_", titleContents), contentsHeads(), len(b.plan.entries)}
	return p
}

func contentsRow(b *book, i int, e entry) []xlsxbook.Cell {
	body, name := lookCell(), lookCell()
	body.Align = "left"
	name.Color, name.Underline, name.Align = inkLink, true, "left"
	centre, number := body, lookCell()
	centre.Align, number.Align, number.Format = "center", "right", "0"
	text := body
	text.Wrap = true
	cells := []xlsxbook.Cell{
		b.Number(centre, float64(i+1)), b.Text(name, e.sheet), b.Text(text, e.title),
		b.Empty(body),
	}
	if e.rows > 0 {
		cells[3] = b.Number(number, float64(e.rows))
	}
	return cells
}

func headCells(b *book, heads []string) []xlsxbook.Cell {
	cells := make([]xlsxbook.Cell, len(heads))
	for i, h := range heads {
		cells[i] = b.Text(lookHead(), h)
	}
	return cells
}

// layoutLegend is 图例: the marks that stand for missing values.
func layoutLegend(b *book, e entry) *page {
	p := b.page(e)
	p.widths = []float64{14, 70}
	p.setup = setup{headRow: rowHead}
	p.opening(titleLegend, "")
	p.addHigh(25, headCells(b, legendHeads())...)
	sign, meaning := lookCell(), lookCell()
	sign.Align, meaning.Align, meaning.Wrap = "center", "left", true
	for _, m := range b.doc.Legend {
		high := max(rowHeight, textHeight(m.Meaning, p.widths[1], 10.5))
		p.addHigh(high, b.Text(sign, m.Sign), b.Text(meaning, m.Meaning))
	}
	p.table = &tableRange{b.plan.names.Range("tbl_", titleLegend), legendHeads(), len(b.doc.Legend)}
	return p
}
