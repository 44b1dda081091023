package receipt

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/intake"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
	"qreport/report/sample"
	"qreport/report/validate"
)

// world is what came in for a prefecture: workbooks by name.
type world struct {
	defs     *define.Definitions
	register *model.Register
	files    map[string][]byte
}

func newWorld(t testing.TB, faults bool) world {
	t.Helper()
	d := load(t)
	var units []model.Reporter
	for _, code := range append([]string{"330500"}, d.Regions.Below("330500")...) {
		region, _ := d.Regions.Get(code)
		for _, b := range d.Edition.Bureaus {
			if b.HasLevel(region.Level) || code == "330521" {
				units = append(units, model.Reporter{Unit: model.Unit{Region: code, Bureau: b.ID}})
			}
		}
	}
	w := world{d, model.NewRegister(units), map[string][]byte{}}
	from, _ := model.ParsePeriod("2011Q1")
	to, _ := model.ParsePeriod("2011Q2")
	for f, err := range sample.Generate(sample.Config{Defs: d, Register: w.register, From: from, To: to, Seed: 1, Faults: faults}) {
		require.NoError(t, err)
		w.files[f.Path] = f.Bytes
	}
	return w
}

// check reads and judges everything.
func (w world) check() (subs map[string]*model.Submission, accepted validate.Accepted, findings map[string][]model.Finding) {
	rd, subs, findings := intake.NewReader(w.defs), map[string]*model.Submission{}, map[string][]model.Finding{}
	var list []*model.Submission
	var formal []model.Finding
	for _, name := range slices.Sorted(maps.Keys(w.files)) {
		data := w.files[name]
		sub, found := rd.Read(model.File{Name: name, SHA256: name}, bytes.NewReader(data), int64(len(data)))
		formal = append(formal, found...)
		if sub != nil {
			subs[name], list = sub, append(list, sub)
		}
	}
	accepted, all := validate.Check(list, formal, w.register, w.defs)
	for _, f := range all {
		findings[f.File] = append(findings[f.File], f)
	}
	return subs, accepted, findings
}

// receipts writes the receipt of every file that has findings.
func (w world) receipts(t testing.TB) (receipts map[string][]byte, findings map[string][]model.Finding) {
	t.Helper()
	subs, _, findings := w.check()
	receipts = map[string][]byte{}
	for name, list := range findings {
		var b bytes.Buffer
		require.NoError(t, Write(&b, w.files[name], subs[name], list, options(w.defs, subs[name], Returned)))
		receipts[name] = b.Bytes()
	}
	return receipts, findings
}

// edited opens a workbook as a clerk's program does, changes it and saves it.
func edited(t testing.TB, data []byte, change func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	change(f)
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	require.NoError(t, f.Close())
	return b.Bytes()
}

// has reports whether there is a finding of a code.
func has(list []model.Finding, code string) bool {
	return slices.ContainsFunc(list, func(f model.Finding) bool { return f.Code == code })
}

// pending lists the findings that still want something.
func pending(findings map[string][]model.Finding) (list []string) {
	for _, name := range slices.Sorted(maps.Keys(findings)) {
		for _, f := range asking(findings[name]) {
			list = append(list, fmt.Sprintf("%s %s %s!%s", name, f.Code, f.Sheet, f.Cell))
		}
	}
	return list
}

// TestCorrectingTheMarkedCellsIsEnough writes into every marked cell what
// should be there, or a reason beside what is to be verified and is right after
// all, sends the receipts in again, and demands that nothing is left to be
// asked. Two faults are not in a cell: for the wrong bureau's workbook the right
// one is sent, and a sheet that is missing stays missing.
func TestCorrectingTheMarkedCellsIsEnough(t *testing.T) {
	good, bad := newWorld(t, false), newWorld(t, true)
	receipts, findings := bad.receipts(t)
	_, _, clean := good.check()
	codes := map[string]bool{}
	for name, data := range receipts {
		if has(findings[name], "F203") {
			bad.files[name] = good.files[name]
			continue
		}
		right := opened(t, good.files[name])
		bad.files[name] = edited(t, data, func(f *excelize.File) {
			for _, finding := range asking(findings[name]) {
				if finding.Cell != "" {
					codes[finding.Code] = true
					setCell(t, f, finding, right)
				}
			}
			explainAll(t, f)
		})
	}
	_, _, left := bad.check()
	missing := slices.DeleteFunc(pending(left), func(s string) bool { return !strings.Contains(s, " F301 ") })
	require.Len(t, missing, 1)
	require.ElementsMatch(t, append(pending(clean), missing...), pending(left))
	require.GreaterOrEqual(t, len(codes), 15)
	t.Logf("corrected: %v", slices.Sorted(maps.Keys(codes)))
}

// asking are the findings that want something: a hint does not.
func asking(findings []model.Finding) []model.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f model.Finding) bool {
		return f.Accepted != "" || f.Severity == model.Hint
	})
}

func opened(t testing.TB, data []byte) *xlsxsafe.Workbook {
	t.Helper()
	wb, err := xlsxsafe.Open("a.xlsx", bytes.NewReader(data), int64(len(data)), xlsxsafe.DefaultLimits())
	require.NoError(t, err)
	return wb
}

// setCell copies one cell of the right workbook.
func setCell(t testing.TB, f *excelize.File, at model.Finding, right *xlsxsafe.Workbook) {
	t.Helper()
	col, row := model.ParseA1(at.Cell)
	var value any
	if c := right.Sheet(at.Sheet).Cell(row, col); c != nil {
		value = c.Raw
		if c.Kind == xlsxsafe.Number {
			number, err := strconv.ParseFloat(c.Raw, 64)
			require.NoError(t, err)
			value = number
		}
	}
	require.NoError(t, f.SetCellValue(at.Sheet, at.Cell, value))
}

// TestReceiptsReadAsTheirOriginals sends receipts in again as they are: the
// same values, the same findings.
func TestReceiptsReadAsTheirOriginals(t *testing.T) {
	w := newWorld(t, true)
	before, _, findings := w.check()
	receipts, _ := w.receipts(t)
	for name, data := range receipts {
		w.files[name] = data
	}
	after, _, again := w.check()
	require.Equal(t, pending(findings), pending(again))
	for name := range receipts {
		require.Equal(t, before[name].Grid, shifted(after[name]).Grid, name)
	}
	twice, _ := w.receipts(t)
	for name, data := range twice {
		first, second := parts(t, receipts[name]), parts(t, data)
		require.Equal(t, slices.Sorted(maps.Keys(first)), slices.Sorted(maps.Keys(second)), "no part is added a second time")
	}
}

// shifted moves positions back by the sheet that the receipt has added.
func shifted(s *model.Submission) *model.Submission {
	for slot := range model.Slot(s.Grid.Slots()) {
		for c := model.Cur; c < model.Columns; c++ {
			cell := s.Grid.At(slot, c)
			if cell.Pos.Row > 0 {
				cell.Pos.Sheet--
				s.Grid.Set(slot, c, cell)
			}
		}
	}
	return s
}

// TestExplanationsAreReadBack writes into the yellow cells of the receipts.
func TestExplanationsAreReadBack(t *testing.T) {
	w := newWorld(t, true)
	receipts, findings := w.receipts(t)
	want := 0
	for name, data := range receipts {
		w.files[name] = edited(t, data, func(f *excelize.File) {
			want += explainAll(t, f)
		})
		_ = findings
	}
	_, _, after := w.check()
	got := 0
	for _, list := range after {
		for _, f := range list {
			if f.Severity == model.Verify {
				require.NotEmpty(t, f.Accepted, "%s %s!%s", f.Code, f.Sheet, f.Cell)
				if strings.HasPrefix(f.Accepted, "核实无误：") {
					require.Equal(t, "核实无误："+f.Code+layout.FindingPlace(f.Sheet, f.Cell), f.Accepted, "each its own")
					got++
				}
			}
		}
	}
	require.Equal(t, want, got)
	require.Greater(t, want, 2)
}

// explainAll answers what is to be verified and has no explanation yet.
func explainAll(t testing.TB, f *excelize.File) (n int) {
	t.Helper()
	rows, err := f.GetRows(layout.ReceiptSheet)
	require.NoError(t, err)
	for i, r := range rows {
		if len(r) > 3 && r[2] == "核实" && (len(r) < 7 || r[6] == "") {
			require.NoError(t, f.SetCellValue(layout.ReceiptSheet, model.A1(7, i+1), "核实无误："+r[1]+r[3]))
			n++
		}
	}
	return n
}
