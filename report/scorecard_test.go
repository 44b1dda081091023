package report_test

import (
	"strconv"
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

// TestGoalsAreThoseOfTheDefinitions: the numbers of the annual report that no
// unit reported are those of the plans and of the assessment's definition, and
// stand in the columns named so: 目标, 目标年度, 满分. A year is not held against
// plans that came after it.
func TestGoalsAreThoseOfTheDefinitions(t *testing.T) {
	run, docs, _ := samplesOf(t)
	plans := map[string]bool{} // value, plan and year
	values := map[string]bool{}
	for _, target := range run.Defs.Targets {
		if target.Issued <= 2010 {
			plans[target.Plan+target.Value+" "+strconv.Itoa(target.Year)] = true
		}
		values[target.Value] = true
	}
	full := map[string]bool{}
	for _, item := range run.Defs.Scorecard {
		for _, target := range append(item.Targets, item.Target) {
			values[strconv.FormatFloat(target, 'f', -1, 64)] = true
		}
		shares := 1
		if item.Kind == "share" {
			shares = len(item.Indicators)
		}
		full[strconv.FormatFloat(item.Points/float64(shares), 'f', 2, 64)] = true
	}
	table := tableNamed(docs["市年度"], "规划目标")
	require.Len(t, table.Rows, 2)
	for _, row := range table.Rows {
		value := numeral.FindString(row.Cells[3].Text)
		require.True(t, plans[row.Cells[1].Text+value+" "+row.Cells[2].Text], "%s %s", row.Cells[0].Text, value)
	}
	table, sum := tableNamed(docs["市年度"], "考核评分"), 0.0
	for _, row := range table.Rows {
		if goal := row.Cells[4]; row.Kind == document.RowPlain && goal.Figure == "" && goal.Text != "—" {
			require.True(t, values[numeral.FindString(goal.Text)], "%s %s", row.Cells[2].Text, goal.Text)
		}
		if row.Kind == document.RowPlain && row.Cells[1].Text != "" {
			require.True(t, full[row.Cells[1].Text], "%s 满分 %s", row.Cells[2].Text, row.Cells[1].Text)
			sum += row.Cells[1].Number.Float64()
		}
	}
	require.InDelta(t, 100, sum, 0.011, "thirds are printed rounded")
}
