package report_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report"
	"qreport/report/document"
	"qreport/report/model"
)

// sampleDocuments are reports of the 湖州 samples.
func sampleDocuments(t *testing.T) map[string]*document.Document {
	t.Helper()
	_, docs, _ := samplesOf(t)
	return docs
}

// samplesOf are the same with the run and the folder that they come from: the
// year has one before it, and two workbooks were corrected.
func samplesOf(t *testing.T) (*report.Run, map[string]*document.Document, string) {
	t.Helper()
	dir := copyOf(t)
	require.NoError(t, fill(dir, 7, quarterOf(2009, 1), quarterOf(2009, 4)))
	sendAgain(t, dir, quarterOf(2010, 2), "330502")
	sendAgain(t, dir, quarter, "330521")
	run := read(t, dir)
	docs := map[string]*document.Document{}
	for name, ask := range map[string]struct {
		region string
		period model.Period
	}{
		"省季度":     {"330000", quarter},
		"市季度":     {"330500", quarter},
		"县季度，有两局": {"330523", quarter},
		"县季度，一局":  {"330521", quarter},
		"市年度":     {"330500", model.Period{Year: 2010, Span: model.Year, N: 1}},
		"县年度":     {"330523", model.Period{Year: 2010, Span: model.Year, N: 1}},
	} {
		doc, err := run.Document(ask.region, ask.period, report.Declare(ask.period))
		require.NoError(t, err)
		docs[name] = doc
	}
	return run, docs, dir
}

// TestSamplesHaveReviewAndCorrections: the documents whose numbers are followed
// review the problems of a year before and count corrections.
func TestSamplesHaveReviewAndCorrections(t *testing.T) {
	docs := sampleDocuments(t)
	year := prose(docs["市年度"])
	require.Regexp(t, `2009年的\d项突出问题`, year)
	require.Contains(t, year, "其中1份报送后作了更正")
	review, filings := tableNamed(docs["市年度"], "上年问题"), tableNamed(docs["市年度"], "各季度报送")
	require.NotNil(t, review)
	require.Regexp(t, `今年列第\d位`, review.Rows[0].Cells[2].Text)
	require.NotEmpty(t, review.Rows[0].Cells[2].Figure)
	times := 0.0
	for _, r := range filings.Rows {
		times += r.Cells[6].Number.Float64()
		require.NotEmpty(t, r.Cells[6].Figure)
	}
	require.Equal(t, 1.0, times)
	var notes []string
	for _, b := range docs["县季度，一局"].Body {
		if p, ok := b.(document.Paragraph); ok {
			for _, note := range sentencesOf(p)[1:] {
				notes = append(notes, text(note))
			}
		}
	}
	require.Contains(t, strings.Join(notes, "\n"), "的报表报送后作了更正，本报告以最后一次报送的为准。")
}

// sendAgain sends a county's workbook of a quarter a second time, with another
// author in its properties.
func sendAgain(t *testing.T, dir string, p model.Period, region string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "inbox", p.String(), region+"-质监局-*.xlsx"))
	require.NoError(t, err)
	require.Len(t, names, 1)
	book, err := excelize.OpenFile(names[0])
	require.NoError(t, err)
	defer book.Close()
	require.NoError(t, book.SetDocProps(&excelize.DocProperties{Creator: "更正"}))
	require.NoError(t, book.SaveAs(strings.TrimSuffix(names[0], ".xlsx")+"-更正.xlsx"))
}
