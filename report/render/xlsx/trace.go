package xlsx

import (
	"github.com/xuri/excelize/v2"

	"qreport/report/document"
	"qreport/report/internal/xlsxout"
)

// shortHash is how much of a file's hash is shown: enough to find it.
const shortHash = 12

// traceLine is one row of 溯源: a figure, an operand, a source.
type traceLine struct {
	operand *document.Operand
	source  *document.Source
}

// traceLines gives a figure one line per source of each operand, at least one.
func traceLines(f *document.Figure) []traceLine {
	var lines []traceLine
	for i := range f.Operands {
		o := &f.Operands[i]
		if len(o.Sources) == 0 {
			lines = append(lines, traceLine{operand: o})
		}
		for j := range o.Sources {
			lines = append(lines, traceLine{o, &o.Sources[j]})
		}
	}
	if lines == nil {
		lines = []traceLine{{}}
	}
	return lines
}

func traceRows(figures []document.Figure) int {
	rows := 0
	for i := range figures {
		rows += len(traceLines(&figures[i]))
	}
	return rows
}

// layoutTrace is 溯源: where every figure comes from.
func layoutTrace(b *book, e entry) *page {
	p := b.page(e)
	p.setup = setup{headRow: rowHead, landscape: true, freezeCol: 2}
	p.opening(titleTrace, noteTrace)
	heads := traceHeads()
	p.addHigh(25, headCells(b, heads)...)
	looks := newTraceLooks()
	for i := range b.doc.Figures {
		b.traceFigure(p, &b.doc.Figures[i], looks)
	}
	p.fitTrace(heads)
	p.table = &tableRange{b.plan.names.Range("tbl_", titleTrace), len(heads), e.rows}
	return p
}

type traceLooks struct{ id, text, number xlsxout.Look }

func newTraceLooks() traceLooks {
	l := traceLooks{lookCell(), lookCell(), lookCell()}
	for _, look := range []*xlsxout.Look{&l.id, &l.text, &l.number} {
		look.Size, look.Align = 9, "left"
	}
	l.text.Indent = 1 // apart from the numbers
	l.number.Align = "right"
	return l
}

// traceColumn is the widest column of 溯源: longer texts wrap, or twenty
// columns would not be readable on one page.
const traceColumn = 20.0

// fitTrace sets the widths of the columns and the heights of the rows.
func (p *page) fitTrace(heads []string) {
	p.widths = make([]float64, len(heads))
	for j, h := range heads {
		p.widths[j] = xlsxout.Width(h) + filterButton
	}
	for _, r := range p.rows[rowHead:] {
		for j, c := range r.cells {
			p.widths[j] = min(max(p.widths[j], cellText(c)+2), traceColumn)
		}
	}
	for i := range p.rows[rowHead:] {
		r := &p.rows[rowHead+i]
		r.height = rowHeight
		for j, c := range r.cells {
			if s, ok := c.(excelize.Cell).Value.(string); ok && xlsxout.Width(s)+2 > traceColumn {
				r.height = min(max(r.height, textHeight(s, p.widths[j], 9)), maxHeight)
			}
		}
	}
}

// cellText is the width of what a cell shows.
func cellText(c any) float64 {
	if s, ok := c.(excelize.Cell).Value.(string); ok {
		return xlsxout.Width(s)
	}
	return minColumn - 2
}

// traceFigure repeats the figure's own columns on each of its rows: a table
// with blanks below cannot be filtered.
func (b *book) traceFigure(p *page, f *document.Figure, looks traceLooks) {
	back := b.plan.printed[f.ID]
	if back != "" && len(b.plan.traceRow) <= maxLinked {
		looks.id.Color, looks.id.Underline = inkLink, true
	}
	for i, l := range traceLines(f) {
		cells := make([]any, 0, len(traceHeads()))
		text := func(s string) { cells = append(cells, b.traceText(looks, s)) }
		cells = append(cells, b.styles.Text(looks.id, f.ID))
		text(f.Name)
		text(f.Region)
		text(f.Period)
		text(f.Basis)
		cells = append(cells, b.printedNumber(looks.number, f.Text))
		text(f.Unit)
		text(f.Formula)
		text(f.Note)
		cells = b.traceOperand(cells, l.operand, looks)
		cells = b.traceSource(cells, l.source, looks)
		row := p.add(cells...)
		if i == 0 && looks.id.Underline {
			p.link(cellName(1, row), back)
		}
	}
}

func (b *book) traceText(looks traceLooks, s string) excelize.Cell {
	look := looks.text
	look.Wrap = xlsxout.Width(s)+2 > traceColumn
	return b.styles.Text(look, s)
}

func (b *book) traceOperand(cells []any, o *document.Operand, looks traceLooks) []any {
	if o == nil {
		o = &document.Operand{}
	}
	return append(cells, b.traceText(looks, o.Code), b.traceText(looks, o.Name),
		b.printedNumber(looks.number, o.Text), b.traceText(looks, o.Unit))
}

func (b *book) traceSource(cells []any, s *document.Source, looks traceLooks) []any {
	if s == nil {
		s = &document.Source{}
	}
	hash := s.SHA256[:min(len(s.SHA256), shortHash)]
	return append(cells, b.traceText(looks, s.Region), b.traceText(looks, s.Bureau),
		b.printedNumber(looks.number, s.Text), b.traceText(looks, s.File),
		b.traceText(looks, s.Sheet), b.traceText(looks, s.Cell),
		b.traceText(looks, hash))
}

// printedNumber makes a number of a printed one, shown as printed; anything
// else stays text.
func (b *book) printedNumber(look xlsxout.Look, text string) excelize.Cell {
	value, ok := parsePrinted(text)
	if !ok {
		return b.styles.Text(look, text)
	}
	look.Format = shapeOf(text).format("")
	return b.styles.Value(look, value)
}

// nameFigures gives the first row of every figure a name, so that the name
// box finds it.
func (b *book) nameFigures() error {
	if len(b.plan.traceRow) > maxLinked {
		return nil
	}
	named := make(map[string]bool, len(b.doc.Figures))
	for i := range b.doc.Figures {
		id := b.doc.Figures[i].ID
		if named[id] || id == "" {
			continue
		}
		named[id] = true
		name := b.plan.names.Range("fig_", id)
		if err := b.defineName(name, xlsxout.Ref(sheetTrace, "$A$"+cellName(0, b.plan.traceRow[id]))); err != nil {
			return err
		}
	}
	return nil
}

// defineName adds a name that is known to be new: excelize compares each with
// all others, which is quadratic.
func (b *book) defineName(name, target string) error {
	wb := b.file.WorkBook
	if wb.DefinedNames == nil || len(wb.DefinedNames.DefinedName) == 0 {
		return b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: target})
	}
	entry := wb.DefinedNames.DefinedName[0]
	entry.Name, entry.Data, entry.LocalSheetID = name, target, nil
	wb.DefinedNames.DefinedName = append(wb.DefinedNames.DefinedName, entry)
	return nil
}
