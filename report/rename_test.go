package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/workspace"
	"qreport/templates"
)

var (
	bureauWord = regexp.MustCompile(`\b(qts|ciq)\b`)
	hashWord   = regexp.MustCompile(`[0-9a-f]{64}|"Size": \d+`)
)

// renamed gives both bureaus other ids.
func renamed(text []byte) []byte {
	return bureauWord.ReplaceAllFunc(text, func(id []byte) []byte {
		if string(id) == "qts" {
			return []byte("scjg")
		}
		return []byte("hg")
	})
}

// TestRenamedBureausGiveTheSameReport: an overlay calls the bureaus otherwise,
// throughout the definitions, and the units fill in the workbooks that follow
// from it. Every sentence, table, figure and formula is the same, and so is
// what trace says: nothing in the program knows one of the names.
func TestRenamedBureausGiveTheSameReport(t *testing.T) {
	plain, other, overlay := copyOf(t), copyOf(t), renamedTemplates(t)
	versions := []string{layout.FormVersion(definitions(t, plain, "")), layout.FormVersion(definitions(t, other, overlay))}
	renameWorkspace(t, other, versions)
	a, b := everything(t, plain, ""), everything(t, other, overlay)
	require.NotContains(t, string(b), "qts")
	want, got := lines(renamed(a)), lines(b)
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("line %d: %s, with other names %s", i+1, want[i], got[i])
		}
	}
	require.Equal(t, len(want), len(got))
	require.Greater(t, len(want), 100_000)
}

// lines are compared one by one; hashes and sizes of the renamed workbooks differ.
func lines(text []byte) []string {
	return strings.Split(string(hashWord.ReplaceAll(text, []byte("#"))), "\n")
}

func definitions(t *testing.T, dir, overlay string) *define.Definitions {
	t.Helper()
	ws, err := workspace.Open(dir)
	require.NoError(t, err)
	defs, err := report.Definitions(ws, overlay)
	require.NoError(t, err)
	return defs
}

// everything is the city's report and all its traces as text.
func everything(t *testing.T, dir, overlay string) []byte {
	t.Helper()
	ws, err := workspace.Open(dir)
	require.NoError(t, err)
	run, err := report.Read(ws, definitions(t, dir, overlay))
	require.NoError(t, err)
	doc, err := run.Document("330500", quarter, report.Declare(quarter))
	require.NoError(t, err)
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", " ")
	require.NoError(t, encoder.Encode(doc))
	source := traceOf(run)
	for _, f := range doc.Figures {
		tree, err := source.Figure(doc, f.ID)
		require.NoError(t, err)
		require.NoError(t, encoder.Encode(tree))
	}
	require.NoError(t, encoder.Encode(run.Ledger.Matches))
	return out.Bytes()
}

// renamedTemplates is an overlay of all definitions.
func renamedTemplates(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, fs.WalkDir(templates.FS, ".", func(path string, d fs.DirEntry, err error) error {
		target := filepath.Join(dir, filepath.FromSlash(path))
		if err != nil || d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		data, err := fs.ReadFile(templates.FS, path)
		if err != nil || strings.HasSuffix(path, ".go") {
			return err
		}
		return os.WriteFile(target, renamed(data), 0o644)
	}))
	return dir
}

// renameWorkspace renames the bureaus in the workbooks of an inbox, which then
// come from forms of the renamed definitions.
func renameWorkspace(t *testing.T, dir string, versions []string) {
	t.Helper()
	config := filepath.Join(dir, workspace.ConfigName)
	text, err := os.ReadFile(config)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(config, renamed(text), 0o644))
	require.NoError(t, filepath.WalkDir(filepath.Join(dir, "inbox"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.WriteFile(path, renamedBook(t, path, strings.NewReplacer(versions...)), 0o644)
	}))
}

func renamedBook(t *testing.T, path string, version *strings.Replacer) []byte {
	t.Helper()
	book, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer book.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range book.File {
		r, err := part.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(r)
		require.NoError(t, err)
		target, err := w.Create(part.Name)
		require.NoError(t, err)
		_, err = version.WriteString(target, string(renamed(data)))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}
