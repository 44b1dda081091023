package intake

import (
	"strings"

	"qreport/report/define"
	"qreport/report/model"
)

// header says in which columns of a page a form of rows has what.
type header struct {
	row     int // of the header words, 0 when none was found
	bottom  int // last row of the header
	name    int
	code    int
	unit    int
	comment int
	figures [model.Columns]int    // 0 when absent
	units   [model.Columns]string // what stands in brackets behind the word, as in 本期（万元）
}

// headerDepth is how many rows a header may take.
const headerDepth = 8

// readHeader finds the header above the first row of a table: the nearest row
// with a word for a figure column, and whatever belongs to it above and below.
func (j *job) readHeader(p *page, first, code int, form *define.Form) header {
	h := header{code: code}
	for row := first - 1; row >= max(1, first-headerDepth) && h.row == 0; row-- {
		words, figures := j.headerRow(p, row, &h)
		if words {
			h.bottom = max(h.bottom, row)
		}
		if figures {
			h.row = row
		}
	}
	if h.row > 1 { // a header of two levels has 指标名称 and 代码 above
		j.headerRow(p, h.row-1, &h)
	}
	j.checkHeader(p, &h, form)
	return h
}

// headerRow reads one row of a header: whether it has any of its words, and
// whether one names a figure column. What a lower row said stays.
func (j *job) headerRow(p *page, row int, h *header) (words, figures bool) {
	rows := p.rows(row, row+1)
	if len(rows) == 0 {
		return false, false
	}
	for i := range rows[0].Cells {
		c := &rows[0].Cells[i]
		w := j.wordOf(cellText(c))
		if w == noWord {
			continue
		}
		words = true
		if _, ok := w.column(); ok {
			figures = true
		}
		j.place(p, w, row, c.Col, h)
	}
	return words, figures
}

// wordOf recognises a header word, with or without what stands in brackets.
func (j *job) wordOf(text string) word {
	if text == "" {
		return noWord
	}
	if w := j.header[text]; w != noWord {
		return w
	}
	return j.header[bare(text)]
}

func (j *job) place(p *page, w word, row, col int, h *header) {
	column, ok := w.column()
	switch {
	case ok && h.figures[column] == 0:
		h.figures[column], h.units[column] = col, bracketed(p.text(row, col))
	case ok && h.figures[column] != col && h.figures[column] > 0:
		h.figures[column] = j.choose(p, row, h.figures[column], col)
	case w == nameWord && h.name == 0:
		h.name = col
	case w == codeWord && h.code == 0:
		h.code = col
	case w == unitWord && h.unit == 0:
		h.unit = col
	case w == commentWord && h.comment == 0:
		h.comment = col
	}
}

// bracketed is what stands in brackets at the end of a folded text.
func bracketed(text string) string {
	start := strings.IndexByte(text, '(')
	if start < 0 || !strings.HasSuffix(text, ")") {
		return ""
	}
	return text[start+1 : len(text)-1]
}

// twice marks a column whose header word stands over two filled columns.
const twice = -1

// choose settles which of two columns with one header word counts: the one in
// which something was filled in, when the other is empty.
func (j *job) choose(p *page, row, a, b int) int {
	fullA, fullB := columnFilled(p, row, a), columnFilled(p, row, b)
	switch {
	case fullA && fullB:
		return twice
	case fullB:
		return b
	}
	return a
}

func columnFilled(p *page, row, col int) bool {
	for _, r := range p.rows(row+2, p.end(row)) {
		for i := range r.Cells {
			if r.Cells[i].Col == col && r.Cells[i].Raw != "" {
				return true
			}
		}
	}
	return false
}

// checkHeader reports columns that the form has and the page has not.
func (j *job) checkHeader(p *page, h *header, form *define.Form) {
	if h.row == 0 {
		j.find("F302", p, 0, 0, "", Said{Name: form.Sheet})
		return
	}
	for c := model.Cur; c < model.Columns; c++ {
		name, needed := j.columnName(form, c)
		at := h.code
		if at == 0 {
			at = 1
		}
		switch {
		case !needed:
		case h.figures[c] == 0:
			j.find("F305", p, h.row, at, "", Said{Name: name})
		case h.figures[c] == twice:
			j.find("F308", p, h.row, at, "", Said{Name: name})
		}
		h.figures[c] = max(h.figures[c], 0)
	}
}
