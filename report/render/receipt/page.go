package receipt

import (
	"slices"
	"strconv"

	"qreport/report/form/layout"
	"qreport/report/internal/xlsxout"
	"qreport/report/model"
	"qreport/report/render/receipt/patch"
)

// widths are those of the columns of the table of findings: number, code,
// level, place, message, remedy, explanation.
func widths() []float64 { return []float64{6, 11, 8, 20, 44, 36, 32} }

// page lays out the sheet 审核回执.
func (p *printer) page() patch.Page {
	c, h := p.counts(), p.head()
	page := patch.Page{Name: layout.ReceiptSheet, Widths: widths()}
	line := func(look patch.Look, height float64, text string) {
		page.Rows = append(page.Rows, patch.Row{Cells: []patch.Cell{{Text: text, Look: look}}, Height: height, Span: len(page.Widths)})
	}
	line(patch.Title, 30, p.say("title", h)+p.round())
	line(p.verdictLook(), 24, p.say("verdict."+string(p.o.Verdict), c))
	for _, text := range p.facts(c, h) {
		line(patch.Plain, 16, text)
	}
	for _, text := range p.instructions() {
		line(patch.Plain, 16, text)
	}
	if len(p.findings) == 0 {
		line(patch.Plain, 24, p.say("none", nil))
		return page
	}
	page.Rows = append(page.Rows, p.tableHead())
	page.Frozen = len(page.Rows)
	for i, f := range p.findings {
		page.Rows = append(page.Rows, p.tableRow(i+1, f))
	}
	return page
}

// round numbers the receipts of a workbook: the corrected one is the later
// version, whatever the sender calls it.
func (p *printer) round() string {
	if p.sub == nil {
		return ""
	}
	return "　" + layout.ReceiptRound(p.sub.Round+1)
}

func (p *printer) verdictLook() patch.Look {
	if p.o.Verdict == Accepted {
		return patch.Good
	}
	return patch.Bad
}

// facts are the lines under the verdict.
func (p *printer) facts(c counts, h head) (lines []string) {
	add := func(id string, has bool, data any) {
		if has {
			lines = append(lines, p.say(id, data))
		}
	}
	add("counts", true, c)
	add("sender", p.sub != nil, h)
	add("versions", p.o.Before != nil, p.versions())
	add("file", true, h)
	add("hash", h.Hash != "", h)
	add("dates", true, h)
	return lines
}

func (p *printer) instructions() []string {
	switch p.o.Verdict {
	case refused:
		return []string{p.say("refused.how", nil)}
	case Replaced:
		return nil
	}
	return []string{p.say("how.1", nil), p.say("how.2", nil), p.say("how.3", nil)}
}

// tableHead uses the words by which intake finds the explanations.
func (p *printer) tableHead() patch.Row {
	var cells []patch.Cell
	for _, text := range []string{p.say("head.number", nil), layout.ReceiptCode, p.say("head.level", nil), layout.ReceiptWhere,
		p.say("head.message", nil), p.say("head.remedy", nil), layout.ReceiptReason} {
		cells = append(cells, patch.Cell{Text: text, Look: patch.Header})
	}
	return patch.Row{Cells: cells, Height: 24}
}

func (p *printer) tableRow(n int, f model.Finding) patch.Row {
	reason := patch.Cell{Text: f.Accepted, Look: patch.Text}
	if f.Severity == model.Verify {
		reason.Look = patch.Answer
	}
	return patch.Row{
		Cells: []patch.Cell{
			{Text: strconv.Itoa(n), Look: patch.Center},
			{Text: f.Code, Look: patch.Center},
			{Text: p.level(f.Severity), Look: levelLook(f.Severity)},
			p.place(f),
			{Text: f.Message, Look: patch.Text},
			{Text: f.Remedy, Look: patch.Text},
			reason,
		},
		Height: p.height(f),
	}
}

func levelLook(s model.Severity) patch.Look {
	return [...]patch.Look{model.Hint: patch.HintCell, model.Verify: patch.VerifyCell, model.Blocking: patch.SevereCell}[s]
}

// place links to the cell. A sheet that is not in the workbook cannot be
// linked to.
func (p *printer) place(f model.Finding) patch.Cell {
	text := layout.FindingPlace(f.Sheet, f.Cell)
	if !slices.Contains(p.sheets, f.Sheet) {
		return patch.Cell{Text: text, Look: patch.Center}
	}
	target := f.Cell
	if target == "" {
		target = "A1"
	}
	return patch.Cell{Text: text, Look: patch.Link, Sheet: f.Sheet, Goto: target}
}

// height makes room for the longest text of a row.
func (p *printer) height(f model.Finding) float64 {
	const line, least, most = 13.5, 27, 400
	w, lines := widths(), 1
	for i, text := range map[int]string{3: layout.FindingPlace(f.Sheet, f.Cell), 4: f.Message, 5: f.Remedy, 6: f.Accepted} {
		lines = max(lines, len(xlsxout.Wrap(text, w[i]-2)))
	}
	return min(max(least, float64(lines)*line+4), most)
}
