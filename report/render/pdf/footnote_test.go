package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

// annotated is a document whose paragraphs have a note each, so that the marks
// come to lie on every line of a page. Paragraphs and notes say their number.
func annotated(n int) *document.Document {
	d := &document.Document{Head: document.Head{Plain: true}}
	for i := range n {
		note := fmt.Sprintf("注解%d号。", i) + strings.Repeat("说明口径。", i%7*6)
		d.Body = append(d.Body, document.Paragraph{Spans: []document.Span{
			{Text: fmt.Sprintf("事项%d号", i)}, {Note: []document.Span{{Text: note}}},
			{Text: "。" + strings.Repeat("质量状况总体平稳。", i%5*3)},
		}})
	}
	return d
}

// notes separates the notes of a page from its text: they are what stands below
// the last line in the type of the body.
func (p sheetOfPaper) notes() (text, notes []word, lowest float64) {
	inArea := func(w word) bool { return (w.y0+w.y1)/2 < areaTop+areaHeight }
	for _, w := range p.words {
		if inArea(w) && w.y1-w.y0 > 5.5 {
			lowest = max(lowest, w.y1)
		}
	}
	for _, w := range p.words {
		switch {
		case inArea(w) && w.y0 > lowest:
			notes = append(notes, w)
		case inArea(w):
			text = append(text, w)
		}
	}
	return text, notes, lowest
}

// TestFootnotes: every note stands on the page of its mark, below the text and
// within the text area, and the marks count from ① on every page.
func TestFootnotes(t *testing.T) {
	pages := readBack(t, rendered(t, annotated(60)))
	require.Greater(t, len(pages), 5)
	seen := 0
	for n, p := range pages {
		text, notes, lowest := p.notes()
		highest := areaTop + areaHeight
		var above, below strings.Builder
		for _, w := range text {
			above.WriteString(w.text)
		}
		for _, w := range notes {
			highest = min(highest, w.y0)
			below.WriteString(w.text)
			assert.LessOrEqual(t, w.x1, areaLeft+areaWidth+0.2, "page %d", n+1)
		}
		assert.Less(t, lowest, highest, "page %d", n+1)
		next := 1
		for i := range 60 {
			mark := string(circled(next))
			if !strings.Contains(above.String(), fmt.Sprintf("事项%d号", i)) {
				assert.NotContains(t, below.String(), fmt.Sprintf("注解%d号", i), "page %d", n+1)
				continue
			}
			assert.Contains(t, above.String(), fmt.Sprintf("事项%d号%s。", i, mark), "page %d", n+1)
			assert.Contains(t, below.String(), fmt.Sprintf("%s注解%d号。", mark, i), "page %d", n+1)
			next++
			seen++
		}
	}
	assert.Equal(t, 60, seen)
}

// TestFootnotesFillThePage: the last line of the notes is the last of the text
// area, and above them the text goes on as far as it can.
func TestFootnotesFillThePage(t *testing.T) {
	for n, p := range readBack(t, rendered(t, annotated(60)))[:3] {
		_, notes, _ := p.notes()
		require.NotEmpty(t, notes)
		last := 0.0
		for _, w := range notes {
			last = max(last, (w.y0+w.y1)/2)
		}
		assert.InDelta(t, areaTop+areaHeight-noteLead/2, last, 0.8, "page %d", n+1)
	}
}

// The 版记 stands below the notes of the last page.
func TestFootnoteAboveTheImprint(t *testing.T) {
	d := annotated(1)
	d.Body = append([]document.Block{para1(strings.Repeat(prose, 4))}, d.Body...)
	d.Close = document.Close{CopyTo: []string{"省局"}, Printer: "市局办公室", PrintedOn: "2011年4月12日"}
	pages := readBack(t, rendered(t, d))
	last := pages[len(pages)-1]
	require.Len(t, pages, 2)
	places := map[string]word{}
	for _, w := range last.words {
		for _, start := range []string{"①注解", "抄送", "事项"} {
			if strings.HasPrefix(w.text, start) {
				places[start] = w
			}
		}
	}
	require.Len(t, places, 3)
	assert.Less(t, places["事项"].y1, places["①注解"].y0)
	assert.Less(t, places["①注解"].y1, places["抄送"].y0+0.5)
}

// Every face that prints marks has those of a full page.
func TestFontsHaveTheMarks(t *testing.T) {
	f := testFonts(t)
	for n := 1; n <= 20; n++ {
		_, drawn, found := f.resolve(faceSong, circled(n))
		assert.True(t, found, "%c", circled(n))
		assert.Equal(t, circled(n), drawn)
	}
}
