package pdf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/fonts"
	"qreport/report/document"
	"qreport/report/render/pdf/typeface"
)

// headed is a document of one page with a whole head.
func headed(change func(*document.Head)) *document.Document {
	d := kitchenSink()
	d.Body, d.Annexes, d.Close = []document.Block{para1("正文。")}, nil, document.Close{}
	change(&d.Head)
	return d
}

// On paper with a red head everything but the red stands where it would.
func TestLetterheadKeepsThePlaces(t *testing.T) {
	whole := readBack(t, rendered(t, headed(func(*document.Head) {})))[0].words
	file := rendered(t, headed(func(h *document.Head) { h.Letterhead = true }))
	var kept []word
	for _, w := range whole {
		if !strings.Contains("湖州市质量技术监督局湖州出入境检验检疫局文件", w.text) {
			kept = append(kept, w)
		}
	}
	require.Less(t, len(kept), len(whole))
	assert.Equal(t, kept, readBack(t, file)[0].words)
	assert.NotContains(t, tool(t, "qpdf", "--qdf", "--object-streams=disable", file, "-"), " rg\n", "no colour")
}

func TestPlainHasNoHead(t *testing.T) {
	words := readBack(t, rendered(t, headed(func(h *document.Head) { h.Plain = true })))[0].words
	for _, w := range words {
		assert.NotContains(t, w.text, "签发人")
		assert.NotContains(t, w.text, "文件")
	}
	title := func(ws []word) float64 {
		for _, w := range ws {
			if strings.HasPrefix(w.text, "关于湖州市") {
				return w.y0
			}
		}
		t.Fatal("no title")
		return 0
	}
	assert.Less(t, title(words), title(readBack(t, rendered(t, headed(func(*document.Head) {})))[0].words)-50)
}

// The office's own typeface is taken for its role, for the characters that it
// has; the others come from ours.
func TestOwnTypeface(t *testing.T) {
	data, err := fonts.TrueType(fonts.Hei) // has no ⅓, which 仿宋 has
	require.NoError(t, err)
	own, err := typeface.Parse(data)
	require.NoError(t, err)
	f, err := LoadFonts(map[Role]*typeface.Face{Fangsong: own})
	require.NoError(t, err)
	for text, faces := range map[string][]faceID{
		"质":          {faceFangsong.own()},
		"⅓":          {faceFangsong},
		"\U00020164": {faceFangsong}, // the codes of our rare characters are not its
	} {
		var got []faceID
		for _, g := range f.workshop().setter.shape(textRun{text, bodyStyle()}).g {
			got = append(got, g.face)
		}
		assert.Equal(t, faces, got, text)
	}
}
