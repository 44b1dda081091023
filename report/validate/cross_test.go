package validate

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/model"
)

// lines adds a list with records: texts by column in the order of the form.
func (p paper) lines(form string, records ...[]string) paper {
	f, _ := p.defs.Form(form)
	list := model.List{Form: form}
	for i := range f.Columns {
		list.Columns = append(list.Columns, uint16(i+2))
	}
	for i, texts := range records {
		list.Records = append(list.Records, model.Record{Texts: texts, Row: uint32(i + 9)})
	}
	p.Lists = append(p.Lists, list)
	for i := range p.Forms {
		if p.Forms[i].Form == form {
			p.Forms[i].Header = model.Pos{Row: 8, Col: 1}
		}
	}
	return p
}

// missing marks a figure as “—”.
func (p paper) missing(field string, kind model.Kind) paper {
	slot, _ := p.defs.Slot(field, "")
	cell := p.Grid.At(slot, model.Cur)
	cell.Value = model.Missing(kind)
	p.Grid.Set(slot, model.Cur, cell)
	return p
}

// crossed are the findings about both bureaus, as “file code cell”.
func crossed(findings []model.Finding) (found []string) {
	for _, f := range findings {
		if strings.HasPrefix(f.Code, "K-") {
			found = append(found, strings.TrimSpace(f.File+" "+f.Code+" "+f.Field))
		}
	}
	return found
}

// TestFiguresOfBothBureaus states both bureaus' figures and who is told what.
func TestFiguresOfBothBureaus(t *testing.T) {
	d := load(t, "2011")
	city, office := model.Unit{Region: "330500", Bureau: "qts"}, model.Unit{Region: "330500", Bureau: "ciq"}
	both := []string{"ciq", "qts"}
	for _, c := range []struct {
		name, field, own, other, code string
	}{
		{"the same", "C203A", "12", "12", ""},
		{"within a unit", "C203A", "12", "13", ""},
		{"within a hundredth", "Q803B", "12000", "12100", ""},
		{"more than allowed", "C203A", "12", "15", "K-04"},
		{"fewer than allowed", "C501", "12", "9", "K-04"},
		{"another unit", "Q803B", "12000", "120100000", "K-01"},
		{"another unit in thousands", "Q803B", "12000000", "12001", "K-01"},
		{"eight times is no unit", "Q803A", "2000", "16000", "K-03"},
		{"none and some", "C501", "0", "3", "K-02"},
		{"some and none", "C203A", "3", "0", "K-02"},
		{"none and one, which is tolerated", "C501", "0", "1", ""},
		{"a part", "Q803A", "9", "4", ""},
		{"a part of nothing", "Q803A", "0", "4", "K-03"},
		{"a part that is too large", "Q803A", "9", "12", "K-03"},
	} {
		field, _ := d.Field(c.field)
		figures := map[model.Bureau]string{"qts": c.other, "ciq": c.other, field.Owner: c.own}
		var subs []*model.Submission
		for _, b := range []model.Bureau{"qts", "ciq"} {
			subs = append(subs, blank(t, d, "330500", b, "2011Q1", string(b)).write(model.Cur, map[string]string{c.field: figures[b]}).Submission)
		}
		var want []string
		for _, who := range both {
			if c.code != "" {
				want = append(want, who+" "+c.code+" "+c.field)
			}
		}
		for range 2 {
			_, findings := Check(subs, nil, only(city, office), d)
			require.Equal(t, want, crossed(findings), c.name)
			slices.Reverse(subs)
		}
		for _, s := range subs {
			_, findings := Check([]*model.Submission{s}, nil, only(city, office), d)
			require.Empty(t, crossed(findings), "as long as one is missing")
		}
	}
}

// TestAnOfficeSpeaksForItsArea: the figure of the office stands against those
// of all units that it answers for.
func TestAnOfficeSpeaksForItsArea(t *testing.T) {
	d := load(t, "2011")
	unit := func(region string, b model.Bureau) model.Unit { return model.Unit{Region: region, Bureau: b} }
	paperOf := func(region string, b model.Bureau, figure string) *model.Submission {
		p := blank(t, d, region, b, "2011Q1", region+string(b))
		if figure != "" {
			p = p.write(model.Cur, map[string]string{"Q202": figure})
		}
		return p.Submission
	}
	units := []model.Unit{unit("330500", "qts"), unit("330502", "qts"), unit("330503", "qts"), unit("330521", "qts"), unit("330500", "ciq"), unit("330521", "ciq")}
	register := only(units...)
	city := paperOf("330500", "qts", "")
	subs := []*model.Submission{city, paperOf("330502", "qts", "40"), paperOf("330503", "qts", "60"), paperOf("330521", "qts", "500"), paperOf("330500", "ciq", "101")}
	found := func(subs []*model.Submission, register *model.Register) []model.Finding {
		_, findings := Check(subs, nil, register, d)
		return slices.DeleteFunc(findings, func(f model.Finding) bool { return !strings.HasPrefix(f.Code, "K-") })
	}
	require.Empty(t, found(subs, register), "德清 has an office of its own")

	subs[4] = paperOf("330500", "ciq", "130")
	told := found(subs, register)
	require.Equal(t, []string{"330500ciq K-04 Q202", "330500qts K-04 Q202"}, crossed(told))
	require.Contains(t, told[0].Message, "本局填报130，吴兴区质量技术监督局等2个单位合计100（330502qts ")
	require.NotEmpty(t, told[0].Cell)
	require.Contains(t, told[1].Message, "湖州出入境检验检疫局填报130（330500ciq 表!D")
	require.Empty(t, told[1].Cell, "the city fills in no cell of this form")

	withoutCity := slices.DeleteFunc(slices.Clone(subs), func(s *model.Submission) bool { return s == city })
	require.Equal(t, []string{"330500ciq K-04 Q202", "330502qts K-04 Q202", "330503qts K-04 Q202"}, crossed(found(withoutCity, register)))
	require.Contains(t, found(withoutCity, register)[1].Message, "等2个单位合计100（其中本局40）")

	require.Empty(t, found(slices.Delete(slices.Clone(subs), 1, 2), register), "a unit's figure has not come: 60 of perhaps 130")
	subs[4] = paperOf("330500", "ciq", "50")
	require.Len(t, found(slices.Delete(slices.Clone(subs), 1, 2), register), 2, "60 is too much already")

	covering := model.NewRegister([]model.Reporter{{Unit: units[1]}, {Unit: units[2]}, {Unit: units[3]},
		{Unit: units[4], Covers: []string{"330502"}}, {Unit: units[5], Covers: []string{"330521", "330503"}}})
	subs[4] = paperOf("330500", "ciq", "40")
	require.Empty(t, found(append(slices.Clone(subs), paperOf("330521", "ciq", "560")), covering))
}

// TestWhatElseIsSaid: a figure that must be corrected anyway is not contrasted,
// a workbook that is returned for something else is.
func TestWhatElseIsSaid(t *testing.T) {
	d := load(t, "2011")
	city, office := model.Unit{Region: "330500", Bureau: "qts"}, model.Unit{Region: "330500", Bureau: "ciq"}
	check := func(qts, ciq paper) []model.Finding {
		_, findings := Check([]*model.Submission{qts.Submission, ciq.Submission}, nil, only(city, office), d)
		return findings
	}
	qts := func() paper { return blank(t, d, "330500", "qts", "2011Q1", "qts") }
	ciq := func() paper { return blank(t, d, "330500", "ciq", "2011Q1", "ciq") }
	negative := qts().write(model.Cur, map[string]string{"Q803A": "-4"})
	require.Empty(t, crossed(check(negative, ciq().write(model.Cur, map[string]string{"Q803A": "4"}))))
	returned := qts().write(model.Cur, map[string]string{"Q803A": "2", "Q104": "3", "Q105": "5"})
	require.Len(t, crossed(check(returned, ciq().write(model.Cur, map[string]string{"Q803A": "4"}))), 2)

	none := qts().missing("Q203A", model.NotApplicable)
	findings := check(none, ciq().write(model.Cur, map[string]string{"Q203A": "4"}))
	require.Equal(t, []string{"ciq K-02 Q203A", "qts K-02 Q203A"}, crossed(findings))
	require.Empty(t, crossed(check(qts().missing("Q203A", model.Secret), ciq().write(model.Cur, map[string]string{"Q203A": "4"}))))

	rounded := qts().write(model.Cur, map[string]string{"Q803B": "120000"}) // written as 12万
	slot, _ := d.Slot("Q803B", "")
	cell := rounded.Grid.At(slot, model.Cur)
	cell.HalfUnit = 5000
	rounded.Grid.Set(slot, model.Cur, cell)
	require.Empty(t, crossed(check(rounded, ciq().write(model.Cur, map[string]string{"Q803B": "124000"}))))

	explained := qts().write(model.Cur, map[string]string{"Q203A": "40"})
	explained.Explanations = []model.Explanation{{Ref: "K-04", Text: "含已暂停的证书"}}
	said := map[string]string{}
	for _, f := range check(explained, ciq().write(model.Cur, map[string]string{"Q203A": "50"})) {
		if f.Code == "K-04" {
			said[f.File] = f.Accepted
		}
	}
	require.Equal(t, map[string]string{"qts": "含已暂停的证书", "ciq": ""}, said, "each answers for itself")
}

// TestRecordsOfBothBureaus compares records with the same key, and looks for
// those that one bureau does not list.
func TestRecordsOfBothBureaus(t *testing.T) {
	d := load(t, "2011")
	city, office := model.Unit{Region: "330500", Bureau: "qts"}, model.Unit{Region: "330500", Bureau: "ciq"}
	event := func(key, level, deaths string) []string {
		return []string{key, "2011-02-03", level, "锅炉", "", deaths, "0", "否"}
	}
	joint := func(key, amount string) []string {
		return []string{key, "湖州市质监局", "湖州出入境检验检疫局", "2011-02-03", amount, "", "否"}
	}
	for _, c := range []struct {
		name, list string
		qts, ciq   [][]string
		want       []string
	}{
		{"the same event", "L2", [][]string{event("E1", "一般", "0")}, [][]string{event("E1", "一般", "0")}, nil},
		{"deaths", "L2", [][]string{event("E1", "一般", "0")}, [][]string{event("E1", "一般", "2")}, []string{"ciq K-11 G9", "qts K-11 G9"}},
		{"another event", "L2", [][]string{event("E1", "一般", "0")}, [][]string{event("E2", "一般", "2")}, nil},
		{"a level that one left out", "L2", [][]string{event("E1", "一般", "0")}, [][]string{event("E1", "", "0")}, nil},
		{"each its own amount", "L3", [][]string{joint("案1", "12.5")}, [][]string{joint("案1", "30")}, nil},
		{"元", "L3", [][]string{joint("案1", "12.5")}, [][]string{joint("案1", "125000")}, []string{"ciq K-12 F9", "qts K-12 F9"}},
		{"a case that is alone", "L3", [][]string{joint("案1", "12.5")}, [][]string{}, []string{"ciq K-13 A8", "qts K-13 B9"}},
		{"a case with a slip", "L3", [][]string{joint("湖质〔2011〕12号", "12.5")}, [][]string{joint("湖质〔2011〕72号", "12.5")}, []string{"ciq K-13 B9", "qts K-13 B9"}},
		{"two cases, each alone", "L3", [][]string{joint("案1", "12.5")}, [][]string{joint("己乙2", "12.5")},
			[]string{"ciq K-13 A8", "ciq K-13 B9", "qts K-13 A8", "qts K-13 B9"}},
		{"a sample", "L6", [][]string{{"S1", "茶叶", "1"}}, [][]string{{"S1", "茶叶", "0"}}, []string{"ciq K-14 D9", "qts K-14 D9"}},
		{"a name in other signs", "L5", [][]string{{"609700533", "湖州（甲）公司"}}, [][]string{{"609700533", "湖州(甲) 公司"}}, nil},
		{"a name", "L5", [][]string{{"609700533", "甲公司"}}, [][]string{{"609700533", "乙公司"}}, []string{"ciq K-15 C9", "qts K-15 C9"}},
	} {
		qts := blank(t, d, "330500", "qts", "2011Q2", "qts").lines(c.list, c.qts...)
		ciq := blank(t, d, "330500", "ciq", "2011Q2", "ciq").lines(c.list, c.ciq...)
		_, findings := Check([]*model.Submission{qts.Submission, ciq.Submission}, nil, only(city, office), d)
		var found []string
		for _, f := range findings {
			if strings.HasPrefix(f.Code, "K-") {
				found = append(found, f.File+" "+f.Code+" "+f.Cell)
			}
		}
		require.Equal(t, c.want, found, c.name)
	}
}

// TestACaseMayBeFiledInAnEarlierQuarter: the partner has listed it before.
func TestACaseMayBeFiledInAnEarlierQuarter(t *testing.T) {
	d := load(t, "2011")
	city, office := model.Unit{Region: "330500", Bureau: "qts"}, model.Unit{Region: "330500", Bureau: "ciq"}
	joint := []string{"案1", "湖州市质监局", "湖州出入境检验检疫局", "2011-02-03", "12.5", "", "否"}
	before := blank(t, d, "330500", "ciq", "2011Q1", "before").write(model.Cur, map[string]string{"C101": "0", "C102": "0", "C103": "0", "C104": "0",
		"C105": "0", "C106": "0", "C107": "0", "C108": "0"}).lines("L3", joint)
	qts := blank(t, d, "330500", "qts", "2011Q2", "qts").lines("L3", joint)
	ciq := blank(t, d, "330500", "ciq", "2011Q2", "ciq").lines("L3")
	_, findings := Check([]*model.Submission{qts.Submission, ciq.Submission}, nil, only(city, office), d)
	require.Len(t, crossed(findings), 2)
	accepted, findings := Check([]*model.Submission{before.Submission, qts.Submission, ciq.Submission}, nil, only(city, office), d)
	require.NotNil(t, accepted.Find(office, before.Period, model.Own))
	require.Empty(t, crossed(findings))
}
