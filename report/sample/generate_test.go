package sample

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"qreport/report/model"
)

func configOf(t testing.TB, edition, region, from, to string, seed uint64) Config {
	t.Helper()
	d := load(t, edition)
	return Config{Defs: d, Register: registerOf(d, region), From: quarter(t, from), To: quarter(t, to), Seed: seed, Tool: "qreport test"}
}

func hashes(t testing.TB, c Config) map[string][32]byte {
	t.Helper()
	out := map[string][32]byte{}
	for f, err := range Generate(c) {
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := out[f.Path]; twice {
			t.Errorf("%s was made twice", f.Path)
		}
		out[f.Path] = sha256.Sum256(f.Bytes)
	}
	return out
}

// TestSameBytes generates the same region several times, at once, and as a
// part of a longer time.
func TestSameBytes(t *testing.T) {
	first := hashes(t, configOf(t, "2011", "330500", "2011Q1", "2011Q1", 1))
	if len(first) < 7 {
		t.Fatalf("only %d workbooks", len(first))
	}
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			for path, hash := range hashes(t, configOf(t, "2011", "330500", "2010Q4", "2011Q2", 1)) {
				if want, ok := first[path]; ok && want != hash {
					t.Errorf("%s differs", path)
				}
			}
		})
	}
	group.Wait()
	other := hashes(t, configOf(t, "2011", "330500", "2011Q1", "2011Q1", 2))
	for path := range first {
		if other[path] == first[path] {
			t.Errorf("%s is the same with another seed", path)
		}
	}
}

// TestUnitsAreIndependent generates one county alone: it is the same as among
// the others, but for what it shares with an office that is no longer there.
func TestUnitsAreIndependent(t *testing.T) {
	all := configOf(t, "2011", "330500", "2011Q1", "2011Q1", 1)
	few := all
	var kept []model.Reporter
	for _, r := range all.Register.All() {
		if r.Region != "330502" {
			kept = append(kept, r)
		}
	}
	few.Register = model.NewRegister(kept)
	first, second := newMakerFor(t, all, "330523", "qts"), newMakerFor(t, few, "330523", "qts")
	q := quarterOf(all.From)
	for code, vec := range first.at(q) {
		for i, x := range vec.v {
			shared := strings.HasPrefix(code, "_joint") || code == "Q902" || code == "Q501" || code == "Q502" || code == "Q503" ||
				code == "Q406A" || code == "Q406B" || code == "Q801" || code == "Q801D" || code == "Q505"
			if got := second.at(q)[code].v[i]; got != x && !shared {
				t.Errorf("%s[%d] is %d with and %d without the neighbour", code, i, x, got)
			}
		}
	}
}

func newMakerFor(t testing.TB, c Config, region string, b model.Bureau) *maker {
	t.Helper()
	w, err := newWorld(c)
	if err != nil {
		t.Fatal(err)
	}
	r, ok := w.register.Find(model.Unit{Region: region, Bureau: b})
	if !ok {
		t.Fatal("not in the register")
	}
	return w.newMaker(r)
}

// TestListsMatchCounts compares the lists with the figures that count them.
func TestListsMatchCounts(t *testing.T) {
	w := testWorld(t, "2011", "330500", "2009Q1", "2012Q4", 11)
	counts := map[model.Bureau]map[string]string{
		"qts": {"L1": "Q106", "L2": "Q801", "L5": "Q902"}, "ciq": {"L2": "C801", "L4": "C501", "L5": "C802E"},
	}
	keys := map[string]map[model.Bureau]map[string]bool{}
	for _, r := range w.register.All() {
		m := w.newMaker(r)
		for p := w.from; p.Compare(w.to) <= 0; p = p.Add(1) {
			q := quarterOf(p)
			for list, field := range counts[r.Bureau] {
				if got, want := len(m.list(list, q)), m.at(q)[field].v[0]; int64(got) != want {
					t.Errorf("%s %s: %s has %d lines, %s is %d", r.Unit, p, list, got, field, want)
				}
			}
			for _, list := range []string{"L2", "L3", "L5", "L6"} {
				gather(t, m, keys, list, q)
			}
		}
	}
	for _, list := range []string{"L2", "L3", "L5", "L6"} {
		both := 0
		for key := range keys[list]["ciq"] {
			if keys[list]["qts"][key] {
				both++
			}
		}
		t.Logf("%s: %d of %d keys of the one bureau are the other's too", list, both, len(keys[list]["ciq"]))
		if both == 0 {
			t.Errorf("%s: no key stands in both bureaus' lists", list)
		}
	}
}

func gather(t *testing.T, m *maker, keys map[string]map[model.Bureau]map[string]bool, list string, q int) {
	t.Helper()
	if keys[list] == nil {
		keys[list] = map[model.Bureau]map[string]bool{"qts": {}, "ciq": {}}
	}
	form, _ := m.defs.Form(list)
	seen := map[string]bool{}
	for _, record := range m.list(list, q) {
		for i, c := range form.Columns {
			if c.Required && record[i] == "" {
				t.Errorf("%s %s: %s is empty in %v", m.reporter.Unit, list, c.ID, record)
			}
			if c.Key {
				if seen[record[i]] {
					t.Errorf("%s %s quarter %d: key %s twice", m.reporter.Unit, list, q, record[i])
				}
				seen[record[i]] = true
				keys[list][m.reporter.Bureau][record[i]] = true
			}
		}
	}
}

// TestWriteForLooking keeps a city's workbooks for the eye, when asked to.
func TestWriteForLooking(t *testing.T) {
	dir := os.Getenv("QREPORT_LOOK")
	if dir == "" {
		return
	}
	for f, err := range Generate(configOf(t, "2011", "330500", "2011Q4", "2011Q4", 1)) {
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "sample-"+strings.NewReplacer("/", "-", "质监局", "qts", "检验检疫局", "ciq").Replace(f.Path)), f.Bytes, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkGenerate(b *testing.B) {
	c := configOf(b, "2011", "330500", "2011Q1", "2011Q1", 1)
	books := 0
	for b.Loop() {
		for _, err := range Generate(c) {
			if err != nil {
				b.Fatal(err)
			}
			books++
		}
	}
	b.ReportMetric(float64(books)/b.Elapsed().Seconds(), "books/s")
}
