package intake

import (
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// readList reads a list-form: records of variable length.
func (j *job) readList(p part) {
	list := model.List{Form: p.form.ID, Sheet: p.page.n, Columns: make([]uint16, len(p.form.Columns))}
	if p.page.kind == voidPage {
		j.saw(p.form, model.Pos{})
		return
	}
	top, bottom := j.listColumns(p, &list)
	j.saw(p.form, p.page.pos(max(top, 1), 1))
	if bottom == 0 {
		j.find("F302", p.page, 0, 0, "", Said{Name: p.form.Sheet})
		return
	}
	for i, c := range p.form.Columns {
		if list.Columns[i] == 0 && c.Required {
			j.find("F305", p.page, top, 1, "", Said{Name: c.Name})
		}
	}
	j.readRecords(p, &list, bottom)
	j.repeatedKeys(p, &list)
	j.sub.Lists = append(j.sub.Lists, list)
}

// repeatedKeys reports records with the key of an earlier one: they would count
// twice, or once, and nobody knows which is right.
func (j *job) repeatedKeys(p part, list *model.List) {
	key := slices.IndexFunc(p.form.Columns, func(c define.ListColumn) bool { return c.Key })
	if key < 0 || list.Columns[key] == 0 {
		return
	}
	seen := map[string]bool{}
	for _, r := range list.Records {
		if text := r.Texts[key]; text != "" && seen[text] {
			j.find("F304", p.page, int(r.Row), int(list.Columns[key]), "", Said{Name: clip(text)})
		}
		seen[r.Texts[key]] = true
	}
}

// listColumns finds the columns by the row of codes, or by the header words.
func (j *job) listColumns(p part, list *model.List) (top, bottom int) {
	for _, h := range p.lists {
		if list.Columns[h.at.column] != 0 {
			j.find("F308", p.page, h.row, h.col, "", Said{Name: p.form.Columns[h.at.column].Name})
			continue
		}
		list.Columns[h.at.column] = uint16(h.col)
		top, bottom = h.row, h.row
	}
	if bottom == 0 {
		return j.listWords(p, list)
	}
	return top, bottom
}

// listWords finds the row that has most of the columns' names.
func (j *job) listWords(p part, list *model.List) (top, bottom int) {
	names := map[string]int{}
	for i, c := range p.form.Columns {
		names[bare(fold(c.Name))] = i
	}
	most := 0
	for _, r := range p.page.sheet.Rows {
		columns, n := make([]uint16, len(p.form.Columns)), 0
		for i := range r.Cells {
			if at, ok := names[bare(cellText(&r.Cells[i]))]; ok && columns[at] == 0 {
				columns[at] = uint16(r.Cells[i].Col)
				n++
			}
		}
		if n > most && n > 1 {
			most, top = n, r.Row
			copy(list.Columns, columns)
		}
	}
	return top, top
}

// readRecords reads the rows down to the end mark or, without one, down to the
// first words that stand below a table.
func (j *job) readRecords(p part, list *model.List, bottom int) {
	hidden := -1
	rows := p.page.rows(bottom+1, p.page.end(bottom))
	for i := range rows {
		r := &rows[i]
		first := cellText(&r.Cells[0])
		if j.stop[strings.TrimRight(bare(first), ":")] || j.stop[beforeColon(first)] {
			return
		}
		record, empty := j.record(p, list, r)
		if empty {
			continue
		}
		if r.Hidden && r.Row != hidden+1 {
			j.find("F410", p.page, r.Row, int(list.Columns[0]), "", Said{Name: clip(record.Texts[0])})
		}
		if r.Hidden {
			hidden = r.Row
		}
		list.Records = append(list.Records, record)
	}
}

func beforeColon(s string) string {
	head, _, _ := strings.Cut(s, ":")
	return head
}

// record reads one row. A row in which only the counter stands, or nothing but
// signs for "none", is empty.
func (j *job) record(p part, list *model.List, r *xlsxsafe.Row) (record model.Record, empty bool) {
	record = model.Record{Texts: make([]string, len(p.form.Columns)), Row: uint32(r.Row)}
	if !j.hasRecord(list, r) {
		return record, true
	}
	for i, c := range p.form.Columns {
		col := int(list.Columns[i])
		if col == 0 {
			continue
		}
		if cell := p.page.sheet.Cell(r.Row, col); cell != nil {
			record.Texts[i] = j.entry(cell, c, p.page)
		}
	}
	return record, false
}

func (j *job) hasRecord(list *model.List, r *xlsxsafe.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c xlsxsafe.Cell) bool {
		if !slices.Contains(list.Columns, uint16(c.Col)) || c.Kind == xlsxsafe.Empty {
			return false
		}
		text := fold(c.Raw)
		_, sign := j.signs[text]
		return text != "" && !sign && !j.none[text]
	})
}

// entry reads a cell of a record as its column's kind.
func (j *job) entry(c *xlsxsafe.Cell, column define.ListColumn, p *page) string {
	if c.Kind == xlsxsafe.Error || c.NoCache {
		code := "F404"
		if c.NoCache {
			code = "F405"
		}
		j.find(code, p, c.Row, c.Col, "", Said{Name: column.Name, Found: c.Raw})
		return ""
	}
	switch column.Kind {
	case "number":
		return j.entryNumber(c, column, p)
	case "date":
		return j.entryDate(c, column, p)
	case "choice":
		return j.entryChoice(c, column, p)
	case "code":
		return strings.ReplaceAll(narrow(j.shown(c)), " ", "")
	}
	return j.shown(c)
}

func (j *job) entryNumber(c *xlsxsafe.Cell, column define.ListColumn, p *page) string {
	before := len(j.findings)
	field := &define.Field{Name: column.Name, Unit: column.Unit}
	read := j.figure(c, target{field: field, page: p, row: c.Row, col: c.Col})
	for i := before; i < len(j.findings); i++ {
		j.findings[i].Field = ""
	}
	if d, ok := read.Value.Dec(); ok {
		return d.String()
	}
	return ""
}

func (j *job) entryDate(c *xlsxsafe.Cell, column define.ListColumn, p *page) string {
	text := j.shown(c)
	if narrow(text) == "" {
		return ""
	}
	if day, ok := parseDate(text); ok {
		return day
	}
	j.find("F412", p, c.Row, c.Col, "", Said{Name: column.Name, Found: clip(text)})
	return text
}

// entryChoice accepts an item by name or code.
func (j *job) entryChoice(c *xlsxsafe.Cell, column define.ListColumn, p *page) string {
	text := j.shown(c)
	key := fold(text)
	if _, sign := j.signs[key]; sign || key == "" {
		return ""
	}
	if item, ok := j.itemNames[column.List][key]; ok {
		return j.defs.ItemName(column.List, item)
	}
	var names []string
	for _, i := range j.defs.Items[column.List] {
		names = append(names, i.Name)
	}
	j.find("F411", p, c.Row, c.Col, "", Said{column.Name, clip(text), strings.Join(names, "、")})
	return text
}
