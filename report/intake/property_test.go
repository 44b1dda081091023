package intake

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/define"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// fixture is a workbook, opened once, and what is read from it.
type fixture struct {
	rd   *Reader
	defs *define.Definitions
	book *xlsxsafe.Workbook
	sub  *model.Submission
}

func newFixture(t testing.TB, bureau model.Bureau) *fixture {
	d := load(t, "2011")
	data := write(t, d, order{bureau: bureau, region: "330500", period: "2011Q4"})
	book, err := xlsxsafe.Open("a.xlsx", newBytes(data), int64(len(data)), xlsxsafe.DefaultLimits())
	require.NoError(t, err)
	f := &fixture{rd: NewReader(d), defs: d, book: book}
	sub, findings := f.rd.readBook(model.File{}, copyBook(book))
	require.Empty(t, findings)
	f.sub = sub
	return f
}

func (f *fixture) perturbed(seed uint64, ps ...perturbation) (*xlsxsafe.Workbook, []string) {
	m := &mangler{rand.New(rand.NewPCG(seed, 1)), copyBook(f.book)}
	var want []string
	for _, p := range ps {
		want = append(want, p.do(m)...)
	}
	slices.Sort(want)
	return m.book, want
}

func TestEachPerturbationGivesItsFinding(t *testing.T) {
	read := 0
	for _, bureau := range []model.Bureau{"qts", "ciq"} {
		f := newFixture(t, bureau)
		for _, p := range perturbations() {
			for seed := range uint64(12) {
				name := fmt.Sprintf("%s/%s/%d", bureau, p.name, seed)
				book, want := f.perturbed(seed, p)
				sub, findings := f.rd.readBook(model.File{}, book)
				var got []string
				for _, x := range findings {
					got = append(got, x.Code)
				}
				slices.Sort(got)
				if !slices.Equal(want, got) {
					t.Errorf("%s: want %v\n%v", name, want, findings)
					break
				}
				f.compare(t, name, sub, findings)
				read++
			}
		}
	}
	t.Logf("%d workbooks, each perturbed in one of %d ways", read, len(perturbations()))
}

// TestNoPairOfPerturbationsChangesAValue reads workbooks that were changed in
// two ways at once. QREPORT_PERTURBED sets how many; make perturb reads more
// than a desk does.
func TestNoPairOfPerturbationsChangesAValue(t *testing.T) {
	n := 600
	if s, err := strconv.Atoi(os.Getenv("QREPORT_PERTURBED")); err == nil {
		n = s
	}
	all := perturbations()
	read, same, ways := 0, 0, map[string]bool{}
	for _, bureau := range []model.Bureau{"qts", "ciq"} {
		f := newFixture(t, bureau)
		for i := range n / 2 {
			r := rand.New(rand.NewPCG(uint64(i), 7))
			a, b := pick(r, all), pick(r, all)
			name := fmt.Sprintf("%s/%s + %s/%d", bureau, a.name, b.name, i)
			book := f.tryPerturbed(uint64(i), a, b)
			if book == nil {
				continue
			}
			sub, findings := f.rd.readBook(model.File{}, book)
			f.compare(t, name, sub, findings)
			read, ways[a.name], ways[b.name] = read+1, true, true
			if len(findings) == 0 {
				same++
			}
		}
	}
	t.Logf("%d workbooks perturbed in pairs of %d ways: %d read to the same values without a finding, %d with findings, none to another value",
		read, len(ways), same, read-same)
	require.Greater(t, read, n*8/10)
}

// tryPerturbed gives nil where the second perturbation finds nothing left to
// change.
func (f *fixture) tryPerturbed(seed uint64, ps ...perturbation) (book *xlsxsafe.Workbook) {
	defer func() {
		if recover() != nil {
			book = nil
		}
	}()
	book, _ = f.perturbed(seed, ps...)
	return book
}

// compare demands of every cell the value that was written, or no value and a
// finding that keeps it from being missed.
func (f *fixture) compare(t *testing.T, name string, sub *model.Submission, findings []model.Finding) {
	t.Helper()
	if sub == nil {
		require.NotEmpty(t, findings, name)
		return
	}
	if sub.Unit != f.sub.Unit || sub.Period != f.sub.Period || sub.Scope != f.sub.Scope {
		require.True(t, slices.ContainsFunc(findings, doubtsSender), "%s: %v\n%v", name, sub.Unit, findings)
	}
	for slot := range model.Slot(f.sub.Grid.Slots()) {
		for c := range model.Column(model.Columns) {
			was, is := f.sub.Grid.At(slot, c), sub.Grid.At(slot, c)
			if same(was, is) || is.Value.Kind() == model.Blank && f.accounted(slot, sub, is, findings) {
				continue
			}
			t.Fatalf("%s: %v column %d: was %v, is %v\n%v", name, f.defs.Slots[slot], c, was, is, findings)
		}
	}
}

// doubtsSender reports whether a finding is about who reports what.
func doubtsSender(f model.Finding) bool {
	return slices.Contains([]string{"F201", "F203", "F204", "F207"}, f.Code)
}

func same(a, b model.Cell) bool {
	x, ok := a.Value.Dec()
	y, also := b.Value.Dec()
	if ok && also {
		return x.Cmp(y) == 0
	}
	return a.Value.Kind() == b.Value.Kind()
}

// accounted reports whether a value that is gone has a finding: at its cell, or
// for its row, column or form.
func (f *fixture) accounted(slot model.Slot, sub *model.Submission, is model.Cell, findings []model.Finding) bool {
	field, _ := f.defs.Field(f.defs.Slots[slot].Field)
	seen := slices.ContainsFunc(sub.Forms, func(s model.FormSeen) bool { return s.Form == field.Form.ID })
	if !seen {
		return true // F301, which validate says
	}
	if is.Pos.Row > 0 {
		at := sub.Origin(is.Pos)
		return slices.ContainsFunc(findings, func(x model.Finding) bool {
			return x.Sheet == at.Sheet && x.Cell == at.Cell && x.Severity > model.Hint
		})
	}
	return slices.ContainsFunc(findings, func(x model.Finding) bool {
		return slices.Contains([]string{"F302", "F303", "F304", "F305", "F307", "F308", "F309", "F413", "F203", "F208"}, x.Code)
	})
}
