package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/model"
)

// TestAWorkbookTypedByHand reads a blank form of three sheets that was filled in
// key by key in a window of LibreOffice 7.4 and saved there: what was typed is
// read, and the guards over the cells are still there. The blank form was of
// its day: that it is older than today's is all that is said.
func TestAWorkbookTypedByHand(t *testing.T) {
	d := load(t, "2011")
	data, err := os.ReadFile(filepath.Join("testdata", "typed.xlsx"))
	require.NoError(t, err)
	sub, findings := read(d, data)
	for _, f := range findings {
		require.Equal(t, "F206", f.Code, "%v", f)
	}
	require.Equal(t, model.Unit{Region: "330521", Bureau: "qts"}, sub.Unit)
	require.Equal(t, "2011Q2", sub.Period.String())
	require.Equal(t, "2011-07-08", sub.Filed)
	require.Equal(t, [3]string{"Zhang", "Li", "Wang"}, sub.Signers)
	for field, want := range map[string][]string{
		"Q101": {"22", "25", "21"}, "Q104": {"79", "144", "81"}, "Q105": {"89", "125", "78"}, "Q112B": {"0", "0", "0"},
		"Q501": {"9", "15", "10"}, "Q503": {"100.63", "259.46", "98.03"}, "Q506": {"0", "0", "2"},
	} {
		slot, ok := d.Slot(field, "")
		require.True(t, ok)
		for c, figure := range want {
			x, ok := sub.Grid.At(slot, model.Column(c)).Value.Dec()
			require.True(t, ok && x.String() == figure, "%s column %d: %v", field, c, x)
		}
	}
	book, err := excelize.OpenFile(filepath.Join("testdata", "typed.xlsx"))
	require.NoError(t, err)
	for _, sheet := range []string{"监督抽查", "执法打假", "联合案件明细"} {
		guards, err := book.GetDataValidations(sheet)
		require.NoError(t, err)
		require.NotEmpty(t, guards, sheet)
		for _, g := range guards {
			stops := g.Error != nil && strings.HasPrefix(*g.Error, "这里填") || g.Type == "list" || g.Type == "date"
			require.True(t, stops || g.Prompt != nil, "%s %s", sheet, g.Sqref)
		}
	}
}
