package xlsx

import (
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// traceCells are the cells of 溯源 and 来源 in one ink: most come many times, and
// are made once.
type traceCells struct {
	book    *book
	looks   traceLooks
	oneLine bool     // a long text is cut off instead of wrapping
	texts   []traced // by the number of the shared text
	numbers map[string]traced
}

type traceLooks struct{ id, text, number xlsxout.Look }

// newTraceCells makes cells in black, or faint ones on one line.
func newTraceCells(b *book, ink string) *traceCells {
	l := traceLooks{lookCell(), lookCell(), lookCell()}
	for _, look := range []*xlsxout.Look{&l.id, &l.text, &l.number} {
		look.Size, look.Align, look.Color = 9, "left", ink
	}
	l.text.Indent = 1 // apart from the numbers
	l.number.Align = "right"
	return &traceCells{b, l, ink != "", make([]traced, 0, 2*(len(b.doc.Figures)+len(b.doc.Data))), map[string]traced{}}
}

// traceColumn is the widest column of 溯源: longer texts wrap, or the columns
// would not be readable on one page.
const traceColumn = 20.0

// room measures a cell that shows a text.
func (c *traceCells) room(cell xlsxbook.Cell, text string) traced {
	width := xlsxout.Width(text) + 2
	out := traced{cell, min(width, traceColumn), rowHeight}
	if width > traceColumn && !c.oneLine {
		out.height = min(max(rowHeight, textHeight(text, traceColumn, 9)), maxHeight)
	}
	return out
}

func (c *traceCells) text(s string) traced {
	shared := c.book.Share(s)
	at := shared.Number + 1 // an empty text is the first
	if at >= len(c.texts) {
		c.texts = append(c.texts, make([]traced, at+1-len(c.texts))...)
	}
	out := &c.texts[at]
	if out.height == 0 {
		look := c.looks.text
		look.Wrap = c.wraps(s)
		*out = c.room(c.book.Shared(look, shared), s)
	}
	return *out
}

func (c *traceCells) wraps(s string) bool { return !c.oneLine && xlsxout.Width(s)+2 > traceColumn }

func (c *traceCells) number(s string) traced {
	out, ok := c.numbers[s]
	if !ok {
		out = c.printedNumber(s)
		c.numbers[s] = out
	}
	return out
}

// printedNumber makes a number of a printed one, shown as printed; anything
// else stays text.
func (c *traceCells) printedNumber(text string) traced {
	look := c.looks.number
	value, ok := parsePrinted(text)
	if !ok {
		look.Wrap = c.wraps(text)
		return c.room(c.book.Text(look, text), text)
	}
	look.Format = shapeOf(text).format("")
	return traced{c.book.Number(look, value), xlsxout.Width(text) + 2, rowHeight}
}
