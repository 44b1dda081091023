package xlsxsafe_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/internal/xlsxsafe"
)

// source is where TestSource writes the workbook that testdata was made from.
var source = flag.String("source", "", "write the source of the re-saved workbooks to this file")

// sourceBook holds every kind of cell that a clerk's form can have.
func sourceBook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	require.NoError(t, f.SetSheetName("Sheet1", "质检统1表"))
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	require.NoError(t, err)
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	require.NoError(t, err)
	for at, v := range map[string]any{
		"A1": "产品质量监督抽查情况", "A2": "指标", "B2": "计量单位", "C2": "本期",
		"A3": "  前后有空格  ", "A4": "两行\n文字", "A5": `<&>"'`, "A6": "a_x_b", "A7": "𠮷野家",
		"B3": 274.65999999999997, "B4": -1.5e-7, "B5": 0.1 + 0.2, "B6": 1e15, "B7": 0, "B8": 12345678.9,
		"C3": true, "C4": false, "C5": 0.9876, "C6": 40603, "C7": "12批", "C8": "１２３", "C9": "/", "C10": "—",
		"E20": 7, "H200": "远处",
	} {
		require.NoError(t, f.SetCellValue("质检统1表", at, v))
	}
	require.NoError(t, f.SetCellStyle("质检统1表", "C5", "C5", percent))
	require.NoError(t, f.SetCellStyle("质检统1表", "C6", "C6", date))
	require.NoError(t, f.SetCellStyle("质检统1表", "D1", "D9", percent))
	require.NoError(t, f.SetCellRichText("质检统1表", "A9", []excelize.RichTextRun{
		{Text: "其中：", Font: &excelize.Font{Bold: true}}, {Text: " 食品"},
	}))
	require.NoError(t, f.SetCellFormula("质检统1表", "E3", "B7+2*3"))
	require.NoError(t, f.SetCellFormula("质检统1表", "E4", "1/0"))
	require.NoError(t, f.SetCellFormula("质检统1表", "E5", `"合"&"计"`))
	require.NoError(t, f.MergeCell("质检统1表", "A1", "E1"))
	require.NoError(t, f.SetRowVisible("质检统1表", 8, false))
	require.NoError(t, f.SetColVisible("质检统1表", "G", false))
	_, err = f.NewSheet("隐藏 页")
	require.NoError(t, err)
	require.NoError(t, f.SetCellValue("隐藏 页", "A1", "qreport-form"))
	require.NoError(t, f.SetSheetVisible("隐藏 页", false))
	require.NoError(t, f.SetDefinedName(&excelize.DefinedName{Name: "QREPORT_FORM", RefersTo: "'隐藏 页'!$A$1"}))
	return bytesOf(t, f)
}

func TestSource(t *testing.T) {
	if *source == "" {
		return
	}
	require.NoError(t, os.WriteFile(*source, sourceBook(t), 0o644))
}

// values maps sheet and place to every value but those of the source's own
// formulas in column E, which only some programs compute. (LibreOffice writes
// booleans as formulas.)
func values(wb *xlsxsafe.Workbook) map[string]string {
	out := map[string]string{}
	for _, s := range wb.Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				at, _ := excelize.CoordinatesToCellName(c.Col, c.Row)
				if !(c.Formula && c.Col == 5) && c.Raw != "" {
					out[s.Name+"!"+at] = c.Decimal()
				}
			}
		}
	}
	return out
}

func TestResavedWorkbooksReadTheSame(t *testing.T) {
	want, err := open("source.xlsx", sourceBook(t))
	require.NoError(t, err)
	for _, by := range []string{"libreoffice", "openpyxl", "exceljs", "sheetjs"} {
		t.Run(by, func(t *testing.T) {
			file, err := os.ReadFile(filepath.Join("testdata", by+".xlsx"))
			require.NoError(t, err)
			requireSame(t, file)
			wb, err := open(by+".xlsx", file)
			require.NoError(t, err)
			require.Equal(t, values(want), values(wb))
			main, hidden := &wb.Sheets[0], &wb.Sheets[1]
			require.Equal(t, []xlsxsafe.Range{{Row1: 1, Col1: 1, Row2: 1, Col2: 5}}, main.Merges)
			if by == "sheetjs" {
				return // loses what follows
			}
			require.Equal(t, []xlsxsafe.Span{{First: 8, Last: 8}}, main.HiddenRows)
			require.Equal(t, []xlsxsafe.Span{{First: 7, Last: 7}}, main.HiddenCols)
			require.Equal(t, xlsxsafe.Hidden, hidden.State)
			require.Contains(t, wb.DefinedNames, "QREPORT_FORM")
			require.Contains(t, main.Cell(5, 3).Format, "%")
			require.True(t, main.Cell(3, 5).Formula)
		})
	}
}

func TestLibreOfficeComputesTheCaches(t *testing.T) {
	file, err := os.ReadFile(filepath.Join("testdata", "libreoffice.xlsx"))
	require.NoError(t, err)
	wb, err := open("x.xlsx", file)
	require.NoError(t, err)
	main := wb.Sheet("质检统1表")
	require.Equal(t, "6", main.Cell(3, 5).Raw)
	require.Equal(t, xlsxsafe.Error, main.Cell(4, 5).Kind)
	require.Equal(t, "#DIV/0!", main.Cell(4, 5).Raw)
	require.Equal(t, "合计", main.Cell(5, 5).Raw)
	require.False(t, main.Cell(5, 5).NoCache)
}

func TestFormulaWithoutCacheSaysSo(t *testing.T) {
	wb, err := open("x.xlsx", sourceBook(t))
	require.NoError(t, err)
	c := wb.Sheet("质检统1表").Cell(3, 5)
	require.True(t, c.Formula && c.NoCache)
	require.Equal(t, xlsxsafe.Empty, c.Kind)
	require.Equal(t, "B7+2*3", c.FormulaText)
}
