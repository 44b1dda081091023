package report_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/document"
	"qreport/report/internal/xlsxsafe"
)

// TestChangedUnits: a county did not report the quarter before. Beside the raw
// 环比 stands the one on the units of both quarters (up 0.34 points, but down on common units), in the text and in the
// workbook, and all of it recomputes from the cells.
func TestChangedUnits(t *testing.T) {
	dir := copyOf(t)
	require.NoError(t, os.Remove(filepath.Join(dir, "inbox/2010Q4/330521-质监局-2010Q4.xlsx")))
	run := read(t, dir)
	doc, err := run.Document("330500", quarter, report.Declare(quarter))
	require.NoError(t, err)
	require.Contains(t, textBlocks(doc), "两期报送单位不同，只计两期都报送的单位，环比下降0.34个百分点，基本持平")

	i := slices.IndexFunc(doc.Sheets, func(s document.Table) bool { return s.Sheet == "可比口径" })
	require.GreaterOrEqual(t, i, 0)
	sheet := doc.Sheets[i]
	row := slices.IndexFunc(sheet.Rows, func(r document.Row) bool { return r.Cells[0].Text == "A01" })
	require.GreaterOrEqual(t, row, 0)
	cells := sheet.Rows[row].Cells
	require.Equal(t, "环比", cells[3].Text)
	require.Equal(t, "5", cells[7].Text, "六个质监局里，上季只有五个报送")
	require.NotEqual(t, cells[4].Text, cells[8].Text)
	require.Equal(t, cells[5].Text, cells[9].Text, "上季的数本来就只有这五个单位")
	reader := &cellReader{t, filepath.Join(dir, "inbox"), map[string]*xlsxsafe.Workbook{}}
	recomputes(t, reader, traceOf(run), doc)

	_, all, _ := huzhouDocument(t)
	require.False(t, slices.ContainsFunc(all.Sheets, func(s document.Table) bool { return s.Sheet == "可比口径" }), "报送单位没有变，就没有这一表")
}

func textBlocks(doc *document.Document) string {
	var out strings.Builder
	for _, b := range blocks(doc) {
		if p, ok := b.(document.Paragraph); ok {
			for _, s := range p.Spans {
				out.WriteString(s.Text)
			}
		}
	}
	return out.String()
}
