package intake

import (
	"slices"

	"qreport/report/define"
	"qreport/report/internal/xlsxsafe"
)

// settle decides which parts of a form count. Empty copies do not; the rows of
// one form may be spread over several sheets; but two filled tables with the
// same rows are a finding, and neither is read.
func (j *job) settle(parts []part) []part {
	if len(parts) == 1 {
		return parts
	}
	if headed := slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return p.bare }); len(headed) > 0 {
		parts = headed
	}
	filled := slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return !p.filled() })
	switch {
	case len(filled) == 0:
		return parts[:1]
	case len(filled) == 1 || apart(filled):
		return filled
	}
	second := filled[1]
	row, col := second.anchor()
	j.find("F307", second.page, row, col, "", Said{Name: second.form.Sheet})
	filled[0].codes, filled[0].heads, filled[0].lists = nil, nil, nil
	filled[0].page = &page{n: second.page.n, sheet: &xlsxsafe.Sheet{Name: second.page.sheet.Name}, kind: voidPage}
	return filled[:1]
}

// apart reports whether no row of a form stands in two parts.
func apart(parts []part) bool {
	seen := map[string]bool{}
	for _, p := range parts {
		if p.form.Layout != define.LayoutRows || len(p.codes) == 0 {
			return false
		}
		for _, h := range p.codes {
			if seen[h.code] {
				return false
			}
		}
		for _, h := range p.codes {
			seen[h.code] = true
		}
	}
	return true
}

// anchor is the first cell that was recognised.
func (p part) anchor() (row, col int) {
	switch {
	case len(p.codes) > 0:
		return p.codes[0].row, p.codes[0].col
	case len(p.heads) > 0:
		return p.heads[0].row, p.heads[0].col
	case len(p.lists) > 0:
		return p.lists[0].row, p.lists[0].col
	}
	return 0, 0
}

// filled reports whether anything stands in the part's table.
func (p part) filled() bool {
	row, _ := p.anchor()
	for _, r := range p.page.rows(row, p.page.end(row)) {
		for i := range r.Cells {
			if p.isEntry(&r.Cells[i]) {
				return true
			}
		}
	}
	return false
}

// isEntry reports whether a cell is something that a sender filled in.
func (p part) isEntry(c *xlsxsafe.Cell) bool {
	if c.Kind == xlsxsafe.Empty || c.Formula {
		return false
	}
	for _, h := range p.codes {
		if h.row == c.Row {
			return c.Col > h.col
		}
	}
	for _, h := range p.heads {
		if h.col == c.Col && c.Row > h.row {
			return true
		}
	}
	for _, h := range p.lists {
		if h.col == c.Col && c.Row > h.row {
			return true
		}
	}
	return false
}
