package intake

import (
	"cmp"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
)

// survey looks at every sheet once and notes what it recognises.
func (j *job) survey() {
	for i := range j.book.Sheets {
		p := &page{n: uint16(i), sheet: &j.book.Sheets[i], named: map[*define.Form]bool{}}
		j.sub.Sheets = append(j.sub.Sheets, p.sheet.Name)
		j.surveyPage(p)
		j.pages = append(j.pages, p)
	}
}

func (j *job) surveyPage(p *page) {
	j.nameForm(p, fold(p.sheet.Name))
	var seen survey
	for _, row := range p.sheet.Rows {
		pair := uint8(0)
		for i := range row.Cells {
			c := &row.Cells[i]
			if c.Kind != xlsxsafe.Text || len(c.Raw) > longestWord {
				continue
			}
			key := fold(c.Raw)
			if _, ok := j.labels[key]; ok {
				seen.labels++
			}
			seen.meta = seen.meta || c.Raw == layout.MetaVersion
			pair |= j.pairs[key]
			j.recognise(p, c, key)
		}
		seen.remarks = seen.remarks || pair&remarksPair == remarksPair
		seen.receipt = seen.receipt || pair&receiptPair == receiptPair
	}
	p.kind = kindOf(p, seen)
}

// longestWord is the length, in bytes, of the longest text that may mean
// something; what is longer is prose.
const longestWord = 200

// survey is what tells the sheets apart that are no forms.
type survey struct {
	labels  int // of the cover
	meta    bool
	remarks bool
	receipt bool
}

// Words that mean a sheet when two of them stand in one row.
const (
	remarksPair uint8 = 1 | 2
	receiptPair uint8 = 4 | 8
)

func pairWords() map[string]uint8 {
	return map[string]uint8{
		fold(layout.WordTopic): 1, fold(layout.WordText): 2,
		fold(layout.ReceiptCode): 4, fold(layout.ReceiptWhere): 8,
	}
}

// recognise notes what a text on a page is.
func (j *job) recognise(p *page, c *xlsxsafe.Cell, key string) {
	if at, ok := j.columns[key]; ok {
		p.heads = append(p.heads, headHit{c.Row, c.Col, at})
		return
	}
	if at, ok := j.records[key]; ok {
		p.lists = append(p.lists, recordHit{c.Row, c.Col, at})
		return
	}
	if _, ok := j.fields[key]; ok {
		p.codes = append(p.codes, codeHit{c.Row, c.Col, key})
		return
	}
	switch {
	case key == j.endMark:
		p.ends = append(p.ends, c.Row)
	case strings.Contains(key, j.banner):
		j.sub.Synthetic = true
	}
	if c.Row <= titleRows {
		j.nameForm(p, key)
	}
}

// titleRows is how far down a title or 表号 is looked for.
const titleRows = 30

// nameForm notes which forms a folded title, 表号 or sheet name belongs to.
func (j *job) nameForm(p *page, folded string) {
	key := bare(folded)
	if i := strings.LastIndexByte(key, ':'); i >= 0 { // 表号：质检统〔E〕1表
		key = key[i+1:]
	}
	for _, f := range j.titles[key] {
		p.named[f] = true
	}
}

// kindOf tells the sheets that are no forms. Cover and 情况说明 name field
// codes and form titles too, and must not be taken for forms.
func kindOf(p *page, seen survey) pageKind {
	const coverLabels = 5
	name := fold(p.sheet.Name)
	switch {
	case seen.meta || p.sheet.Name == layout.MetaSheet:
		return metaPage
	case seen.receipt || isReceipt(name):
		return receiptPage
	case seen.labels >= coverLabels || name == fold(layout.CoverSheet) && seen.labels > 1:
		return coverPage
	case seen.remarks || name == fold(layout.RemarksSheet):
		return remarksPage
	}
	return formPage
}

// part is a form, or a part of one, on a page.
type part struct {
	form  *define.Form
	page  *page
	codes []codeHit
	heads []headHit
	lists []recordHit
	bare  bool // without codes, or without a header above them
}

// parts finds out which forms stand on which pages, in the order of the
// definitions. The forms of the bureau are preferred where a code is on two.
func (j *job) parts() []part {
	var found []part
	for _, p := range j.pages {
		if p.kind == formPage {
			found = append(found, j.partsOf(p)...)
		}
	}
	slices.SortStableFunc(found, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.form.Order, b.form.Order), cmp.Compare(a.form.ID, b.form.ID))
	})
	return found
}

func (j *job) partsOf(p *page) []part {
	found := j.matrixParts(p)
	found = append(found, listParts(p)...)
	found = append(found, j.rowParts(p)...)
	if len(found) == 0 {
		found = j.titledParts(p)
	}
	for _, part := range found {
		p.forms = append(p.forms, part.form)
	}
	return found
}

// rowParts gives every code of a row to a form: first to the form that has
// most of them, then the rest to the next.
func (j *job) rowParts(p *page) (found []part) {
	rest := p.codes
	for len(rest) > 0 {
		form := j.bestForm(p, rest)
		var mine, others []codeHit
		for _, h := range rest {
			if j.plans[form].byCode[h.code] != nil {
				mine = append(mine, h)
			} else {
				others = append(others, h)
			}
		}
		headed, most := j.isHeaded(p, mine[0].row), distinct(mine)*2 >= len(form.Rows)
		if headed && (most || p.named[form]) || most && p.named[form] {
			found = append(found, part{form: form, page: p, codes: mine, bare: !headed})
		}
		rest = others
	}
	return found
}

// isHeaded reports whether a header word of a figure column stands above a row.
// Lists of codes, as on a sheet of findings, have none.
func (j *job) isHeaded(p *page, row int) bool {
	for _, r := range p.rows(row-headerDepth, row) {
		for i := range r.Cells {
			if _, ok := j.wordOf(cellText(&r.Cells[i])).column(); ok {
				return true
			}
		}
	}
	return false
}

func distinct(hits []codeHit) int {
	seen := map[string]bool{}
	for _, h := range hits {
		seen[h.code] = true
	}
	return len(seen)
}

// bestForm is the form with most of the codes; of equals, the one whose title
// is on the page, then the cover's bureau's, then the first.
func (j *job) bestForm(p *page, hits []codeHit) *define.Form {
	count := map[*define.Form]int{}
	for _, h := range hits {
		for _, at := range j.fields[h.code] {
			count[at.form]++
		}
	}
	var best *define.Form
	for _, f := range j.defs.Forms {
		if n := count[f]; n > 0 && (best == nil || j.rank(p, f, n) > j.rank(p, best, count[best])) {
			best = f
		}
	}
	return best
}

func (j *job) rank(p *page, f *define.Form, hits int) int {
	rank := hits * 4
	if p.named[f] {
		rank += 2
	}
	if slices.Contains(f.Bureaus, j.sub.Unit.Bureau) {
		rank++
	}
	return rank
}

func (j *job) matrixParts(p *page) (found []part) {
	for _, h := range p.heads {
		form := j.ownForm(h.at).form
		i := slices.IndexFunc(found, func(x part) bool { return x.form == form })
		if i < 0 {
			found = append(found, part{form: form, page: p})
			i = len(found) - 1
		}
		found[i].heads = append(found[i].heads, h)
	}
	return found
}

// ownForm picks the form of the cover's bureau where a column code is on two.
func (j *job) ownForm(at []fieldAt) fieldAt {
	for _, a := range at {
		if slices.Contains(a.form.Bureaus, j.sub.Unit.Bureau) {
			return a
		}
	}
	return at[0]
}

func listParts(p *page) (found []part) {
	for _, h := range p.lists {
		i := slices.IndexFunc(found, func(x part) bool { return x.form == h.at.form })
		if i < 0 {
			found = append(found, part{form: h.at.form, page: p})
			i = len(found) - 1
		}
		found[i].lists = append(found[i].lists, h)
	}
	return found
}

// titledParts falls back on titles, for sheets whose codes were deleted. A page
// that could be two forms is none.
func (j *job) titledParts(p *page) []part {
	var own []*define.Form
	for _, f := range j.defs.Forms {
		if p.named[f] && slices.Contains(f.Bureaus, j.sub.Unit.Bureau) {
			own = append(own, f)
		}
	}
	if len(own) == 0 && len(p.named) == 1 {
		for f := range p.named {
			own = append(own, f)
		}
	}
	if len(own) != 1 || !j.hasColumns(p, own[0]) {
		return nil
	}
	return []part{{form: own[0], page: p, bare: true}}
}

// hasColumns reports whether a page has a header of a form's kind at all.
func (j *job) hasColumns(p *page, form *define.Form) bool {
	if form.Layout == define.LayoutList {
		return true
	}
	for _, r := range p.sheet.Rows {
		for i := range r.Cells {
			if _, ok := j.wordOf(cellText(&r.Cells[i])).column(); ok {
				return true
			}
		}
	}
	return false
}
