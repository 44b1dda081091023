package validate

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/define"
	"qreport/report/intake"
	"qreport/report/model"
	"qreport/report/sample"
)

func load(t testing.TB, edition string) *define.Definitions {
	t.Helper()
	d, err := define.Load(edition, nil)
	require.NoError(t, err)
	return d
}

func period(t testing.TB, s string) model.Period {
	t.Helper()
	p, err := model.ParsePeriod(s)
	require.NoError(t, err)
	return p
}

// registerOf is the default 名录 of a region, with one county that has both
// bureaus.
func registerOf(d *define.Definitions, region string) *model.Register {
	var all []model.Reporter
	for _, code := range append([]string{region}, d.Regions.Below(region)...) {
		r, _ := d.Regions.Get(code)
		for _, b := range d.Edition.Bureaus {
			if b.HasLevel(r.Level) || code == "330521" {
				all = append(all, model.Reporter{Unit: model.Unit{Region: code, Bureau: b.ID}, Life: r.Life})
			}
		}
	}
	return model.NewRegister(all)
}

// generate makes the workbooks of a region, by path.
func generate(t testing.TB, d *define.Definitions, register *model.Register, from, to string, seed uint64) []sample.File {
	t.Helper()
	var files []sample.File
	for f, err := range sample.Generate(sample.Config{Defs: d, Register: register, From: period(t, from), To: period(t, to), Seed: seed}) {
		require.NoError(t, err)
		files = append(files, f)
	}
	return files
}

// readAll takes workbooks through intake.
func readAll(d *define.Definitions, files []sample.File) (subs []*model.Submission, findings []model.Finding) {
	rd := intake.NewReader(d)
	for _, f := range files {
		sub, found := rd.Read(model.File{Name: f.Path, SHA256: f.Path}, bytes.NewReader(f.Bytes), int64(len(f.Bytes)))
		findings = append(findings, found...)
		if sub != nil {
			subs = append(subs, sub)
		}
	}
	return subs, findings
}
