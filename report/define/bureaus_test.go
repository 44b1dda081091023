package define

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Texts name the bureaus by id, so that each edition speaks of its own.
func TestTextsNameTheBureausOfTheEdition(t *testing.T) {
	for edition, want := range map[string]string{"2011": "以质监局数据为准。", "2019": "以市场监管局数据为准。"} {
		d, err := Load(edition, nil)
		require.NoError(t, err)
		ind, ok := d.Indicator("A02")
		require.True(t, ok)
		require.Equal(t, want, ind.Combine)
		for _, i := range d.Indicators {
			require.NotRegexp(t, `\{(qts|ciq)\}`, i.Combine+i.Note)
		}
	}
}

// TestCustomsGoByTheirSeats: 直属海关 are named after the city that they sit in;
// a region without a name of its own follows its level.
func TestCustomsGoByTheirSeats(t *testing.T) {
	d, err := Load("2019", nil)
	require.NoError(t, err)
	customs, ok := d.BureauByID("ciq")
	require.True(t, ok)
	for code, want := range map[string]string{
		"640000": "银川海关", "330000": "杭州海关", "310000": "上海海关", "330200": "宁波海关", "330500": "湖州海关", "100000": "中华人民共和国海关总署",
	} {
		region, ok := d.Regions.Get(code)
		require.True(t, ok)
		require.Equal(t, want, d.Edition.BureauName(customs, region))
	}
	market, ok := d.BureauByID("qts")
	require.True(t, ok)
	region, _ := d.Regions.Get("640000")
	require.Equal(t, "宁夏回族自治区市场监督管理局", d.Edition.BureauName(market, region))
}
