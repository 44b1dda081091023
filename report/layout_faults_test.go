package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const pitchOfLine = high / linesOnPage

// bodyLine is a line of the text as poppler gives it: its text from a place on a
// row of the grid.
func bodyLine(row int, text string) chunk {
	width := characters(text) * wide / charactersOnLine
	y := top + float64(row)*pitchOfLine + 1.5
	return chunk{text: text, font: "Report-fangsong", size: 16, colour: "#000000", x0: left, x1: left + width, y0: y, y1: y + 6.8}
}

// goodPages are four pages without a fault: full lines, a footnote, a small text,
// and page numbers outside.
func goodPages() []paper {
	var pages []paper
	for n := 1; n <= 4; n++ {
		p := paper{number: n, w: 210, h: 297}
		for row := range linesOnPage {
			p.chunks = append(p.chunks, bodyLine(row, strings.Repeat("质量状况总体平稳", 4)[:3*charactersOnLine]))
		}
		number := chunk{text: fmt.Sprintf("— %d —", n), font: "Report-song", size: 14, colour: "#000000", y0: 265.5, y1: 272.5}
		number.x0, number.x1 = left+4.94, left+20
		if n%2 == 1 {
			number.x0, number.x1 = left+wide-20, left+wide-4.94
		}
		p.chunks = append(p.chunks, number)
		pages = append(pages, p)
	}
	// The second page ends sooner, for a footnote.
	second := pages[1].chunks
	second = slices.Delete(second, linesOnPage-2, linesOnPage)
	second[3] = bodyLine(3, "有一处要说明的事项")
	mark := chunk{text: "①", font: "Report-song", size: 9, colour: "#000000", x0: second[3].x1, x1: second[3].x1 + 3.2, y0: second[3].y0, y1: second[3].y0 + 4.5}
	note := chunk{text: "①这是说明。", font: "Report-song", size: 9, colour: "#000000", x0: left, x1: left + 19, y0: 256.8, y1: 261.4}
	pages[1].chunks = append(second, mark, note)
	return pages
}

// TestCheckersFindFaults: each checker of the layout is content with good pages
// and finds the fault that is put into them.
func TestCheckersFindFaults(t *testing.T) {
	for _, check := range checkers() {
		require.Empty(t, check.find(goodPages()), check.name)
	}
	line := func(row int, change func(*chunk)) func([]paper) {
		return func(pages []paper) { change(&pages[0].chunks[row]) }
	}
	number := func(change func(*chunk)) func([]paper) {
		return line(linesOnPage, change)
	}
	note := func(back int, change func(*chunk)) func([]paper) {
		return func(pages []paper) { change(&pages[1].chunks[len(pages[1].chunks)-back]) }
	}
	retext := func(text string) func(*chunk) { return func(c *chunk) { c.text = text } }
	for _, c := range []struct {
		check, fault string
		put          func([]paper)
		found        string // what is said
	}{
		{"避头尾", "a line begins with 。", line(4, retext("。"+strings.Repeat("平", 27))), "begins a line"},
		{"避头尾", "a line begins with ）", line(4, retext("）"+strings.Repeat("平", 27))), "begins a line"},
		{"避头尾", "a line begins with ％", line(4, retext("％"+strings.Repeat("平", 27))), "begins a line"},
		{"避头尾", "a line ends with （", line(4, retext(strings.Repeat("平", 27)+"（")), "ends a line"},
		{"避头尾", "a line ends with 《", line(4, retext(strings.Repeat("平", 27)+"《")), "ends a line"},
		{"避头尾", "a note begins with ，", note(1, retext("，这是说明。")), "begins a line"},
		{"避头尾", "a line of two pieces begins with 、", func(pages []paper) {
			rest := pages[0].chunks[6]
			rest.text, pages[0].chunks[6].text = strings.Repeat("平", 14), "、平平"
			rest.x0 = left + 3*5.57
			pages[0].chunks = append(pages[0].chunks, rest)
		}, "begins a line"},
		{"字体字号", "a size that no role has", line(4, func(c *chunk) { c.size = 15 }), "size"},
		{"字体字号", "a face in a size of another", line(4, func(c *chunk) { c.font, c.size = "Report-kai", 14 }), "size"},
		{"字体字号", "a first heading in 仿宋", line(4, retext("一、质量总体状况")), "heading"},
		{"字体字号", "a second heading in 黑体", line(4, func(c *chunk) { c.text, c.font = "（一）进出口商品", "Report-hei" }), "heading"},
		{"字体字号", "red head on the second page", func(pages []paper) {
			pages[1].chunks = append(pages[1].chunks, chunk{text: "文件", font: "Report-biaosong", size: 40, colour: "#d01018"})
		}, "red head"},
		{"22行", "a line between two rows", line(4, func(c *chunk) { c.y0 += 3; c.y1 += 3 }), "deep in its row"},
		{"22行", "a 23rd row", line(linesOnPage-1, func(c *chunk) { *c = bodyLine(linesOnPage, c.text); c.y1 = top + high + 1 }), "row 23"},
		{"22行", "pages of 20 lines", func(pages []paper) {
			for i := range pages {
				pages[i].chunks = pages[i].chunks[:20]
			}
		}, "last line"},
		{"28字", "lines of 25 characters", func(pages []paper) {
			for _, p := range pages {
				for i := range 20 {
					p.chunks[i].text = strings.Repeat("平", 25)
				}
			}
		}, "lines have 28 characters"},
		{"28字", "letters set wide", func(pages []paper) {
			for _, p := range pages {
				for i := range p.chunks {
					p.chunks[i].x1 += 5
				}
			}
		}, "a hanzi takes"},
		{"28字", "ragged lines", func(pages []paper) {
			for _, p := range pages {
				for i := range p.chunks {
					p.chunks[i].x1 -= 5
				}
			}
		}, "0 full lines"},
		{"页码", "no number", number(retext("")), "has no number"},
		{"页码", "the number of another page", number(retext("— 7 —")), "number"},
		{"页码", "the number inside", number(func(c *chunk) { c.x0, c.x1 = left+4.94, left+20 }), "place"},
		{"页码", "the number too high", number(func(c *chunk) { c.y0 -= 4; c.y1 -= 4 }), "height"},
		{"页码", "the number in another type", number(func(c *chunk) { c.size = 12 }), "type"},
		{"版心", "beyond the right edge", line(4, func(c *chunk) { c.x1 += 1 }), "质量"},
		{"版心", "beyond the left edge", line(4, func(c *chunk) { c.x0 -= 1 }), "质量"},
		{"版心", "below the foot", line(4, func(c *chunk) { c.y0, c.y1 = 262, 266 }), "质量"},
		{"版心", "above the head", line(4, func(c *chunk) { c.y0, c.y1 = 30, 36 }), "质量"},
		{"重叠", "two lines on one row", line(4, func(c *chunk) { *c = bodyLine(5, c.text) }), "overlap"},
		{"重叠", "a text that runs into the next", func(pages []paper) {
			c := bodyLine(3, "有一处")
			c.x0, c.x1 = left+wide-30, left+wide-10
			pages[0].chunks = append(pages[0].chunks, c)
		}, "overlap"},
		{"重叠", "a note over the text", note(1, func(c *chunk) { c.y0, c.y1 = top+19*pitchOfLine+2, top+19*pitchOfLine+6.5 }), "overlap"},
		{"缺字", "a character that the font lacks", line(4, retext("双江〓〓族")), "〓"},
		{"缺字", "a private code", line(4, retext("双江\ue000族")), "双江"},
		{"脚注", "a mark without a note", note(1, retext("这是说明。")), "marks"},
		{"脚注", "a note on another page than its mark", func(pages []paper) {
			last := len(pages[1].chunks) - 1
			pages[0].chunks = append(pages[0].chunks, pages[1].chunks[last])
			pages[1].chunks = pages[1].chunks[:last]
		}, "page 1: marks"},
		{"脚注", "marks that do not begin with ①", func(pages []paper) {
			for i := range pages[1].chunks {
				pages[1].chunks[i].text = strings.ReplaceAll(pages[1].chunks[i].text, "①", "②")
			}
		}, "marks"},
		{"脚注", "a note in large type", note(1, func(c *chunk) { c.size = 12 }), "in Report-song"},
		{"脚注", "a note beside the text", note(1, func(c *chunk) { c.y0, c.y1 = top+3, top+7 }), "beside"},
		{"孤标题", "a heading at the foot", line(linesOnPage-1, func(c *chunk) { c.text, c.font = "四、群众关心的质量安全问题", "Report-hei" }), "page 1 ends"},
		{"孤标题", "a heading above a footnote", func(pages []paper) {
			c := &pages[1].chunks[linesOnPage-3]
			c.text, c.font = "（二）进出口商品", "Report-kai"
		}, "page 2 ends"},
	} {
		t.Run(c.check+" "+c.fault, func(t *testing.T) {
			pages := goodPages()
			c.put(pages)
			i := slices.IndexFunc(checkers(), func(k checker) bool { return k.name == c.check })
			require.GreaterOrEqual(t, i, 0, c.check)
			assert.Contains(t, strings.Join(checkers()[i].find(pages), "\n"), c.found)
		})
	}
}
