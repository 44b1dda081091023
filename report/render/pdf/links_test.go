package pdf

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

// linksOf lists, as qpdf sees them, the pages that the links of each page lead
// to; both count from 0.
func linksOf(t *testing.T, file string) map[int][]int {
	t.Helper()
	var out struct {
		Pages []struct{ Object string }
		QPDF  []map[string]any // the header, then the objects
	}
	require.NoError(t, json.Unmarshal([]byte(tool(t, "qpdf", "--json", "--json-key=pages", "--json-key=qpdf", file)), &out))
	number := map[string]int{}
	for i, p := range out.Pages {
		number[p.Object] = i
	}
	links := map[int][]int{}
	for i, p := range out.Pages {
		dict := out.QPDF[1]["obj:"+p.Object].(map[string]any)["value"].(map[string]any)
		annots, _ := dict["/Annots"].([]any)
		for _, a := range annots {
			link := a.(map[string]any)
			assert.Equal(t, "/Link", link["/Subtype"])
			assert.EqualValues(t, 4, link["/F"], "printable, as PDF/A asks")
			to, known := number[link["/Dest"].([]any)[0].(string)]
			require.True(t, known)
			links[i] = append(links[i], to)
		}
	}
	return links
}

// A table, a figure and an annex that the text names can be jumped to.
func TestTextLinksToTablesAndFigures(t *testing.T) {
	d := &document.Document{
		Body: []document.Block{
			document.Paragraph{Spans: []document.Span{{Text: "合格率见"}, {Text: "表1", Ref: "T1"}, {Text: "和"}, {Text: "图9", Ref: "no such"}, {Text: "。"}}},
			smallTable(),
			document.Paragraph{Spans: []document.Span{{Text: "明细见"}, {Text: "附表3", Ref: "T5"}, {Text: "。"}}},
		},
		Close: document.Close{Attachments: []string{"分产品类别监督抽查结果", "又一个附件"}},
		Annexes: []document.Annex{
			{Label: "附件1", Title: "分产品类别监督抽查结果", Blocks: []document.Block{longTableSample(20)}},
			{Label: "附件2", Title: "又一个附件", Blocks: []document.Block{para1("正文。")}},
		},
	}
	assert.Equal(t, map[int][]int{0: {0, 1, 1, 2}}, linksOf(t, rendered(t, d)))
}

// 版记 stands on an even page: behind a landscape page 2 two more follow, the
// first of them blank.
func TestImprintStandsOnAnEvenPage(t *testing.T) {
	for pages, d := range map[int]*document.Document{
		2: {Body: []document.Block{para1("短。")}},
		4: {Body: []document.Block{para1("短。")}, Annexes: []document.Annex{{Label: "附件", Blocks: []document.Block{wideTable("附表1")}}}},
	} {
		d.Close = document.Close{CopyTo: []string{"市委办公室"}, Printer: "湖州市质量技术监督局办公室", PrintedOn: "2011年4月12日"}
		paper := readBack(t, rendered(t, d))
		require.Len(t, paper, pages)
		last := paper[pages-1].words
		require.NotEmpty(t, last)
		assert.Contains(t, last[0].text, "抄送")
		for _, w := range last {
			assert.NotContains(t, w.text, "—", "no page number")
		}
	}
}
