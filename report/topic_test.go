package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/analysis"
	"qreport/report/define"
)

// TestTopic: a special report says what it is about, takes only what belongs
// to it, and has no number of the main report.
func TestTopic(t *testing.T) {
	run := readHuzhou(t, nil)
	topic, ok := run.Defs.Topic("食品")
	require.True(t, ok)
	run.Topic = topic
	doc, err := run.Document("330500", quarter, report.Declare(quarter))
	require.NoError(t, err)
	require.Equal(t, []string{"关于湖州市2011年第一季度", "食品质量安全的专题分析报告"}, doc.Head.Title)
	require.Empty(t, doc.Head.Number)
	require.Empty(t, doc.Annexes)
	require.Regexp(t, `全市监督抽查食品\d+批次，合格\d+批次，批次合格率为[\d.]+%`, prose(doc))
	require.NotContains(t, prose(doc), "特种设备")
	table := tableNamed(doc, "专题分地区")
	require.NotNil(t, table)
	require.Len(t, table.Rows, 6)
}

// TestTopicWithoutData: no report is better than an empty one.
func TestTopicWithoutData(t *testing.T) {
	run := readHuzhou(t, nil)
	run.Topic = &define.Topic{ID: "x", Title: "无中生有", Trials: "Q114A", Pass: "Q114B", Item: "ZZ"}
	_, err := run.Document("330500", quarter, report.Declare(quarter))
	require.ErrorIs(t, err, analysis.ErrNoTopic)
	require.ErrorContains(t, err, "无中生有")
}
