package intake

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/model"
)

// TestWorkbooksOfOtherPrograms re-saves a workbook with LibreOffice and with
// openpyxl, where they are installed, and reads the same values from it.
func TestWorkbooksOfOtherPrograms(t *testing.T) {
	d := load(t, "2011")
	f := &fixture{rd: NewReader(d), defs: d}
	data := write(t, d, order{bureau: "ciq", region: "330500", period: "2011Q4"})
	f.sub, _ = read(d, data)
	dir := t.TempDir()
	from := filepath.Join(dir, "a.xlsx")
	require.NoError(t, os.WriteFile(from, data, 0o644))
	for name, command := range map[string][]string{
		"soffice":          {"--headless", "-env:UserInstallation=file://" + dir + "/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", dir + "/soffice", from},
		"/usr/bin/python3": {"-c", "import openpyxl, os; os.makedirs('" + dir + "/python3'); openpyxl.load_workbook('" + from + "').save('" + dir + "/python3/a.xlsx')"},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := exec.Command(name, command...).CombinedOutput()
			require.NoError(t, err, "%s (make tools installs what is missing)", out)
			again, err := os.ReadFile(filepath.Join(dir, filepath.Base(name), "a.xlsx"))
			require.NoError(t, err)
			sub, findings := read(d, again)
			require.Empty(t, findings)
			f.compare(t, name, sub, findings)
			require.Equal(t, f.sub.Unit, sub.Unit)
			require.Equal(t, f.sub.Period, sub.Period)
			require.Equal(t, model.Own, sub.Scope)
		})
	}
}
