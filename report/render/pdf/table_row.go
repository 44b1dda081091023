package pdf

import "qreport/report/document"

// tableRow is a row with its cells cut into lines.
type tableRow struct {
	row   document.Row
	cells []cellLines
	h     float64
	part  bool // a later part of a row that is taller than a page
	first bool
	final bool
}

// cellLines is the text of a cell; figures on the decimal point have none.
type cellLines struct {
	p     *para
	lines []line
}

func (s *sheet) layRows() {
	s.rows = make([]tableRow, len(s.t.Rows))
	room := make([]cellLines, len(s.t.Rows)*len(s.cols))
	for k, r := range s.t.Rows {
		row := &s.rows[k]
		*row = tableRow{row: r, first: k == 0, final: k == len(s.t.Rows)-1}
		columns := len(s.cols)
		if r.Kind == document.RowSection {
			columns = 1
		}
		row.cells, room = room[:columns], room[columns:]
		n := 1
		for i := range row.cells {
			row.cells[i] = s.cell(i, k)
			n = max(n, len(row.cells[i].lines))
		}
		row.h = float64(n)*s.lead + s.air
	}
}

// cell cuts the text of a cell into lines.
func (s *sheet) cell(i, k int) cellLines {
	if i >= len(s.cells[k]) || s.cells[k][i] == nil || len(s.cells[k][i].g) == 0 {
		return cellLines{}
	}
	p := s.cells[k][i]
	return cellLines{p, s.b.set.lines(p, s.measureOf(i, s.t.Rows[k]), 0)}
}

// measureOf is the width a cell's text may take.
func (s *sheet) measureOf(i int, r document.Row) float64 {
	if r.Kind == document.RowSection {
		return s.width - 2*s.pad
	}
	w := s.cols[i].w - 2*s.pad - s.indent(i, r)
	if i < len(r.Cells) {
		w -= s.flagWidth(r.Cells[i])
	}
	return max(w, s.size*ptMM)
}

// split cuts a row that is taller than a page into parts; every other row is
// one part.
func (s *sheet) split(r tableRow) []tableRow {
	room := areaHeight
	if s.t.Wide {
		room = areaWidth
	}
	most := int((room - s.headH - 25) / s.lead)
	if r.h <= float64(most)*s.lead {
		return []tableRow{r}
	}
	var out []tableRow
	for from, more := 0, true; more; from += most {
		part := tableRow{row: r.row, part: from > 0, first: r.first, final: r.final}
		lines := 0
		more = false
		for _, c := range r.cells {
			n := len(c.lines)
			cut := cellLines{c.p, c.lines[min(from, n):min(from+most, n)]}
			part.cells = append(part.cells, cut)
			lines, more = max(lines, len(cut.lines)), more || n > from+most
		}
		part.h = float64(max(lines, 1))*s.lead + s.air
		out = append(out, part)
	}
	return out
}

func (s *sheet) drawRow(pg *page, r tableRow, x, y float64) {
	for i, c := range r.cells {
		if i >= len(r.row.Cells) {
			break
		}
		if c.p == nil && !r.part {
			s.drawFigure(pg, i, r, x, y)
		} else if c.p != nil {
			s.drawText(pg, i, c, r, x, y)
		}
	}
	s.ruleOff(pg, r, x, y)
}

// ruleOff draws the lines that set totals and sections apart.
func (s *sheet) ruleOff(pg *page, r tableRow, x, y float64) {
	switch r.row.Kind {
	case document.RowTotal:
		if !r.first {
			pg.rule(x, x+s.width, y, ruleThin, black())
		}
		if !r.final {
			pg.rule(x, x+s.width, y+r.h, ruleThin, black())
		}
	case document.RowSection:
		pg.rule(x, x+s.width, y+r.h, ruleHair, grey(120))
	}
}

// drawFigure lines a figure up on the decimal point; the figures of a column
// stand as a block in its middle.
func (s *sheet) drawFigure(pg *page, i int, r tableRow, x, y float64) {
	cell, col := r.row.Cells[i], s.cols[i]
	if cell.Text == "" && cell.Flag == "" {
		return
	}
	st := s.cellStyle(r.row)
	whole, part := splitFigure(cell.Text)
	at := x + col.x + (col.w-col.whole-col.part)/2 + col.whole
	base := baseline(y, r.h, s.size)
	pg.print(s.b.set, whole, st, at, base, alignRight)
	at += pg.print(s.b.set, part, st, at, base, alignLeft)
	s.drawFlag(pg, cell, at, base)
}

func (s *sheet) drawFlag(pg *page, c document.Cell, x, base float64) {
	if c.Flag != "" {
		pg.print(s.b.set, c.Flag, songStyle(s.size*flagScale), x, base-0.3*s.size*ptMM, alignLeft)
	}
}

func (s *sheet) drawText(pg *page, i int, c cellLines, r tableRow, x, y float64) {
	measure := s.measureOf(i, r.row)
	left := x + s.cols[i].x + s.pad + s.indent(i, r.row)
	a := s.alignOf(i, r.row)
	top := y + (r.h-float64(len(c.lines))*s.lead)/2
	for k, l := range c.lines {
		base := baseline(top+float64(k)*s.lead, s.lead, s.size)
		pg.place(s.b.set, c.p, l, left, base, measure, a)
		if l.last && k == len(c.lines)-1 {
			end := left + l.natural
			if a == alignCentre {
				end = left + (measure+l.natural)/2
			}
			s.drawFlag(pg, r.row.Cells[i], end, base)
		}
	}
}

// alignOf: centred columns and signs in figure columns are centred, all else is
// flush left. Wrapped text is not justified: the cells are too narrow for it.
func (s *sheet) alignOf(i int, r document.Row) align {
	if r.Kind == document.RowSection || i == 0 && s.left {
		return alignLeft
	}
	if s.t.Columns[i].Align == document.AlignLeft {
		return alignLeft
	}
	return alignCentre
}
