package intake

import (
	"slices"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// grid says where a matrix form has what.
type grid struct {
	form    *define.Form
	page    *page
	top     int // row that findings about columns point at
	bottom  int // last row of the header
	unit    int // row of the units, 0 when absent
	name    int // column of the items' names
	code    int // column of the items' codes
	columns []gridColumn
}

// gridColumn is a column of figures.
type gridColumn struct {
	field  *define.Field
	column model.Column
	col    int
	shift  int
}

// readMatrix reads a form with one item per row.
func (j *job) readMatrix(p part) {
	if p.page.kind == voidPage {
		j.saw(p.form, model.Pos{})
		return
	}
	g := j.gridOf(p)
	j.saw(p.form, p.page.pos(max(g.top, 1), max(g.name, 1)))
	if len(g.columns) == 0 {
		j.find("F302", p.page, 0, 0, "", Said{Name: p.form.Sheet})
		return
	}
	j.missingColumns(g)
	j.readUnits(g)
	j.readItems(g)
}

func (j *job) gridOf(p part) *grid {
	g := &grid{form: p.form, page: p.page}
	if len(p.heads) > 0 {
		j.codedColumns(g, p.heads)
	} else {
		j.wordedColumns(g)
	}
	j.gridSides(g)
	return g
}

// codedColumns takes the columns from the row of column codes. A code over two
// columns, or over a column that its header words call otherwise, is a finding
// and is not read.
func (j *job) codedColumns(g *grid, heads []headHit) {
	g.top, g.bottom = heads[0].row, heads[0].row
	for _, h := range heads {
		at := j.ownForm(h.at)
		c := gridColumn{field: at.field, column: at.column, col: h.col}
		i := slices.IndexFunc(g.columns, func(o gridColumn) bool { return o.field == c.field && o.column == c.column })
		switch {
		case i >= 0:
			j.doubleColumn(g, i, h)
		case j.contradicted(g.page, h, at):
			j.find("F308", g.page, h.row, h.col, at.field.Code, Said{Name: j.headName(c)})
			c.col = 0
			g.columns = append(g.columns, c)
		default:
			g.columns = append(g.columns, c)
		}
	}
}

// doubleColumn settles a code that stands over two columns: an empty one does
// not count.
func (j *job) doubleColumn(g *grid, i int, h headHit) {
	c := &g.columns[i]
	switch {
	case c.col == 0 || !columnFilled(g.page, h.row, h.col):
	case !columnFilled(g.page, h.row, c.col):
		c.col = h.col
	default:
		j.find("F308", g.page, h.row, h.col, c.field.Code, Said{Name: j.headName(*c)})
		c.col = 0
	}
}

// contradicted reports whether the header word right above a code names
// another column than the code.
func (j *job) contradicted(p *page, h headHit, at fieldAt) bool {
	for row := h.row - 1; row >= max(1, h.row-4); row-- {
		if c, ok := j.wordOf(p.text(row, h.col)).column(); ok {
			return c != at.column
		}
	}
	return false
}

func (j *job) headName(c gridColumn) string {
	return c.field.Name + layout.ColumnWord(c.field.Nature, c.column)
}

// wordedColumns falls back on the header words, where the codes were deleted:
// the measure's name above, the column word below it. A measure's name that is
// merged over its columns, or stands in the first of them only, counts for all.
func (j *job) wordedColumns(g *grid) {
	row := j.measureRow(g)
	if row == 0 {
		return
	}
	g.top, g.bottom = row, row
	var field *define.Field
	for col := 1; col <= lastColumn(g.page, row, row+2); col++ {
		if f := j.plans[g.form].named(g.page.under(row, col)); f != nil {
			field = f
		}
		for below := row + 1; below <= row+2 && field != nil; below++ {
			if c, ok := j.wordOf(g.page.text(below, col)).column(); ok {
				j.addWorded(g, gridColumn{field: field, column: c, col: col})
				g.bottom = max(g.bottom, below)
			}
		}
	}
	g.columns = slices.DeleteFunc(g.columns, func(c gridColumn) bool { return c.field == nil })
}

// addWorded keeps a column unless its words were there before: then neither is
// certain.
func (j *job) addWorded(g *grid, c gridColumn) {
	for i := range g.columns {
		if o := &g.columns[i]; o.field == c.field && o.column == c.column {
			j.find("F308", g.page, g.top, c.col, c.field.Code, Said{Name: j.headName(c)})
			o.col = 0
			return
		}
	}
	g.columns = append(g.columns, c)
}

// measureRow is the first row with the name of a measure above a column word.
func (j *job) measureRow(g *grid) int {
	for _, r := range g.page.sheet.Rows {
		for i := range r.Cells {
			c := &r.Cells[i]
			if j.plans[g.form].named(cellText(c)) == nil {
				continue
			}
			for below := r.Row + 1; below <= r.Row+2; below++ {
				if _, ok := j.wordOf(g.page.text(below, c.Col)).column(); ok {
					return r.Row
				}
			}
		}
	}
	return 0
}

func lastColumn(p *page, from, to int) int {
	last := 0
	for _, r := range p.rows(from, to+1) {
		last = max(last, r.Cells[len(r.Cells)-1].Col)
	}
	return last
}

// gridSides finds the columns of names and codes, and the row of units.
func (j *job) gridSides(g *grid) {
	for row := max(1, g.bottom-headerDepth); row <= g.bottom+2; row++ {
		for _, r := range g.page.rows(row, row+1) {
			for i := range r.Cells {
				j.side(g, &r.Cells[i])
			}
		}
	}
	if g.code == 0 {
		g.code = j.itemColumn(g)
	}
	if g.unit == 0 {
		g.unit = j.unitRow(g)
	}
}

// unitRow is the row of the header, without a word that says so, in which the
// columns of figures have units.
func (j *job) unitRow(g *grid) int {
	for row := g.bottom + 2; row >= max(1, g.bottom-headerDepth); row-- {
		for _, c := range g.columns {
			if _, ok := j.measures.parse(g.page.cell(row, c.col)); ok {
				return row
			}
		}
	}
	return 0
}

func (j *job) side(g *grid, c *xlsxsafe.Cell) {
	switch text := cellText(c); {
	case text == fold(layout.WordUnit) && c.Row > 1:
		g.unit = c.Row
		g.bottom = max(g.bottom, c.Row)
	case text == fold(layout.ColumnCodes):
		g.bottom = max(g.bottom, c.Row)
	case j.wordOf(text) == nameWord && g.name == 0:
		g.name = c.Col
	case j.wordOf(text) == codeWord && g.code == 0:
		g.code = c.Col
	}
}

// itemColumn is the column, left of the figures, that holds most item codes.
func (j *job) itemColumn(g *grid) int {
	items, best, most := j.itemNames[g.form.List], 0, 0
	for col := 1; col < g.columns0(); col++ {
		n := 0
		for _, r := range g.page.rows(g.bottom+1, g.page.end(g.bottom)) {
			if _, ok := items[g.page.text(r.Row, col)]; ok {
				n++
			}
		}
		if n > most {
			best, most = col, n
		}
	}
	return best
}

// columns0 is the leftmost column of figures.
func (g *grid) columns0() int {
	first := 64
	for _, c := range g.columns {
		if c.col > 0 {
			first = min(first, c.col)
		}
	}
	return first
}

// missingColumns reports the columns that the form has and the page has not.
func (j *job) missingColumns(g *grid) {
	for _, field := range g.form.Rows {
		for _, column := range j.defs.ColumnsOf(field) {
			found := slices.ContainsFunc(g.columns, func(c gridColumn) bool { return c.field == field && c.column == column })
			if !found {
				j.find("F305", g.page, g.top, max(g.name, 1), field.Code, Said{Name: j.headName(gridColumn{field: field, column: column})})
			}
		}
	}
}

// readUnits compares the units over the columns with those of the fields.
func (j *job) readUnits(g *grid) {
	if g.unit == 0 {
		return
	}
	for i := range g.columns {
		c := &g.columns[i]
		if c.col == 0 {
			continue
		}
		shift, ok := j.unitOf(g.page, g.unit, c.col, c.field)
		if c.shift = shift; !ok {
			c.col = 0
		}
	}
}
