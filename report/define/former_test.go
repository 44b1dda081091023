package define

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/model"
)

func period(t *testing.T, s string) model.Period {
	p, err := model.ParsePeriod(s)
	require.NoError(t, err)
	return p
}

func TestARegionStandsForItselfInItsTime(t *testing.T) {
	d, err := Load("2011", nil)
	require.NoError(t, err)
	for _, c := range []struct{ code, period, want string }{
		{"330682", "2013Q3", "330682"}, // 上虞市 until September 2013
		{"330682", "2013Q4", "330604"},
		{"330604", "2013Q4", "330604"},
		{"330604", "2013Q3", "330682"},
		{"330621", "2014Q1", "330603"}, // 绍兴县 → 柯桥区
		{"110103", "2010Q2", "110103"}, // 崇文区
		{"110103", "2010Q3", ""},       // is 东城区's
		{"110101", "2010Q2", "110101"}, // 东城区 was there
		{"371200", "2018Q4", "371200"},
		{"371200", "2019Q1", ""},
		{"371202", "2019Q1", "370116"},
		{"370116", "2018", "371202"},
		{"330521", "1999", "330521"},
		{"330571", "2011Q1", ""},
	} {
		r, ok := d.Regions.At(c.code, period(t, c.period))
		require.Equal(t, c.want != "", ok, "%s %s", c.code, c.period)
		if ok {
			require.Equal(t, c.want, r.Code, "%s %s", c.code, c.period)
		}
	}
}

func TestTheTerritoryOfEarlierPeriods(t *testing.T) {
	d, err := Load("2011", nil)
	require.NoError(t, err)
	for _, c := range []struct {
		code, now, then string
		want            []string
	}{
		{"110101", "2010Q3", "2010Q2", []string{"110101", "110103"}}, // with 崇文区
		{"110101", "2010Q2", "2009Q2", []string{"110101"}},
		{"110000", "2010Q3", "2010Q2", []string{"110000"}},
		{"330604", "2014Q1", "2013Q1", []string{"330682"}},
		{"330603", "2014Q1", "2013Q1", nil}, // 绍兴县 without three towns
		{"330602", "2014Q1", "2013Q1", nil}, // 越城区 with them
		{"330600", "2014Q1", "2013Q1", []string{"330600"}},
		{"370100", "2019Q1", "2018Q1", []string{"370100", "371200"}}, // 济南 with 莱芜
		{"370116", "2019Q1", "2018Q1", []string{"371202"}},
		{"370117", "2019Q1", "2018Q1", []string{"371203"}},
		{"370000", "2019Q1", "2018Q1", []string{"370000"}},
		{"330682", "2014Q1", "2013Q1", []string{"330682"}}, // gone, but then there
		{"999999", "2014Q1", "2013Q1", nil},
	} {
		require.Equal(t, c.want, d.Regions.Territory(c.code, period(t, c.now), period(t, c.then)), "%s %s", c.code, c.then)
	}
}

func TestFormerNames(t *testing.T) {
	d, err := Load("2011", nil)
	require.NoError(t, err)
	for name, want := range map[string]string{"330682": "330682", "上虞市": "330682", "莱芜": "371200", "371200": "371200", "卢湾": "310103"} {
		f, ok := d.Regions.Former(name)
		require.True(t, ok, name)
		require.Equal(t, want, f.Code)
	}
	_, ok := d.Regions.Former("330604")
	require.False(t, ok)
}

func TestATreeOfTodayOnly(t *testing.T) {
	d, err := Load("2011", nil)
	require.NoError(t, err)
	today := d.Regions.Today()
	require.Equal(t, d.Regions.Len()-len(d.Regions.Formers()), today.Len())
	require.NotContains(t, today.Children("330600"), "330682")
	require.Contains(t, d.Regions.Children("330600"), "330682", "the old tree is as it was")
	r, ok := today.At("330682", period(t, "2011Q1"))
	require.True(t, ok)
	require.Equal(t, "330604", r.Code)
	_, ok = today.At("110103", period(t, "2009Q1"))
	require.False(t, ok, "two series never become one")
	year := func(code, now, then string) []string { return today.Territory(code, period(t, now), period(t, then)) }
	require.Equal(t, []string{"330604"}, year("330604", "2014Q1", "2013Q1"), "its own series goes on")
	require.Equal(t, []string{"370116"}, year("370116", "2019Q1", "2018Q1"))
	require.Nil(t, year("110101", "2010Q3", "2010Q2"), "nobody knows what 崇文区 had")
	require.Equal(t, []string{"110101"}, year("110101", "2010Q2", "2009Q2"))
}
