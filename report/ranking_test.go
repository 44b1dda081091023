package report_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/document"
	"qreport/report/model"
	"qreport/report/workspace"
)

// TestFewRegionsStandSideBySide: five prefectures with places in six indicators
// are an upright table with a row for each indicator; five counties with places
// in five have a row each. Every value is that of its region and indicator.
func TestFewRegionsStandSideBySide(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "宁夏")
	ws, err := workspace.Create(dir, workspace.Default(provinceCode, "2011"))
	require.NoError(t, err)
	require.NoError(t, fill(dir, 1, quarterOf(2010, 4), quarterOf(2010, 4)))

	across, figures := rankingOf(t, readRun(t, ws), provinceCode)
	require.Len(t, across.Rows, 6)
	require.Len(t, across.Columns, 1+2*5)
	for _, row := range across.Rows {
		for j, c := range row.Cells[1:] {
			if c.IsNumber {
				require.Equal(t, across.Columns[j+1].Group, figures[c.Figure].Region)
				require.Contains(t, row.Cells[0].Text, figures[c.Figure].Unit)
			}
		}
	}

	down, figures := rankingOf(t, readHuzhou(t, nil), "330500")
	require.Len(t, down.Rows, 5)
	require.Len(t, down.Columns, 1+2*5)
	for _, row := range down.Rows {
		require.Equal(t, row.Cells[0].Text, figures[row.Cells[1].Figure].Region)
	}
}

// rankingOf is the table of places in the report of 2010, and its figures.
func rankingOf(t *testing.T, run *report.Run, region string) (*document.Table, map[string]document.Figure) {
	t.Helper()
	year, err := model.ParsePeriod("2010")
	require.NoError(t, err)
	doc, err := run.Document(region, year, report.Declare(year))
	require.NoError(t, err)
	table := tableNamed(doc, "地区位次")
	require.NotNil(t, table)
	require.False(t, table.Wide)
	figures := map[string]document.Figure{}
	for _, f := range doc.Figures {
		figures[f.ID] = f
	}
	return table, figures
}
