package xlsxsafe_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/internal/xlsxsafe/hostile"
)

// TestFollowersGetTheirFormula drags formulas over a table as Excel stores it,
// and compares with what excelize makes of the followers.
func TestFollowersGetTheirFormula(t *testing.T) {
	for _, formula := range []string{"A1+B2", "$A1-B$2*$C$3", "SUM(A1:B2,C3)", "ROUND(A1/3,2)+LOG10(A2)", "A1*1.5+2"} {
		f := excelize.NewFile()
		kind, area := excelize.STCellFormulaTypeShared, "D1:F4"
		require.NoError(t, f.SetCellFormula("Sheet1", "D1", formula, excelize.FormulaOpts{Type: &kind, Ref: &area}))
		data, err := f.WriteToBuffer()
		require.NoError(t, err)
		wb, err := open("a.xlsx", data.Bytes())
		require.NoError(t, err)
		n := 0
		for _, row := range wb.Sheets[0].Rows {
			for _, c := range row.Cells {
				at, _ := excelize.CoordinatesToCellName(c.Col, c.Row)
				theirs, err := f.GetCellFormula("Sheet1", at)
				require.NoError(t, err)
				require.Equal(t, theirs, c.FormulaText, at)
				n++
			}
		}
		require.Equal(t, 12, n, formula)
	}
}

func TestFollowersThatAreNotWrittenOut(t *testing.T) {
	follower := func(master string, row int) string {
		wb := sheetOf(t, `<row r="1"><c r="A1"><f t="shared" ref="A1:A9" si="7">`+master+`</f><v>1</v></c></row>
			<row r="`+fmt.Sprint(row)+`"><c r="B`+fmt.Sprint(row)+`"><f t="shared" si="7"/><v>2</v></c></row>`)
		c := wb.Sheets[0].Cell(row, 2)
		require.True(t, c.Formula)
		return c.FormulaText
	}
	require.Equal(t, "'本 期'!C4+分类!$D4", follower("'本 期'!B3+分类!$D3", 2))
	for _, master := range []string{`"A1"&amp;A2`, "合计+A1", "[1]Sheet1!A1", "{1,2}", "TRUE+A1", "1E+3", "XFD1", strings.Repeat("A1+", 120) + "A1"} {
		require.Empty(t, follower(master, 2), master)
	}
	require.Empty(t, follower("A1048575", 3), "below the sheet")
	wb := sheetOf(t, `<row r="1"><c r="A1"><f t="shared" si="x"/><v>1</v></c><c r="B1"><f t="shared" si="3"/><v>1</v></c></row>`)
	require.Empty(t, wb.Sheets[0].Cell(1, 1).FormulaText+wb.Sheets[0].Cell(1, 2).FormulaText, "without a master")
}

func sheetOf(t *testing.T, rows string) *xlsxsafe.Workbook {
	t.Helper()
	return partsBook(t, hostile.PartSet{Sheet: []byte(`<worksheet ` + mainNS + `><sheetData>` + rows + `</sheetData></worksheet>`)})
}
