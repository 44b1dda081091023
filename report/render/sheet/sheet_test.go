package sheet_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/render/sheet"
)

func TestWrite(t *testing.T) {
	table := sheet.Table{Name: "催报", Title: "催报名单", Note: "共1个单位", Head: []string{"单位", "逾期（天）"},
		Rows: [][]any{{"=1+1", 3}}}
	var a, b bytes.Buffer
	require.NoError(t, sheet.Write(&a, table))
	require.NoError(t, sheet.Write(&b, table))
	require.Equal(t, a.Bytes(), b.Bytes())
	f, err := excelize.OpenReader(&a)
	require.NoError(t, err)
	rows, err := f.GetRows("催报")
	require.NoError(t, err)
	require.Equal(t, [][]string{{"催报名单"}, {"共1个单位"}, {"单位", "逾期（天）"}, {"=1+1", "3"}}, rows)
	formula, err := f.GetCellFormula("催报", "A4")
	require.NoError(t, err)
	require.Empty(t, formula)
}
