package report_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/merge"
	"qreport/report/render/xlsx"
	"qreport/report/rollup"
)

// timed runs what is measured and adds the CPU time of each run.
func timed(b *testing.B, do func()) {
	b.ReportAllocs()
	before := userTime(b)
	for b.Loop() {
		do()
	}
	b.ReportMetric(float64(userTime(b)-before)/1e6/float64(b.N), "cpu-ms/op")
}

// BenchmarkMerge merges both bureaus of a city with six counties over five
// quarters, and adds up.
func BenchmarkMerge(b *testing.B) {
	run := readHuzhou(b, nil)
	timed(b, func() {
		unified, _ := merge.Unify(run.Accepted, run.Register, run.Defs)
		rollup.RollUp(unified)
	})
}

// BenchmarkDocument writes a county's report.
func BenchmarkDocument(b *testing.B) {
	run := readHuzhou(b, nil)
	timed(b, func() {
		_, err := run.Document("330523", quarter, report.Declare(quarter))
		require.NoError(b, err)
	})
}

// BenchmarkWorkbook renders the city's workbook.
func BenchmarkWorkbook(b *testing.B) {
	doc := cityReport(b)
	var out bytes.Buffer
	timed(b, func() {
		out.Reset()
		require.NoError(b, xlsx.Render(&out, doc))
	})
	b.SetBytes(int64(out.Len()))
}

// BenchmarkRegion is one warm region from the indicators to the bytes of both
// files: 40 ms of CPU are allowed for 20 pages, 15 are the aim.
func BenchmarkRegion(b *testing.B) {
	run := readHuzhou(b, nil)
	renderers, err := report.NewRenderers(false)
	require.NoError(b, err)
	timed(b, func() {
		doc, err := run.Document("330523", quarter, report.Declare(quarter))
		require.NoError(b, err)
		_, err = renderers.Files(doc, "county")
		require.NoError(b, err)
	})
}
