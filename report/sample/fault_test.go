package sample_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"testing"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/intake"
	"qreport/report/internal/num"
	"qreport/report/model"
	"qreport/report/sample"
	"qreport/report/validate"
)

func registerOf(d *define.Definitions, region string) *model.Register {
	var all []model.Reporter
	for _, code := range append([]string{region}, d.Regions.Below(region)...) {
		r, _ := d.Regions.Get(code)
		for _, b := range d.Edition.Bureaus {
			if b.HasLevel(r.Level) || code == "330521" {
				all = append(all, model.Reporter{Unit: model.Unit{Region: code, Bureau: b.ID}, Days: 10})
			}
		}
	}
	return model.NewRegister(all)
}

// TestKnownFiguresAreNotRead reads a blank form that shows earlier figures:
// none of them may be taken for what was filled in.
func TestKnownFiguresAreNotRead(t *testing.T) {
	d, err := define.Load("2011", nil)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := model.ParsePeriod("2011Q4")
	known := func(form.Past, string, string) model.Value { return model.Num(num.Int(777)) }
	for _, b := range d.Edition.Bureaus {
		var out bytes.Buffer
		r := model.Reporter{Unit: model.Unit{Region: "330521", Bureau: b.ID}}
		if err := form.Blank(&out, d, r, p, form.Options{Known: known}); err != nil {
			t.Fatal(err)
		}
		sub, findings := intake.NewReader(d).Read(model.File{Name: "blank.xlsx"}, bytes.NewReader(out.Bytes()), int64(out.Len()))
		if sub == nil || len(findings) > 0 {
			t.Fatalf("%s: %v", b.ID, findings)
		}
		for slot := range d.Slots {
			for c := model.Cur; c < model.Columns; c++ {
				if v := sub.Grid.At(model.Slot(slot), c).Value; v.Kind() != model.Blank {
					t.Errorf("%v column %d holds %v", d.Slots[slot], c, v)
				}
			}
		}
	}
}

// TestFaultsAreFound plants every kind of fault and demands that the check
// finds each of them at its cell, and nothing else that weighs.
func TestFaultsAreFound(t *testing.T) {
	for edition, year := range map[string]string{"2011": "2011", "2019": "2021"} {
		d, err := define.Load(edition, nil)
		if err != nil {
			t.Fatal(err)
		}
		register := registerOf(d, "330500")
		from, _ := model.ParsePeriod(year + "Q1")
		to, _ := model.ParsePeriod(year + "Q2")
		config := sample.Config{Defs: d, Register: register, From: from, To: to, Seed: 1, Faults: true}
		want, got := map[string]string{}, map[string]bool{}
		rd := intake.NewReader(d)
		var subs []*model.Submission
		var found []model.Finding
		for f, err := range sample.Generate(config) {
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range f.Expected {
				want[fmt.Sprintf("%s %s %s!%s", e.Code, f.Path, e.Sheet, e.Cell)] = e.Fault
			}
			sub, findings := rd.Read(model.File{Name: f.Path, SHA256: f.Path}, bytes.NewReader(f.Bytes), int64(len(f.Bytes)))
			found = append(found, findings...)
			if sub != nil {
				subs = append(subs, sub)
			}
		}
		_, findings := validate.Check(subs, found, register, d)
		for _, f := range findings {
			key := fmt.Sprintf("%s %s %s!%s", f.Code, f.File, f.Sheet, f.Cell)
			if f.Accepted != "" {
				continue
			}
			got[key] = true
			if _, ok := want[key]; !ok {
				t.Errorf("%s: nobody planted %s: %s", edition, key, f.Message)
			}
		}
		planted, met := map[string]int{}, map[string]int{}
		for _, key := range keysOf(want) {
			planted[want[key]]++
			if !got[key] {
				t.Errorf("%s: %s was not found: %s", edition, want[key], key)
				continue
			}
			met[want[key]]++
		}
		const kinds = 25
		if len(planted) != kinds {
			t.Errorf("%s: %d kinds of faults were planted, not %d: %v", edition, len(planted), kinds, planted)
		}
		for _, fault := range slices.Sorted(maps.Keys(planted)) {
			t.Logf("%s %s: planted %d, found %d", edition, fault, planted[fault], met[fault])
		}
		t.Logf("%s: %d planted, %d found, nothing else", edition, len(want), len(got))
	}
}

func keysOf(m map[string]string) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
