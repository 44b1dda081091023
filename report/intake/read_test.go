package intake

import (
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/form"
	"qreport/report/model"
)

func TestWhatWasWrittenIsRead(t *testing.T) {
	for _, edition := range []string{"2011", "2019"} {
		d := load(t, edition)
		for _, bureau := range []model.Bureau{"qts", "ciq"} {
			o := order{bureau: bureau, region: "330500", period: map[string]string{"2011": "2011Q4", "2019": "2020Q4"}[edition]}
			o.Options = form.Options{Synthetic: true, Scope: model.Own, Source: "台账"}
			o.Signers, o.Filed = [3]string{"甲", "乙", "丙"}, "2011-04-08"
			o.Explanations = []form.Explanation{{Ref: "Q105、T-07", Text: "核实无误"}}
			o.Remark = func(topic string) string { return "说明" + topic }
			sub, findings := read(d, write(t, d, o))
			require.Empty(t, findings)
			require.Equal(t, model.Unit{Region: "330500", Bureau: bureau}, sub.Unit)
			require.Equal(t, o.period, sub.Period.String())
			require.Equal(t, edition, sub.Edition)
			require.True(t, sub.Synthetic)
			require.Equal(t, "2011-04-08", sub.Filed)
			require.Equal(t, [3]string{"甲", "乙", "丙"}, sub.Signers)
			require.Len(t, sub.Remarks, len(d.Items["topic"]))
			require.Len(t, sub.Explanations, 2)
			require.Len(t, sub.Forms, len(d.FormsFor(bureau, sub.Period)))
			for _, f := range d.FormsFor(bureau, sub.Period) {
				for _, row := range f.Rows {
					for _, slot := range d.FieldSlots(row.Code) {
						for _, c := range d.ColumnsOf(row) {
							cell := sub.Grid.At(slot, c)
							require.Equal(t, anyValue(row, d.Slots[slot].Item, c), cell.Value, "%s %v %v", row.Code, d.Slots[slot], c)
							require.NotZero(t, cell.Pos)
						}
					}
				}
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	d := load(b, "2011")
	data := write(b, d, order{bureau: "qts", region: "330500", period: "2011Q4"})
	reader := NewReader(d)
	b.ReportAllocs()
	for b.Loop() {
		_, findings := reader.Read(model.File{Name: "a.xlsx"}, newBytes(data), int64(len(data)))
		if len(findings) > 0 {
			b.Fatal(findings)
		}
	}
}
