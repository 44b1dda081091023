package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/merge"
	"qreport/report/render/xlsx"
	"qreport/report/rollup"
	"qreport/report/workspace"
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
// files: 40 ms of CPU are allowed for 20 pages, 15 are the aim. With one quarter
// in the workspace, and with five, when trends and the index join; as the
// program runs, with a heap of five times what lives.
func BenchmarkRegion(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	five := readHuzhou(b, nil)
	one := readRun(b, oneQuarter(b))
	for _, c := range []struct {
		name, region string
		run          *report.Run
	}{{"county/one", "330523", one}, {"county/five", "330523", five}, {"city/one", "330500", one}, {"city/five", "330500", five}} {
		b.Run(c.name, func(b *testing.B) { benchmarkRegion(b, c.run, c.region) })
	}
}

func benchmarkRegion(b *testing.B, run *report.Run, region string) {
	renderers, err := report.NewRenderers(false)
	require.NoError(b, err)
	pages := 0
	timed(b, func() {
		doc, err := run.Document(region, quarter, report.Declare(quarter))
		require.NoError(b, err)
		files, err := renderers.Files(doc, "region")
		require.NoError(b, err)
		pages = bytes.Count(files[0].Data, []byte("/Type /Page\n"))
	})
	b.ReportMetric(float64(pages), "pages")
}

// oneQuarter is the city's workspace as it is in its first quarter.
func oneQuarter(b *testing.B) *workspace.Workspace {
	dir := b.TempDir()
	config, err := os.ReadFile("../samples/huzhou/qreport.toml")
	require.NoError(b, err)
	require.NoError(b, os.WriteFile(filepath.Join(dir, workspace.ConfigName), config, 0o644))
	require.NoError(b, fill(dir, 7, quarter, quarter))
	ws, err := workspace.Open(dir)
	require.NoError(b, err)
	return ws
}
