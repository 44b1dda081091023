package intake

import (
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

func TestPeriodsInUsualWritings(t *testing.T) {
	for text, want := range map[string]string{
		"2011Q1": "2011Q1", "2011Q1（2011年第一季度）": "2011Q1", "2011年第一季度": "2011Q1", "2011年1季度": "2011Q1",
		"２０１１年　第 四 季度": "2011Q4", "2011年一季": "2011Q1", "2011年1-3月": "2011Q1", "2011年10—12月": "2011Q4",
		"2011年4至6月": "2011Q2", "2011年上半年": "2011H1", "2011H2": "2011H2", "2011年3月": "2011M03", "2011M03": "2011M03",
		"2011年": "2011", "2011": "2011", "2011年度": "2011", "2011年Q3": "2011Q3", "2011q2": "2011Q2",
		"2011Q1（2011年第二季度）": "", "一季度": "", "2011年第五季度": "", "2011Q5": "", "": "", "本季": "", "2011年13月": "",
	} {
		p, ok := parsePeriod(text)
		if want == "" {
			require.False(t, ok, "%s: %s", text, p)
			continue
		}
		require.True(t, ok, text)
		require.Equal(t, want, p.String(), text)
	}
}

func TestDatesInUsualWritings(t *testing.T) {
	for text, want := range map[string]string{
		"2011-04-08": "2011-04-08", "2011年4月8日": "2011-04-08", "2011.4.8": "2011-04-08", "2011/4/8": "2011-04-08",
		"２０１１年４月８日": "2011-04-08", "20110408": "2011-04-08", "2011-04-08 10:30:00": "2011-04-08", "2011 年 4 月 8 日": "2011-04-08",
		"2011-02-30": "", "4月8日": "", "2011年4月": "", "昨天": "", "11-4-8": "",
	} {
		day, ok := parseDate(text)
		require.Equal(t, want != "", ok, text)
		require.Equal(t, want, day, text)
	}
	day, ok := serialDate("40617", false)
	require.True(t, ok)
	require.Equal(t, "2011-03-15", day.Format("2006-01-02"))
	day, _ = serialDate("39155", true)
	require.Equal(t, "2011-03-15", day.Format("2006-01-02"))
}

func TestDateFormats(t *testing.T) {
	for format, want := range map[string]bool{
		"General": false, "0.00": false, "#,##0": false, "@": false, "0%": false, `0"m"`: false, "[Red]0": false, `_d0\y`: false, "0.00E+00": false,
		"yyyy-mm-dd": true, `m"月"d"日"`: true, "[$-804]yyyy年m月": true, "h:mm": true,
	} {
		require.Equal(t, want, isDateFormat(format), format)
	}
}

func TestUnits(t *testing.T) {
	r := newReader(load(t, "2011"))
	for _, c := range []struct {
		text, unit string
		shift      int
		ok         bool
	}{
		{"批次", "批次", 0, true}, {"批", "批次", 0, true}, {"万批", "批次", 4, true}, {"元", "万元", -4, true}, {"亿元", "万元", 4, true},
		{"亿美元", "万美元", 4, true}, {"美元", "万美元", -4, true}, {"（万元）", "万元", 0, true}, {"单位：万元", "万元", 0, true}, {"千元", "万元", -1, true},
		{"万台（套）", "台（套）", 4, true}, {"台", "台（套）", 0, true}, {"百万美元", "万美元", 2, true},
		{"万美元", "万元", 0, false}, {"种", "批次", 0, false}, {"人次", "人", 0, false}, {"打", "批次", 0, false}, {"", "批次", 0, false},
	} {
		shift, ok := r.measures.shift(c.text, c.unit)
		require.Equal(t, c.ok, ok, "%s → %s", c.text, c.unit)
		if ok {
			require.Equal(t, c.shift, shift, "%s → %s", c.text, c.unit)
		}
	}
}

func TestConversionKeepsTheRounding(t *testing.T) {
	require.Equal(t, "205400", shiftDecimal("20.54", 4))
	require.Equal(t, "0.0123", shiftDecimal("123", -4))
	require.Equal(t, "-0.5", shiftDecimal("-50", -2))
	require.Equal(t, "0", shiftDecimal("0", 4))
	require.InDelta(t, 50, halfUnit("20.54", 4), 0)
	require.Zero(t, halfUnit("20.5412", 4))
	require.Zero(t, halfUnit("123", -4))
}

// cover changes cells of the cover, reads, and gives codes and submission.
func coverWith(t *testing.T, f *fixture, change map[string]string) (*model.Submission, []model.Finding) {
	book := copyBook(f.book)
	for i := range book.Sheets {
		if book.Sheets[i].Name != layout.CoverSheet {
			continue
		}
		s := &book.Sheets[i]
		for label, text := range change {
			at := findText(s, label)
			require.NotNil(t, at, label)
			put(s, xlsxsafe.Cell{Row: at.Row, Col: at.Col + 1, Kind: xlsxsafe.Text, Raw: text})
		}
	}
	return f.rd.readBook(model.File{}, book)
}

func TestCover(t *testing.T) {
	f := newFixture(t, "qts")
	for _, c := range []struct {
		name   string
		change map[string]string
		want   string // code and cell
	}{
		{"name for code", map[string]string{layout.LabelRegion: "德清县"}, ""},
		{"short name", map[string]string{layout.LabelRegion: "德清"}, ""},
		{"twelve digits", map[string]string{layout.LabelRegion: "330521000000"}, ""},
		{"former name in its time", map[string]string{layout.LabelRegion: "上虞市"}, ""},
		{"former code in its time", map[string]string{layout.LabelRegion: "371200 莱芜市"}, ""},
		{"former name later", map[string]string{layout.LabelRegion: "上虞市", layout.LabelPeriod: "2014Q1"}, "F210 C4"},
		{"name of today before its time", map[string]string{layout.LabelRegion: "330604 上虞区"}, "F211 C4"},
		{"merged into another", map[string]string{layout.LabelRegion: "崇文区"}, "F212 C4"},
		{"name of many", map[string]string{layout.LabelRegion: "鼓楼区"}, "F201 C4"},
		{"unknown name", map[string]string{layout.LabelRegion: "某县"}, "F201 C4"},
		{"period in words", map[string]string{layout.LabelPeriod: "2011年四季度"}, ""},
		{"no period", map[string]string{layout.LabelPeriod: "本季"}, "F204 C6"},
		{"scope", map[string]string{layout.LabelScope: " 汇 总 "}, ""},
		{"no scope", map[string]string{layout.LabelScope: "都有"}, "F207 C7"},
		{"another edition", map[string]string{layout.LabelEdition: "2019"}, "F208 C8"},
		{"period of another edition", map[string]string{layout.LabelPeriod: "2024年第一季度"}, "F208 C6"},
		{"old form", map[string]string{layout.LabelVersion: "0000000000"}, "F206 C9"},
		{"day of filing", map[string]string{layout.LabelFiled: "昨天"}, "F412 C15"},
		{"the other bureau", map[string]string{layout.LabelBureau: "检验检疫局"}, "F203 C5"},
		{"the other bureau by id", map[string]string{layout.LabelBureau: "检验检疫局（ciq）"}, "F203 C5"},
	} {
		sub, findings := coverWith(t, f, c.change)
		got := ""
		for _, x := range findings {
			got += x.Code + " " + x.Cell
		}
		require.Equal(t, c.want, got, c.name)
		require.NotNil(t, sub)
	}
	for text, want := range map[string]string{"上虞市": "330682", "上虞": "330682", "330604": "330682", "卢湾区": "310103", "莱芜市": "371200"} {
		sub, _ := coverWith(t, f, map[string]string{layout.LabelRegion: text, layout.LabelPeriod: "2011Q1"})
		require.Equal(t, want, sub.Unit.Region, text)
	}
	sub, _ := coverWith(t, f, map[string]string{layout.LabelRegion: "德清", layout.LabelScope: "汇总", layout.LabelFiled: "2012年1月5日"})
	require.Equal(t, "330521", sub.Unit.Region)
	require.Equal(t, model.Aggregate, sub.Scope)
	require.Equal(t, "2012-01-05", sub.Filed)
}

func TestTheHiddenSheetStandsInForTheCover(t *testing.T) {
	f := newFixture(t, "ciq")
	book := copyBook(f.book)
	book.Sheets = book.Sheets[1:]
	sub, findings := f.rd.readBook(model.File{}, book)
	require.Equal(t, model.Unit{Region: "330500", Bureau: "ciq"}, sub.Unit)
	require.Len(t, findings, 1, "%v", findings)
	require.Equal(t, "F301", findings[0].Code)
}

func TestAStrangeWorkbookIsNoReport(t *testing.T) {
	rd := NewReader(load(t, "2011"))
	s := notes("预算")
	sub, findings := rd.readBook(model.File{Name: "x.xlsx"}, &xlsxsafe.Workbook{Sheets: []xlsxsafe.Sheet{s}})
	require.Nil(t, sub)
	require.Len(t, findings, 1)
	require.Equal(t, "F115", findings[0].Code)
}
