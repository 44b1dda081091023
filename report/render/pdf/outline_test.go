package pdf

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

// seen is an entry of the outline as qpdf reads it.
type seen struct {
	Title string
	Page  int `json:"destpageposfrom1"`
	Open  bool
	Kids  []seen
}

// The outline has chapters with their sections below, the first level open, and
// leads to the pages where they begin. A level that is missing is not made up.
func TestOutline(t *testing.T) {
	heading := func(level int, text string) document.Block { return document.Heading{Level: level, Text: text} }
	d := &document.Document{
		Body: []document.Block{
			heading(1, "一、状况"), heading(2, "（一）产品"), heading(3, "1.分行业"), heading(2, "（二）\U00020164"), para1(prose),
			heading(1, "二、指标"), heading(3, "1.跳级"), para1(prose),
		},
		Annexes: []document.Annex{{Label: "附件", Title: "附表", Blocks: []document.Block{wideTable("附表1")}}},
	}
	var out struct{ Outlines []seen }
	require.NoError(t, json.Unmarshal([]byte(tool(t, "qpdf", "--json", "--json-key=outlines", rendered(t, d))), &out))
	leaf := func(title string) seen { return seen{Title: title, Page: 1, Open: true, Kids: []seen{}} }
	assert.Equal(t, []seen{
		{"一、状况", 1, true, []seen{{"（一）产品", 1, false, []seen{leaf("1.分行业")}}, leaf("（二）\U00020164")}},
		{"二、指标", 1, true, []seen{leaf("1.跳级")}},
		{"附件\u3000附表", 3, true, []seen{}},
	}, out.Outlines)
}
