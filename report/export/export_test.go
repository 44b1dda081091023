package export_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"

	"qreport/report/export"
	"qreport/report/internal/testkit"
)

func facts(t *testing.T) []export.Fact {
	t.Helper()
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts", "330500:ciq")
	w.Sub("330500:qts", "2011Q1").Set("Q104", "100", "100", "90").Set("Q105", "95.50").Set("Q116A/SJ", "—")
	w.Sub("330500:ciq", "2011Q1").Set("C101", "12000").Set("Q202", "7")
	w.Sub("330500:ciq", "2010Q4").Set("C101", "1")
	cube, _ := w.Cube()
	return slices.Collect(export.Facts(cube, testkit.Period(t, "2011Q1")))
}

func TestFacts(t *testing.T) {
	byKey := map[string]export.Fact{}
	for _, f := range facts(t) {
		byKey[f.Field+f.Item+"."+f.Column+"@"+f.Bureau] = f
	}
	require.Len(t, byKey, 7, "空格没有记录，别的报告期不在内")
	require.Equal(t, "95.5", byKey["Q105.cur@qts"].Decimal)
	require.Equal(t, "na", byKey["Q116ASJ.cur@qts"].Missing)
	require.Nil(t, byKey["Q116ASJ.cur@qts"].Value, "缺数不是零")
	require.True(t, byKey["C101.cur@ciq"].Counted)
	require.False(t, byKey["Q202.cur@ciq"].Counted, "互核数不计入")
}

// Both formats hold the same, and the same facts give the same bytes.
func TestFormatsAgree(t *testing.T) {
	want, dir := facts(t), t.TempDir()
	for _, format := range []export.Format{export.CSV, export.Parquet} {
		first, err := export.Write(dir, "2011Q1", format, slices.Values(want))
		require.NoError(t, err)
		require.Equal(t, filepath.Join(dir, "facts", "period=2011Q1", "part-0."+string(format)), first)
		a, err := os.ReadFile(first)
		require.NoError(t, err)
		again, err := export.Write(t.TempDir(), "2011Q1", format, slices.Values(want))
		require.NoError(t, err)
		b, err := os.ReadFile(again)
		require.NoError(t, err)
		require.Equal(t, a, b)
	}
	back, err := parquet.ReadFile[export.Fact](filepath.Join(dir, "facts/period=2011Q1/part-0.parquet"))
	require.NoError(t, err)
	require.Equal(t, want, back)
	text, err := os.ReadFile(filepath.Join(dir, "facts/period=2011Q1/part-0.csv"))
	require.NoError(t, err)
	lines, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	require.NoError(t, err)
	require.Equal(t, export.Columns(), lines[0])
	require.Len(t, lines, len(want)+1)
	left, err := filepath.Glob(filepath.Join(dir, "facts/period=2011Q1/.part-*"))
	require.NoError(t, err)
	require.Empty(t, left)
}

// Every column is described.
func TestColumnsAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/export.md")
	require.NoError(t, err)
	for _, c := range export.Columns() {
		require.Contains(t, string(page), "| `"+c+"` |", "docs/export.md")
	}
	_, err = export.ParseFormat("xml")
	require.Error(t, err)
}
