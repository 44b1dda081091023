package report_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/workspace"
)

// runAll reports on every region and says which reports were made anew.
func runAll(t *testing.T, dir string) (changed []string) {
	t.Helper()
	run := read(t, dir)
	regions, err := run.Regions("all")
	require.NoError(t, err)
	require.NoError(t, run.Publish(run.WithData(regions, quarter), quarter, report.Declare(quarter), func(p report.Published) {
		if p.Changed {
			changed = append(changed, p.Region)
		}
	}))
	return changed
}

// everyReport is every published file, by path.
func everyReport(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	root := filepath.Join(dir, "reports")
	require.NoError(t, filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name, _ := filepath.Rel(root, path)
			files[name], err = os.ReadFile(path)
		}
		return err
	}))
	return files
}

func state(dir string) string { return (&workspace.Workspace{Dir: dir}).State() }

func TestARunWithoutChangesMakesNothing(t *testing.T) {
	dir := copyOf(t)
	require.NotEmpty(t, runAll(t, dir))
	before := sums(everyReport(t, dir))
	require.Empty(t, runAll(t, dir))
	require.Equal(t, before, sums(everyReport(t, dir)))
}

func TestLosingOrSpoilingTheCacheChangesNoByte(t *testing.T) {
	dir := copyOf(t)
	runAll(t, dir)
	before := sums(everyReport(t, dir))
	for _, spoil := range []func(path string) error{
		os.Remove,
		func(path string) error { return os.WriteFile(path, []byte("damaged"), 0o644) },
		func(path string) error {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			data[len(data)/2] ^= 1
			return os.WriteFile(path, data, 0o644)
		},
	} {
		require.NoError(t, filepath.WalkDir(filepath.Join(state(dir), "cache"), func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				return spoil(path)
			}
			return err
		}))
		require.Empty(t, runAll(t, dir))
		require.Equal(t, before, sums(everyReport(t, dir)))
	}
}

// One county sends a correction: its report, its city's and no other is made,
// and everything is as if made from nothing.
func TestACorrectionRemakesItsRegionsOnly(t *testing.T) {
	dir, fresh := copyOf(t), copyOf(t)
	runAll(t, dir)
	for _, ws := range []string{dir, fresh} {
		correct(t, ws)
	}
	require.Equal(t, []string{"330500", "330502"}, slices.Sorted(slices.Values(runAll(t, dir))))
	runAll(t, fresh)
	require.Equal(t, sums(everyReport(t, fresh)), sums(everyReport(t, dir)))
}

// correct replaces a county's workbook of the quarter by another one.
func correct(t *testing.T, dir string) {
	t.Helper()
	other := filepath.Join(t.TempDir(), "other")
	require.NoError(t, os.MkdirAll(other, 0o755))
	config, err := os.ReadFile(filepath.Join(dir, workspace.ConfigName))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(other, workspace.ConfigName), config, 0o644))
	require.NoError(t, fill(other, 8, quarterOf(2010, 1), quarter))
	name, err := filepath.Glob(filepath.Join(other, "inbox", "2011Q1", "330502-质监局-*.xlsx"))
	require.NoError(t, err)
	require.Len(t, name, 1)
	data, err := os.ReadFile(name[0])
	require.NoError(t, err)
	target := filepath.Join(dir, "inbox", "2011Q1", filepath.Base(name[0]))
	require.FileExists(t, target)
	require.NoError(t, os.WriteFile(target, data, 0o644))
}

// What a report depends on is in its mark: another configuration or draft
// reaches the reports that it concerns.
func TestChangesReachWhatDependsOnThem(t *testing.T) {
	dir := copyOf(t)
	all := runAll(t, dir)
	config, err := os.ReadFile(filepath.Join(dir, workspace.ConfigName))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, workspace.ConfigName), append(config, "\n[[unit]]\nregion = \"330502\"\nbureau = \"qts\"\nname = \"某某局\"\n"...), 0o644))
	require.NotEmpty(t, runAll(t, dir))
	report := filepath.Join(dir, "reports", "2011Q1", "330500-湖州市")
	files, err := os.ReadDir(report)
	require.NoError(t, err)
	require.NoError(t, os.Remove(filepath.Join(report, files[0].Name())))
	require.Equal(t, []string{"330500"}, runAll(t, dir), "a file that was taken away comes back")
	require.NotEmpty(t, all)
}
