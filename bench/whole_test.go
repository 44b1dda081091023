// Package bench measures whole runs of the program: everything that a night
// does, from workbooks to published reports, on synthetic submissions.
//
//	go test ./bench -run xxx -bench . -benchtime 1x -count 5
//
// QREPORT_BENCH=city, province or nation says how far to go.
package bench

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

const period = "2011Q1"

// place is what is reported on, the county that sends a correction, and how
// many reports that concerns: the county's and those above it.
type place struct {
	name, region, county string
	concerned            int
}

var places = []place{
	{"city", "330500", "330521", 2},
	{"province", "330000", "330521", 3},
	{"nation", "100000", "330521", 4},
}

// BenchmarkWhole is a run from nothing, a run without changes, and one after a
// county has corrected its workbook. Beside the wall time it tells CPU seconds
// and the peak of memory.
func BenchmarkWhole(b *testing.B) {
	last := max(0, slices.IndexFunc(places, func(p place) bool { return p.name == os.Getenv("QREPORT_BENCH") }))
	program := filepath.Join(b.TempDir(), "qreport")
	must(b, exec.Command("go", "build", "-trimpath", "-o", program, "qreport/cmd/qreport"))
	for _, p := range places[:last+1] {
		b.Run(p.name, func(b *testing.B) { newOffice(b, program, p).bench(b) })
	}
}

// office is a workspace with its submissions.
type office struct {
	place
	program, dir string
	said         string // by the last run
}

func newOffice(b *testing.B, program string, p place) *office {
	o := &office{place: p, program: program, dir: b.TempDir()}
	must(b, exec.Command(program, "init", o.dir, "--region", p.region))
	must(b, exec.Command(program, "sample", "-C", o.dir, "--from", period, "--to", period, "--out", filepath.Join(o.dir, "inbox")))
	return o
}

func (o *office) bench(b *testing.B) {
	b.Run("cold", func(b *testing.B) { o.measure(b, func() { o.forget(b) }) })
	b.Run("again", func(b *testing.B) { o.measure(b, func() {}) })
	seed := 1
	b.Run("corrected", func(b *testing.B) {
		o.measure(b, func() { seed++; o.correct(b, seed) })
		require.Contains(b, o.said, fmt.Sprintf("更新%d份报告", o.concerned), "its own report and those above it, no other")
	})
	after := o.published(b)
	o.forget(b)
	o.run(b)
	require.Equal(b, after, o.published(b), "what was kept and what is made from nothing")
}

// measure runs the program after each preparation.
func (o *office) measure(b *testing.B, prepare func()) {
	var cpu, peak float64
	for b.Loop() {
		b.StopTimer()
		prepare()
		b.StartTimer()
		usage := o.run(b)
		cpu += float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
		peak = max(peak, float64(usage.Maxrss)/1024)
	}
	b.ReportMetric(cpu/float64(b.N), "cpu-s/op")
	b.ReportMetric(peak, "peak-MB")
}

func (o *office) run(b *testing.B) *syscall.Rusage {
	cmd := exec.Command(o.program, "quarter", "-C", o.dir, "--period", period, "--region", "all", "--quiet")
	out, err := cmd.CombinedOutput()
	require.NoError(b, err, string(out))
	o.said = string(out)
	return cmd.ProcessState.SysUsage().(*syscall.Rusage)
}

// forget takes away what earlier runs left.
func (o *office) forget(b *testing.B) {
	for _, name := range []string{".qreport", "reports"} {
		require.NoError(b, os.RemoveAll(filepath.Join(o.dir, name)))
	}
}

// correct replaces the county's workbook by another.
func (o *office) correct(b *testing.B, seed int) {
	other := b.TempDir()
	must(b, exec.Command(o.program, "sample", "--region", o.county, "--from", period, "--to", period, "--seed", fmt.Sprint(seed), "--out", other))
	require.NoError(b, filepath.WalkDir(other, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.Contains(e.Name(), o.county) {
			return err
		}
		data, err := os.ReadFile(path)
		require.NoError(b, err)
		name, _ := filepath.Rel(other, path)
		require.FileExists(b, filepath.Join(o.dir, "inbox", name))
		return os.WriteFile(filepath.Join(o.dir, "inbox", name), data, 0o600)
	}))
}

// published is one hash over every report.
func (o *office) published(b *testing.B) string {
	all := sha256.New()
	root := filepath.Join(o.dir, "reports")
	require.NoError(b, filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		fmt.Fprintf(all, "%s %x\n", path, sha256.Sum256(data))
		return err
	}))
	return fmt.Sprintf("%x", all.Sum(nil))
}

func must(b *testing.B, cmd *exec.Cmd) {
	b.Helper()
	out, err := cmd.CombinedOutput()
	require.NoError(b, err, string(out))
}
