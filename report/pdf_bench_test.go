package report_test

import (
	"bytes"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/document"
	"qreport/report/render/pdf"
)

// cityReport is the document of a city with six counties and five quarters.
func cityReport(tb testing.TB) *document.Document {
	tb.Helper()
	doc, err := readHuzhou(tb, nil).Document("330500", quarter, report.Declare(quarter))
	require.NoError(tb, err)
	return doc
}

// userTime is the CPU time that the process has used outside of the kernel:
// on a busy machine the clock says little.
func userTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano())
}

// BenchmarkPDF sets one city's report of more than twenty pages, with the
// fonts loaded: what each further report of a run costs.
func BenchmarkPDF(b *testing.B) {
	doc := cityReport(b)
	fonts, err := pdf.LoadFonts(nil)
	require.NoError(b, err)
	var out bytes.Buffer
	b.ReportAllocs()
	before := userTime(b)
	for b.Loop() {
		out.Reset()
		require.NoError(b, pdf.Render(&out, doc, fonts))
	}
	b.ReportMetric(float64(userTime(b)-before)/1e6/float64(b.N), "cpu-ms/op")
	b.ReportMetric(float64(bytes.Count(out.Bytes(), []byte("/Type /Page\n"))), "pages")
	b.SetBytes(int64(out.Len()))
}
