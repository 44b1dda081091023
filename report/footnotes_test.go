package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/analysis"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/testkit"
	"qreport/report/model"
)

// annotatedReport is the report of one bureau whose passed batches of last year
// are stated as then and as now; the quarter was filed so many times.
func annotatedReport(t *testing.T, period, then, now string, filed int) *document.Document {
	t.Helper()
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts")
	p := testkit.Period(t, period)
	withForms(w.Sub("330500:qts", p.YearAgo().String()).Set("Q104", "1000").Set("Q105", then), w.Defs)
	withForms(w.Sub("330500:qts", period).Set("Q104", "1000", "1000", "1000").Set("Q105", "905", "905", now), w.Defs)
	cube, _ := w.Cube()
	doc, err := analysis.Write(analysis.Input{Region: "330500", Period: p, Indicators: indicator.Compute(cube),
		Filings: []analysis.Filing{{Unit: model.Unit{Region: "330500", Bureau: "qts"}, Period: p, Count: filed}},
		Issue:   analysis.Issue{Issuers: []string{"湖州市质量技术监督局"}}})
	require.NoError(t, err)
	return doc
}

// footnotesOf are the notes of a document, each behind the text that it hangs
// on.
func footnotesOf(doc *document.Document) (list []string) {
	for _, b := range doc.Body {
		p, _ := b.(document.Paragraph)
		before := ""
		for _, s := range p.Spans {
			if len(s.Note) > 0 {
				list = append(list, before+"→"+text(document.Paragraph{Spans: s.Note}))
			}
			before += s.Text
		}
	}
	return list
}

// TestFootnotesSayWhatHappened: a term is explained once, where it is first met;
// a base that was restated, a break in the series, a correction and nothing else
// are noted.
func TestFootnotesSayWhatHappened(t *testing.T) {
	notes := strings.Join(footnotesOf(annotatedReport(t, "2011Q1", "900", "911", 2)), "\n")
	require.Regexp(t, `质量状况报告如下→.*的报表报送后作了更正，本报告以最后一次报送的为准。`, notes)
	require.Contains(t, notes, "产品监督抽查批次合格率→上年同期数取本期报表（可比口径），与上年当时的数不同的有：监督抽查合格率91.10%（当时为90.00%）。")
	require.Equal(t, 1, strings.Count(notes, "两期之差在抽样波动范围内"), notes)
	require.Contains(t, notes, "差异不显著→两期之差")
	require.NotContains(t, notes, "自2012年起")

	notes = strings.Join(footnotesOf(annotatedReport(t, "2012Q1", "911", "911", 1)), "\n")
	require.Contains(t, notes, "产品监督抽查批次合格率→全国产品质量监督抽查自2012年起按批次公布合格率")
	require.Contains(t, notes, "《质量发展纲要（2011—2020年）》→《质量发展纲要（2011—2020年）》（国发〔2012〕9号）。")
	require.NotContains(t, notes, "更正")
	require.NotContains(t, notes, "可比口径")
}

// TestFootnotesHaveFigures: both numbers of a restated base have ids.
func TestFootnotesHaveFigures(t *testing.T) {
	doc := annotatedReport(t, "2011Q1", "900", "911", 1)
	printed := map[string]string{}
	for _, f := range doc.Figures {
		printed[f.ID] = f.Text
	}
	require.Equal(t, "91.10", printed["A01.prior"])
	require.Equal(t, "90.00", printed["A01.2010Q1"])
}
