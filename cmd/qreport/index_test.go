package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"qreport/report/define"
)

// TestEveryProblemIsWorded: whatever code the engine gives a problem, there is
// a Chinese text for it.
func TestEveryProblemIsWorded(t *testing.T) {
	defs, err := define.Load("2011", nil)
	require.NoError(t, err)
	files, err := filepath.Glob("../../report/index/*.go")
	require.NoError(t, err)
	read, err := filepath.Glob("index*.go")
	require.NoError(t, err)
	files = append(files, read...)
	raised := regexp.MustCompile(`(?:\.(?:add\(|require\([^"\n]*?)|Problems\{\{Code: )"([a-z_.]+)"`)
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, m := range raised.FindAllStringSubmatch(string(source), -1) {
			found++
			require.True(t, defs.Texts.Has("index.problem."+m[1]), "%s: %s", name, m[1])
		}
	}
	require.Greater(t, found, 60)
}

// TestTablesFromChineseExcel: a plain CSV file of a Chinese Excel is GBK; one
// saved as UTF-8 begins with a mark; a workbook is no table.
func TestTablesFromChineseExcel(t *testing.T) {
	const text = "unit,name,合格率\nA,湖州市,95\n"
	gbk, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	require.NoError(t, err)
	dir := t.TempDir()
	for name, data := range map[string][]byte{"gbk.csv": gbk, "mark.csv": []byte(byteOrderMark + text), "plain.csv": []byte(text)} {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, data, 0o644))
		table, err := readTable(path)
		require.NoError(t, err, name)
		require.Equal(t, "湖州市", table.Units[0].Name, name)
		_, ok := table.Column("合格率")
		require.True(t, ok, name)
	}
	path := filepath.Join(dir, "book.csv")
	require.NoError(t, os.WriteFile(path, []byte("PK\x03\x04\x14\x00\x06\x00"), 0o644))
	_, err = readTable(path)
	require.ErrorContains(t, inChinese(err), "另存为“CSV UTF-8”")
}
