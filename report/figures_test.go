package report_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/document"
)

func huzhouDocument(t *testing.T) (*report.Run, *document.Document, string) {
	t.Helper()
	dir := copyOf(t)
	run := read(t, dir)
	doc, err := run.Document("330500", quarter, report.Declare(quarter))
	require.NoError(t, err)
	return run, doc, dir
}

// plainNumbers are numbers of a text that are no figures of the data: times,
// confidence levels, numbers of tables and charts, codes, thresholds that the
// definitions set, and what clerks wrote in remarks and lists.
var plainNumbers = regexp.MustCompile(`（\d+—\d+年）|\d+年度?|第?\d+(—\d+)?[季月日号]|95%|Wilson 95|n≥?\d+|12365|12345|表\d+|图\d+|^\d+\.|\d+万元以上|〔\d+〕|GB/T ?\d+(—\d+)?|(目标为)?不[高低]于[\d.]+%|（S\d+）|重新计算\d+次`)

var digits = regexp.MustCompile(`\d`)

func blocks(d *document.Document) []document.Block {
	all := d.Body
	for _, a := range d.Annexes {
		all = append(all, a.Blocks...)
	}
	return all
}

// TestEveryPrintedNumberIsAFigure: numbers in sentences, cells and labels of
// charts have an id that the registry knows.
func TestEveryPrintedNumberIsAFigure(t *testing.T) {
	_, doc, _ := huzhouDocument(t)
	known := map[string]bool{}
	for _, f := range doc.Figures {
		require.False(t, known[f.ID], "%s 两次", f.ID)
		known[f.ID] = true
	}
	for _, b := range blocks(doc) {
		switch b := b.(type) {
		case document.Paragraph:
			checkSpans(t, b.Spans, known)
		case *document.Table:
			checkCells(t, b, known)
		}
	}
}

func checkSpans(t *testing.T, spans []document.Span, known map[string]bool) {
	t.Helper()
	whole := ""
	for _, s := range spans {
		whole += s.Text
	}
	for _, s := range spans {
		if s.Figure != "" {
			require.True(t, known[s.Figure], s.Figure)
			continue
		}
		if rest := plainNumbers.ReplaceAllString(s.Text, ""); digits.MatchString(rest) {
			t.Errorf("没有编号：%s ‖ %s", rest, whole)
		}
	}
}

func checkCells(t *testing.T, table *document.Table, known map[string]bool) {
	t.Helper()
	for _, r := range table.Rows {
		for i, c := range r.Cells {
			if c.Figure != "" && !known[c.Figure] {
				t.Errorf("unknown %s", c.Figure)
			}
			if c.IsNumber && c.Figure == "" {
				t.Errorf("%s %s 第%d列 %s 没有编号 (%s)", table.ID, table.Title, i+1, c.Text, r.Cells[0].Text)
			}
		}
	}
}
