package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/workspace"
)

// rested runs once with a rest before and after, as qreport --quiet does.
func rested(t *testing.T, dir string) (stands bool) {
	t.Helper()
	rest := look(t, dir, "quarter")
	if _, ok := rest.Stands(); ok {
		return true
	}
	ws, err := workspace.Open(dir)
	require.NoError(t, err)
	run, err := report.Read(ws, must(report.Definitions(ws, "")))
	require.NoError(t, err)
	regions, err := run.Regions("all")
	require.NoError(t, err)
	var published []report.Published
	require.NoError(t, run.Publish(run.WithData(regions, quarter), quarter, report.Declare(quarter), func(p report.Published) {
		published = append(published, p)
	}))
	rest.Keep(run, published)
	return false
}

func look(t *testing.T, dir, asked string) *report.Rest {
	t.Helper()
	ws, err := workspace.Open(dir)
	require.NoError(t, err)
	defs, err := report.Definitions(ws, "")
	require.NoError(t, err)
	return report.NewRest(ws, defs, asked)
}

// first is the first file below a folder that fits.
func first(t *testing.T, pattern ...string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(pattern...))
	require.NoError(t, err)
	require.NotEmpty(t, found)
	return found[0]
}

// TestARunRestsUntilSomethingChanges: whatever a report depends on, and the
// reports themselves, end the rest; the run after that finds it again.
func TestARunRestsUntilSomethingChanges(t *testing.T) {
	dir := copyOf(t)
	require.False(t, rested(t, dir))
	require.True(t, rested(t, dir))
	reports, ok := look(t, dir, "quarter").Stands()
	require.True(t, ok)
	require.Len(t, must(filepath.Glob(filepath.Join(dir, "reports", "*", "*"))), reports)
	_, ok = look(t, dir, "annual").Stands()
	require.False(t, ok, "something else was asked for")

	workbook, pdf := first(t, dir, "inbox", "*", "*.xlsx"), first(t, dir, "reports", "*", "*", "*.pdf")
	write := func(path, text string) func() {
		return func() { require.NoError(t, os.WriteFile(path, []byte(text), 0o600)) }
	}
	same := must(os.ReadFile(workbook))
	write(workbook, string(same))()
	require.True(t, rested(t, dir), "the same bytes again are no change")
	for what, change := range map[string]func(){
		"a report is written over":   write(pdf, "x"),
		"a report is gone":           func() { require.NoError(t, os.RemoveAll(filepath.Dir(pdf))) },
		"a file lies beside reports": write(filepath.Join(filepath.Dir(pdf), "另.txt"), "x"),
		"a new file in the inbox":    write(filepath.Join(dir, "inbox", "新.xlsx"), "x"),
		"a file leaves the inbox":    func() { require.NoError(t, os.Remove(filepath.Join(dir, "inbox", "新.xlsx"))) },
		"a draft": func() {
			require.NoError(t, os.MkdirAll(filepath.Join(dir, "drafts", "2011Q1"), 0o700))
			write(filepath.Join(dir, "drafts", "2011Q1", "330523.md"), "# 原因分析\n\n一段话。\n")()
		},
		"the configuration": func() {
			path := filepath.Join(dir, "qreport.toml")
			write(path, strings.Replace(string(must(os.ReadFile(path))), "[issue]", "[issue]\nserial = \"000001\"", 1))()
		},
		"the cache is damaged": func() { write(first(t, state(dir), "cache", "*", "rest", "*", "*"), "x")() },
		"the cache is gone":    func() { require.NoError(t, os.RemoveAll(filepath.Join(state(dir), "cache"))) },
	} {
		if what == "a file leaves the inbox" {
			write(filepath.Join(dir, "inbox", "新.xlsx"), "x")()
			rested(t, dir)
			rested(t, dir)
		}
		change()
		require.False(t, rested(t, dir), what)
	}
}

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}
