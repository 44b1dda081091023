package intake

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/define"
	"qreport/report/model"
	"qreport/report/sample"
)

// resavers are the programs that open a workbook and save it again: the
// command for a workbook, and where the result is.
func resavers(t testing.TB, dir, from string) map[string]*exec.Cmd {
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	python := "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])"
	node := exec.Command("node", filepath.Join("testdata", "exceljs", "resave.js"), from, filepath.Join(dir, "exceljs", "a.xlsx"))
	node.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(cache, "qreport-tools", "exceljs", "node_modules"))
	return map[string]*exec.Cmd{
		"libreoffice": exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
			"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "libreoffice"), from),
		"openpyxl": exec.Command("/usr/bin/python3", "-c", python, from, filepath.Join(dir, "openpyxl", "a.xlsx")),
		"exceljs":  node,
	}
}

// TestWorkbooksOfOtherPrograms re-saves a filled workbook of each bureau with
// LibreOffice, openpyxl and exceljs, and reads the same figures, records and
// texts from it.
func TestWorkbooksOfOtherPrograms(t *testing.T) {
	d := load(t, "2011")
	p, err := model.ParsePeriod("2011Q4")
	require.NoError(t, err)
	for _, bureau := range []model.Bureau{"qts", "ciq"} {
		register := model.NewRegister([]model.Reporter{{Unit: model.Unit{Region: "330500", Bureau: bureau}}})
		for file, err := range sample.Generate(sample.Config{Defs: d, Register: register, From: p, To: p, Seed: 1}) {
			require.NoError(t, err)
			resave(t, d, file.Bytes, string(bureau))
		}
	}
}

func resave(t *testing.T, d *define.Definitions, data []byte, bureau string) {
	f := &fixture{rd: NewReader(d), defs: d}
	f.sub, _ = read(d, data)
	dir := t.TempDir()
	from := filepath.Join(dir, "a.xlsx")
	require.NoError(t, os.WriteFile(from, data, 0o644))
	for name, command := range resavers(t, dir, from) {
		t.Run(bureau+" "+name, func(t *testing.T) {
			require.NoError(t, os.MkdirAll(filepath.Join(dir, name), 0o755))
			out, err := command.CombinedOutput()
			require.NoError(t, err, "%s (make tools installs what is missing)", out)
			again, err := os.ReadFile(filepath.Join(dir, name, "a.xlsx"))
			require.NoError(t, err, "%s (make tools installs what is missing)", out)
			require.NotEqual(t, data, again)
			sub, findings := read(d, again)
			require.Empty(t, findings)
			f.compare(t, name, sub, findings)
			require.NotEmpty(t, sub.Lists)
			require.Equal(t, f.sub.Lists, sub.Lists)
			require.Equal(t, f.sub.Remarks, sub.Remarks)
			require.Equal(t, f.sub.Unit, sub.Unit)
			require.Equal(t, f.sub.Period, sub.Period)
			require.Equal(t, f.sub.Filed, sub.Filed)
			require.Equal(t, model.Own, sub.Scope)
		})
	}
}
