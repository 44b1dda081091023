package intake

import (
	"slices"
	"strings"

	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// label is a value of the cover and its cell.
type label struct {
	text string // as written, trimmed
	cell *xlsxsafe.Cell
	page *page
	row  int
	col  int
}

// readCover reads who reports what. The hidden sheet stands in for what was
// deleted from the cover, never against it.
func (j *job) readCover() {
	labels, meta := j.coverLabels(), j.metaPairs()
	if len(labels) == 0 && len(meta) > 0 {
		j.find("F301", nil, 0, 0, "", Said{Name: layout.CoverSheet})
	}
	s := j.sub
	s.Cover = map[string]model.Pos{}
	for name, l := range labels {
		s.Cover[name] = l.page.pos(l.row, l.col)
	}
	s.UnitName, s.Source = labels[layout.LabelUnit].text, labels[layout.LabelSource].text
	s.Signers = [3]string{labels[layout.LabelHead].text, labels[layout.LabelStatistic].text, labels[layout.LabelClerk].text}
	j.readPeriod(labels, meta)
	j.readUnit(labels, meta)
	j.readScope(labels)
	j.readEdition(labels, meta)
	j.readFiled(labels)
	nature := fold(labels[layout.LabelNature].text)
	if slices.ContainsFunc(j.words.Synthetic, func(w string) bool { return nature == fold(w) }) || meta[layout.MetaSynthetic] == "1" {
		s.Synthetic = true
	}
}

// coverLabels finds the labels of the cover and the values beside them.
func (j *job) coverLabels() map[string]label {
	labels := map[string]label{}
	for _, p := range j.pages {
		if p.kind != coverPage || len(labels) > 0 {
			continue
		}
		for r := range p.sheet.Rows {
			j.labelsOfRow(p, &p.sheet.Rows[r], labels)
		}
	}
	return labels
}

func (j *job) labelsOfRow(p *page, row *xlsxsafe.Row, labels map[string]label) {
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Kind != xlsxsafe.Text {
			continue
		}
		name, inside, ok := j.labelOf(c.Raw)
		if _, twice := labels[name]; !ok || twice {
			continue
		}
		l := label{inside, c, p, c.Row, c.Col}
		if inside == "" {
			l = j.beside(p, row, i)
		}
		labels[name] = l
	}
}

// labelOf recognises a label, with its value behind a colon or without.
func (j *job) labelOf(raw string) (name, inside string, ok bool) {
	if name, ok = j.labels[strings.TrimRight(fold(raw), ":")]; ok {
		return name, "", true
	}
	head, tail, found := strings.Cut(narrow(raw), ":")
	if !found {
		return "", "", false
	}
	name, ok = j.labels[fold(head)]
	return name, strings.TrimSpace(tail), ok
}

// beside is the first cell to the right of a label that holds something and is
// no label itself; without one, the empty cell next to the label's area.
func (j *job) beside(p *page, row *xlsxsafe.Row, i int) label {
	at := row.Cells[i]
	if i+1 < len(row.Cells) {
		c := &row.Cells[i+1]
		if _, _, isLabel := j.labelOf(c.Raw); !isLabel {
			return label{j.shown(c), c, p, c.Row, c.Col}
		}
	}
	col := at.Col + 1
	for _, m := range p.sheet.Merges {
		if m.Row1 <= at.Row && at.Row <= m.Row2 && m.Col1 <= at.Col && at.Col <= m.Col2 {
			col = m.Col2 + 1
		}
	}
	return label{"", nil, p, at.Row, col}
}

// shown is a cell's text; a date is shown in ISO form.
func (j *job) shown(c *xlsxsafe.Cell) string {
	switch {
	case c.Kind == xlsxsafe.Number && isDateFormat(c.Format):
		return dateText(c.Decimal(), j.book.Date1904)
	case c.Kind == xlsxsafe.Number:
		return c.Decimal()
	case c.Kind == xlsxsafe.Date && len(c.Raw) > 10:
		return c.Raw[:10]
	case c.Kind == xlsxsafe.Error:
		return ""
	}
	return strings.TrimSpace(c.Raw)
}

// metaPairs reads key and value of the hidden sheet.
func (j *job) metaPairs() map[string]string {
	pairs := map[string]string{}
	for _, p := range j.pages {
		if p.kind != metaPage {
			continue
		}
		for r := range p.sheet.Rows {
			cells := p.sheet.Rows[r].Cells
			if len(cells) > 1 && cells[0].Kind == xlsxsafe.Text {
				pairs[strings.TrimSpace(cells[0].Raw)] = j.shown(&cells[1])
			}
		}
	}
	return pairs
}

// doubt records that a value of the cover was not understood.
func (j *job) doubt(code string, l label, said Said) {
	if l.page == nil && slices.ContainsFunc(j.findings, func(f model.Finding) bool { return f.Code == "F301" }) {
		return // the whole cover is gone, and that has been said
	}
	j.find(code, l.page, l.row, l.col, "", said)
}
