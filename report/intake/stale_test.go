package intake

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/form"
	"qreport/report/model"
)

// TestAResultThatIsOutOfDate lets LibreOffice compute formulas that somebody
// has typed or dragged, and another program change a figure without computing:
// the results of the first are believed, those of the second are not.
func TestAResultThatIsOutOfDate(t *testing.T) {
	d := load(t, "2011")
	at := func(field string, c model.Column) string {
		_, cell, ok := form.Place(d, field, "", c)
		require.True(t, ok)
		return cell
	}
	sheet, _, _ := form.Place(d, "Q104", "", model.Cur)
	dir := t.TempDir()
	typed, computed, changed := filepath.Join(dir, "in.xlsx"), filepath.Join(dir, "out", "in.xlsx"), filepath.Join(dir, "changed.xlsx")
	book, err := excelize.OpenReader(bytes.NewReader(write(t, d, order{bureau: "qts", region: "330500", period: "2011Q4"})))
	require.NoError(t, err)
	for c := range model.Column(model.Columns) {
		require.NoError(t, book.SetCellFormula(sheet, at("Q104", c), at("Q105", c)+"+"+at("Q106", c)))
		require.NoError(t, book.SetCellFormula(sheet, at("Q102", c), at("Q104", c)+"-ROUND(SUM("+at("Q104", c)+")/10,0)"))
	}
	require.NoError(t, book.SaveAs(typed))

	run := func(command *exec.Cmd) {
		out, err := command.CombinedOutput()
		require.NoError(t, err, "%s (make tools installs what is missing)", out)
	}
	codes := func(name string) (found []string) {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		_, findings := read(d, data)
		for _, f := range findings {
			require.Equal(t, sheet, f.Sheet)
			found = append(found, f.Code+" "+f.Cell)
		}
		return found
	}
	run(exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Dir(computed), typed))
	require.Empty(t, codes(computed), "what LibreOffice computes is what we compute")

	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	node := exec.Command("node", filepath.Join("testdata", "exceljs", "edit.js"), computed, changed, sheet, at("Q106", model.YTD), "77777")
	node.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(cache, "qreport-tools", "exceljs", "node_modules"))
	run(node)
	require.ElementsMatch(t, []string{"F415 " + at("Q104", model.YTD), "F415 " + at("Q102", model.YTD)}, codes(changed))
}
