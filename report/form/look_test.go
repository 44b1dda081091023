package form_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/model"
)

func load(t testing.TB, edition string) *define.Definitions {
	t.Helper()
	d, err := define.Load(edition, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func period(t testing.TB, s string) model.Period {
	t.Helper()
	p, err := model.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func reporter(region string, bureau model.Bureau) model.Reporter {
	return model.Reporter{Unit: model.Unit{Region: region, Bureau: bureau}}
}

// TestWriteForLooking keeps the blank forms for the eye, when asked to.
func TestWriteForLooking(t *testing.T) {
	dir := os.Getenv("QREPORT_LOOK")
	if dir == "" {
		return
	}
	d := load(t, "2011")
	for _, bureau := range []model.Bureau{"qts", "ciq"} {
		var b bytes.Buffer
		if err := form.Blank(&b, d, reporter("330521", bureau), period(t, "2011Q4"), form.Options{}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "blank-"+string(bureau)+".xlsx"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
