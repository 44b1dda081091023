package xlsx

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/document"
	"qreport/report/internal/xlsxout"
	"qreport/report/model"
)

// TestLibreOfficeKeepsEverything opens the workbook in LibreOffice, which
// recalculates and saves it, and finds the same values, tables and charts.
func TestLibreOfficeKeepsEverything(t *testing.T) {
	office, err := exec.LookPath("soffice")
	require.NoError(t, err, "LibreOffice is missing: make tools installs it")
	d, dir := kitchen(), t.TempDir()
	in := filepath.Join(dir, "in.xlsx")
	require.NoError(t, os.WriteFile(in, renderBytes(t, d), 0o600))
	command := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless",
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out"), in)
	output, err := command.CombinedOutput()
	require.NoError(t, err, string(output))
	data, err := os.ReadFile(filepath.Join(dir, "out", "in.xlsx"))
	require.NoError(t, err)
	saved, err := excelize.OpenFile(filepath.Join(dir, "out", "in.xlsx"))
	require.NoError(t, err)
	defer saved.Close()
	require.Equal(t, countParts(parts(t, renderBytes(t, d))), countParts(parts(t, data)))
	compareTables(t, d, saved)
}

func countParts(parts map[string]string) map[string]int {
	count := make(map[string]int)
	for name := range parts {
		if dir := filepath.Dir(name); dir == "xl/charts" || dir == "xl/tables" || dir == "xl/worksheets" {
			count[dir]++
		}
	}
	return count
}

// compareTables compares by value: LibreOffice shares strings and drops
// spaces' attributes.
func compareTables(t *testing.T, d *document.Document, saved *excelize.File) {
	t.Helper()
	for _, e := range newPlan(d).entries {
		if e.table.Table == nil {
			continue
		}
		for i, row := range e.table.Rows {
			for j, c := range row.Cells {
				want := xlsxout.Clean(c.Text + c.Flag)
				if c.IsNumber {
					want = c.Number.Trim().String()
				}
				require.Equal(t, want, raw(t, saved, e.sheet, model.A1(j+1, firstData+i)), "%s row %d", e.sheet, i)
			}
		}
	}
}
