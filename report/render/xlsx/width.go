package xlsx

import (
	"math"

	"qreport/report/document"
	"qreport/report/internal/xlsxout"
)

// Column widths in characters: a hanzi counts two.
const (
	minColumn = 8.0
	maxColumn = 44.0
	// headLines is into how many lines a header is broken at most before the
	// column grows for it.
	headLines = 2
	// filterButton covers the end of each header.
	filterButton = 3.0
)

// columnWidths fits each column to its cells, and to its header on two lines.
func columnWidths(t *document.Table, heads []string) []float64 {
	widths := make([]float64, len(t.Columns))
	for j := range widths {
		widths[j] = max(minColumn, headWidth(heads[j]))
	}
	for _, r := range t.Rows {
		for j, c := range r.Cells {
			if j < len(widths) && (r.Kind != document.RowSection || j == 0) {
				widths[j] = max(widths[j], cellWidth(c, r, j))
			}
		}
	}
	for j := range widths {
		widths[j] = min(widths[j], maxColumn)
	}
	return widths
}

func headWidth(head string) float64 {
	return math.Ceil(xlsxout.Width(head)/headLines) + filterButton + 1
}

func cellWidth(c document.Cell, r document.Row, column int) float64 {
	w := xlsxout.Width(c.Text) + xlsxout.Width(c.Flag) + 2
	if column == 0 {
		w += 2 * float64(r.Indent+1)
	}
	return w
}

// headHeight is the height of the header row: as many lines as its longest
// header needs.
func (s *tableSet) headHeight() float64 {
	lines := 1.0
	for i, h := range s.heads {
		lines = max(lines, math.Ceil(xlsxout.Width(h)/(s.widths[i]-filterButton)))
	}
	return 10 + 15*min(lines, 6)
}
