package patch

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// strangers are workbooks that other programs have written.
func strangers(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.xlsx")
	require.NoError(t, err)
	more, err := filepath.Glob("../../../internal/xlsxsafe/testdata/*.xlsx")
	require.NoError(t, err)
	all := map[string][]byte{}
	for _, p := range append(paths, more...) {
		data, err := os.ReadFile(p)
		require.NoError(t, err)
		all[p] = data
	}
	require.Greater(t, len(all), 4)
	return all
}

// unzip inflates all parts.
func unzip(t testing.TB, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	all := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		all[f.Name] = string(text)
	}
	return all
}

// zipped makes a workbook of parts.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		part, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(part, text)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// change opens a workbook, changes it, and returns the result.
func change(t testing.TB, data []byte, do func(*Book) error) []byte {
	t.Helper()
	b, err := Open(data)
	require.NoError(t, err)
	require.NoError(t, do(b))
	var out bytes.Buffer
	require.NoError(t, b.Write(&out))
	return out.Bytes()
}

// returned marks cells of the first sheet and puts a page first.
func returned(cells ...string) func(*Book) error {
	return func(b *Book) error {
		if err := b.Clean(); err != nil {
			return err
		}
		first := b.Sheets()[0]
		if first == "审核回执" {
			first = b.Sheets()[1]
		}
		var marks []Mark
		for i, c := range cells {
			marks = append(marks, Mark{c, Level(i % int(levels)), "【审核回执】\n第" + c + "格有问题 <&>"})
		}
		if err := b.Mark(first, marks); err != nil {
			return err
		}
		if err := b.Put(0, Page{Name: "审核回执", Widths: []float64{20}, Rows: []Row{{Cells: []Cell{{Text: "=1+1", Look: Text}}}}}); err != nil {
			return err
		}
		return b.Show("审核回执")
	}
}

// sheetData is what a sheet holds, byte for byte.
func sheetData(text string) string {
	from, to := strings.Index(text, "sheetData"), strings.LastIndex(text, "sheetData")
	if from < 0 {
		return ""
	}
	return text[from:to]
}
