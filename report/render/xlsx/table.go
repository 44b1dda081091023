package xlsx

import (
	"slices"
	"strings"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// layoutTable is the sheet of one table of the document.
func layoutTable(b *book, e entry) *page {
	p := b.page(e)
	t := e.table
	s := newTableSet(b, t)
	p.opening(e.title, t.Unit)
	p.addHigh(s.headHeight(), headCells(b, s.heads)...)
	for i, r := range t.Rows {
		p.addHigh(s.height(r), s.row(r)...)
		s.linkRow(p, r, firstData+i)
	}
	if len(t.Rows) == 0 {
		p.add(b.Text(lookSmall(), wordEmpty))
	} else {
		p.table = &tableRange{b.plan.names.Range("tbl_", t.ID), s.heads, len(t.Rows)}
	}
	p.widths = s.widths
	s.notes(p)
	p.setup = s.setup()
	return p
}

func (s *tableSet) setup() setup {
	out := setup{headRow: rowHead, landscape: s.table.Wide || len(s.table.Columns) > 8}
	frozen, wide := min(s.table.names+1, len(s.widths)), 0.0
	for _, w := range s.widths[:frozen] {
		wide += w
	}
	// The names stay in sight beside many figures.
	if out.landscape && frozen > 0 && wide < 45 {
		out.freezeCol = frozen
	}
	return out
}

// tableSet knows how one table's cells look.
type tableSet struct {
	book   *book
	table  flatTable
	heads  []string
	widths []float64
	// flags is the widest flag of each column: numbers without one leave its
	// room, so that decimal points stay in line.
	flags []string
	marks map[string]string
}

func newTableSet(b *book, t flatTable) *tableSet {
	s := &tableSet{book: b, table: t, heads: headers(t.Columns), marks: legendOf(b.doc)}
	s.flags = make([]string, len(t.Columns))
	for _, r := range t.Rows {
		for j, c := range r.Cells {
			if j < len(s.flags) && c.IsNumber && len(c.Flag) > len(s.flags[j]) {
				s.flags[j] = c.Flag
			}
		}
	}
	s.widths = columnWidths(t, s.heads)
	return s
}

func legendOf(d *document.Document) map[string]string {
	marks := make(map[string]string, len(d.Legend))
	for _, m := range d.Legend {
		marks[m.Sign] = m.Meaning
	}
	return marks
}

// headers joins group and title into one row of unique names, as Excel tables
// need them.
func headers(columns []document.Column) []string {
	unique := xlsxout.NewNames()
	heads := make([]string, len(columns))
	for i, c := range columns {
		head := oneLine(c.Title)
		if group := oneLine(c.Group); group != "" && head != "" {
			head = group + groupMark + head
		} else if group != "" {
			head = group
		}
		heads[i] = unique.Header(head, wordColumn)
	}
	return heads
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(xlsxout.Clean(s)), " ")
}

func (s *tableSet) row(r document.Row) []xlsxbook.Cell {
	cells := make([]xlsxbook.Cell, len(s.table.Columns))
	for j, column := range s.table.Columns {
		var c document.Cell
		if j < len(r.Cells) {
			c = r.Cells[j]
		}
		look := s.rowLook(r, j)
		if c.IsNumber {
			look.Align, look.Format = numberAlign(column), s.format(c, j)
			cells[j] = s.book.live(look, c.Number, c.Figure)
			continue
		}
		cells[j] = s.book.Text(s.textLook(look, column, c), c.Text+c.Flag)
	}
	return cells
}

// rowLook is what the kind of row adds to a cell.
func (s *tableSet) rowLook(r document.Row, column int) xlsxout.Look {
	look := lookCell()
	if r.Kind == document.RowTotal {
		look.Bold, look.RuleAbove, look.RuleBelow = true, xlsxout.RuleThin, xlsxout.RuleThin
	}
	if column == s.table.names {
		look.Indent = r.Indent
		if r.Kind == document.RowOf {
			look.Indent = max(1, r.Indent)
		}
		look.Align = "left"
	}
	return look
}

// textLook sets missing signs in grey and in the middle; other texts as their
// column says.
func (s *tableSet) textLook(look xlsxout.Look, column document.Column, c document.Cell) xlsxout.Look {
	_, missing := s.marks[c.Text]
	switch {
	case missing:
		look.Align, look.Color, look.Indent = "center", inkGrey, 0
	case look.Align != "": // first column
	case column.Align == document.AlignCentre:
		look.Align = "center"
	case column.Align == document.AlignNumber:
		look.Align = "right"
	default:
		look.Align, look.Indent = "left", 1 // apart from a number on its left
	}
	look.Wrap = wraps(c.Text)
	return look
}

func numberAlign(c document.Column) string {
	if c.Align == document.AlignCentre {
		return "center"
	}
	return "right"
}

// linkRow links figures to their provenance.
func (s *tableSet) linkRow(p *page, r document.Row, row int) {
	for j, c := range r.Cells {
		if j >= len(s.table.Columns) {
			break
		}
		// LibreOffice does not wrap a text that is a link.
		if c.IsNumber || !wraps(c.Text) {
			p.sheet.Link(j+1, row, s.book.plan.traceLink(c.Figure))
		}
	}
}

// notes follow the table after an empty row, which keeps Excel from taking
// them into it.
func (s *tableSet) notes(p *page) {
	width := 0.0
	for _, w := range s.widths {
		width += w
	}
	notes := s.table.Notes
	if s.table.hasBlanks() && len(s.table.Rows) > 0 {
		notes = append(slices.Clone(notes), wordBlank)
	}
	if len(notes) > 0 {
		p.add()
	}
	for _, n := range notes {
		for _, l := range xlsxout.Wrap(n, max(width*1.15, 60)) {
			p.addHigh(15, s.book.Text(lookSmall(), l))
		}
	}
}
