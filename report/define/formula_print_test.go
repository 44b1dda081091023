package define

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every formula as people read it and as a spreadsheet computes it.
func TestFormulasInChineseAndInExcel(t *testing.T) {
	names := map[string]string{
		"Q104": "抽查批次数", "Q105": "合格批次数", "Q106": "不合格批次数", "W": "产值", "P": "合格", "T": "抽查",
	}
	for source, want := range map[string][2]string{
		"Q105 / Q104 * 100":      {"合格批次数 ÷ 抽查批次数 × 100", "Q105/Q104*100"},
		"(Q104 - Q106) / Q104":   {"（抽查批次数 − 不合格批次数） ÷ 抽查批次数", "(Q104-Q106)/Q104"},
		"((Q104)) + (Q105 * 2)":  {"抽查批次数 + 合格批次数 × 2", "Q104+Q105*2"},
		"Q104 - (Q105 - Q106)":   {"抽查批次数 − （合格批次数 − 不合格批次数）", "Q104-(Q105-Q106)"},
		"Q104 - (Q105 * Q106)":   {"抽查批次数 − 合格批次数 × 不合格批次数", "Q104-Q105*Q106"},
		"Q104 / (Q105 * Q106)":   {"抽查批次数 ÷ （合格批次数 × 不合格批次数）", "Q104/(Q105*Q106)"},
		"Q104 + (Q105 + Q106)":   {"抽查批次数 + 合格批次数 + 不合格批次数", "Q104+Q105+Q106"},
		"-(Q104 + Q105) * 2":     {"（−（抽查批次数 + 合格批次数）） × 2", "(-(Q104+Q105))*2"},
		"Q104 - -Q105":           {"抽查批次数 − （−合格批次数）", "Q104-(-Q105)"},
		"sum(P) / sum(T)":        {"合格各项之和 ÷ 抽查各项之和", "SUM(P:*)/SUM(T:*)"},
		"opt(Q104) + 0.5":        {"抽查批次数 + 0.5", "N(Q104)+0.5"},
		`P["SP"] / T["SP"]`:      {"合格（SP） ÷ 抽查（SP）", "P:SP/T:SP"},
		"max(Q104, Q105 + 1)":    {"最大值（抽查批次数，合格批次数 + 1）", "MAX(Q104,Q105+1)"},
		"abs(Q104 - Q105)":       {"绝对值（抽查批次数 − 合格批次数）", "ABS(Q104-Q105)"},
		"Q104 == Q105 + Q106":    {"抽查批次数 = 合格批次数 + 不合格批次数", "Q104=Q105+Q106"},
		"Q104 != 0 or Q105 <= 0": {"抽查批次数 ≠ 0 或 合格批次数 ≤ 0", "OR(Q104<>0,Q105<=0)"},
		"(Q104 > 0 or Q105 > 0) and Q106 >= 0": {
			"（抽查批次数 > 0 或 合格批次数 > 0） 且 不合格批次数 ≥ 0", "AND(OR(Q104>0,Q105>0),Q106>=0)"},
		"not (Q104 < 0)": {"非（抽查批次数 < 0）", "NOT(Q104<0)"},
		"weighted(P, T, W) * 100": {
			"Σ（产值 × 合格 ÷ 抽查） ÷ Σ产值 × 100",
			"SUMPRODUCT(W:**ISNUMBER(P:*)*(T:*<>0)*P:*/(T:*+(T:*=0)))/SUMPRODUCT(W:**ISNUMBER(P:*)*(T:*<>0))*100"},
		"1 / weighted(P, T, W)": {
			"1 ÷ （Σ（产值 × 合格 ÷ 抽查） ÷ Σ产值）",
			"1/(SUMPRODUCT(W:**ISNUMBER(P:*)*(T:*<>0)*P:*/(T:*+(T:*=0)))/SUMPRODUCT(W:**ISNUMBER(P:*)*(T:*<>0)))"},
	} {
		f, err := Parse(source)
		require.NoError(t, err, source)
		require.Equal(t, want[0], f.Chinese(func(code string) string { return names[code] }), source)
		require.Equal(t, want[1], f.Excel(func(k SlotKey) string {
			return strings.TrimSuffix(k.Field+":"+k.Item, ":")
		}), source)
	}
}
