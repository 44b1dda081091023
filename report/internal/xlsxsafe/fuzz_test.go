package xlsxsafe_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/xlsxsafe"
	"qreport/report/internal/xlsxsafe/hostile"
)

// FuzzOpen feeds whole files. Run it, and its sisters, with -fuzzminimizetime 1x:
// buffers are pooled, so the coverage of one input is never quite the same, and
// the fuzzer would spend a minute on shortening each.
func FuzzOpen(f *testing.F) {
	for _, h := range hostile.Files() {
		if h.Big {
			continue
		}
		if b := h.Make(); len(b) < 64<<10 {
			f.Add(h.Name, b)
		}
	}
	f.Fuzz(func(t *testing.T, name string, file []byte) {
		requireSound(t, name, file)
	})
}

// FuzzParts feeds parts inside a sound archive, where flipped bytes are not
// caught by the checksums.
func FuzzParts(f *testing.F) {
	for _, h := range hostile.Parts() {
		f.Add(h.Sheet, h.Strings, h.Styles, h.Workbook)
	}
	f.Fuzz(func(t *testing.T, sheet, strings, styles, workbook []byte) {
		requireSound(t, "x.xlsx", hostile.Book(hostile.PartSet{
			Sheet: sheet, Strings: strings, Styles: styles, Workbook: workbook}))
	})
}

// requireSound opens a file and checks what is promised of any answer.
func requireSound(t *testing.T, name string, file []byte) {
	t.Helper()
	wb, err := open(name, file)
	if err != nil {
		no := err.(*xlsxsafe.Refusal)
		require.Nil(t, wb)
		require.Contains(t, refusalCodes(t), no.Code)
		require.NotEqual(t, xlsxsafe.CodeInternal, no.Code, no.Detail)
		return
	}
	require.NotEmpty(t, wb.Sheets)
	for i := range wb.Sheets {
		soundSheet(t, &wb.Sheets[i])
	}
	again, err := open(name, file)
	require.NoError(t, err)
	require.Equal(t, wb, again)
}

// soundSheet checks order, ranges and kinds.
func soundSheet(t *testing.T, s *xlsxsafe.Sheet) {
	t.Helper()
	lastRow := 0
	for _, row := range s.Rows {
		require.Greater(t, row.Row, lastRow)
		require.LessOrEqual(t, row.Row, 1<<20)
		require.NotEmpty(t, row.Cells)
		lastRow = row.Row
		lastCol := 0
		for i := range row.Cells {
			c := &row.Cells[i]
			require.Greater(t, c.Col, lastCol)
			require.LessOrEqual(t, c.Col, 1<<14)
			require.Equal(t, row.Row, c.Row)
			require.NotEmpty(t, c.Format)
			require.True(t, c.Kind != xlsxsafe.Empty || c.Formula)
			require.Same(t, c, s.Cell(c.Row, c.Col))
			if c.Kind == xlsxsafe.Number {
				require.Equal(t, c.Decimal(), xlsxsafe.CleanNumber(c.Decimal()))
			}
			lastCol = c.Col
		}
	}
}
