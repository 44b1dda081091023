package intake

import (
	"slices"

	"qreport/report/define"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// itemLine is a row of a matrix form as it was found.
type itemLine struct {
	item string // code
	row  *xlsxsafe.Row
	col  int // where the code or name stands
}

// readItems reads the rows of a matrix form.
func (j *job) readItems(g *grid) {
	var lines []itemLine
	rows := g.page.rows(g.bottom+1, g.page.end(g.bottom))
	for i := range rows {
		lines = j.itemLine(g, &rows[i], lines)
	}
	j.hiddenItems(g, lines)
	for _, item := range j.defs.Items[g.form.List] {
		j.readItem(g, item, lines)
	}
}

// itemLine finds out which item a row is for, by code or by its exact name.
func (j *job) itemLine(g *grid, r *xlsxsafe.Row, lines []itemLine) []itemLine {
	items := j.itemNames[g.form.List]
	code, name := g.page.cell(r.Row, g.code), g.page.cell(r.Row, g.name)
	byCode, byName := items[code], items[name]
	if byName == "" {
		byName = items[bare(name)]
	}
	if code != fold(byCode) { // a name in the column of codes is no code
		byCode = ""
	}
	switch {
	case byCode != "" && byName != "" && byCode != byName:
		j.find("F309", g.page, r.Row, g.code, "", Said{Name: j.defs.ItemName(g.form.List, byName), Found: code})
		return append(lines, itemLine{byCode, nil, g.code})
	case byCode != "":
		return append(lines, itemLine{byCode, r, g.code})
	case byName != "" && code == "":
		return append(lines, itemLine{byName, r, g.name})
	case j.total[bare(name)]:
		j.readTotals(g, r)
	default:
		j.strangeItem(g, r, code, name)
	}
	return lines
}

// cell is text, "" for a column that was not found.
func (p *page) cell(row, col int) string {
	if col == 0 {
		return ""
	}
	return p.text(row, col)
}

// strangeItem reports a row of figures that is for no item of the list.
func (j *job) strangeItem(g *grid, r *xlsxsafe.Row, code, name string) {
	if j.heading[code] || j.heading[name] || !slices.ContainsFunc(r.Cells, g.isFigure) {
		return
	}
	found, at := code, g.code
	if found == "" {
		found, at = name, g.name
	}
	j.find("F306", g.page, r.Row, max(at, 1), "", Said{Found: clip(found)})
}

func (g *grid) isFigure(c xlsxsafe.Cell) bool {
	return c.Kind == xlsxsafe.Number && slices.ContainsFunc(g.columns, func(o gridColumn) bool { return o.col == c.Col })
}

// readTotals keeps what somebody typed into the 合计 row; it is checked, never
// used. A total that is computed is no entry of the sender.
func (j *job) readTotals(g *grid, r *xlsxsafe.Row) {
	seen := &j.sub.Forms[len(j.sub.Forms)-1]
	for _, c := range g.columns {
		cell := g.page.sheet.Cell(r.Row, max(c.col, 1))
		if cell == nil || cell.Formula || c.col == 0 || g.form.Totals[c.field.Code] == "" {
			continue
		}
		read := j.figure(cell, target{field: c.field, shift: c.shift, page: g.page, row: r.Row, col: c.col})
		seen.Totals = append(seen.Totals, model.Total{Field: c.field.Code, Column: c.column, Cell: read})
	}
}

// readItem reads the row of an item, if there is exactly one.
func (j *job) readItem(g *grid, item define.Item, lines []itemLine) {
	var mine []itemLine
	for _, l := range lines {
		if l.item == item.Code {
			mine = append(mine, l)
		}
	}
	switch {
	case len(mine) == 0:
		j.find("F303", g.page, g.top, max(g.name, 1), "", Said{Name: item.Name})
	case slices.ContainsFunc(mine, func(l itemLine) bool { return l.row == nil }):
	case len(mine) > 1:
		j.find("F304", g.page, mine[1].row.Row, max(mine[1].col, 1), "", Said{Name: item.Name})
	default:
		j.readItemRow(g, item, mine[0].row)
	}
}

func (j *job) readItemRow(g *grid, item define.Item, r *xlsxsafe.Row) {
	for _, c := range g.columns {
		slot, ok := j.defs.Slot(c.field.Code, item.Code)
		if !ok || c.col == 0 {
			continue
		}
		t := target{field: c.field, item: item.Name, shift: c.shift, page: g.page, row: r.Row, col: c.col}
		j.sub.Grid.Set(slot, c.column, j.figure(g.page.sheet.Cell(r.Row, c.col), t))
	}
}

// hiddenItems reports hidden rows with figures, one finding for each run.
func (j *job) hiddenItems(g *grid, lines []itemLine) {
	last := -1
	for _, l := range lines {
		if l.row == nil || !l.row.Hidden || !slices.ContainsFunc(l.row.Cells, g.isFigure) {
			continue
		}
		if l.row.Row != last+1 {
			j.find("F410", g.page, l.row.Row, max(l.col, 1), "", Said{Name: j.defs.ItemName(g.form.List, l.item)})
		}
		last = l.row.Row
	}
}
