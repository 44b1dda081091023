package validate

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"qreport/report/define"
	"qreport/report/model"
	"qreport/report/sample"
)

// desk is a folder of workbooks on a clerk's desk: read, to know where things
// stand, and changed with an office program's means.
type desk struct {
	t     testing.TB
	defs  *define.Definitions
	files []sample.File
	subs  []*model.Submission
}

func newDesk(t testing.TB, d *define.Definitions, files []sample.File) *desk {
	subs, findings := readAll(d, files)
	require.Empty(t, findings)
	require.Len(t, subs, len(files))
	return &desk{t, d, files, subs}
}

// sub finds a submission that was generated.
func (k *desk) sub(region string, bureau model.Bureau, p string) (int, *model.Submission) {
	for i, s := range k.subs {
		if s.Unit == (model.Unit{Region: region, Bureau: bureau}) && s.Period.String() == p {
			return i, s
		}
	}
	k.t.Fatalf("no submission of %s:%s for %s", region, bureau, p)
	return 0, nil
}

// edit changes a workbook.
func (k *desk) edit(i int, change func(*excelize.File)) {
	book, err := excelize.OpenReader(bytes.NewReader(k.files[i].Bytes))
	require.NoError(k.t, err)
	change(book)
	var out bytes.Buffer
	require.NoError(k.t, book.Write(&out))
	k.files[i].Bytes = out.Bytes()
}

// where is the cell of a field.
func (k *desk) where(s *model.Submission, field, item string, c model.Column) model.Origin {
	slot, ok := k.defs.Slot(field, item)
	require.True(k.t, ok, field)
	return s.Origin(s.Grid.At(slot, c).Pos)
}

// number is the figure of a field.
func (k *desk) number(s *model.Submission, field, item string, c model.Column) float64 {
	slot, _ := k.defs.Slot(field, item)
	d, ok := s.Grid.At(slot, c).Value.Dec()
	require.True(k.t, ok, field)
	return d.Float64()
}

// set types a value into the cell of a field.
func (k *desk) set(region string, bureau model.Bureau, p, field string, c model.Column, value any) model.Origin {
	i, s := k.sub(region, bureau, p)
	at := k.where(s, field, "", c)
	k.edit(i, func(f *excelize.File) { require.NoError(k.t, f.SetCellValue(at.Sheet, at.Cell, value)) })
	return at
}

// check takes the desk through intake and validation.
func (k *desk) check(register *model.Register) (Accepted, []model.Finding) {
	subs, findings := readAll(k.defs, k.files)
	return Check(subs, findings, register, k.defs)
}
