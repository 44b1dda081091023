package xlsx

import (
	"slices"

	"qreport/report/document"
)

// flatTable is a table as filters and pivots want it: headings inside the table
// have become a column of their own, and a cell that is blank on paper because
// it repeats the one above says so on every row.
type flatTable struct {
	*document.Table
	names int // the column that names the rows: 1 behind that of the headings, else 0
}

func flat(t *document.Table) flatTable {
	sections := hasSections(t)
	whole := *t
	out := flatTable{Table: &whole}
	out.Rows = make([]document.Row, 0, len(t.Rows))
	section := wordNone
	if sections {
		out.Columns, out.names = slices.Insert(slices.Clone(t.Columns), 0, document.Column{Title: wordSection}), 1
	}
	for _, r := range t.Rows {
		if r.Kind == document.RowSection {
			section = firstText(r)
			continue
		}
		if r.Kind == document.RowTotal { // belongs to all of them
			section = wordNone
		}
		r.Cells = repeated(r.Cells)
		if sections {
			r.Cells = slices.Insert(slices.Clone(r.Cells), 0, document.Text(section))
		}
		out.Rows = append(out.Rows, r)
	}
	return out
}

func hasSections(t *document.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r document.Row) bool { return r.Kind == document.RowSection })
}

func firstText(r document.Row) string {
	if len(r.Cells) == 0 {
		return ""
	}
	return r.Cells[0].Text
}

// repeated writes out what blank cells stand for.
func repeated(cells []document.Cell) []document.Cell {
	if !slices.ContainsFunc(cells, func(c document.Cell) bool { return c.Repeats != "" }) {
		return cells
	}
	cells = slices.Clone(cells)
	for i, c := range cells {
		if c.Repeats != "" {
			cells[i].Text = c.Repeats
		}
	}
	return cells
}

// hasBlanks tells whether a cell of a table has nothing in it.
func (t flatTable) hasBlanks() bool {
	for _, r := range t.Rows {
		for j := range t.Columns {
			if j >= len(r.Cells) || r.Cells[j].Text+r.Cells[j].Flag == "" && !r.Cells[j].IsNumber {
				return true
			}
		}
	}
	return false
}
