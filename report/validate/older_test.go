package validate

import (
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/form/layout"
	"qreport/report/model"
)

// TestAFormAddedLaterIsNotMissed: a workbook that was sent out before a form
// was added does not hold it and still counts; a form that it did hold is
// missed as ever.
func TestAFormAddedLaterIsNotMissed(t *testing.T) {
	d := load(t, "2011")
	register := registerOf(d, "330500")
	k := newDesk(t, d, generate(t, d, register, "2011Q1", "2011Q1", 1))
	i, s := k.sub("330521", "qts", "2011Q1")
	version := s.Origin(s.Cover[layout.LabelVersion])
	form, _ := d.Form("Q5")
	k.edit(i, func(f *excelize.File) {
		require.NoError(t, f.SetCellValue(version.Sheet, version.Cell, "0000000000"))
		require.NoError(t, f.DeleteSheet(form.Sheet))
	})
	require.Equal(t, []string{"F301", "F206"}, codesOf(k, register), "the older workbook was sent out with the form")

	k.edit(i, func(f *excelize.File) {
		rows, err := f.GetRows(layout.MetaSheet)
		require.NoError(t, err)
		for r, row := range rows {
			if row[0] == layout.MetaSheetOf+form.ID {
				require.NoError(t, f.RemoveRow(layout.MetaSheet, r+1))
			}
		}
	})
	require.Equal(t, []string{"F206"}, codesOf(k, register), "it was sent out without the form")
}

// codesOf checks the desk and lists what nobody has explained.
func codesOf(k *desk, register *model.Register) (open []string) {
	_, findings := k.check(register)
	for _, f := range findings {
		if f.Accepted == "" {
			open = append(open, f.Code)
		}
	}
	return open
}
