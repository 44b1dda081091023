package xlsx

import (
	"strconv"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// shortHash is how much of a file's hash is shown: enough to find it.
const shortHash = 12

// layoutTrace is 溯源: where every figure comes from.
func layoutTrace(b *book, e entry) *page {
	return b.provenance(e, noteTrace, traceHeads(), func(t *tracer) {
		for i := range b.doc.Figures {
			t.figure(&b.doc.Figures[i], b.plan.trace[i])
		}
	})
}

// provenance is a sheet that a tracer fills below its heads.
func (b *book) provenance(e entry, note string, heads []string, fill func(*tracer)) *page {
	p := b.page(e)
	p.setup = setup{headRow: rowHead, landscape: true, freezeCol: 2}
	p.opening(e.title, note)
	p.addHigh(25, headCells(b, heads)...)
	t := newTracer(b, p, heads)
	fill(t)
	p.widths = t.widths
	p.table = &tableRange{b.plan.names.Range("tbl_", e.title), heads, e.rows}
	return p
}

// tracer fills 溯源 and 来源. Most of its texts come many times: each is made once.
type tracer struct {
	book    *book
	page    *page
	looks   traceLooks
	texts   map[string]traced
	numbers map[string]traced
	widths  []float64
	row     []traced // in the making
	cells   []xlsxbook.Cell
}

// traced is a cell with the room that it takes.
type traced struct {
	cell          xlsxbook.Cell
	width, height float64
}

type traceLooks struct{ id, text, number xlsxout.Look }

func newTracer(b *book, p *page, heads []string) *tracer {
	l := traceLooks{lookCell(), lookCell(), lookCell()}
	for _, look := range []*xlsxout.Look{&l.id, &l.text, &l.number} {
		look.Size, look.Align = 9, "left"
	}
	l.text.Indent = 1 // apart from the numbers
	l.number.Align = "right"
	t := &tracer{book: b, page: p, looks: l, texts: map[string]traced{}, numbers: map[string]traced{},
		widths: make([]float64, len(heads)), cells: make([]xlsxbook.Cell, len(heads))}
	for j, h := range heads {
		t.widths[j] = xlsxout.Width(h) + filterButton
	}
	return t
}

// traceFile is the column of 溯源 that names the file, or the rows of 来源.
const traceFile = 18

// traceColumn is the widest column of 溯源: longer texts wrap, or twenty
// columns would not be readable on one page.
const traceColumn = 20.0

// room measures a cell that shows a text.
func room(cell xlsxbook.Cell, text string) traced {
	width := xlsxout.Width(text) + 2
	out := traced{cell, min(width, traceColumn), rowHeight}
	if width > traceColumn {
		out.height = min(max(rowHeight, textHeight(text, traceColumn, 9)), maxHeight)
	}
	return out
}

// figure repeats the figure's own columns on each of its rows: a table with
// blanks below cannot be filtered.
func (t *tracer) figure(f *document.Figure, lines []traceLine) {
	back := t.book.plan.printed[f.ID]
	id := t.looks.id
	if back != "" && t.book.plan.linked() {
		id.Color, id.Underline = inkLink, true
	}
	t.row = append(t.row[:0], room(t.book.Text(id, f.ID), f.ID),
		t.text(f.Name), t.text(f.Region), t.text(f.Period), t.text(f.Basis), t.number(f.Text),
		t.text(f.Unit), t.text(f.Formula), t.text(f.Note))
	own := len(t.row)
	for i, l := range lines {
		t.row = t.row[:own]
		t.operand(l.operand)
		t.sources(l)
		row := t.add()
		if i == 0 && id.Underline {
			t.page.link(cellName(1, row), back)
		}
		if l.listed.n > 0 && t.book.plan.linked() {
			t.page.link(cellName(traceFile, row), xlsxout.Ref(sheetSources, cellName(1, l.listed.first)))
		}
	}
}

// operand adds what a row says of an operand; nil for a figure without any.
func (t *tracer) operand(o *document.Operand) {
	if o == nil {
		o = &document.Operand{}
	}
	t.row = append(t.row, t.text(o.Code), t.text(o.Name), t.number(o.Text), t.text(o.Unit))
}

// sources adds how many sources an operand has, and the only one or where they
// are listed.
func (t *tracer) sources(l traceLine) {
	switch {
	case l.listed.n > 0:
		t.row = append(t.row, t.count(l.listed.n), t.text(""), t.text(""), t.text(""), t.text(l.listed.text()), t.text(""), t.text(""), t.text(""))
	case l.source != nil:
		t.row = append(t.row, t.count(1))
		t.source(l.source)
	default:
		t.row = append(t.row, t.count(0))
		t.source(&document.Source{})
	}
}

// source adds the columns of a source.
func (t *tracer) source(s *document.Source) {
	t.row = append(t.row, t.text(s.Region), t.text(s.Bureau), t.number(s.Text), t.text(s.File), t.text(s.Sheet), t.text(s.Cell),
		t.text(s.SHA256[:min(len(s.SHA256), shortHash)]))
}

func (t *tracer) count(n int) traced { return t.number(strconv.Itoa(n)) }

// add appends the row as high as its highest cell.
func (t *tracer) add() int {
	height := rowHeight
	for j, c := range t.row {
		t.cells[j] = c.cell
		height = max(height, c.height)
		t.widths[j] = min(max(t.widths[j], c.width), traceColumn)
	}
	return t.page.sheet.PackedRow(height, t.cells)
}

func (t *tracer) text(s string) traced {
	out, ok := t.texts[s]
	if !ok {
		look := t.looks.text
		look.Wrap = xlsxout.Width(s)+2 > traceColumn
		out = room(t.book.Text(look, s), s)
		t.texts[s] = out
	}
	return out
}

func (t *tracer) number(s string) traced {
	out, ok := t.numbers[s]
	if !ok {
		out = t.printedNumber(s)
		t.numbers[s] = out
	}
	return out
}

// printedNumber makes a number of a printed one, shown as printed; anything
// else stays text.
func (t *tracer) printedNumber(text string) traced {
	look := t.looks.number
	value, ok := parsePrinted(text)
	if !ok {
		look.Wrap = xlsxout.Width(text)+2 > traceColumn
		return room(t.book.Text(look, text), text)
	}
	look.Format = shapeOf(text).format("")
	return traced{t.book.Number(look, value), xlsxout.Width(text) + 2, rowHeight}
}

// nameFigures gives the first row of every figure a name, so that the name
// box finds it.
func (b *book) nameFigures() {
	if !b.plan.linked() {
		return
	}
	named := make(map[string]bool, len(b.doc.Figures))
	for i := range b.doc.Figures {
		id := b.doc.Figures[i].ID
		if named[id] || id == "" {
			continue
		}
		named[id] = true
		name := b.plan.names.Range("fig_", id)
		b.Define(name, xlsxout.Ref(sheetTrace, "$A$"+cellName(0, b.plan.traceRow[id])))
	}
}
