package form_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/form/layout"
	"qreport/report/internal/num"
	"qreport/report/model"
)

func blank(t testing.TB, d *define.Definitions, b model.Bureau, o form.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := form.Blank(&out, d, reporter("330521", b), period(t, "2011Q4"), o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// TestSameBytes writes the same workbook many times, at once.
func TestSameBytes(t *testing.T) {
	d := load(t, "2011")
	want := sha256.Sum256(blank(t, d, "qts", form.Options{}))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 3 {
				if sha256.Sum256(blank(t, d, "qts", form.Options{})) != want {
					t.Error("the same workbook has other bytes")
				}
			}
		})
	}
	group.Wait()
}

// TestCover finds every label and its value.
func TestCover(t *testing.T) {
	d := load(t, "2011")
	f := open(t, blank(t, d, "ciq", form.Options{Synthetic: true, Scope: model.Aggregate}))
	found := map[string]string{}
	rows, err := f.GetRows(layout.CoverSheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if len(row) > 2 {
			found[row[1]] = row[2]
		}
	}
	for label, want := range map[string]string{
		layout.LabelUnit: "德清出入境检验检疫局", layout.LabelRegion: "330521", layout.LabelBureau: "检验检疫局（ciq）",
		layout.LabelPeriod: "2011Q4（2011年第四季度）", layout.LabelScope: layout.ScopeAggregate,
		layout.LabelNature: layout.NatureSynthetic, layout.LabelVersion: layout.FormVersion(d),
	} {
		if found[label] != want {
			t.Errorf("%s: %q, want %q", label, found[label], want)
		}
	}
}

// TestOpenCells compares the unlocked cells with those that the definitions
// want filled in, and demands a guard over each of them.
func TestOpenCells(t *testing.T) {
	d := load(t, "2011")
	for _, b := range []model.Bureau{"qts", "ciq"} {
		f := open(t, blank(t, d, b, form.Options{Known: func(form.Past, string, string) model.Value { return model.Num(num.Int(7)) }}))
		for _, fm := range d.FormsFor(b, period(t, "2011Q4")) {
			protection, err := f.GetSheetProtection(fm.Sheet)
			if isList := fm.Layout == define.LayoutList; err != nil || protection.SelectLockedCells == isList {
				t.Errorf("%s: protected only if no rows are to be added: %v", fm.Sheet, err)
			}
			want := wantedCells(d, fm)
			if got := len(openCells(t, f, fm.Sheet)); got != want {
				t.Errorf("%s: %d cells are open, %d are to be filled in", fm.Sheet, got, want)
			}
			if fm.Layout != define.LayoutList {
				guarded(t, f, fm.Sheet)
			}
		}
	}
}

func wantedCells(d *define.Definitions, f *define.Form) (n int) {
	for _, row := range f.Rows {
		n += len(d.ColumnsOf(row)) * max(1, len(d.Items[f.List]))
	}
	return n + 15*len(f.Columns)
}

// openCells lists the cells whose style is not locked.
func openCells(t *testing.T, f *excelize.File, sheet string) (cells []string) {
	t.Helper()
	ref, err := f.GetSheetDimension(sheet)
	if err != nil {
		t.Fatal(err)
	}
	_, corner, _ := strings.Cut(ref, ":")
	cols, rows := model.ParseA1(corner)
	for row := 1; row <= rows; row++ {
		for col := 1; col <= cols; col++ {
			id, err := f.GetCellStyle(sheet, model.A1(col, row))
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if style.Protection != nil && !style.Protection.Locked {
				cells = append(cells, model.A1(col, row))
			}
		}
	}
	return cells
}

// guarded demands that every open cell has a validation with words.
func guarded(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	validations, err := f.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	covered := map[string]bool{}
	for _, v := range validations {
		from, to, _ := strings.Cut(v.Sqref, ":")
		c1, r1 := model.ParseA1(from)
		c2, r2 := c1, r1
		if to != "" {
			c2, r2 = model.ParseA1(to)
		}
		if v.Error == nil || *v.Error == "" || !strings.Contains(v.Formula1, from) {
			t.Errorf("%s %s: no refusal, or a rule about other cells: %s", sheet, v.Sqref, v.Formula1)
		}
		for row := r1; row <= r2; row++ {
			for col := c1; col <= c2; col++ {
				covered[model.A1(col, row)] = true
			}
		}
	}
	for _, cell := range openCells(t, f, sheet) {
		if !covered[cell] {
			t.Errorf("%s!%s has no guard", sheet, cell)
		}
	}
}

// TestSheetsEnd demands the end mark on every sheet, and the codes above it.
func TestSheetsEnd(t *testing.T) {
	d := load(t, "2019")
	f := open(t, blank(t, d, "qts", form.Options{}))
	for _, fm := range d.FormsFor("qts", period(t, "2011Q4")) {
		rows, err := f.GetRows(fm.Sheet)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, row := range rows {
			all = append(all, row...)
		}
		if !slices.Contains(all, layout.EndMark) {
			t.Errorf("%s has no end mark", fm.Sheet)
		}
		for _, code := range codesOf(d, fm) {
			if !slices.Contains(all, code) {
				t.Errorf("%s has no cell %s", fm.Sheet, code)
			}
		}
	}
}

func codesOf(d *define.Definitions, f *define.Form) (codes []string) {
	for _, row := range f.Rows {
		if f.Layout == define.LayoutRows {
			codes = append(codes, row.Code)
			continue
		}
		for _, c := range d.ColumnsOf(row) {
			codes = append(codes, layout.MatrixColumnCode(row.Code, c))
		}
	}
	for _, c := range f.Columns {
		codes = append(codes, layout.ListColumnCode(f.ID, c.ID))
	}
	return codes
}

// TestFilled writes values of every kind, in another unit, and reads them back.
func TestFilled(t *testing.T) {
	d := load(t, "2011")
	values := form.Values{
		Cell: func(field, item string, c model.Column) form.Entry {
			switch {
			case field == "C101" && c == model.Cur:
				return form.Entry{Value: model.Num(num.MustParse("571.2345"))}
			case field == "C103":
				return form.Entry{Value: model.Missing(model.Secret)}
			case field == "C105":
				return form.Entry{Text: "１２，３４５"}
			case field == "C109A" && item == "JY":
				return form.Entry{Value: model.Num(num.Int(40))}
			case field == "C109A" && item == "SL":
				return form.Entry{Value: model.Num(num.Int(2))}
			}
			return form.Entry{}
		},
		Unit: func(field string) string {
			if field == "C101" {
				return "万批"
			}
			return ""
		},
		List: func(id string) [][]string {
			if id != "L4" {
				return nil
			}
			return [][]string{{"=1+1", "美国", "玩具", "小零件", "2011-11-05"}}
		},
		Remark:  func(topic string) string { return topic + "说明" },
		Signers: [3]string{"甲", "乙", "丙"}, Filed: "2012-01-08",
	}
	var out bytes.Buffer
	if err := form.Filled(&out, d, reporter("330500", "ciq"), period(t, "2011Q4"), form.Options{}, values); err != nil {
		t.Fatal(err)
	}
	f := open(t, out.Bytes())
	row := rowWith(t, f, "进出口商品", 3, "C101")
	expect(t, f, "进出口商品", model.A1(2, row), "万批")
	expect(t, f, "进出口商品", model.A1(4, row), "571.2345")
	expect(t, f, "进出口商品", model.A1(4, row+2), "保密")
	expect(t, f, "进出口商品", model.A1(4, row+4), "１２，３４５")
	expect(t, f, "不合格原因", model.A1(3, rowWith(t, f, "不合格原因", 1, layout.WordTotal)), "42")
	expect(t, f, "国外通报明细", "B9", "=1+1")
	expect(t, f, "国外通报明细", "F9", fmt.Sprint(40852))
	if formula, _ := f.GetCellFormula("国外通报明细", "B9"); formula != "" {
		t.Errorf("a text became the formula %s", formula)
	}
}

func expect(t *testing.T, f *excelize.File, sheet, cell, want string) {
	t.Helper()
	got, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil || got != want {
		t.Errorf("%s!%s is %q (%v), want %q", sheet, cell, got, err, want)
	}
}

func rowWith(t *testing.T, f *excelize.File, sheet string, col int, text string) int {
	t.Helper()
	for row := 1; row < 100; row++ {
		if v, _ := f.GetCellValue(sheet, model.A1(col, row)); v == text {
			return row
		}
	}
	t.Fatalf("%s: no row with %s", sheet, text)
	return 0
}

// TestNames finds the stamp by its defined names.
func TestNames(t *testing.T) {
	d := load(t, "2011")
	f := open(t, blank(t, d, "qts", form.Options{}))
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	for _, key := range []string{layout.MetaVersion, layout.MetaEdition, layout.MetaRegion, layout.MetaBureau, layout.MetaPeriod} {
		if !strings.HasPrefix(names[layout.NamePrefix+key], "'"+layout.MetaSheet+"'!$B$") {
			t.Errorf("%s refers to %q", key, names[layout.NamePrefix+key])
		}
	}
	if visible, err := f.GetSheetVisible(layout.MetaSheet); visible || err != nil {
		t.Errorf("the stamp is visible: %v", err)
	}
}

func BenchmarkBlank(b *testing.B) {
	d := load(b, "2011")
	for b.Loop() {
		blank(b, d, "qts", form.Options{})
	}
}

// TestPlaces writes an address into every cell and finds it there.
func TestPlaces(t *testing.T) {
	d := load(t, "2011")
	address := func(field, item string, c model.Column) string { return fmt.Sprintf("%s/%s/%d", field, item, c) }
	values := form.Values{Cell: func(field, item string, c model.Column) form.Entry {
		return form.Entry{Text: address(field, item, c)}
	}}
	var out bytes.Buffer
	if err := form.Filled(&out, d, reporter("330521", "qts"), period(t, "2011Q4"), form.Options{}, values); err != nil {
		t.Fatal(err)
	}
	f := open(t, out.Bytes())
	for _, field := range d.Fields {
		if field.Owner != "qts" {
			continue
		}
		for _, item := range append([]string{}, orScalar(d.ItemCodes(field.Code))...) {
			for _, c := range d.ColumnsOf(field) {
				sheet, cell, ok := form.Place(d, field.Code, item, c)
				if !ok {
					t.Fatalf("%s has no place", address(field.Code, item, c))
				}
				expect(t, f, sheet, cell, address(field.Code, item, c))
			}
		}
	}
	for _, label := range layout.CoverLabels() {
		sheet, cell := form.PlaceOnCover(label)
		expect(t, f, sheet, strings.Replace(cell, "C", "B", 1), label)
	}
}

func orScalar(items []string) []string {
	if len(items) == 0 {
		return []string{""}
	}
	return items
}

// TestTheCursorWaitsAtTheFirstOpenCell of every sheet that has one.
func TestTheCursorWaitsAtTheFirstOpenCell(t *testing.T) {
	d := load(t, "2011")
	f := open(t, blank(t, d, "qts", form.Options{}))
	sheets := map[string]string{"封面": "C7", "情况说明": "C5"}
	for _, fm := range d.FormsFor("qts", period(t, "2011Q4")) {
		sheets[fm.Sheet] = openCells(t, f, fm.Sheet)[0]
	}
	for sheet, want := range sheets {
		panes, err := f.GetPanes(sheet)
		if err != nil || len(panes.Selection) != 1 || panes.Selection[0].ActiveCell != want {
			t.Errorf("%s: %v %v, want %s", sheet, panes.Selection, err, want)
		}
	}
}
