package xlsx

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/document"
	"qreport/report/internal/num"
	"qreport/report/internal/xlsxout"
	"qreport/report/model"
)

func open(t testing.TB, d *document.Document) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(renderBytes(t, d)))
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

func raw(t testing.TB, f *excelize.File, sheet, cell string) string {
	t.Helper()
	s, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	return s
}

// TestTablesHoldTheDocument compares every cell of every table with the
// document: texts as texts, numbers as the same decimals, shown as printed.
func TestTablesHoldTheDocument(t *testing.T) {
	d := kitchen()
	f := open(t, d)
	for _, e := range newPlan(d).entries {
		if e.table.Table == nil {
			continue
		}
		require.Equal(t, xlsxout.Clean(e.title), raw(t, f, e.sheet, "A1"))
		require.Equal(t, e.table.Unit, raw(t, f, e.sheet, "A3"))
		for i, row := range e.table.Rows {
			for j, c := range row.Cells {
				checkCell(t, f, e.sheet, model.A1(j+1, firstData+i), c)
			}
		}
	}
}

func checkCell(t *testing.T, f *excelize.File, sheet, cell string, c document.Cell) {
	t.Helper()
	got := raw(t, f, sheet, cell)
	kind, err := f.GetCellType(sheet, cell)
	require.NoError(t, err)
	if !c.IsNumber {
		require.Equal(t, xlsxout.Clean(c.Text+c.Flag), got, "%s!%s", sheet, cell)
		want := excelize.CellTypeSharedString
		if got == "" {
			want = excelize.CellTypeUnset // a blank to filters and counts, too
		}
		require.Equal(t, want, kind, "%s!%s", sheet, cell)
		return
	}
	require.NotEqual(t, excelize.CellTypeSharedString, kind, "%s!%s", sheet, cell)
	number, err := num.Parse(got)
	require.NoError(t, err)
	require.Zero(t, number.Cmp(c.Number), "%s!%s: %s, want %s", sheet, cell, got, c.Number)
	shown, err := f.GetCellValue(sheet, cell)
	require.NoError(t, err)
	if c.Flag != "" { // excelize does not show literals of a format; LibreOffice and Excel do
		style, err := f.GetCellStyle(sheet, cell)
		require.NoError(t, err)
		format, err := f.GetStyle(style)
		require.NoError(t, err)
		require.True(t, strings.HasSuffix(*format.CustomNumFmt, `"`+c.Flag+`"`))
		return
	}
	require.Equal(t, strings.ReplaceAll(c.Text, "−", "-"), strings.TrimSpace(shown), "%s!%s", sheet, cell)
}

// TestNoFormulaFromText: texts of a submission never become formulas, and
// keep from it when the cell is edited.
func TestNoFormulaFromText(t *testing.T) {
	d := kitchen()
	f := open(t, d)
	for _, sheet := range f.GetSheetList() {
		if sheet == sheetCharts {
			continue // the only sheet with formulas of our own
		}
		rows, err := f.GetRows(sheet)
		require.NoError(t, err)
		for i := range rows {
			for j := range rows[i] {
				formula, err := f.GetCellFormula(sheet, model.A1(j+1, i+1))
				require.NoError(t, err)
				require.Empty(t, formula, "%s!%s", sheet, model.A1(j+1, i+1))
			}
		}
	}
	sheet := newPlan(d).sheetOf[&d.Sheets[0]]
	style, err := f.GetCellStyle(sheet, "B5")
	require.NoError(t, err)
	require.NotNil(t, f.Styles.CellXfs.Xf[style].QuotePrefix)
}

// TestFormulasRecalculate: the few formulas of the chart data carry the value
// that recalculation gives.
func TestFormulasRecalculate(t *testing.T) {
	f := open(t, kitchen())
	rows, err := f.GetRows(sheetCharts)
	require.NoError(t, err)
	found := 0
	for i := range rows {
		for j := range rows[i] {
			cell := model.A1(j+1, i+1)
			if formula, _ := f.GetCellFormula(sheetCharts, cell); formula == "" {
				continue
			}
			found++
			cached, err := strconv.ParseFloat(raw(t, f, sheetCharts, cell), 64)
			require.NoError(t, err)
			text, err := f.CalcCellValue(sheetCharts, cell, excelize.Options{RawCellValue: true})
			require.NoError(t, err)
			again, err := strconv.ParseFloat(text, 64)
			require.NoError(t, err)
			require.InDelta(t, cached, again, 1e-9, cell)
		}
	}
	require.Positive(t, found)
}

func TestShapes(t *testing.T) {
	for text, want := range map[string]string{
		"12": "0", "−1.20": "0.00", "+1.2": "+0.0;-0.0;0.0", "12,345.6%": `#,##0.0"%"`, "3分": `0"分"`,
	} {
		shown := shapeOf(text)
		require.Equal(t, want, shown.format(literal(shown.tail)), text)
	}
	for text, want := range map[string]bool{"96.2": true, "−3": true, "1,277": true, "—": false, "": false, "2011年": false, "007": false, "0.5": true, "1—2": false, "1.2.3": false} {
		_, ok := parsePrinted(text)
		require.Equal(t, want, ok, text)
	}
}
