package export_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/export"
	"qreport/report/internal/testkit"
)

// duckdb runs a query in a folder and returns its rows.
func duckdb(t *testing.T, dir, sql string) [][]any {
	t.Helper()
	script, err := filepath.Abs("testdata/duckdb/query.js")
	require.NoError(t, err)
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	cmd := exec.Command("node", script, sql)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(cache, "qreport-tools", "duckdb", "node_modules"))
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s (make tools installs what is missing)", out)
	var rows [][]any
	require.NoError(t, json.Unmarshal(out, &rows), "%s", out)
	return rows
}

// exported writes two quarters in both formats as docs/export.md has them.
func exported(t *testing.T) string {
	t.Helper()
	w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts", "330500:ciq")
	for _, quarter := range []string{"2010Q4", "2011Q1"} {
		w.Sub("330502:qts", quarter).Set("Q104", "100", "300").Set("Q105", "90.5").Set("Q116A/SJ", "—")
		w.Sub("330503:qts", quarter).Set("Q104", "300").Set("Q105", "210")
		w.Sub("330500:ciq", quarter).Set("C101", "12000").Set("C102", "0.1234").Set("Q202", "7")
	}
	cube, _ := w.Cube()
	dir := t.TempDir()
	for _, quarter := range []string{"2010Q4", "2011Q1"} {
		for _, format := range []export.Format{export.CSV, export.Parquet} {
			_, err := export.Write(filepath.Join(dir, "导出"), quarter, format, export.Facts(cube, testkit.Period(t, quarter)))
			require.NoError(t, err)
		}
	}
	return dir
}

// TestDuckDBReadsTheExport runs the queries of docs/export.md, as they stand
// there, over an export in both formats.
func TestDuckDBReadsTheExport(t *testing.T) {
	page, err := os.ReadFile("../../docs/export.md")
	require.NoError(t, err)
	queries := regexp.MustCompile(`(?m)^    (--|SELECT)[^;]*;`).FindAllString(string(page), -1)
	require.Len(t, queries, 3)
	dir := exported(t)
	rates := duckdb(t, dir, queries[0])
	require.Equal(t, [][]any{{"2010Q4", "3305", 75.125}, {"2011Q1", "3305", 75.125}}, rates, "合计之比，不是比之平均 80.25")
	cells := duckdb(t, dir, queries[1])
	require.Len(t, cells, 2)
	require.Equal(t, []any{"100", "300"}, []any{cells[0][1], cells[1][1]})
	require.Equal(t, [][]any{{"0"}}, duckdb(t, dir, queries[2]), "CSV 与 Parquet 逐行相同")
}

// Missing is not zero on the other side either.
func TestDuckDBSeesWhyAValueIsMissing(t *testing.T) {
	rows := duckdb(t, exported(t), `SELECT missing, value IS NULL, count(*)::INT FROM read_parquet('导出/facts/*/*.parquet')
		WHERE field = 'Q116A' GROUP BY ALL`)
	require.Equal(t, [][]any{{"na", true, 2.0}}, rows)
	columns := duckdb(t, exported(t), "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('导出/facts/*/*.parquet', hive_partitioning = false))")
	var names []string
	for _, c := range columns {
		names = append(names, c[0].(string))
	}
	require.True(t, slices.Equal(export.Columns(), names), strings.Join(names, " "))
}
