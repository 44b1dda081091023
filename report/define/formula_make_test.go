package define

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFormulasPutTogetherAreThoseThatAreWritten: they print, list their operands
// and say whether they do without some, as if they had been read; items go by
// their names.
func TestFormulasPutTogetherAreThoseThatAreWritten(t *testing.T) {
	pass := Term{SlotKey: SlotKey{"Q105", ""}}
	item := Term{SlotKey{"Q117", "AQ"}, "安全性能"}
	for source, made := range map[string]*Formula{
		"0":                               SumOf(nil),
		"Q105":                            SumOf([]Term{pass}),
		`Q105 + Q117["AQ"]`:               SumOf([]Term{pass, item}),
		`opt(Q117["AQ"]) + opt(Q105)`:     SumOfGiven([]Term{item, pass}),
		"sum(Q117) + sum(Q118)":           SumOfItems([]string{"Q117", "Q118"}),
		`(Q105) / (Q105 + Q105) * 100`:    Ratio(SumOf([]Term{pass}), SumOf([]Term{pass, pass}), 100),
		`(opt(Q105)) / (sum(Q117)) * 100`: Ratio(SumOfGiven([]Term{pass}), SumOfItems([]string{"Q117"}), 100),
		"(Q105 + Q105) / 10000":           Divided(SumOf([]Term{pass, pass}), 10000),
	} {
		read, err := Parse(source)
		require.NoError(t, err)
		read.link(func(string) bool { return false }, func(k SlotKey) string {
			if k == item.SlotKey {
				return item.ItemName
			}
			return ""
		})
		name := func(code string) string { return "《" + code + "》" }
		require.Equal(t, read.Chinese(name), made.Chinese(name), source)
		require.Equal(t, read.Excel(SlotKey.String), made.Excel(SlotKey.String), source)
		require.Equal(t, read.Operands(), made.Operands(), source)
		require.Equal(t, read.Optional(), made.Optional(), source)
		require.Empty(t, made.Source())
	}
}
