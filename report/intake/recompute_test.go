package intake

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/internal/num"
	"qreport/report/internal/xlsxsafe"
)

// calculated is a workbook with a formula in Z9, opened by our door, and what
// excelize computes.
func calculated(t *testing.T, formula string) (*xlsxsafe.Workbook, string, error) {
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": 12, "A2": 0.1, "A3": 0.2, "A4": "约三", "A5": -7, "B1": 1e9, "B2": 2.5, "C1": 3} {
		require.NoError(t, f.SetCellValue("Sheet1", cell, v))
	}
	_, err := f.NewSheet("分类")
	require.NoError(t, err)
	require.NoError(t, f.SetCellValue("分类", "D4", 40))
	require.NoError(t, f.SetCellFormula("Sheet1", "C2", "A1+C1"))
	require.NoError(t, f.SetCellFormula("Sheet1", "C3", "C3+1"))
	require.NoError(t, f.SetCellFormula("Sheet1", "Z9", formula))
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	book, err := xlsxsafe.Open("a.xlsx", bytes.NewReader(out.Bytes()), int64(out.Len()), xlsxsafe.DefaultLimits())
	require.NoError(t, err)
	value, err := f.CalcCellValue("Sheet1", "Z9", excelize.Options{RawCellValue: true})
	return book, value, err
}

// TestFormulasAreComputedAsOfficeProgramsDo compares with what a clerk would
// expect, and with excelize's calculation except where that shows binary
// fractions or loses an area on another sheet.
func TestFormulasAreComputedAsOfficeProgramsDo(t *testing.T) {
	for formula, want := range map[string]string{
		"A1+C1": "15", "A1-C1*2": "6", "(A1-C1)*2": "18", "-A1": "-12", "A1--C1": "15", "A1/C1": "4", "C1/A1": "0.25",
		"SUM(A1:A5)": "5.3", "SUM(A1,C1,1)": "16", "SUM($A$1:B2, C1)-1": "1000000016.6", "SUM(A1:A3)+SUM(B2)": "14.8",
		"ROUND(B2,0)": "3", "ROUND(-B2,0)": "-3", "ROUND(A1/7,2)": "1.71", "C2*2": "30", "'分类'!D4+1": "41", "SUM(分类!D1:D9)": "40",
		"A9+1": "1", "0.5*A1": "6", "A2+A3": "0.3",
	} {
		book, theirs, err := calculated(t, formula)
		require.NoError(t, err, formula)
		x, ok := (&recomputer{book: book}).result(&book.Sheets[0], formula)
		require.True(t, ok, formula)
		require.Equal(t, want, num.Round(x, 9, num.HalfEven).Trim().String(), formula)
		if formula != "A2+A3" && formula != "SUM(分类!D1:D9)" {
			require.Equal(t, want, theirs, formula)
		}
	}
}

func TestWhatIsNotCertainIsNotComputed(t *testing.T) {
	for _, formula := range []string{
		"", "A4+1", "A1/0", "A1/A9", "C3", "NOW()", "IF(A1>1,2,3)", "A1&C1", "A1%", "1e3", "SUM(A1:A5", "A1+", "+", "SUM()", "A1:A5", "没有!A1",
		"SUM(A1:XFD1048576)", "ROUND(A1,-1)", "ROUND(A1)", "ROUND(A1,99)", "[1]Sheet1!A1", "A1 A2", "1.2.3", "((((((((((((((((((1))))))))))))))))))",
	} {
		book, _, _ := calculated(t, "1")
		_, ok := (&recomputer{book: book}).result(&book.Sheets[0], formula)
		require.False(t, ok, formula)
	}
}

// TestFormulasOfAWorkbookAreBounded: however many long sums there are.
func TestFormulasOfAWorkbookAreBounded(t *testing.T) {
	book, _, _ := calculated(t, "1")
	r, computed := &recomputer{book: book}, 0
	for range 1000 {
		if _, ok := r.result(&book.Sheets[0], "SUM(D1:Z80)"); ok {
			computed++
		}
	}
	require.Equal(t, allCells/(23*80), computed)
}

func FuzzRecompute(f *testing.F) {
	for _, formula := range []string{"SUM(A1:A5)", "ROUND(B2,0)-'分类'!D4", "((1))", "A1/3*1.5"} {
		f.Add(formula)
	}
	book := &xlsxsafe.Workbook{Sheets: []xlsxsafe.Sheet{{Name: "分类", Rows: []xlsxsafe.Row{{Row: 1, Cells: []xlsxsafe.Cell{
		{Row: 1, Col: 1, Kind: xlsxsafe.Number, Raw: "12"}, {Row: 1, Col: 2, NoCache: true, FormulaText: "SUM(A1:B1)"}}}}}}}
	f.Fuzz(func(t *testing.T, formula string) {
		if x, ok := (&recomputer{book: book}).result(&book.Sheets[0], formula); ok && x == nil {
			t.Fatal("computed to nothing")
		}
	})
}
