package intake

import (
	"math/rand/v2"
	"slices"
	"strings"

	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
)

// mangler changes a workbook in memory.
type mangler struct {
	*rand.Rand
	book *xlsxsafe.Workbook
}

// copyBook makes a workbook that can be changed without changing wb.
func copyBook(wb *xlsxsafe.Workbook) *xlsxsafe.Workbook {
	out := *wb
	out.Sheets = slices.Clone(wb.Sheets)
	for i := range out.Sheets {
		out.Sheets[i] = copySheet(&wb.Sheets[i])
	}
	return &out
}

func copySheet(s *xlsxsafe.Sheet) xlsxsafe.Sheet {
	out := *s
	out.Rows = slices.Clone(s.Rows)
	for i := range out.Rows {
		out.Rows[i].Cells = slices.Clone(out.Rows[i].Cells)
	}
	out.Merges = slices.Clone(s.Merges)
	return out
}

// sheets lists the sheets that hold forms of a kind: "rows", "matrix", "list".
func (m *mangler) sheets(kind string) (found []*xlsxsafe.Sheet) {
	for i := range m.book.Sheets {
		if s := &m.book.Sheets[i]; kindOfSheet(s) == kind {
			found = append(found, s)
		}
	}
	return found
}

func kindOfSheet(s *xlsxsafe.Sheet) string {
	switch {
	case s.Name == layout.CoverSheet || s.Name == layout.RemarksSheet || s.Name == layout.MetaSheet:
		return ""
	case findText(s, layout.WordName) != nil:
		return "rows"
	case findText(s, layout.WordNumber) != nil:
		return "list"
	}
	return "matrix"
}

func findText(s *xlsxsafe.Sheet, text string) *xlsxsafe.Cell {
	for i := range s.Rows {
		for j := range s.Rows[i].Cells {
			if c := &s.Rows[i].Cells[j]; fold(c.Raw) == fold(text) {
				return c
			}
		}
	}
	return nil
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// table finds the rows of figures of a sheet: from behind the header to before
// the end mark.
func table(s *xlsxsafe.Sheet) (first, end int) {
	last := findText(s, layout.EndMark)
	for i := range s.Rows {
		for j := range s.Rows[i].Cells {
			if text := fold(s.Rows[i].Cells[j].Raw); text == "甲" || text == layout.ColumnCodes {
				first = s.Rows[i].Row + 1
			}
		}
	}
	if last != nil {
		end = last.Row
	}
	return first, end
}

// figures lists the cells of numbers in the table of a sheet.
func figures(s *xlsxsafe.Sheet) (cells []*xlsxsafe.Cell) {
	first, end := table(s)
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Row < first || r.Row >= end || fold(r.Cells[0].Raw) == layout.WordTotal {
			continue
		}
		for j := range r.Cells {
			if c := &r.Cells[j]; c.Kind == xlsxsafe.Number {
				cells = append(cells, c)
			}
		}
	}
	return cells
}

func insertRows(s *xlsxsafe.Sheet, at, n int) {
	for i := range s.Rows {
		if s.Rows[i].Row < at {
			continue
		}
		s.Rows[i].Row += n
		for j := range s.Rows[i].Cells {
			s.Rows[i].Cells[j].Row += n
		}
	}
	for i := range s.Merges {
		if m := &s.Merges[i]; m.Row1 >= at {
			m.Row1, m.Row2 = m.Row1+n, m.Row2+n
		} else if m.Row2 >= at {
			m.Row2 += n
		}
	}
}

func insertColumns(s *xlsxsafe.Sheet, at, n int) {
	for i := range s.Rows {
		for j := range s.Rows[i].Cells {
			if c := &s.Rows[i].Cells[j]; c.Col >= at {
				c.Col += n
			}
		}
	}
	for i := range s.Merges {
		if m := &s.Merges[i]; m.Col1 >= at {
			m.Col1, m.Col2 = m.Col1+n, m.Col2+n
		} else if m.Col2 >= at {
			m.Col2 += n
		}
	}
}

// deleteRows removes the rows in which a cell has the text.
func deleteRows(s *xlsxsafe.Sheet, text string) {
	s.Rows = slices.DeleteFunc(s.Rows, func(r xlsxsafe.Row) bool {
		return slices.ContainsFunc(r.Cells, func(c xlsxsafe.Cell) bool { return c.Raw == text })
	})
}

// clearColumn empties a column.
func clearColumn(s *xlsxsafe.Sheet, col int) {
	for i := range s.Rows {
		s.Rows[i].Cells = slices.DeleteFunc(s.Rows[i].Cells, func(c xlsxsafe.Cell) bool { return c.Col == col })
	}
	s.Rows = slices.DeleteFunc(s.Rows, func(r xlsxsafe.Row) bool { return len(r.Cells) == 0 })
}

// put writes a cell.
func put(s *xlsxsafe.Sheet, c xlsxsafe.Cell) {
	i, found := slices.BinarySearchFunc(s.Rows, c.Row, func(r xlsxsafe.Row, row int) int { return r.Row - row })
	if !found {
		s.Rows = slices.Insert(s.Rows, i, xlsxsafe.Row{Row: c.Row})
	}
	r := &s.Rows[i]
	j, found := slices.BinarySearchFunc(r.Cells, c.Col, func(o xlsxsafe.Cell, col int) int { return o.Col - col })
	if found {
		r.Cells[j] = c
		return
	}
	r.Cells = slices.Insert(r.Cells, j, c)
}

func setText(c *xlsxsafe.Cell, text string) {
	c.Kind, c.Raw, c.Formula, c.NoCache = xlsxsafe.Text, text, false, false
}

// wide writes digits in full width.
func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}

// grouped writes thousands separators.
func grouped(plain, separator string) string {
	whole, frac, point := strings.Cut(plain, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + separator + whole[i:]
	}
	if point {
		whole += "." + frac
	}
	return whole
}

// bigFigure picks a whole figure of at least four digits.
func (m *mangler) bigFigure(kind string) (*xlsxsafe.Sheet, *xlsxsafe.Cell) {
	for range 200 {
		s := pick(m.Rand, m.sheets(kind))
		if cells := figures(s); len(cells) > 0 {
			if c := pick(m.Rand, cells); len(c.Raw) >= 4 && !strings.Contains(c.Raw, ".") && c.Raw[0] != '-' && !isDateFormat(c.Format) {
				return s, c
			}
		}
	}
	panic("no such figure")
}

func (m *mangler) rowsOrMatrix() string { return pick(m.Rand, []string{"rows", "matrix"}) }

// retype replaces a figure by another writing of it.
func retype(code string, write func(*mangler, string) string) func(*mangler) []string {
	return func(m *mangler) []string {
		_, c := m.bigFigure(m.rowsOrMatrix())
		setText(c, write(m, c.Raw))
		return []string{code}
	}
}

// everySheet does something to each sheet of forms; no finding may come out.
func everySheet(do func(*mangler, *xlsxsafe.Sheet)) func(*mangler) []string {
	return func(m *mangler) []string {
		for _, kind := range []string{"rows", "matrix", "list"} {
			for _, s := range m.sheets(kind) {
				do(m, s)
			}
		}
		return nil
	}
}

// hasTypedNumber reports whether a figure of the sheet is a text already: it
// would not follow when the others are divided.
func hasTypedNumber(s *xlsxsafe.Sheet) bool {
	first, end := table(s)
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			if _, ok := parseNumeral(narrow(c.Raw)); ok && c.Kind == xlsxsafe.Text && r.Row >= first && r.Row < end {
				return true
			}
		}
	}
	return false
}

func swapRows(a, b *xlsxsafe.Row) {
	a.Cells, b.Cells, a.Hidden, b.Hidden = b.Cells, a.Cells, b.Hidden, a.Hidden
	for i := range a.Cells {
		a.Cells[i].Row = a.Row
	}
	for i := range b.Cells {
		b.Cells[i].Row = b.Row
	}
}

func copyRow(s *xlsxsafe.Sheet, row int) {
	insertRows(s, row+1, 1)
	for i := range s.Rows {
		if s.Rows[i].Row == row {
			for _, c := range slices.Clone(s.Rows[i].Cells) {
				c.Row++
				put(s, c)
			}
			return
		}
	}
}

func swapColumns(s *xlsxsafe.Sheet, a, b int) {
	for i := range s.Rows {
		cells := s.Rows[i].Cells
		for j := range cells {
			switch cells[j].Col {
			case a:
				cells[j].Col = b
			case b:
				cells[j].Col = a
			}
		}
		slices.SortFunc(cells, func(x, y xlsxsafe.Cell) int { return x.Col - y.Col })
	}
}
