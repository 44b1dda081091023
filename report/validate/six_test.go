package validate

import (
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// TestSixFaultsGiveOneFindingEach plants the usual ones: six faults in one
// folder, one run, one finding each, at the right cell.
func TestSixFaultsGiveOneFindingEach(t *testing.T) {
	d := load(t, "2011")
	register := registerOf(d, "330500")
	k := newDesk(t, d, generate(t, d, register, "2011Q1", "2011Q1", 1))
	want := map[string]model.Origin{}
	const q = "2011Q1"

	// ① a number typed as text, in full width, with a Chinese comma
	want["F402"] = k.set("330521", "qts", q, "Q405", model.Cur, "１，２３４")
	k.set("330521", "qts", q, "Q405", model.Prior, 1200)

	// ② a figure in 元 in a row in 万元
	_, s := k.sub("330522", "qts", q)
	want["T-06"] = k.set("330522", "qts", q, "Q503", model.Cur, k.number(s, "Q503", "", model.Prior)*10000)

	// ③ 合格 more than 抽查
	_, s = k.sub("330523", "qts", q)
	want["Q1-04"] = k.set("330523", "qts", q, "Q105", model.Cur, k.number(s, "Q104", "", model.Cur)+3)

	// ④ a total that does not add up
	_, s = k.sub("330502", "qts", q)
	want["Q6-01"] = k.set("330502", "qts", q, "Q601", model.Cur, k.number(s, "Q601", "", model.Cur)+7)

	// ⑤ a sheet that is missing
	i, s := k.sub("330503", "qts", q)
	form, _ := d.Form("Q5")
	k.edit(i, func(f *excelize.File) { require.NoError(t, f.DeleteSheet(form.Sheet)) })
	want["F301"] = model.Origin{File: s.File}

	// ⑥ the sheets of the other bureau
	i, s = k.sub("330500", "ciq", q)
	at := s.Origin(s.Cover[layout.LabelBureau])
	k.edit(i, func(f *excelize.File) {
		require.NoError(t, f.SetCellValue(at.Sheet, at.Cell, layout.BureauCell("质监局", "qts")))
	})
	want["F203"] = at

	accepted, findings := k.check(register)
	got := map[string]model.Origin{}
	for _, f := range findings {
		if f.Accepted != "" {
			continue // the sample explains some of its own jumps
		}
		require.NotContains(t, got, f.Code, "%v", findings)
		got[f.Code] = model.Origin{Sheet: f.Sheet, Cell: f.Cell}
		require.NotEmpty(t, f.Message)
		require.NotEmpty(t, f.Remedy)
		require.NotContains(t, f.Message, "{")
		require.NotEmpty(t, f.Unit.Region)
		t.Logf("%s %s!%s %s %s", f.Code, f.Sheet, f.Cell, f.Message, f.Remedy)
	}
	require.Len(t, got, len(want))
	for code, at := range want {
		require.Equal(t, at.Sheet+"!"+at.Cell, got[code].Sheet+"!"+got[code].Cell, code)
	}
	require.Len(t, accepted.All(), len(k.subs)-5, "the text number alone passes")
}
