package intake

import (
	"slices"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// columnName is the header word of a column, and whether a row of the form has
// that column.
func (j *job) columnName(form *define.Form, c model.Column) (name string, needed bool) {
	for _, row := range form.Rows {
		if slices.Contains(j.defs.ColumnsOf(row), c) {
			return layout.ColumnWord(row.Nature, c), true
		}
	}
	return "", false
}

// line is a row of a form as it was found.
type line struct {
	field *define.Field
	page  *page
	head  *header
	row   int
	col   int // of its code or, without one, of its name
	twice bool
}

// readRows reads a form with one field per row.
func (j *job) readRows(parts []part) {
	form := parts[0].form
	var lines []line
	var header model.Pos
	for _, p := range parts {
		if p.page.kind == voidPage {
			j.saw(form, header)
			return
		}
		h := j.headerOf(p)
		if header.Row == 0 {
			header = p.page.pos(max(h.row, 1), max(h.code, 1))
		}
		if h.row > 0 {
			lines = append(lines, j.linesOf(p, &h)...)
		}
	}
	j.saw(form, header)
	if len(lines) == 0 {
		return
	}
	j.hiddenRows(lines)
	for _, field := range form.Rows {
		j.readField(field, lines, header)
	}
}

// headerOf finds the header of a part, above its first code or, where the
// codes were deleted, above the first row with the name of a field.
func (j *job) headerOf(p part) header {
	row, col := p.anchor()
	if row == 0 {
		row = j.firstName(p)
	}
	h := j.readHeader(p.page, row, col, p.form)
	if h.unit == 0 && h.row > 0 {
		h.unit = j.unitColumn(p.page, &h)
	}
	if h.name == 0 && h.code > 1 {
		h.name = j.nameColumn(p, h.code)
	}
	return h
}

// firstName is the first row in which the name of a field stands.
func (j *job) firstName(p part) int {
	names := j.plans[p.form].byName
	for _, r := range p.page.sheet.Rows {
		for i := range r.Cells {
			if names[cellText(&r.Cells[i])] != nil {
				return r.Row
			}
		}
	}
	return 1
}

// unitColumn is where the units stand when no header says so: a column left of
// the figures in which every text is a unit.
func (j *job) unitColumn(p *page, h *header) int {
	first := leftmost(h.figures[:])
	for col := 1; col < first; col++ {
		units, others := 0, 0
		for _, r := range p.rows(h.bottom+1, p.end(h.bottom)) {
			text := p.text(r.Row, col)
			if text == "" || col == h.code || col == h.name {
				continue
			}
			if _, ok := j.measures.parse(text); ok {
				units++
			} else {
				others++
			}
		}
		if units > 0 && others == 0 {
			return col
		}
	}
	return 0
}

// leftmost is the first of the columns that were found.
func leftmost(columns []int) int {
	first := 0
	for _, col := range columns {
		if col > 0 && (first == 0 || col < first) {
			first = col
		}
	}
	return first
}

// nameColumn is where the names stand when no header says so: the column in
// which the row of the first code has its field's name.
func (j *job) nameColumn(p part, code int) int {
	for _, h := range p.codes {
		want := fold(j.plans[p.form].byCode[h.code].Name)
		for col := 1; col < code; col++ {
			if p.page.text(h.row, col) == want {
				return col
			}
		}
	}
	return 0
}

// linesOf matches the rows of a part with the fields of its form: by code, or
// by the exact name where there is no code.
func (j *job) linesOf(p part, h *header) (lines []line) {
	plan := j.plans[p.form]
	for _, r := range p.page.rows(h.bottom+1, p.page.end(h.bottom)) {
		code, name := "", ""
		if h.code > 0 {
			code = p.page.text(r.Row, h.code)
		}
		if h.name > 0 {
			name = p.page.text(r.Row, h.name)
		}
		l := line{field: plan.byCode[code], page: p.page, head: h, row: r.Row, col: h.code}
		switch named := plan.named(name); {
		case l.field != nil && named != nil && named != l.field && !sameName(named, l.field):
			l.twice = true
			j.find("F309", p.page, r.Row, h.code, l.field.Code, Said{Name: named.Name, Found: code})
		case l.field == nil && code == "" && named != nil:
			l.field, l.col = named, h.name
		case l.field == nil:
			j.strangeRow(p, h, r, code, name)
		}
		if l.field != nil {
			lines = append(lines, l)
		}
	}
	return lines
}

func (p *plan) named(name string) *define.Field {
	if name == "" {
		return nil
	}
	if f := p.byName[name]; f != nil {
		return f
	}
	return p.byName[bare(name)]
}

func sameName(a, b *define.Field) bool { return fold(a.Name) == fold(b.Name) }

// strangeRow reports a row of figures that is none of the form's. A 合计 row
// that somebody added, a repeated header and texts are no such rows.
func (j *job) strangeRow(p part, h *header, r xlsxsafe.Row, code, name string) {
	if j.total[bare(name)] || j.heading[code] || j.heading[name] || j.wordOf(code) != noWord || j.ofNeighbour(p.page, code) {
		return
	}
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Kind == xlsxsafe.Number && slices.Contains(h.figures[:], c.Col) {
			at, found := h.code, code
			if found == "" {
				at, found = h.name, name
			}
			j.find("F306", p.page, r.Row, max(at, 1), "", Said{Found: clip(found)})
			return
		}
	}
}

// ofNeighbour reports whether a code belongs to another form of the page.
func (j *job) ofNeighbour(p *page, code string) bool {
	return slices.ContainsFunc(j.fields[code], func(at fieldAt) bool { return slices.Contains(p.forms, at.form) })
}

// readField reads the row of a field, if there is exactly one.
func (j *job) readField(field *define.Field, lines []line, header model.Pos) {
	var mine []line
	for _, l := range lines {
		if l.field == field {
			mine = append(mine, l)
		}
	}
	switch {
	case len(mine) == 0 && !j.accused(field):
		j.find("F303", j.pages[header.Sheet], int(header.Row), int(header.Col), field.Code, Said{Name: field.Name})
	case len(mine) == 1 && !mine[0].twice:
		j.readLine(mine[0])
	case len(mine) > 1 && !slices.ContainsFunc(mine, func(l line) bool { return l.twice }):
		second := mine[1]
		j.find("F304", second.page, second.row, max(second.col, 1), field.Code, Said{Name: field.Name})
	}
}

// accused reports whether a finding about the wrong code of another row
// already explains why a field's row is missing.
func (j *job) accused(field *define.Field) bool {
	return slices.ContainsFunc(j.findings, func(f model.Finding) bool { return f.Code == "F309" && f.Field == field.Code })
}

// readLine reads the figures of a row.
func (j *job) readLine(l line) {
	slot, ok := j.defs.Slot(l.field.Code, "")
	if !ok {
		return
	}
	t := target{field: l.field, page: l.page, row: l.row}
	t.shift, ok = j.unitOf(l.page, l.row, l.head.unit, l.field)
	if !ok {
		return
	}
	for _, c := range j.defs.ColumnsOf(l.field) {
		if t.col = l.head.figures[c]; t.col > 0 && j.agrees(l, c, &t) {
			j.sub.Grid.Set(slot, c, j.figure(l.page.sheet.Cell(l.row, t.col), t))
		}
	}
	j.comment(l)
}

// agrees compares a unit in the header, such as 本期（万元）, with the row's. It
// counts where the row says nothing; where the two differ neither is certain.
func (j *job) agrees(l line, c model.Column, t *target) bool {
	unit := l.head.units[c]
	if unit == "" {
		return true
	}
	shift, ok := j.measures.shift(unit, l.field.Unit)
	switch {
	case !ok || shift == t.shift: // not about this row, or the same
		return true
	case l.head.unit == 0 || l.page.text(l.row, l.head.unit) == "":
		t.shift = shift
		j.find("F406", l.page, l.row, t.col, l.field.Code, Said{l.field.Name, clip(unit), l.field.Unit})
		return true
	}
	j.find("F413", l.page, l.row, t.col, l.field.Code, Said{l.field.Name, clip(unit), l.field.Unit})
	return false
}

// comment takes an explanation that was written beside the figures.
func (j *job) comment(l line) {
	if l.head.comment == 0 {
		return
	}
	if c := l.page.sheet.Cell(l.row, l.head.comment); c != nil && c.Kind == xlsxsafe.Text && narrow(c.Raw) != "" {
		j.explain(l.field.Code, c.Raw, l.page.pos(l.row, l.head.comment))
	}
}

// unitOf compares the unit that is written with the field's. An empty cell
// means the field's own.
func (j *job) unitOf(p *page, row, col int, field *define.Field) (shift int, ok bool) {
	if col == 0 {
		return 0, true
	}
	c := p.sheet.Cell(row, col)
	if c == nil || c.Kind != xlsxsafe.Text || fold(c.Raw) == "" {
		return 0, true
	}
	shift, ok = j.measures.shift(c.Raw, field.Unit)
	said := Said{field.Name, clip(c.Raw), field.Unit}
	switch {
	case !ok:
		j.find("F413", p, row, col, field.Code, said)
	case shift != 0:
		j.find("F406", p, row, col, field.Code, said)
	}
	return shift, ok
}

// hiddenRows reports hidden rows with figures, one finding for each run.
func (j *job) hiddenRows(lines []line) {
	last := -1
	for _, l := range lines {
		rows := l.page.rows(l.row, l.row+1)
		if len(rows) == 0 || !rows[0].Hidden || !anyFigure(&rows[0], l.head.figures[:]) {
			continue
		}
		if l.row != last+1 {
			j.find("F410", l.page, l.row, max(l.col, 1), l.field.Code, Said{Name: l.field.Name})
		}
		last = l.row
	}
}

func anyFigure(r *xlsxsafe.Row, columns []int) bool {
	for i := range r.Cells {
		if r.Cells[i].Raw != "" && slices.Contains(columns, r.Cells[i].Col) {
			return true
		}
	}
	return false
}
