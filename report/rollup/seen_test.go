package rollup_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/testkit"
	"qreport/report/model"
	"qreport/report/rollup"
)

// beijing is 东城区 with 崇文区, and 西城区, in the quarters before and after
// July 2010.
func beijing(t *testing.T) *rollup.Cube {
	w := testkit.New(t, testkit.Defs(t, "2011"), "110101:qts", "110102:qts", "110103:qts", "110104:qts")
	w.Sub("110101:qts", "2010Q2").Set("Q104", "10", "25")
	w.Sub("110103:qts", "2010Q2").Set("Q104", "4", "9")
	w.Sub("110102:qts", "2010Q2").Set("Q104", "7", "15")
	w.Sub("110101:qts", "2010Q3").Set("Q104", "20", "54", "13")
	cube, _ := w.Cube()
	return cube
}

func TestFormerDistrictsAreUnitsOfTheirOwn(t *testing.T) {
	c := beijing(t)
	for region, want := range map[string]string{"110101": "10 1/1", "110103": "4 1/1", "110102": "7 1/1", "110104": "blank 0/1", "110000": "21 3/4"} {
		require.Equal(t, want, testkit.At(t, c, region, "2010Q2", "Q104"), region)
	}
	for region, want := range map[string]string{"110101": "20 1/1", "110103": "blank 0/0", "110000": "20 1/2"} {
		require.Equal(t, want, testkit.At(t, c, region, "2010Q3", "Q104"), region)
	}
	require.Equal(t, []string{"110101", "110102", "110103", "110104"}, c.Reporting("110000", testkit.Period(t, "2010Q2")))
	require.Equal(t, []string{"110101", "110102"}, c.Reporting("110000", testkit.Period(t, "2010Q3")))
	require.Len(t, c.Coverage("110000", testkit.Period(t, "2010Q2"), "qts").Expected, 4)
	require.Len(t, c.Coverage("110000", testkit.Period(t, "2010Q3"), "qts").Expected, 2)
}

func TestALaterReportSeesItsOwnTerritory(t *testing.T) {
	q2, q3 := testkit.Period(t, "2010Q2"), testkit.Period(t, "2010Q3")
	c := beijing(t).SeenFrom(q3)
	require.Equal(t, "14 2/2", testkit.At(t, c, "110101", "2010Q2", "Q104"), "10 of 东城 and 4 of 崇文")
	require.Equal(t, "34 2/2", testkit.At(t, c, "110101", "2010Q2", "Q104.ytd"))
	require.Equal(t, "7 1/2", testkit.At(t, c, "110102", "2010Q2", "Q104"), "宣武 is missing, and that is told")
	require.Equal(t, "21 3/4", testkit.At(t, c, "110000", "2010Q2", "Q104"), "the whole is what it was")
	require.Equal(t, []string{"110101", "110102"}, c.Reporting("110000", q2), "told by the districts of the report")
	entry := testkit.Entry(t, c.Layout, "Q104")
	require.Equal(t, []model.Unit{{Region: "110101", Bureau: "qts"}, {Region: "110103", Bureau: "qts"}}, c.Parts("110101", q2, entry, model.Cur))
	require.Len(t, c.Missing("110102", q2, entry, model.Cur), 1)
	require.Len(t, c.Coverage("110102", q2, "qts").Expected, 2)
	require.True(t, c.Has("110102", q2))
	require.Equal(t, "14 2/2", testkit.Show(c.OwnLevel().At("110101", q2, entry, model.Cur)))
	over := c.Over(c.Parts("110101", q2, entry, model.Cur), "110101", entry, []rollup.At{{Period: q2, Column: model.Cur}})
	require.Equal(t, "14 2/2", testkit.Show(over))
}

func TestTheReportOfTheOldPeriodSeesItsOwn(t *testing.T) {
	c := beijing(t)
	require.Same(t, c, c.SeenFrom(testkit.Period(t, "2010Q2")))
	require.Equal(t, "10 1/1", testkit.At(t, c.SeenFrom(testkit.Period(t, "2010Q2")), "110101", "2010Q2", "Q104"))
}

func TestARenamedCountyComparesOneToOne(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330600:qts", "330602:qts", "330603:qts", "330604:qts", "330621:qts", "330682:qts")
	w.Sub("330682:qts", "2012Q4").Set("Q104", "5", "19")
	w.Sub("330621:qts", "2012Q4").Set("Q104", "6", "23")
	w.Sub("330602:qts", "2012Q4").Set("Q104", "7", "27")
	w.Sub("330604:qts", "2013Q4").Set("Q104", "8", "30")
	base, _ := w.Cube()
	require.Equal(t, "18 3/4", testkit.At(t, base, "330600", "2012Q4", "Q104"))
	c := base.SeenFrom(testkit.Period(t, "2013Q4"))
	require.Equal(t, "5 1/1", testkit.At(t, c, "330604", "2012Q4", "Q104"), "上虞市")
	require.Equal(t, "blank 0/0", testkit.At(t, c, "330603", "2012Q4", "Q104"), "绍兴县 was larger than 柯桥区")
	require.Equal(t, "blank 0/0", testkit.At(t, c, "330602", "2012Q4", "Q104"), "and 越城区 smaller than today")
	require.Equal(t, "18 3/4", testkit.At(t, c, "330600", "2012Q4", "Q104"), "but all of 绍兴 was the same")
	entry := testkit.Entry(t, c.Layout, "Q104")
	require.Equal(t, "19 1/1", testkit.Show(c.PriorOn("330604", testkit.Period(t, "2013Q4"), entry, rollup.ToDate)), "what 上虞市 cumulated")
}

func TestACityThatWentIntoAnother(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "370100:qts", "370116:qts", "370117:qts", "371200:qts", "371202:qts", "371203:qts")
	w.Sub("370100:qts", "2018Q4").Set("Q104", "100")
	w.Sub("371200:qts", "2018Q4").Set("Q104", "10")
	w.Sub("371202:qts", "2018Q4").Set("Q104", "3")
	w.Sub("371203:qts", "2018Q4").Set("Q104", "2")
	w.Sub("370116:qts", "2019Q1").Set("Q104", "4")
	base, _ := w.Cube()
	require.Equal(t, "15 3/3", testkit.At(t, base, "371200", "2018Q4", "Q104"))
	require.Equal(t, "100 1/1", testkit.At(t, base, "370100", "2018Q4", "Q104"))
	require.Equal(t, "115 4/4", testkit.At(t, base, "370000", "2018Q4", "Q104"))
	c := base.SeenFrom(testkit.Period(t, "2019Q1"))
	require.Equal(t, "115 4/4", testkit.At(t, c, "370100", "2018Q4", "Q104"), "济南 with 莱芜")
	require.Equal(t, "3 1/1", testkit.At(t, c, "370116", "2018Q4", "Q104"))
	require.Equal(t, "115 4/4", testkit.At(t, c, "370000", "2018Q4", "Q104"))
}
