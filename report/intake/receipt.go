package intake

import (
	"slices"
	"strings"

	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// isReceipt recognises the sheets that a receipt has added: a corrected receipt
// is a submission like any other, and what stands on these sheets are words
// about forms, not forms.
func isReceipt(name string) bool {
	return name == fold(layout.ReceiptSheet) || name == fold(layout.ReceiptChanges)
}

// readReceipts reads what the sender wrote beside the findings of a receipt.
// Each text answers one finding: its code at its place. The title says how
// often the workbook has been returned.
func (j *job) readReceipts() {
	for _, p := range j.pages {
		if p.kind != receiptPage {
			continue
		}
		var columns [3]int // code, place, explanation; 0 above the header
		for i := range p.sheet.Rows {
			r := &p.sheet.Rows[i]
			if i == 0 && len(r.Cells) > 0 {
				j.sub.Round = max(j.sub.Round, layout.ParseReceiptRound(r.Cells[0].Raw))
			}
			if found := receiptColumns(r); !slices.Contains(found[:], 0) {
				columns = found
			} else if columns[0] > 0 {
				j.answer(p, r.Row, columns)
			}
		}
	}
}

// receiptColumns finds the columns in the header of the findings.
func receiptColumns(r *xlsxsafe.Row) (columns [3]int) {
	for i := range r.Cells {
		text := cellText(&r.Cells[i])
		for k, word := range []string{layout.ReceiptCode, layout.ReceiptWhere, layout.ReceiptReason} {
			if text == fold(word) {
				columns[k] = r.Cells[i].Col
			}
		}
	}
	return columns
}

func (j *job) answer(p *page, row int, columns [3]int) {
	var texts [3]string
	for k, col := range columns {
		if c := p.sheet.Cell(row, col); c != nil && c.Kind == xlsxsafe.Text {
			texts[k] = strings.TrimSpace(c.Raw)
		}
	}
	if texts[0] == "" || narrow(texts[2]) == "" {
		return
	}
	sheet, cell := layout.SplitFindingPlace(texts[1])
	j.sub.Explanations = append(j.sub.Explanations, model.Explanation{
		Ref: layout.FindingRef(texts[0], sheet, cell), Text: texts[2], Pos: p.pos(row, columns[2])})
}
