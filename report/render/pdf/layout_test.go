package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

// textOnly is a document of headings and paragraphs, so that every line stands
// on the grid.
func textOnly() *document.Document {
	d := &document.Document{Head: document.Head{Plain: true}}
	for i := range 40 {
		d.Body = append(d.Body, document.Heading{Level: i%4 + 1, Text: "（一）质量总体状况"})
		d.Body = append(d.Body, para1(strings.Repeat(prose, i%3+1)))
	}
	return d
}

// gridLines sorts the words of the text area into its 22 lines.
func gridLines(t *testing.T, p sheetOfPaper) [linesOnPage][]word {
	var out [linesOnPage][]word
	for _, w := range p.words {
		mid := (w.y0+w.y1)/2 - areaTop
		if mid > areaHeight {
			continue
		}
		row := int(mid / pitch)
		require.True(t, mid > 0 && row < linesOnPage, "%q lies at %.1f mm", w.text, w.y0)
		out[row] = append(out[row], w)
	}
	for _, ws := range out {
		slices.SortFunc(ws, func(a, b word) int { return int(math.Copysign(1, a.x0-b.x0)) })
	}
	return out
}

func TestTextStandsOnTheGrid(t *testing.T) {
	full := 0
	for n, p := range readBack(t, rendered(t, textOnly())) {
		for row, ws := range gridLines(t, p) {
			if len(ws) == 0 {
				continue
			}
			first, last := ws[0], ws[len(ws)-1]
			where := fmt.Sprintf("page %d line %d: %q", n+1, row+1, first.text)
			checkOffset(t, ws, row, where)
			checkEnds(t, first, last, where)
			if last.x1 > areaLeft+areaWidth-0.3 {
				full++
			}
		}
	}
	assert.Greater(t, full, 150, "full lines reach the right edge")
}

// checkOffset: all hanzi of a line lie equally deep in its slot.
func checkOffset(t *testing.T, ws []word, row int, where string) {
	for _, w := range ws {
		depth := (w.y0+w.y1)/2 - areaTop - float64(row)*pitch
		assert.InDelta(t, pitch/2, depth, 1.6, "%s: %q", where, w.text)
	}
}

// checkEnds: no mark stands where it may not, and nothing leaves the area.
func checkEnds(t *testing.T, first, last word, where string) {
	start, _ := utf8.DecodeRuneInString(first.text)
	end, _ := utf8.DecodeLastRuneInString(last.text)
	assert.NotContains(t, "。，、；：？！）」』》〉】”’％…·%", string(start), where)
	assert.NotContains(t, "（「『《〈【“‘〔", string(end), where)
	assert.GreaterOrEqual(t, first.x0, areaLeft-0.1, where)
	assert.LessOrEqual(t, last.x1, areaLeft+areaWidth+0.15, where)
}

// A page of the text holds 22 lines unless a heading or a lone line would be
// left at its foot.
func TestPagesAreFull(t *testing.T) {
	pages := readBack(t, rendered(t, textOnly()))
	require.Greater(t, len(pages), 8)
	for n, p := range pages[:len(pages)-1] {
		used := 0
		for _, ws := range gridLines(t, p) {
			if len(ws) > 0 {
				used++
			}
		}
		assert.GreaterOrEqual(t, used, linesOnPage-3, "page %d", n+1)
	}
}

// A heading takes at least two lines of its paragraph along, and the paragraph
// leaves at least two: it is split wherever that is kept, and no sooner.
func TestParagraphsAreSplitUnderHeadings(t *testing.T) {
	long := para1(strings.Repeat("质量状况总体平稳。", 18)) // 162 characters, six lines
	for before, want := range map[int][2]int{      // lines before the heading: lines on page 1, on page 2
		17: {22, 2}, // the heading and four lines
		18: {22, 3},
		19: {22, 4},
		20: {20, 7}, // one line would be alone: all of it moves
	} {
		d := &document.Document{Head: document.Head{Plain: true}}
		for range before {
			d.Body = append(d.Body, para1("短。"))
		}
		d.Body = append(d.Body, document.Heading{Level: 2, Text: "（一）标题"}, long)
		var got [2]int
		for i, p := range readBack(t, rendered(t, d)) {
			for _, ws := range gridLines(t, p) {
				if len(ws) > 0 {
					got[i]++
				}
			}
		}
		assert.Equal(t, want, got, "%d lines before the heading", before)
	}
}

func TestHeadingsAreNotAlone(t *testing.T) {
	for n, p := range readBack(t, rendered(t, textOnly())) {
		rows := gridLines(t, p)
		for row, ws := range rows {
			if len(ws) > 0 && strings.HasPrefix(ws[0].text, "（一）质量总体") {
				assert.Less(t, row, linesOnPage-2, "page %d", n+1)
				assert.NotEmpty(t, rows[row+2], "page %d", n+1)
			}
		}
	}
}

func TestPageNumbersStandOutside(t *testing.T) {
	pages := readBack(t, rendered(t, textOnly()))
	for i, p := range pages {
		var folio []word
		for _, w := range p.words {
			if w.y0 > areaTop+areaHeight {
				folio = append(folio, w)
			}
		}
		require.NotEmpty(t, folio, "page %d", i+1)
		text := ""
		for _, w := range folio {
			text += w.text
		}
		assert.Equal(t, fmt.Sprintf("—%d—", i+1), text)
		dash := (folio[0].y0 + folio[0].y1) / 2
		assert.InDelta(t, areaTop+areaHeight+folioDrop, dash, 2)
		if i%2 == 0 {
			assert.InDelta(t, areaLeft+areaWidth-sizeSihao*ptMM, folio[len(folio)-1].x1, 0.3)
		} else {
			assert.InDelta(t, areaLeft+sizeSihao*ptMM, folio[0].x0, 0.3)
		}
	}
}

// Nothing of the kitchen sink leaves the text area, apart from notice and page
// number; landscape pages have theirs turned.
func TestNothingLeavesTheArea(t *testing.T) {
	for name, d := range allSamples() {
		t.Run(name, func(t *testing.T) { nothingLeavesTheArea(t, d) })
	}
}

func allSamples() map[string]*document.Document {
	all := variants()
	all["kitchen"] = kitchenSink()
	return all
}

func nothingLeavesTheArea(t *testing.T, d *document.Document) {
	for n, p := range readBack(t, rendered(t, d)) {
		a := portraitArea()
		if p.w > p.h {
			a = landscapeArea()
		}
		for _, w := range p.words {
			if furniture(w, a) {
				continue
			}
			where := fmt.Sprintf("page %d: %q", n+1, w.text)
			assert.GreaterOrEqual(t, w.x0, a.x-0.2, where)
			assert.LessOrEqual(t, w.x1, a.x+a.w+0.2, where)
			assert.GreaterOrEqual(t, (w.y0+w.y1)/2, a.y, where)
			assert.LessOrEqual(t, (w.y0+w.y1)/2, a.y+a.h, where)
		}
	}
}

// furniture tells notice and page number by their place.
func furniture(w word, a area) bool {
	return strings.HasPrefix(w.text, "模拟") || strings.HasPrefix(w.text, "不作为任何") ||
		(w.y0+w.y1)/2 > a.y+a.h+5 || a.w > a.h && w.x1 < a.x
}

// No two words print over each other.
func TestNoOverlap(t *testing.T) {
	for name, d := range allSamples() {
		t.Run(name, func(t *testing.T) { noOverlap(t, d) })
	}
}

func noOverlap(t *testing.T, d *document.Document) {
	for n, p := range readBack(t, rendered(t, d)) {
		for i, a := range p.words {
			for _, b := range p.words[i+1:] {
				// Boxes have the height of the font; the ink is the middle half.
				w := min(a.x1, b.x1) - max(a.x0, b.x0)
				h := min(a.y1-(a.y1-a.y0)/4, b.y1-(b.y1-b.y0)/4) - max(a.y0+(a.y1-a.y0)/4, b.y0+(b.y1-b.y0)/4)
				assert.False(t, w > 3 && h > 0.2, "page %d: %q and %q overlap by %.1f × %.1f mm", n+1, a.text, b.text, w, h)
			}
		}
	}
}
