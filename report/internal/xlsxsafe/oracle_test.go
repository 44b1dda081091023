package xlsxsafe_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/internal/xlsxsafe"
)

// open reads a workbook from memory with the default limits.
func open(name string, b []byte) (*xlsxsafe.Workbook, error) {
	return xlsxsafe.Open(name, bytes.NewReader(b), int64(len(b)), xlsxsafe.DefaultLimits())
}

// formBook makes a workbook like a form: sheets, rows and columns of figures,
// texts, percentages, dates and formulas.
func formBook(t testing.TB, sheets, rows, cols int) []byte {
	t.Helper()
	f := excelize.NewFile()
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	require.NoError(t, err)
	code := "yyyy年mm月"
	custom, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	require.NoError(t, err)
	for s := range sheets {
		name := fmt.Sprintf("表%d", s+1)
		_, err := f.NewSheet(name)
		require.NoError(t, err)
		for r := 1; r <= rows; r++ {
			for c := 1; c <= cols; c++ {
				at, _ := excelize.CoordinatesToCellName(c, r)
				fillCell(t, f, name, at, r, c, percent, custom)
			}
		}
		require.NoError(t, f.MergeCell(name, "A1", "C1"))
	}
	require.NoError(t, f.DeleteSheet("Sheet1"))
	return bytesOf(t, f)
}

// fillCell writes one cell of a kind that depends on its place.
func fillCell(t testing.TB, f *excelize.File, sheet, at string, r, c, percent, custom int) {
	var err error
	switch {
	case c == 1:
		err = f.SetCellValue(sheet, at, fmt.Sprintf("指标%d <&> \"%d\" _x000D_ ", r, r%7))
	case c == 2:
		err = f.SetCellValue(sheet, at, float64(r)*1.1/3)
		require.NoError(t, f.SetCellStyle(sheet, at, at, percent))
	case c == 3 && r%5 == 0:
		err = f.SetCellBool(sheet, at, r%2 == 0)
	case c == 4 && r%3 == 0:
		err = f.SetCellValue(sheet, at, time.Date(2011, 3, r%28+1, 0, 0, 0, 0, time.UTC))
		require.NoError(t, f.SetCellStyle(sheet, at, at, custom))
	case c == 5 && r%4 == 0:
		err = f.SetCellFormula(sheet, at, fmt.Sprintf("SUM(B%d:D%d)", r, r))
	case c == 6 && r%4 == 1:
		err = f.SetCellValue(sheet, at, "")
	default:
		err = f.SetCellValue(sheet, at, r*c)
	}
	require.NoError(t, err)
}

// bytesOf writes a workbook.
func bytesOf(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return b.Bytes()
}

// requireSame compares every cell with what excelize reads.
func requireSame(t *testing.T, file []byte) {
	t.Helper()
	wb, err := open("x.xlsx", file)
	require.NoError(t, err)
	f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	var names []string
	for i := range wb.Sheets {
		names = append(names, wb.Sheets[i].Name)
	}
	require.Equal(t, f.GetSheetList(), names)
	for i := range wb.Sheets {
		sameSheet(t, f, &wb.Sheets[i])
	}
}

// sameSheet compares one sheet in both directions.
func sameSheet(t *testing.T, f *excelize.File, s *xlsxsafe.Sheet) {
	t.Helper()
	theirs := map[string]string{}
	rows, err := f.GetRows(s.Name)
	require.NoError(t, err)
	for r, row := range rows {
		for c, v := range row {
			if v != "" {
				at, _ := excelize.CoordinatesToCellName(c+1, r+1)
				theirs[at] = v
			}
		}
	}
	ours := map[string]string{}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			at, _ := excelize.CoordinatesToCellName(c.Col, c.Row)
			require.Equal(t, row.Row, c.Row)
			if c.Raw != "" {
				ours[at] = c.Raw
			}
			formula, err := f.GetCellFormula(s.Name, at)
			require.NoError(t, err)
			if c.FormulaText != "" {
				require.Equal(t, formula, c.FormulaText, "%s!%s", s.Name, at)
			}
			require.Equal(t, formatOf(t, f, s.Name, at, c.Format), c.Format, "%s!%s", s.Name, at)
		}
	}
	require.Equal(t, len(theirs), len(ours))
	for at, v := range theirs {
		require.Equal(t, strings.TrimSpace(v), strings.TrimSpace(ours[at]), "%s!%s", s.Name, at)
	}
	merges, err := f.GetMergeCells(s.Name)
	require.NoError(t, err)
	require.Len(t, s.Merges, len(merges))
}

// formatOf is the format code that excelize finds; for built-in ones, which it
// does not spell out, it believes ours unless it must be General.
func formatOf(t *testing.T, f *excelize.File, sheet, at, ours string) string {
	t.Helper()
	id, err := f.GetCellStyle(sheet, at)
	require.NoError(t, err)
	style, err := f.GetStyle(id)
	require.NoError(t, err)
	switch {
	case style.CustomNumFmt != nil:
		return *style.CustomNumFmt
	case style.NumFmt == 0:
		return "General"
	}
	require.NotEqual(t, "General", ours, "built-in format %d", style.NumFmt)
	return ours
}

func TestExcelizeWorkbookReadsTheSame(t *testing.T) {
	requireSame(t, formBook(t, 3, 40, 12))
}

func BenchmarkOpen(b *testing.B) {
	file := formBook(b, 6, 70, 10)
	b.Logf("%d bytes", len(file))
	b.Run("xlsxsafe", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := open("x.xlsx", file)
			require.NoError(b, err)
		}
	})
	b.Run("excelize", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
			require.NoError(b, err)
			for _, s := range f.GetSheetList() {
				_, err := f.GetRows(s)
				require.NoError(b, err)
			}
		}
	})
}
