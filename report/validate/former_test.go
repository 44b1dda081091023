package validate

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/model"
)

// A workbook is checked against what the same area sent before: under the
// former name where it was renamed, against nothing where it was made of
// several.
func TestEarlierWorkbooksOfChangedRegions(t *testing.T) {
	d := load(t, "2011")
	sub := func(region, p string) *model.Submission {
		return &model.Submission{Unit: model.Unit{Region: region, Bureau: "qts"}, Period: period(t, p)}
	}
	c := &checker{defs: d, history: map[slot]*model.Submission{}}
	for _, s := range []*model.Submission{sub("330682", "2013Q3"), sub("330621", "2013Q3"), sub("330602", "2013Q3"),
		sub("110101", "2010Q2"), sub("110103", "2010Q2"), sub("330521", "2013Q3"), sub("330571", "2013Q3")} {
		c.history[slotOf(s)] = s
	}
	for _, x := range []struct{ region, now, then, want string }{
		{"330604", "2013Q4", "2013Q3", "330682"}, // 上虞区: 上虞市
		{"330603", "2013Q4", "2013Q3", ""},       // 柯桥区: 绍兴县 was larger
		{"330602", "2013Q4", "2013Q3", ""},       // 越城区: smaller
		{"110101", "2010Q3", "2010Q2", ""},       // 东城区: two of them
		{"330521", "2013Q4", "2013Q3", "330521"},
		{"330571", "2013Q4", "2013Q3", "330571"}, // a zone of no tree
	} {
		got := c.priorOf(sub(x.region, x.now), period(t, x.then))
		require.Equal(t, x.want != "", got != nil, x.region)
		if got != nil {
			require.Equal(t, x.want, got.Unit.Region)
		}
	}
}

// A region that went into another has no version of its own afterwards.
func TestAWorkbookOfARegionThatIsNoMoreReplacesNothing(t *testing.T) {
	d := load(t, "2011")
	register := registerOf(d, "110000")
	subs, _ := readAll(d, generate(t, d, register, "2010Q3", "2010Q3", 1))
	stray := *subs[0]
	stray.File = model.File{Name: "z.xlsx", SHA256: "z"}
	stray.Unit = model.Unit{Region: "110103", Bureau: "qts"}
	formal := []model.Finding{{Code: "F212", Severity: model.Blocking, File: "z.xlsx"}}
	accepted, findings := Check(append(subs, &stray), formal, register, d)
	require.Len(t, accepted.All(), len(subs))
	require.NotNil(t, accepted.Find(model.Unit{Region: "110101", Bureau: "qts"}, period(t, "2010Q3"), model.Own))
	for _, f := range findings {
		require.NotEqual(t, "F501", f.Code)
		if f.File == "z.xlsx" {
			require.Equal(t, "F212", f.Code)
		}
	}
}
