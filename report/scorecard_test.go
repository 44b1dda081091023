package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/document"
	"qreport/report/model"
)

// TestScorecardOfTheYear: the annual report carries the assessment with the
// evidence beside each point, and that of every lower region; the quarterly
// one does not.
func TestScorecardOfTheYear(t *testing.T) {
	run := readHuzhou(t, nil)
	year, err := model.ParsePeriod("2010")
	require.NoError(t, err)
	doc, err := run.Document("330500", year, report.Declare(year))
	require.NoError(t, err)
	table := tableNamed(doc, "考核评分")
	require.NotNil(t, table)
	evidence := 0
	for _, row := range table.Rows {
		if row.Kind == document.RowPlain && row.Cells[3].IsNumber {
			require.NotEmpty(t, row.Cells[3].Figure, "%s can be traced", row.Cells[2].Text)
			require.NotEmpty(t, row.Cells[6].Text, "%s says why", row.Cells[2].Text)
			evidence++
		}
	}
	require.Equal(t, 15, evidence)
	require.Regexp(t, `按示例评分表，湖州市得[\d.]+分（满分100分`, prose(doc))
	lower := tableNamed(doc, "各地区考核评分")
	require.NotNil(t, lower)
	require.Len(t, lower.Rows, 5)

	q, err := run.Document("330500", quarter, report.Declare(quarter))
	require.NoError(t, err)
	require.Nil(t, tableNamed(q, "考核评分"))
}
