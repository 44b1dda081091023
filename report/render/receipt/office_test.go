package receipt

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/form/layout"
	"qreport/report/model"
)

// TestLibreOfficeKeepsAReceipt opens a receipt with an explanation in it in
// LibreOffice, saves it there, and sends it in: the same values, the same
// findings, the explanation; and the next receipt takes the old marks off.
func TestLibreOfficeKeepsAReceipt(t *testing.T) {
	d := load(t)
	data := workbook(t, d, map[string]string{"Q101": "很多", "Q102": "１２"})
	before, findings := read(d, data)
	doubt := model.Finding{Code: "T-07", Severity: model.Verify, Sheet: "监督抽查", Cell: "D12", Message: "变动异常。"}
	out := edited(t, write(t, d, data, doubt), func(f *excelize.File) {
		require.Equal(t, 1, explainAll(t, f))
	})
	saved, err := os.ReadFile(office(t, out, "xlsx"))
	require.NoError(t, err)

	after, again := read(d, saved)
	require.Equal(t, before.Grid, shifted(after).Grid)
	require.Equal(t, codes(findings), codes(again))
	answer := slices.IndexFunc(after.Explanations, func(e model.Explanation) bool { return e.Ref == "T-07@监督抽查!D12" })
	require.GreaterOrEqual(t, answer, 0)
	require.Equal(t, "核实无误：T-07监督抽查!D12", after.Explanations[answer].Text)

	var b bytes.Buffer
	require.NoError(t, Write(&b, saved, after, again[:1], options(d, after, Returned)))
	f, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	noted, coloured := marksOf(t, f, f.GetSheetList()...)
	require.Len(t, noted, 1)
	require.Equal(t, noted, coloured)
	require.Equal(t, []string{layout.ReceiptSheet, layout.CoverSheet}, f.GetSheetList()[:2])
}

func codes(findings []model.Finding) (list []string) {
	for _, f := range findings {
		list = append(list, f.Code+" "+f.Sheet+"!"+f.Cell)
	}
	return list
}

// TestDump writes receipts to look at: go test -run Dump, with DUMP=folder.
func TestDump(t *testing.T) {
	dir := os.Getenv("DUMP")
	if dir == "" {
		return
	}
	receipts, _ := newWorld(t, true).receipts(t)
	for name, data := range receipts {
		require.NoError(t, os.WriteFile(dir+"/"+strings.ReplaceAll(name, "/", "_"), data, 0o644))
	}
}
