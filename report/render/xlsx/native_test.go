package xlsx

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// TestNativeChart: every kind of chart stands alone, with a workbook that
// holds the numbers that it refers to, and without its number.
func TestNativeChart(t *testing.T) {
	for _, c := range kitchenCharts() {
		native, ok, err := NativeChart(c)
		require.NoError(t, err)
		if c.Title == "空图" {
			require.False(t, ok)
			continue
		}
		require.True(t, ok)
		require.NotContains(t, string(native.Part), ">"+c.Number)
		require.Contains(t, string(native.Part), sheetCharts)
		book, err := excelize.OpenReader(bytes.NewReader(native.Book))
		require.NoError(t, err)
		require.Equal(t, []string{sheetCharts}, book.GetSheetList())
		rows, err := book.GetRows(sheetCharts)
		require.NoError(t, err)
		require.Greater(t, len(rows), firstBlock+1)
		again, _, err := NativeChart(c)
		require.NoError(t, err)
		require.Equal(t, native, again)
	}
}
