package xlsx

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

// A table with headings inside becomes one with a column of headings; what is
// blank on paper because it repeats the row above is written out; a total
// belongs to no heading; the document is left alone.
func TestHeadingsBecomeAColumn(t *testing.T) {
	table := &document.Table{ID: "T1", Title: "评分", Columns: []document.Column{{Title: "要点"}, {Title: "得分", Align: document.AlignNumber}, {Title: "栏目"}},
		Rows: []document.Row{
			{Cells: []document.Cell{document.Text("前言"), number("1", 0, ""), document.Text("甲")}},
			{Kind: document.RowSection, Cells: []document.Cell{document.Text("目标"), {}, {}}},
			{Cells: []document.Cell{document.Text("合格率"), number("2", 0, ""), document.Text("乙")}},
			{Cells: []document.Cell{{Repeats: "合格率"}, number("3", 0, ""), document.Text("")}},
			{Kind: document.RowSection, Cells: []document.Cell{document.Text("措施")}},
			{Cells: []document.Cell{document.Text("奖励"), number("4", 0, ""), document.Text("丙")}},
			{Kind: document.RowTotal, Cells: []document.Cell{document.Text("合计"), number("10", 0, ""), document.Text("丁")}},
		}}
	f := open(t, &document.Document{Body: []document.Block{table}})
	rows, err := f.GetRows("评分")
	require.NoError(t, err)
	require.Equal(t, [][]string{
		{"栏目", "要点", "得分", "栏目（2）"},
		{"—", "前言", "1", "甲"},
		{"目标", "合格率", "2", "乙"},
		{"目标", "合格率", "3"},
		{"措施", "奖励", "4", "丙"},
		{"—", "合计", "10", "丁"},
	}, rows[rowHead-1:rowHead+5])
	require.Equal(t, wordBlank, rows[len(rows)-1][0], "the blank is explained")
	tables, err := f.GetTables("评分")
	require.NoError(t, err)
	require.Equal(t, "A4:D9", tables[0].Range)
	require.Equal(t, document.RowSection, table.Rows[1].Kind)
	require.Empty(t, table.Rows[3].Cells[0].Text)
}

// A table without headings inside is as it was.
func TestPlainTablesStayPlain(t *testing.T) {
	require.Equal(t, 0, flat(wideTable()).names)
	require.Equal(t, wideTable(), flat(wideTable()).Table)
}
