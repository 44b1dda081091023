package report_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/analysis"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/internal/testkit"
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
			for _, p := range sentencesOf(b) {
				checkSpans(t, p.Spans, known)
			}
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

// TestPartsAddUpAsPrinted goes over all tables of the sample reports and of one
// whose figures have more digits than are printed: where every part of a
// column of amounts has a number, they add up to the total in print.
func TestPartsAddUpAsPrinted(t *testing.T) {
	docs := sampleDocuments(t)
	docs["零头"] = fractions(t)
	checked, adjusted := 0, 0
	for name, doc := range docs {
		units := map[string]string{}
		for _, f := range doc.Figures {
			units[f.ID] = f.Unit
			if strings.Contains(f.Note, "舍位平衡") {
				adjusted++
			}
		}
		for _, b := range blocks(doc) {
			if table, ok := b.(*document.Table); ok {
				checked += addUp(t, name, table, units)
			}
		}
	}
	require.Greater(t, checked, 20)
	require.Positive(t, adjusted)
}

// addUp adds the columns of amounts of a table with one total.
func addUp(t *testing.T, name string, table *document.Table, units map[string]string) (columns int) {
	t.Helper()
	total := slices.IndexFunc(table.Rows, func(r document.Row) bool { return r.Kind == document.RowTotal })
	if total < 0 {
		return 0
	}
	for i, column := range table.Columns {
		sum, whole := num.Int(0), table.Rows[total].Cells[i]
		unit := units[whole.Figure]
		if !whole.IsNumber || unit == "%" || unit == "个百分点" || ofScores.MatchString(column.Title) {
			continue
		}
		complete := true
		for n, r := range table.Rows {
			if n != total && r.Kind == document.RowPlain {
				complete = complete && (r.Cells[i].IsNumber || r.Cells[i].Text == "—" || r.Cells[i].Text == "△")
				sum = sum.Add(r.Cells[i].Number)
			}
		}
		if complete {
			columns++
			require.Equal(t, whole.Text, num.Format(sum, whole.Number.Scale()), "%s：%s“%s”一列", name, table.Title, column.Title)
		}
	}
	return columns
}

// ofScores are columns of scores, whose total is a mean and not a sum.
var ofScores = regexp.MustCompile(`^(得分|指数|比上年|质量水平|发展能力|满分)$`)

// fractions is a report whose values of trade have four digits.
func fractions(t *testing.T) *document.Document {
	t.Helper()
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq")
	w.Sub("330500:qts", "2011Q1").Set("Q503", "10.0049")
	w.Sub("330500:ciq", "2011Q1").Set("C101", "5").Set("C102", "100.0049").Set("C103", "1").Set("C104", "0.0049").
		Set("C105", "7").Set("C106", "200.0049").Set("C107", "1").Set("C108", "0.0049").Set("C702", "20.0049")
	cube, _ := w.Cube()
	doc, err := analysis.Write(analysis.Input{Region: "330500", Period: quarter, Indicators: indicator.Compute(cube),
		Issue: analysis.Issue{Issuers: []string{"湖州市质量技术监督局"}}})
	require.NoError(t, err)
	return doc
}
