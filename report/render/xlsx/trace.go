package xlsx

import (
	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// shortHash is how much of a file's hash is shown: enough to find it.
const shortHash = 12

// layoutTrace is 溯源: where every figure comes from.
func layoutTrace(b *book, e entry) *page {
	return b.provenance(e, noteTrace, traceHeads(), func(t *tracer) {
		t.operands = make(map[string]knownOperand, len(b.doc.Data))
		for i := range b.doc.Figures {
			t.figure(&b.doc.Figures[i], b.plan.trace[i])
		}
	})
}

// provenance is a sheet that a tracer fills below its heads.
func (b *book) provenance(e entry, note string, heads []string, fill func(*tracer)) *page {
	p := b.page(e)
	p.setup = setup{headRow: rowHead, landscape: true, freezeCol: 2}
	p.sheet.Usual(rowHeight)
	p.opening(e.title, note)
	p.addHigh(25, headCells(b, heads)...)
	t := newTracer(b, p, heads)
	fill(t)
	p.widths = t.widths
	p.table = &tableRange{b.plan.names.Range("tbl_", e.title), heads, e.rows}
	return p
}

// tracer fills 溯源 and 来源. What a row repeats of the one above is faint and on
// one line.
type tracer struct {
	*traceCells
	faint    *traceCells
	book     *book
	page     *page
	operands map[string]knownOperand // by datum
	filings  map[*document.Filing]traced
	widths   []float64
	last     [traceFigure]lastText // of each of a figure's columns
}

// lastText is the cell that a column had last.
type lastText struct {
	text string
	traced
}

// traced is a cell, or several side by side, with the room that it takes.
type traced struct {
	cell          xlsxbook.Cell
	width, height float64
}

// knownOperand is the end of a row, as it was made for an operand of this name,
// and where it leads.
type knownOperand struct {
	name string
	traced
	target xlsxbook.Spot
}

func newTracer(b *book, p *page, heads []string) *tracer {
	if b.traced == nil {
		b.traced, b.faint = newTraceCells(b, ""), newTraceCells(b, inkGrey)
	}
	t := &tracer{traceCells: b.traced, faint: b.faint, book: b, page: p,
		filings: map[*document.Filing]traced{}, widths: make([]float64, len(heads))}
	for j, h := range heads {
		t.widths[j] = xlsxout.Width(h) + filterButton
	}
	return t
}

// The columns of 溯源: those of the figure, and those of an operand, of which the
// last leads to its rows in 来源.
const (
	traceFigure  = 9
	traceOperand = 5
	traceListed  = traceFigure + traceOperand
)

// figure repeats the figure's own columns on each of its rows: a table with
// blanks below cannot be filtered.
func (t *tracer) figure(f *document.Figure, lines []traceLine) {
	back, linked := t.book.plan.printed[f.ID], t.book.plan.linked()
	id := t.looks.id
	if back.Sheet != "" && linked {
		id.Color, id.Underline = inkLink, true
	}
	own := t.joined(0, t.room(t.book.Text(id, f.ID), f.ID),
		t.text(f.Name), t.again(2, f.Region), t.again(3, f.Period), t.again(4, f.Basis), t.number(f.Text),
		t.again(6, f.Unit), t.again(7, f.Formula), t.again(8, f.Note))
	for i, l := range lines {
		operand := t.operand(l)
		row := t.add(own, operand.traced)
		if i == 0 {
			if id.Underline {
				t.page.sheet.Link(1, row, back)
			}
			if len(lines) > 1 {
				own = t.repeated(f)
			}
		}
		if linked {
			t.page.sheet.Link(traceListed, row, operand.target)
		}
	}
}

// repeated is a figure's own columns on all rows but its first.
func (t *tracer) repeated(f *document.Figure) traced {
	c := t.faint
	return t.joined(0, c.room(t.book.Text(c.looks.id, f.ID), f.ID), c.text(f.Name), c.text(f.Region), c.text(f.Period), c.text(f.Basis), c.number(f.Text),
		c.text(f.Unit), c.text(f.Formula), c.text(f.Note))
}

// operand is what a row says of an operand: many figures rest on the same one.
func (t *tracer) operand(l traceLine) knownOperand {
	o := l.operand
	if o == nil { // a figure without any
		o = &document.Operand{}
	}
	known, ok := t.operands[o.Datum]
	if ok && known.name == o.Name {
		return known
	}
	out := knownOperand{name: o.Name}
	out.traced = t.joined(traceFigure, t.text(o.Code), t.text(o.Name), t.number(o.Text), t.text(o.Unit), t.number(l.listed.text()))
	if l.listed.n > 0 {
		out.target = xlsxbook.Spot{Sheet: sheetSources, Column: 1, Row: l.listed.first}
	}
	if o.Datum != "" {
		t.operands[o.Datum] = out
	}
	return out
}

// source is the columns of a source; many have a sheet in common.
func (t *tracer) source(s *document.Source) (filed, cell traced) {
	filed, known := t.filings[s.Filing]
	if !known {
		filed = t.joined(sourceOperand, t.text(s.Region), t.text(s.Bureau), t.text(s.File),
			t.text(s.SHA256[:min(len(s.SHA256), shortHash)]), t.text(s.Sheet))
		t.filings[s.Filing] = filed
	}
	return filed, t.joined(sourceCell, t.text(s.Cell), t.number(s.Text))
}

// joined puts cells side by side, from a column on, counted from 0.
func (t *tracer) joined(column int, cells ...traced) traced {
	var side [traceFigure]xlsxbook.Cell
	height := 0.0
	for j, c := range cells {
		side[j] = c.cell
		height = max(height, c.height)
		t.widths[column+j] = min(max(t.widths[column+j], c.width), traceColumn)
	}
	return traced{cell: t.book.Joined(side[:len(cells)]...), height: height}
}

// add appends a row of pieces, as high as the highest.
func (t *tracer) add(pieces ...traced) int {
	var cells [3]xlsxbook.Cell
	height := 0.0
	for i, p := range pieces {
		cells[i] = p.cell
		height = max(height, p.height)
	}
	return t.page.sheet.PackedRow(height, cells[:len(pieces)]...)
}

// again is text for a column in which neighbours are mostly alike.
func (t *tracer) again(column int, s string) traced {
	last := &t.last[column]
	if last.height == 0 || last.text != s {
		*last = lastText{s, t.text(s)}
	}
	return last.traced
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
		b.Define(name, xlsxbook.Spot{Sheet: sheetTrace, Column: 1, Row: b.plan.traceRow[id]})
	}
}
