package receipt

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/intake"
	"qreport/report/internal/num"
	"qreport/report/model"
)

func load(t testing.TB) *define.Definitions {
	t.Helper()
	d, err := define.Load("2011", nil)
	require.NoError(t, err)
	return d
}

// workbook is a filled-in form; faulty gives texts for cells, by field code.
func workbook(t testing.TB, d *define.Definitions, faulty map[string]string) []byte {
	t.Helper()
	p, err := model.ParsePeriod("2011Q1")
	require.NoError(t, err)
	var b bytes.Buffer
	values := form.Values{Filed: "2011-04-08", Cell: func(field, item string, c model.Column) form.Entry {
		if text, ok := faulty[field]; ok && c == model.Cur {
			return form.Entry{Text: text}
		}
		return form.Entry{Value: model.Num(num.Int(int64(1 + c)))}
	}}
	r := model.Reporter{Unit: model.Unit{Region: "330521", Bureau: "qts"}, Name: "德清县质量技术监督局"}
	require.NoError(t, form.Filled(&b, d, r, p, form.Options{Synthetic: true}, values))
	return b.Bytes()
}

func read(d *define.Definitions, data []byte) (*model.Submission, []model.Finding) {
	sum := sha256.Sum256(data)
	file := model.File{Name: "德清/一季度.xlsx", SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data))}
	return intake.NewReader(d).Read(file, bytes.NewReader(data), file.Size)
}

func options(d *define.Definitions, sub *model.Submission, v Verdict) Options {
	o := Options{Defs: d, Verdict: v, Unit: "德清县质量技术监督局", Declared: time.Date(2011, 4, 10, 0, 0, 0, 0, time.UTC), Tool: "qreport test"}
	if sub != nil {
		o.File = sub.File
	}
	return o
}

// write makes the receipt of a workbook with the findings of intake and more.
func write(t testing.TB, d *define.Definitions, data []byte, more ...model.Finding) []byte {
	t.Helper()
	sub, findings := read(d, data)
	var b bytes.Buffer
	require.NoError(t, Write(&b, data, sub, append(findings, more...), options(d, sub, Returned)))
	return b.Bytes()
}

// parts inflates all parts of a workbook.
func parts(t testing.TB, data []byte) map[string]string {
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

// office converts a workbook with LibreOffice and returns the path.
func office(t testing.TB, data []byte, to string) string {
	t.Helper()
	_, err := exec.LookPath("soffice")
	require.NoError(t, err, "LibreOffice is missing: make tools installs it")
	dir := t.TempDir()
	in := filepath.Join(dir, "in.xlsx")
	require.NoError(t, os.WriteFile(in, data, 0o644))
	out := filepath.Join(dir, "out")
	cmd := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--headless", "--convert-to", to, "--outdir", out, in)
	text, err := cmd.CombinedOutput()
	require.NoError(t, err, string(text))
	return filepath.Join(out, "in."+to)
}
