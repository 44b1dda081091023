package report_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/fonts"
	"qreport/report/workspace"
)

// A province, from its counties up: whatever was kept from earlier runs, the
// bytes are those of a run from nothing, and only what depends on a change is
// made anew.

const (
	provinceCode = "640000"
	countyCode   = "640122" // whose workbook changes
	cityCode     = "640100"
)

// province makes a workspace of 宁夏 with one quarter's submissions, drawn with
// a seed.
func province(t *testing.T, seed uint64) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "宁夏")
	_, err := workspace.Create(dir, workspace.Default(provinceCode, "2011"))
	require.NoError(t, err)
	require.NoError(t, fill(dir, seed, quarter, quarter))
	return dir
}

// fromNothing is what a run makes of a workspace's inbox, configuration and
// overlay when nothing was kept.
func fromNothing(t *testing.T, dir string) map[string]string {
	t.Helper()
	fresh := filepath.Join(t.TempDir(), "宁夏")
	require.NoError(t, os.CopyFS(fresh, os.DirFS(dir)))
	for _, name := range []string{".qreport", "reports"} {
		require.NoError(t, os.RemoveAll(filepath.Join(fresh, name)))
	}
	runAll(t, fresh)
	return sums(everyReport(t, fresh))
}

// kept are the names of the cache's entries of a kind: a workbook that is read
// anew gets another one.
func kept(t *testing.T, dir, kind string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(state(dir), "cache", "*", kind, "*", "*"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

// sent puts a county's workbook of another draw into the inbox.
func sent(t *testing.T, dir, from string) {
	t.Helper()
	name := "inbox/2011Q1/" + countyCode + "-质监局-2011Q1.xlsx"
	data, err := os.ReadFile(filepath.Join(from, name))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o644))
}

func TestAProvinceIsCorrectedByItsCountyOnly(t *testing.T) {
	dir, other := province(t, 7), province(t, 8)
	all := runAll(t, dir)
	require.Greater(t, len(all), 20)
	first, workbooks := sums(everyReport(t, dir)), kept(t, dir, "submissions")

	sent(t, dir, other)
	require.Equal(t, []string{provinceCode, cityCode, countyCode}, slices.Sorted(slices.Values(runAll(t, dir))))
	corrected := sums(everyReport(t, dir))
	require.NotEqual(t, first, corrected)
	require.Equal(t, fromNothing(t, dir), corrected)
	require.Equal(t, 1, len(missing(workbooks, kept(t, dir, "submissions"))), "one workbook was read")

	// Back to the first draw, with a cache that is spoilt in every way.
	spoil(t, dir)
	sent(t, dir, province(t, 7))
	require.Equal(t, []string{provinceCode, cityCode, countyCode}, slices.Sorted(slices.Values(runAll(t, dir))))
	require.Equal(t, first, sums(everyReport(t, dir)))
}

// missing lists what is not in another list.
func missing(list, from []string) (gone []string) {
	for _, s := range list {
		if !slices.Contains(from, s) {
			gone = append(gone, s)
		}
	}
	return gone
}

// spoil damages every entry of the cache: bytes flipped at the beginning, in
// the middle and at the end, cut short, made longer, emptied, taken away, put
// in one another's place, locked.
func spoil(t *testing.T, dir string) {
	t.Helper()
	var paths []string
	require.NoError(t, filepath.WalkDir(filepath.Join(state(dir), "cache"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			paths = append(paths, path)
		}
		return err
	}))
	require.Greater(t, len(paths), 20)
	for i, path := range paths {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		flip := func(at int) []byte { b := slices.Clone(data); b[at] ^= 0x10; return b }
		another, err := os.ReadFile(paths[(i+1)%len(paths)])
		require.NoError(t, err)
		bad := [][]byte{flip(0), flip(len(data) / 2), flip(len(data) - 1), data[:len(data)/2], data[:10], append(slices.Clone(data), 0), {}, nil, another}[i%9]
		require.NoError(t, os.Remove(path))
		if bad != nil {
			require.NoError(t, os.WriteFile(path, bad, 0o600))
		} else if i%2 == 0 {
			require.NoError(t, os.Mkdir(path, 0o700)) // a folder where a file should be
		}
	}
}

// What else a report depends on: each change reaches what depends on it, at
// whatever place it is made, and reads no more workbooks than it must.
func TestAProvinceFollowsItsDefinitions(t *testing.T) {
	dir := province(t, 7)
	all := runAll(t, dir)
	overlay := filepath.Join(dir, "本地")
	write := func(name, text string) func() {
		return func() {
			path := filepath.Join(dir, name)
			require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
			require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		}
	}
	config := func(old, now string) func() {
		data := must(os.ReadFile(filepath.Join(dir, workspace.ConfigName)))
		require.Contains(t, string(data), old)
		return write(workspace.ConfigName, strings.Replace(string(data), old, now, 1))
	}
	require.NoError(t, os.MkdirAll(overlay, 0o755))
	config("units =", "templates = \"本地\"\nunits =")()
	require.Empty(t, runAll(t, dir), "an empty overlay changes no byte")
	for _, c := range []struct {
		what   string
		change func()
		made   []string
		reads  bool
	}{
		{"a sentence", write("本地/wording/本地.toml", "\"annex.title\" = \"统计用表\"\n"), all, false},
		{"the words of a finding", write("本地/wording/发现.toml", "\"finding.F101.message\" = \"文件是空的。\"\n"), nil, true},
		{"a list of the forms", write("本地/items.csv", string(must(os.ReadFile("../templates/items.csv")))), nil, true},
		{"a font", func() {
			write("字体/自有.ttf", must(fonts.TrueType(fonts.Kai)))()
			config("[issue]", "[fonts]\nfangsong = \"字体/自有.ttf\"\n\n[issue]")()
		}, all, false},
		{"the number of the document", func() { config("number = ''", "number = '宁质监〔2011〕18号'")() }, []string{provinceCode}, false},
		{"a draft", write("drafts/2011Q1/"+countyCode+".md", "## 原因分析\n\n企业管理不善。\n"), []string{countyCode}, false},
	} {
		before := kept(t, dir, "submissions")
		c.change()
		made := runAll(t, dir)
		if c.made != nil {
			require.ElementsMatch(t, c.made, made, c.what)
		}
		again := len(missing(before, kept(t, dir, "submissions")))
		require.Equal(t, map[bool]int{true: len(before)}[c.reads], again, "workbooks read after %s", c.what)
	}
	require.Equal(t, fromNothing(t, dir), sums(everyReport(t, dir)))
}
