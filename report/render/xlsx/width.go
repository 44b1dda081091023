package xlsx

import (
	"math"
	"strings"

	"qreport/report/document"
	"qreport/report/internal/xlsxout"
)

// Column widths in characters: a hanzi counts two.
const (
	minColumn = 8.0
	maxColumn = 44.0
	// shortHead is up to where a header stays on one line; longer ones take two.
	shortHead = 16.0
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
	w := xlsxout.Width(head)
	if w > shortHead {
		w = max(math.Ceil(w/2)+1, shortHead/2)
	}
	return w + filterButton
}

func cellWidth(c document.Cell, r document.Row, column int) float64 {
	w := xlsxout.Width(c.Text) + xlsxout.Width(c.Flag) + 2
	if column == 0 {
		w += 2 * float64(r.Indent+1)
	}
	return w
}

// rowHeight is that of a line of a table at 10.5 points.
const rowHeight = 17.0

// textHeight is how high a cell must be for wrapped text of a size in points.
// It errs on the high side: LibreOffice does not fit rows on opening, and a
// row that is too low hides text.
func textHeight(text string, width, size float64) float64 {
	room, rows := (width-1)*11/size, 0.0
	for line := range strings.SplitSeq(text, "\n") {
		rows += max(1, math.Ceil(xlsxout.Width(line)*1.04/room))
	}
	return rows*size*1.4 + 3
}

// height is the height of a row: its highest cell's.
func (s *tableSet) height(r document.Row) float64 {
	high := rowHeight
	for j, c := range r.Cells {
		if j < len(s.widths) && !c.IsNumber && wraps(c.Text) && (r.Kind != document.RowSection || j == 0) {
			high = max(high, textHeight(c.Text+c.Flag, s.widths[j]-2, 10.5))
		}
	}
	return min(high, maxHeight)
}

// maxHeight is the highest row that Excel has.
const maxHeight = 409.0

// wraps tells texts that are set on several lines.
func wraps(text string) bool {
	return xlsxout.Width(text) > maxColumn-3 || strings.Contains(text, "\n")
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
