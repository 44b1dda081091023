package validate

import (
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// paper is a submission that is written in the test, not read.
type paper struct {
	*model.Submission
	defs *define.Definitions
}

// blank is a submission in which every form of the bureau was found and
// nothing was filled in.
func blank(t testing.TB, d *define.Definitions, region string, bureau model.Bureau, p, file string) paper {
	s := &model.Submission{
		File: model.File{Name: file}, Unit: model.Unit{Region: region, Bureau: bureau}, Period: period(t, p),
		Sheets: []string{"表"}, Grid: model.NewGrid(len(d.Slots)), Cover: map[string]model.Pos{},
	}
	for _, f := range d.Forms {
		if !slices.Contains(f.Bureaus, bureau) {
			continue
		}
		s.Forms = append(s.Forms, model.FormSeen{Form: f.ID})
		for _, row := range f.Rows {
			for _, slot := range d.FieldSlots(row.Code) {
				for _, c := range d.ColumnsOf(row) {
					s.Grid.Set(slot, c, model.Cell{Pos: model.Pos{Row: uint32(slot) + 1, Col: uint16(c) + 4}})
				}
			}
		}
	}
	return paper{s, d}
}

func (p paper) write(column model.Column, figures map[string]string) paper {
	for key, value := range figures {
		field, item := key, ""
		if i := slices.Index([]byte(key), '/'); i > 0 {
			field, item = key[:i], key[i+1:]
		}
		slot, ok := p.defs.Slot(field, item)
		if !ok {
			panic(key)
		}
		cell := p.Grid.At(slot, column)
		cell.Value = model.Num(num.MustParse(value))
		p.Grid.Set(slot, column, cell)
	}
	return p
}

// codes lists what is found, without the cells that are empty.
func codes(findings []model.Finding) (found []string) {
	for _, f := range findings {
		if f.Code != "T-03" && f.Code != "T-04" && f.Code != "T-05" {
			found = append(found, f.Code)
		}
	}
	return found
}

func only(units ...model.Unit) *model.Register {
	var all []model.Reporter
	for _, u := range units {
		all = append(all, model.Reporter{Unit: u, Days: 10})
	}
	return model.NewRegister(all)
}

var (
	city   = model.Unit{Region: "330500", Bureau: "qts"}
	county = model.Unit{Region: "330521", Bureau: "qts"}
)

func TestKindsOfCheck(t *testing.T) {
	d := load(t, "2011")
	cases := []struct {
		name       string
		cur, prior map[string]string
		ytd        map[string]string
		want       []string
	}{
		{"nothing wrong", map[string]string{"Q104": "10", "Q105": "8", "Q106": "2"}, nil, nil, nil},
		{"formula", map[string]string{"Q104": "11", "Q105": "8", "Q106": "2"}, nil, nil, []string{"Q1-05"}},
		{"after", map[string]string{"Q104": "10", "Q105": "12", "Q106": "2"}, nil, nil, []string{"Q1-04"}},
		{"per item", map[string]string{"Q114A/SP": "3", "Q114B/SP": "4"}, nil, nil, []string{"Q1-21"}},
		{"or", map[string]string{"Q302": "0", "Q303": "1"}, nil, nil, []string{"Q3-04"}},
		{"negative", map[string]string{"Q104": "-10", "Q105": "8", "Q106": "2"}, nil, nil, []string{"T-01"}},
		{"whole", map[string]string{"Q104": "10.5"}, nil, nil, []string{"T-02"}},
		{"decimals allowed", map[string]string{"Q503": "10.5"}, nil, nil, nil},
		{"scale", map[string]string{"Q503": "3000000"}, map[string]string{"Q503": "310"}, nil, []string{"T-06"}},
		{"scale downward", map[string]string{"Q503": "0.03"}, map[string]string{"Q503": "310"}, nil, []string{"T-07"}},
		{"jump", map[string]string{"Q503": "1000"}, map[string]string{"Q503": "310"}, nil, []string{"T-07"}},
		{"small counts may jump", map[string]string{"Q505": "9"}, map[string]string{"Q505": "1"}, nil, nil},
		{"rate", map[string]string{"Q404A": "400", "Q404B": "300"}, map[string]string{"Q404A": "400", "Q404B": "390"}, nil, []string{"T-28"}},
		{"rate of a small sample", map[string]string{"Q404A": "8", "Q404B": "5"}, map[string]string{"Q404A": "9", "Q404B": "9"}, nil, nil},
		{"cumulated in the first quarter", map[string]string{"Q503": "10"}, nil, map[string]string{"Q503": "12"}, []string{"T-08"}},
		{"matrix total", map[string]string{"Q104": "10", "Q105": "8", "Q106": "2", "Q114A/SP": "3", "Q114A/RY": "6", "Q114A/JC": "0", "Q114A/NY": "0", "Q114A/GY": "0"},
			nil, nil, []string{"Q1-22"}},
	}
	for _, c := range cases {
		s := blank(t, d, "330521", "qts", "2011Q1", "a.xlsx").write(model.Cur, c.cur).write(model.Prior, c.prior).write(model.YTD, c.ytd)
		_, findings := Check([]*model.Submission{s.Submission}, nil, only(county), d)
		require.Equal(t, c.want, codes(findings), c.name)
	}
}

func TestRoundedFiguresBalanceWithinTheirRounding(t *testing.T) {
	d := load(t, "2011")
	s := blank(t, d, "330521", "qts", "2011Q1", "a.xlsx").write(model.Cur, map[string]string{"Q104": "205400", "Q105": "200300", "Q106": "5140"})
	_, findings := Check([]*model.Submission{s.Submission}, nil, only(county), d)
	require.Equal(t, []string{"Q1-05"}, codes(findings))
	for _, code := range []string{"Q104", "Q105"} { // written in 万批, with two decimals
		slot, _ := d.Slot(code, "")
		cell := s.Grid.At(slot, model.Cur)
		cell.HalfUnit = 50
		s.Grid.Set(slot, model.Cur, cell)
	}
	_, findings = Check([]*model.Submission{s.Submission}, nil, only(county), d)
	require.Empty(t, codes(findings))
}

func TestTheLatestVersionCounts(t *testing.T) {
	d := load(t, "2011")
	old := blank(t, d, "330521", "qts", "2011Q1", "a.xlsx")
	corrected := blank(t, d, "330521", "qts", "2011Q1", "a更正.xlsx")
	late := blank(t, d, "330521", "qts", "2011Q1", "0.xlsx")
	late.Filed = "2011-05-01"
	for _, c := range []struct {
		subs   []*model.Submission
		winner string
	}{
		{[]*model.Submission{corrected.Submission, old.Submission}, "a更正.xlsx"},
		{[]*model.Submission{old.Submission, late.Submission, corrected.Submission}, "0.xlsx"},
	} {
		accepted, findings := Check(c.subs, nil, only(county), d)
		if len(accepted.All()) > 0 {
			require.Equal(t, c.winner, accepted.All()[0].File.Name)
		}
		n := 0
		for _, f := range findings {
			if f.Code == "F501" {
				n++
				require.Equal(t, c.winner, f.Found)
			} else {
				require.Equal(t, c.winner, f.File, "a superseded version is not judged")
			}
		}
		require.Equal(t, len(c.subs)-1, n)
	}
	require.Equal(t, []int{1, 2, 3, 2, 12, 1}, []int{versionInName("x/330521.xlsx"), versionInName("a-2.xlsx"), versionInName("a（3）.xlsx"),
		versionInName("330521-质监局-2011Q1第2版.xlsx"), versionInName("a_V12.xlsx"), versionInName("330521-质监局-2011Q1.xlsx")})
}

func TestTheRegister(t *testing.T) {
	d := load(t, "2011")
	sub := func(region string) []*model.Submission {
		return []*model.Submission{blank(t, d, region, "qts", "2011Q1", "a.xlsx").Submission}
	}
	_, findings := Check(sub("999999"), nil, only(county), d)
	require.Equal(t, []string{"F201"}, codes(findings))
	_, findings = Check(sub("330522"), nil, only(county), d)
	require.Equal(t, []string{"F202"}, codes(findings))
	require.Contains(t, findings[0].Message, "长兴县质量技术监督局")

	incomplete := sub("330521")
	incomplete[0].Forms = slices.DeleteFunc(incomplete[0].Forms, func(f model.FormSeen) bool { return f.Form == "Q3" || f.Form == "S2" })
	_, findings = Check(incomplete, nil, only(county), d)
	require.Equal(t, []string{"F301"}, codes(findings), "S2 comes due with the fourth quarter only")

	limited := model.NewRegister([]model.Reporter{{Unit: county, Forms: []string{"Q1"}}})
	_, findings = Check(incomplete, nil, limited, d)
	require.Empty(t, codes(findings))
	for _, f := range findings {
		require.Equal(t, "Q1", mustField(t, d, f.Field).Form.ID, "only what it must fill is missed")
	}
}

func mustField(t testing.TB, d *define.Definitions, code string) *define.Field {
	f, ok := d.Field(code)
	require.True(t, ok, code)
	return f
}

func TestExplanationsLetDoubtsPass(t *testing.T) {
	d := load(t, "2011")
	s := blank(t, d, "330521", "qts", "2011Q1", "a.xlsx").
		write(model.Cur, map[string]string{"Q503": "1000", "Q605": "1000", "Q104": "3", "Q105": "4"}).
		write(model.Prior, map[string]string{"Q503": "310", "Q605": "310"})
	s.Explanations = []model.Explanation{{Ref: "Q503", Text: "查办一起大案"}, {Ref: "Q1-04", Text: "没有填错"}}
	accepted, findings := Check([]*model.Submission{s.Submission}, nil, only(county), d)
	said := map[string]string{}
	for _, f := range findings {
		said[f.Code+" "+f.Field] = f.Accepted
	}
	require.Equal(t, "查办一起大案", said["T-07 Q503"])
	require.Empty(t, said["T-07 Q605"])
	require.Empty(t, said["Q1-04 Q105"], "what blocks is not talked away")
	require.Empty(t, accepted.All())
}

func TestEarlierPeriodsAreLookedAt(t *testing.T) {
	d := load(t, "2011")
	q1 := blank(t, d, "330521", "qts", "2011Q1", "1.xlsx").
		write(model.Cur, required("10")).write(model.YTD, map[string]string{"Q503": "10", "Q101": "4"})
	q2 := blank(t, d, "330521", "qts", "2011Q2", "2.xlsx").
		write(model.Cur, required("10")).write(model.Cur, map[string]string{"Q503": "5", "Q101": "3"}).write(model.YTD, map[string]string{"Q503": "16", "Q101": "8"})
	check := func(subs ...*model.Submission) []string {
		_, findings := Check(subs, nil, only(county), d)
		var found []string
		for _, f := range findings {
			if f.File == "2.xlsx" && (f.Field == "Q503" || f.Field == "Q101") && f.Code != "T-04" && f.Code != "T-05" {
				found = append(found, f.Code+f.Field)
			}
		}
		return found
	}
	require.Equal(t, []string{"T-08Q101", "T-08Q503"}, check(q2.Submission, q1.Submission))
	require.Empty(t, check(q2.Submission), "without the quarter before nothing can be said")
}

// required fills in what blocks when it is empty.
func required(zero string) map[string]string {
	return map[string]string{"Q101": "4", "Q104": zero, "Q105": zero, "Q106": "0", "Q503": "10"}
}

func TestSyntheticAndRealDoNotMix(t *testing.T) {
	d := load(t, "2011")
	made := blank(t, d, "330521", "qts", "2011Q1", "made.xlsx").write(model.Cur, required("9"))
	made.Synthetic = true
	real := blank(t, d, "330500", "qts", "2011Q1", "real.xlsx").write(model.Cur, required("9"))
	accepted, findings := Check([]*model.Submission{made.Submission, real.Submission}, nil, only(county, city), d)
	require.Contains(t, codes(findings), "F209")
	require.Len(t, accepted.All(), 1)
	require.Equal(t, "real.xlsx", accepted.All()[0].File.Name)
}

func TestAggregatesEqualTheirParts(t *testing.T) {
	d := load(t, "2011")
	own := blank(t, d, "330500", "qts", "2011Q1", "own.xlsx").write(model.Cur, required("9"))
	part := blank(t, d, "330521", "qts", "2011Q1", "part.xlsx").write(model.Cur, required("9"))
	whole := blank(t, d, "330500", "qts", "2011Q1", "whole.xlsx").write(model.Cur, required("19"))
	whole.Scope = model.Aggregate
	subs := []*model.Submission{whole.Submission, own.Submission, part.Submission}
	_, findings := Check(subs, nil, only(county, city), d)
	fields := []string{}
	for _, f := range findings {
		if f.Code == "T-10" {
			fields = append(fields, f.Field)
			require.Equal(t, "whole.xlsx", f.File)
		}
	}
	require.Equal(t, []string{"Q104", "Q105", "Q503"}, fields, "Q101 counts kinds, which do not add")
	_, findings = Check(subs[:2], nil, only(county, city), d)
	require.NotContains(t, codes(findings), "T-10", "a part is missing")
}

func TestLastYearsFileAgain(t *testing.T) {
	d := load(t, "2011")
	register := registerOf(d, "330521")
	subs, _ := readAll(d, generate(t, d, register, "2010Q1", "2010Q1", 1))
	again := copyGrid(subs[0])
	again.File.Name, again.Period = "again.xlsx", again.Period.Add(4)
	_, findings := Check([]*model.Submission{subs[0], again}, nil, register, d)
	var found []string
	for _, f := range findings {
		if f.File == "again.xlsx" && f.Severity > model.Hint && f.Accepted == "" {
			found = append(found, f.Code)
		}
	}
	require.Equal(t, []string{"F503"}, found)
}

// An empty row is one fault: the empty 本年累计 is named only beside a 本期 that
// is there.
func TestAnEmptyRowIsOneFinding(t *testing.T) {
	d := load(t, "2011")
	s := blank(t, d, "330521", "qts", "2011Q1", "a.xlsx").write(model.Cur, map[string]string{"Q102": "10"})
	_, findings := Check([]*model.Submission{s.Submission}, nil, only(county), d)
	found := map[string][]string{}
	for _, f := range findings {
		found[f.Field] = append(found[f.Field], f.Code)
	}
	require.Equal(t, []string{"T-05"}, found["Q102"])
	require.Equal(t, []string{"T-04"}, found["Q103"])
}

// TestTheUsualRatioIsKept: six quarters with ratios of 1.04, 1.05, 1.05, 1.06,
// 1.06 and 1.50 to the year before have the median 1.055 (of the logarithms,
// 0.0535); the distances are 0.0143, four times 0.0047, and 0.3519, their median is
// 0.0047, and the spread 0.0070, less than the 0.08 that is allowed for. Six times
// 0.08 is 0.48: the ratio may be up to exp(0.0535+0.48) = 1.705 and down to 0.653.
func TestTheUsualRatioIsKept(t *testing.T) {
	d := load(t, "2011")
	var earlier []*model.Submission
	for i, cur := range []string{"104000", "105000", "106000", "150000", "105000", "106000"} {
		p := []string{"2009Q4", "2010Q1", "2010Q2", "2010Q3", "2010Q4", "2011Q1"}[i]
		s := blank(t, d, "330521", "qts", p, p+".xlsx").write(model.Cur, required("9")).
			write(model.Cur, map[string]string{"Q503": cur}).write(model.Prior, map[string]string{"Q503": "100000"})
		earlier = append(earlier, s.Submission)
	}
	found := func(now string, before []*model.Submission) (list []model.Finding) {
		s := blank(t, d, "330521", "qts", "2011Q2", "now.xlsx").write(model.Cur, required("9")).
			write(model.Cur, map[string]string{"Q503": now}).write(model.Prior, map[string]string{"Q503": "105000"})
		_, findings := Check(append([]*model.Submission{s.Submission}, before...), nil, only(county), d)
		for _, f := range findings {
			if f.File == "now.xlsx" && f.Code == "T-11" {
				list = append(list, f)
			}
		}
		return list
	}
	require.Empty(t, found("178900", earlier), "1.704")
	require.Empty(t, found("69000", earlier), "0.657")
	require.Len(t, found("68000", earlier), 1, "0.648")
	high := found("179200", earlier)
	require.Len(t, high, 1, "1.707")
	require.Contains(t, high[0].Message, "上年同期的171%，以前各期一般为105%")
	require.Equal(t, "Q503", high[0].Field)
	require.Empty(t, found("179200", earlier[1:]), "five quarters are too few")
}

func TestMedianAndSpread(t *testing.T) {
	middle, spread := medianAndSpread([]float64{3, 1, 100, 2, 4})
	require.InDelta(t, 3, middle, 1e-12)
	require.InDelta(t, 1.4826, spread, 1e-12) // distances 0, 2, 97, 1, 1
	middle, spread = medianAndSpread([]float64{1, 2, 3, 6})
	require.InDelta(t, 2.5, middle, 1e-12)
	require.InDelta(t, 1.4826, spread, 1e-12) // distances 1.5, 0.5, 0.5, 3.5
}

// TestAFormLeftEmptyIsSaidOnce, and one explanation is enough; what blocks is
// said cell by cell.
func TestAFormLeftEmptyIsSaidOnce(t *testing.T) {
	d := load(t, "2011")
	s := blank(t, d, "330521", "qts", "2011Q1", "a.xlsx").write(model.Cur, map[string]string{"Q501": "9"})
	s.Explanations = []model.Explanation{{Ref: "T-04@表!D" + cellRow(d, "Q101"), Text: "抽查计划尚未下达"}}
	_, findings := Check([]*model.Submission{s.Submission}, nil, only(county), d)
	said := map[string][]model.Finding{}
	for _, f := range findings {
		form := mustField(t, d, f.Field).Form.ID
		said[f.Code+form] = append(said[f.Code+form], f)
	}
	require.Len(t, said["T-03Q1"], 2, "抽查批次数、合格批次数")
	require.Len(t, said["T-04Q1"], 1)
	require.Equal(t, "“监督抽查”整张没有填。", said["T-04Q1"][0].Message)
	require.Equal(t, "抽查计划尚未下达", said["T-04Q1"][0].Accepted)
	require.Greater(t, len(said["T-04Q5"]), 5, "one figure is there: the others are missed one by one")
	require.NotContains(t, said["T-04Q5"][0].Message, "整张")
}

func cellRow(d *define.Definitions, field string) string {
	slot, _ := d.Slot(field, "")
	return strconv.Itoa(int(slot) + 1)
}
