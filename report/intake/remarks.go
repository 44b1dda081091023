package intake

import (
	"strings"

	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// readRemarks reads the texts of 情况说明 and the answers of the 核实说明.
func (j *job) readRemarks() {
	for _, p := range j.pages {
		if p.kind != remarksPage {
			continue
		}
		explaining := false
		for i := range p.sheet.Rows {
			r := &p.sheet.Rows[i]
			if j.startsExplanations(r) {
				explaining = true
				continue
			}
			if explaining {
				j.explanation(p, r)
			} else {
				j.remark(p, r)
			}
		}
	}
}

// startsExplanations recognises the title or the header of the second table.
func (j *job) startsExplanations(r *xlsxsafe.Row) bool {
	for i := range r.Cells {
		switch cellText(&r.Cells[i]) {
		case fold(layout.WordExplanations), fold(layout.WordReference):
			return true
		}
	}
	return false
}

// remark reads a row that begins with a topic's code or name.
func (j *job) remark(p *page, r *xlsxsafe.Row) {
	topics, topic := j.itemNames["topic"], ""
	for i := range r.Cells {
		c := &r.Cells[i]
		text := cellText(c)
		if item, ok := topics[text]; ok && (topic == "" || topic == item) {
			topic = item
			continue
		}
		if topic != "" && text != "" {
			remark := model.Remark{Topic: topic, Text: strings.TrimSpace(c.Raw), Pos: p.pos(c.Row, c.Col)}
			j.sub.Remarks = append(j.sub.Remarks, remark)
			return
		}
	}
}

// explanation reads a row with references and a text. One text may answer
// several references.
func (j *job) explanation(p *page, r *xlsxsafe.Row) {
	if len(r.Cells) < 2 || cellText(&r.Cells[0]) == "" {
		return
	}
	text := &r.Cells[1]
	if narrow(text.Raw) == "" {
		return
	}
	for ref := range strings.FieldsFuncSeq(narrow(r.Cells[0].Raw), isSeparator) {
		j.explain(strings.ToUpper(ref), text.Raw, p.pos(text.Row, text.Col))
	}
}

func isSeparator(r rune) bool { return strings.ContainsRune(" ,;、和\n\t", r) }

func (j *job) explain(ref, text string, pos model.Pos) {
	e := model.Explanation{Ref: ref, Text: strings.TrimSpace(text), Pos: pos}
	j.sub.Explanations = append(j.sub.Explanations, e)
}
