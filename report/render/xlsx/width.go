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
	maxColumn = 50.0
	// groupMark stands between the group and the title of a column.
	groupMark = "·"
	// shortHead is up to where a header stays on one line; longer ones take two.
	shortHead = 16.0
	// filterButton covers the end of each header.
	filterButton = 3.0
)

// columnWidths fits each column to its cells, and to its header on two lines.
func columnWidths(t flatTable, heads []string) []float64 {
	widths := make([]float64, len(t.Columns))
	for j := range widths {
		widths[j] = max(minColumn, headWidth(heads[j]))
	}
	for _, r := range t.Rows {
		for j, c := range r.Cells {
			if j < len(widths) {
				widths[j] = max(widths[j], cellWidth(c, r, j == t.names))
			}
		}
	}
	for j := range widths {
		widths[j] = min(wholeHead(heads[j], widths[j]), maxColumn)
	}
	return widths
}

// headWidth is the room that a header needs: on one line a short one; a longer
// one on two lines that part where it makes sense.
func headWidth(head string) float64 {
	if w := xlsxout.Width(head); w <= shortHead {
		return w + filterButton
	}
	first, rest := partHead(head)
	// A little room only: the next character must not fit behind the first part.
	return max(xlsxout.Width(first)+1.5, xlsxout.Width(rest)+filterButton)
}

// partHead parts a header behind its group, before a bracket, or in the middle.
func partHead(head string) (first, rest string) {
	if at := strings.LastIndex(head, groupMark); at > 0 {
		return head[:at+len(groupMark)], head[at+len(groupMark):]
	}
	if at := strings.Index(head, "（"); at > 0 {
		return head[:at], head[at:]
	}
	runes := []rune(head)
	middle := (len(runes) + 1) / 2
	return string(runes[:middle]), string(runes[middle:])
}

// wholeHead widens a column that is a little wider than its header's first
// part needs: the header would be torn elsewhere.
func wholeHead(head string, width float64) float64 {
	if needed := headWidth(head); xlsxout.Width(head) > shortHead && width > needed {
		return max(width, xlsxout.Width(head)+filterButton)
	}
	return width
}

func cellWidth(c document.Cell, r document.Row, name bool) float64 {
	w := xlsxout.Width(c.Text) + xlsxout.Width(c.Flag) + 2
	if name {
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
		if j < len(s.widths) && !c.IsNumber && wraps(c.Text) {
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

// headLines is how many lines a header takes in a column.
func headLines(head string, width float64) float64 {
	switch {
	case xlsxout.Width(head)+filterButton <= width:
		return 1
	case headWidth(head) <= width:
		return 2
	}
	return math.Ceil(xlsxout.Width(head) / (width - filterButton))
}

// headHeight is the height of the header row: as many lines as its longest
// header needs.
func (s *tableSet) headHeight() float64 {
	lines := 1.0
	for i, h := range s.heads {
		lines = max(lines, headLines(h, s.widths[i]))
	}
	return 10 + 15*min(lines, 6)
}
