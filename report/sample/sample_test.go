package sample

import (
	"fmt"
	"testing"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/num"
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

func quarter(t testing.TB, s string) model.Period {
	t.Helper()
	p, err := model.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// registerOf is the default 名录 of a region: the lead bureau everywhere, the
// other one at its levels and in one county.
func registerOf(d *define.Definitions, region string) *model.Register {
	var all []model.Reporter
	codes := append([]string{region}, d.Regions.Below(region)...)
	for _, code := range codes {
		r, _ := d.Regions.Get(code)
		for _, b := range d.Edition.Bureaus {
			if b.HasLevel(r.Level) || code == "330521" {
				all = append(all, model.Reporter{Unit: model.Unit{Region: code, Bureau: b.ID}})
			}
		}
	}
	return model.NewRegister(all)
}

func testWorld(t testing.TB, edition, region, from, to string, seed uint64) *world {
	t.Helper()
	d := load(t, edition)
	w, err := newWorld(Config{Defs: d, Register: registerOf(d, region), From: quarter(t, from), To: quarter(t, to), Seed: seed})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// env shows the checks one column of a unit's figures.
type env struct {
	m       *maker
	column  model.Column
	quarter int
	due     map[string]bool // forms
}

func (e env) Operand(code, item string) (num.Frac, model.Kind) {
	f, ok := e.m.defs.Field(code)
	if !ok || !e.due[f.Form.ID] {
		return num.Frac{}, model.Blank
	}
	for _, c := range e.m.defs.ColumnsOf(f) {
		if c == e.column {
			v := e.m.value(code, item, e.column, e.quarter)
			if d, ok := v.Dec(); ok {
				return d.Frac(), model.Number
			}
			return num.Frac{}, v.Kind()
		}
	}
	return num.Frac{}, model.Blank
}

func (e env) Items(code string) []string { return e.m.defs.ItemCodes(code) }

// TestChecksHold evaluates every check of the definitions that is a formula or
// a total on generated figures.
func TestChecksHold(t *testing.T) {
	for _, c := range []struct {
		edition, region, from, to string
		seed                      uint64
	}{
		{"2011", "330500", "2010Q1", "2011Q4", 1}, {"2011", "330500", "2011Q4", "2012Q1", 2}, {"2011", "500000", "2011Q4", "2011Q4", 3},
		{"2019", "511900", "2023Q1", "2024Q4", 4}, {"2019", "330500", "2024Q4", "2024Q4", 5},
	} {
		w := testWorld(t, c.edition, c.region, c.from, c.to, c.seed)
		ran := 0
		for _, r := range w.register.All() {
			m := w.newMaker(r)
			for p := w.from; p.Compare(w.to) <= 0; p = p.Add(1) {
				ran += checkAll(t, m, p)
			}
		}
		t.Logf("%s %s: %d evaluations", c.edition, c.region, ran)
		if ran == 0 {
			t.Error("nothing was checked")
		}
	}
}

func checkAll(t *testing.T, m *maker, p model.Period) (ran int) {
	due := map[string]bool{}
	for _, f := range layout.Due(m.defs, m.register, m.reporter, p) {
		due[f.ID] = true
	}
	for _, check := range m.defs.Checks {
		for _, column := range m.defs.CheckColumns(check) {
			e := env{m, column, quarterOf(p), due}
			switch check.Kind {
			case "formula":
				ran += checkFormula(t, check, e, p)
			case "matrix_total":
				ran += checkTotal(t, check, e, p)
			}
		}
	}
	return ran
}

func checkFormula(t *testing.T, check *define.Check, e env, p model.Period) (ran int) {
	items := []string{""}
	if matrix := check.Compiled.Matrix(); len(matrix) > 0 {
		items = e.m.defs.ItemCodes(matrix[0])
	}
	for _, item := range items {
		v := check.Compiled.EvalCheckItem(e, item)
		if v.Skipped {
			continue
		}
		ran++
		if !v.Holds {
			t.Errorf("%s %s %s column %d item %q: %s: %v, %v", e.m.reporter.Unit, p, check.ID, e.column, item, check.Formula, v.Left, v.Right)
		}
	}
	return ran
}

func checkTotal(t *testing.T, check *define.Check, e env, p model.Period) (ran int) {
	for _, code := range check.Fields {
		f, _ := e.m.defs.Field(code)
		total, kind := e.Operand(f.Form.Totals[code], "")
		sum, found := num.Whole(0), false
		for _, item := range e.m.defs.ItemCodes(code) {
			if x, k := e.Operand(code, item); k == model.Number {
				sum = sum.Add(x)
				found = true
			}
		}
		if !found || kind != model.Number {
			continue
		}
		ran++
		if sum.Cmp(total) != 0 {
			t.Errorf("%s %s %s column %d %s: %v ≠ %v", e.m.reporter.Unit, p, check.ID, e.column, code, sum.Rat(), total.Rat())
		}
	}
	return ran
}

// TestEveryFieldIsMade finds fields that the recipes forgot.
func TestEveryFieldIsMade(t *testing.T) {
	for _, edition := range []string{"2011", "2019"} {
		w := testWorld(t, edition, "330500", "2020Q4", "2020Q4", 1)
		for _, b := range w.defs.Edition.Bureaus {
			r, ok := w.register.Find(model.Unit{Region: "330500", Bureau: b.ID})
			if !ok {
				t.Fatal("no reporter")
			}
			made := w.newMaker(r).at(quarterOf(w.from))
			for _, f := range w.defs.Fields {
				if f.Owner != b.ID {
					continue
				}
				if got, want := len(made[f.Code].v), max(1, len(w.defs.ItemCodes(f.Code))); got != want {
					t.Errorf("%s: %s has %d figures, want %d", edition, f.Code, got, want)
				}
			}
		}
	}
}

// TestPlausible looks at the sizes and rates.
func TestPlausible(t *testing.T) {
	w := testWorld(t, "2011", "330000", "2011Q1", "2011Q1", 7)
	sums := map[string]map[string]int64{}
	for _, r := range w.register.All() {
		m := w.newMaker(r)
		rec := m.at(quarterOf(w.from))
		at := sums[m.level+":"+string(r.Bureau)]
		if at == nil {
			at = map[string]int64{}
			sums[m.level+":"+string(r.Bureau)] = at
		}
		at["units"]++
		for code, v := range rec {
			if code[0] != '_' {
				for _, x := range v.v {
					at[code] += x
				}
			}
		}
		if n := rec["Q104"].v; m.level == "county" && len(n) > 0 && (n[0] < 30 || n[0] > 190) {
			t.Errorf("%s: %d spot checks", r.Unit, n[0])
		}
	}
	for _, want := range []struct {
		group, pass, of string
		low, high       float64
	}{
		{"county:qts", "Q105", "Q104", 0.88, 0.95}, {"city:qts", "Q105", "Q104", 0.88, 0.95},
		{"city:ciq", "C103", "C101", 0.002, 0.005}, {"city:ciq", "C107", "C105", 0.015, 0.05},
		{"county:qts", "Q305B", "Q305A", 0.93, 0.999}, {"county:qts", "Q404B", "Q404A", 0.9, 0.99},
	} {
		rate := float64(sums[want.group][want.pass]) / float64(sums[want.group][want.of])
		if rate < want.low || rate > want.high {
			t.Errorf("%s: %s/%s = %.4f, want %.3f to %.3f", want.group, want.pass, want.of, rate, want.low, want.high)
		}
	}
	for _, group := range []string{"county:qts", "city:qts", "city:ciq"} {
		at := sums[group]
		t.Log(group, at["units"], fmt.Sprint("Q104 ", at["Q104"], " Q106 ", at["Q106"], " Q302 ", at["Q302"], " Q801 ", at["Q801"], " Q902 ", at["Q902"], " C501 ", at["C501"], " C802E ", at["C802E"]))
	}
}

// leaves shows the index the figures of one unit, as if it were the region.
type leaves struct{ records []record }

func (l leaves) Operand(code, item string) (num.Frac, model.Kind) {
	for _, r := range l.records {
		if vec, ok := r[code]; ok && len(vec.v) == 1 && !vec.gone {
			return decimal(vec.v[0], vec.dec).Frac(), model.Number
		}
	}
	return num.Frac{}, model.Blank
}

func (l leaves) Items(string) []string { return nil }

// TestIndexIsPlausible scores counties together with their city's office of
// the other bureau: the mean of the leaves' scores is the index with equal
// weights.
func TestIndexIsPlausible(t *testing.T) {
	for edition, period := range map[string]string{"2011": "2011Q4", "2019": "2020Q4"} {
		w := testWorld(t, edition, "330000", period, period, 3)
		low, high, sum, n := 100.0, 0.0, 0.0, 0.0
		for _, r := range w.register.All() {
			office, ok := w.office[r.Unit]
			if !ok || w.levelOf(r.Region) != "county" {
				continue
			}
			host, _ := w.register.Find(office)
			q := quarterOf(w.from)
			x := score(t, w.defs.Index, leaves{[]record{w.newMaker(r).at(q), w.newMaker(host).at(q)}})
			low, high, sum, n = min(low, x), max(high, x), sum+x, n+1
		}
		t.Logf("%s: %.1f to %.1f, mean %.2f", edition, low, high, sum/n)
		if sum/n < 80 || sum/n > 85 || low < 77 || high > 88 {
			t.Errorf("%s: index from %.1f to %.1f, mean %.2f", edition, low, high, sum/n)
		}
	}
}

func score(t *testing.T, x *define.Index, env define.Env) float64 {
	t.Helper()
	sum := 0.0
	for _, leaf := range x.Leaves {
		res := leaf.Compiled.Eval(env)
		if !res.OK() {
			t.Fatalf("%s is missing: %v", leaf.Code, res.Cause)
		}
		value, _ := res.Rat.Float64()
		sum += max(x.Low, min(x.High, x.Low+(x.High-x.Low)*(value-leaf.Low)/(leaf.High-leaf.Low)))
	}
	return sum / float64(len(x.Leaves))
}
