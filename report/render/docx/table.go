package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"qreport/report/document"
)

// table is a caption, the unit, the rows and the notes. A wide one stands in a
// section of landscape pages.
func (b *builder) table(t *document.Table) {
	b.turn(t.Wide)
	b.paragraph(styleTableTitle, "", b.caption(t.ID, t.Number, t.Title))
	if t.Unit != "" {
		b.paragraph(styleTableUnit, "", run("", t.Unit))
	}
	g := b.grid(t)
	b.out.addf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`, b.width())
	b.out.add(`<w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="000000"/></w:tblBorders>`,
		`<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range g.widths {
		b.out.addf(`<w:gridCol w:w="%d"/>`, w)
	}
	b.out.add("</w:tblGrid>")
	g.header(&b.out)
	for i, r := range t.Rows {
		g.row(&b.out, r, i >= len(t.Rows)-2 && len(t.Notes) > 0)
	}
	b.out.add("</w:tbl>")
	for _, n := range t.Notes {
		b.paragraph(styleNote, "", run("", n))
	}
	if len(t.Notes) == 0 {
		b.paragraph(styleNote, "", "")
	}
}

// caption is number and title; the number is a field, so that Word counts on
// when the analyst adds a table, and the aim of references.
func (b *builder) caption(id, number, title string) string {
	if number == "" {
		return run("", title)
	}
	label := strings.TrimRight(number, "0123456789")
	counted := run("", label) + field(" SEQ "+label+" \\* ARABIC ", run("", strings.TrimPrefix(number, label)))
	return b.bookmarked(id, counted) + run("", "\u3000"+title)
}

// grid is a table on its columns.
type grid struct {
	t      *document.Table
	widths []int   // twips
	size   float64 // of the text, in points
	points []point // of columns of numbers
}

// point is where the numbers of a column line up. Decimal tabs would do it in
// Word, but not in LibreOffice, so numbers are set flush right and indented by
// what they have less behind the point than the longest: behind, in ems; edge is
// what the longest is indented, in twips.
type point struct {
	behind float64
	edge   int
}

// grid shares the width among the columns and takes the largest type of which
// as many characters fit as the columns want.
func (b *builder) grid(t *document.Table) *grid {
	total := 0.0
	for _, c := range t.Columns {
		total += c.Width
	}
	g := &grid{t: t}
	room := float64(b.width())/20 - 4*float64(len(t.Columns))
	g.size = min(sizeWuhao, max(7.5, float64(int(room/total*2))/2))
	for _, c := range t.Columns {
		g.widths = append(g.widths, int(c.Width/total*float64(b.width())))
	}
	for i := range t.Columns {
		g.points = append(g.points, g.point(i))
	}
	return g
}

// point centres the block of a column's numbers in the column.
func (g *grid) point(column int) point {
	before, p := 0.0, point{}
	for _, r := range g.t.Rows {
		if c := r.Cells[column]; c.IsNumber && r.Kind != document.RowSection {
			whole, _, _ := strings.Cut(c.Text, ".")
			before = max(before, digit*float64(utf8.RuneCountInString(whole)))
			p.behind = max(p.behind, behind(c))
		}
	}
	p.edge = max(0, int((float64(g.widths[column]-cellSides)-(before+p.behind)*g.size*20)/2))
	return p
}

// Widths of Times New Roman, in ems.
const (
	digit     = 0.5
	pointWide = 0.25
)

// cellSides is the space at the sides of a cell, in twips.
const cellSides = 80

// behind is how wide a number is from the point on, with its flag.
func behind(c document.Cell) float64 {
	_, rest, found := strings.Cut(c.Text, ".")
	wide := digit * float64(utf8.RuneCountInString(rest+c.Flag))
	if found {
		wide += pointWide
	}
	return wide
}

// header is one row, or two when columns are grouped; it repeats on every page.
func (g *grid) header(out *xmlText) {
	grouped := false
	for _, c := range g.t.Columns {
		grouped = grouped || c.Group != ""
	}
	if grouped {
		out.add("<w:tr>", headerRow)
		for i := 0; i < len(g.t.Columns); {
			n := g.groupLength(i)
			title, merge, line := g.t.Columns[i].Group, "", thinBelow
			if title == "" {
				title, merge, line = g.t.Columns[i].Title, `<w:vMerge w:val="restart"/>`, ""
			}
			g.cell(out, i, n, merge+line, "center", fontHei, title)
			i += n
		}
		out.add("</w:tr>")
	}
	out.add("<w:tr>", headerRow)
	for i, c := range g.t.Columns {
		title, merge := c.Title, ""
		if grouped && c.Group == "" {
			title, merge = "", "<w:vMerge/>"
		}
		g.cell(out, i, 1, merge+thinBelow, "center", fontHei, title)
	}
	out.add("</w:tr>")
}

const (
	headerRow = `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`
	thinBelow = `<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>`
	thinAbove = `<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>`
)

func (g *grid) groupLength(from int) int {
	n := 1
	for g.t.Columns[from].Group != "" && from+n < len(g.t.Columns) && g.t.Columns[from+n].Group == g.t.Columns[from].Group {
		n++
	}
	return n
}

// row is a line of the table; keep ties it to what follows.
func (g *grid) row(out *xmlText, r document.Row, keep bool) {
	out.add(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	border, tie := "", ""
	if r.Kind == document.RowTotal {
		border = thinAbove
	}
	if keep || r.Kind == document.RowSection {
		tie = keepNext
	}
	if r.Kind == document.RowSection {
		g.text(out, 0, len(g.widths), border, tie, fontHei, r.Cells[0].Text)
		out.add("</w:tr>")
		return
	}
	for i, c := range r.Cells {
		g.value(out, i, c, r, border, tie)
	}
	out.add("</w:tr>")
}

func (g *grid) value(out *xmlText, i int, c document.Cell, r document.Row, border, tie string) {
	column, properties := g.t.Columns[i], tie
	switch {
	case c.IsNumber:
		p := g.points[i]
		properties += fmt.Sprintf(`<w:ind w:right="%d"/>`, p.edge+int((p.behind-behind(c))*g.size*20)) + justify("right")
	case column.Align != document.AlignLeft:
		properties += justify("center")
	case i == 0 && indentOf(r) > 0:
		properties += fmt.Sprintf(`<w:ind w:left="%d"/>`, int(float64(indentOf(r))*g.size*20))
	}
	g.text(out, i, 1, border, properties, fontSong, c.Text+c.Flag)
}

// indentOf is how many characters the first cell is indented.
func indentOf(r document.Row) int {
	if r.Kind == document.RowOf {
		return r.Indent + 1
	}
	return r.Indent
}

func (g *grid) cell(out *xmlText, i, span int, properties, align, font, text string) {
	g.text(out, i, span, properties, keepNext+justify(align), font, text)
}

// text is a cell over span columns.
func (g *grid) text(out *xmlText, i, span int, properties, paragraphs, font, text string) {
	wide := 0
	for _, w := range g.widths[i : i+span] {
		wide += w
	}
	spans := ""
	if span > 1 {
		spans = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, span)
	}
	out.addf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s<w:vAlign w:val="center"/></w:tcPr>`, wide, spans, properties)
	look := sizeOf(g.size)
	if font != fontSong {
		look = fontsOf(font) + look
	}
	out.add(paragraph(styleCell, paragraphs, run(look, text)), "</w:tc>")
}
