package docx

import (
	"fmt"
	"io"

	"qreport/report/document"
)

// Render writes d as a Word document.
func Render(w io.Writer, d *document.Document) error {
	b := &builder{doc: d}
	b.head()
	b.blocks(d.Body)
	b.closing(d.Close)
	for _, a := range d.Annexes {
		b.annex(a)
	}
	b.turn(false)
	b.imprint(d.Close)
	if b.err != nil {
		return fmt.Errorf("docx: %w", b.err)
	}
	if err := pack(w, b.parts()); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return nil
}

// builder writes the body while it walks through a document.
type builder struct {
	doc       *document.Document
	out       xmlText
	bookmarks int
	drawings  int
	charts    []chartPart
	notes     [][]document.Span
	landscape bool
	err       error // the first chart that could not be drawn
}

func (b *builder) blocks(blocks []document.Block) {
	for _, blk := range blocks {
		b.block(blk)
	}
}

func (b *builder) block(blk document.Block) {
	if t, ok := blk.(*document.Table); !ok || !t.Wide {
		b.turn(false)
	}
	switch blk := blk.(type) {
	case document.Heading:
		b.paragraph(headingStyle(blk.Level), "", run("", blk.Text))
	case document.Paragraph:
		b.paragraph(styleBody, "", b.spans(blk.Spans))
	case document.Note:
		b.paragraph(styleNote, "", run("", blk.Text))
	case *document.Table:
		b.table(blk)
	case *document.Chart:
		b.chart(blk)
	}
}

// spans are the runs of a paragraph. What names a table or chart is a field
// that follows its number.
func (b *builder) spans(spans []document.Span) string {
	var out xmlText
	for _, s := range spans {
		switch {
		case len(s.Note) > 0:
			out.add(b.footnote(s.Note))
		case s.Ref != "":
			out.add(field(" REF "+bookmarkName(s.Ref)+" \\h \\* MERGEFORMAT ", run("", s.Text)))
		case s.Strong:
			out.add(run(fontsOf(fontHei), s.Text))
		default:
			out.add(run("", s.Text))
		}
	}
	return out.String()
}

// annex starts a new page with its label and title.
func (b *builder) annex(a document.Annex) {
	wide := false
	if len(a.Blocks) > 0 {
		t, ok := a.Blocks[0].(*document.Table)
		wide = ok && t.Wide
	}
	before := b.landscape
	b.turn(wide)
	newPage := ""
	if before == b.landscape {
		newPage = "<w:pageBreakBefore/>"
	}
	b.paragraph(styleAnnexLabel, newPage, run("", a.Label))
	b.paragraph(styleAnnexTitle, "", run("", a.Title))
	b.blocks(a.Blocks)
}
