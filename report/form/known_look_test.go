package form_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"qreport/report/form"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// TestKnownColumns shows earlier figures beside the cells; with QREPORT_LOOK
// set the workbook is kept for the eye.
func TestKnownColumns(t *testing.T) {
	d := load(t, "2019")
	known := func(past form.Past, field, item string) model.Value {
		if field == "Q105" {
			return model.Missing(model.Secret)
		}
		return model.Num(num.Int(int64(100 + int(past))))
	}
	var out bytes.Buffer
	if err := form.Blank(&out, d, reporter("330521", "qts"), period(t, "2021Q1"), form.Options{Known: known}); err != nil {
		t.Fatal(err)
	}
	f := open(t, out.Bytes())
	expect(t, f, "监督抽查", "G9", "100")
	expect(t, f, "监督抽查", "H9", "101")
	expect(t, f, "监督抽查", "G13", "保密")
	expect(t, f, "监督抽查", "D9", "")
	if dir := os.Getenv("QREPORT_LOOK"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "known.xlsx"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
