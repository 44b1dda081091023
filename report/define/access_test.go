package define

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/num"
	"qreport/report/model"
)

func TestSlotsAreDenseInFormOrder(t *testing.T) {
	d := mustLoad(t, nil)
	require.Equal(t, []SlotKey{
		{"Q104", ""}, {"Q105", ""}, {"Q101", ""}, {"Q307", ""},
		{"Q114A", "SP"}, {"Q114A", "RY"}, {"Q114B", "SP"}, {"Q114B", "RY"}, {"Q114C", "SP"}, {"Q114C", "RY"},
		{"Q115A", "1"}, {"C101", ""},
	}, d.Slots)
	slot, ok := d.Slot("Q114B", "RY")
	require.True(t, ok)
	require.Equal(t, model.Slot(7), slot)
	require.Equal(t, []model.Slot{6, 7}, d.FieldSlots("Q114B"))
	require.Equal(t, []string{"SP", "RY"}, d.ItemCodes("Q114B"))
	require.Empty(t, d.ItemCodes("Q104"))
	_, ok = d.Slot("Q104", "SP")
	require.False(t, ok)
	require.Equal(t, "日用消费品", d.ItemName("class", "RY"))
	require.Equal(t, "ZZ", d.ItemName("class", "ZZ"))
	require.Equal(t, []Item{{Code: "C13", Name: "农副食品加工业"}}, d.Items[IndustryList])
}

func TestReferenceRowsBorrowFromTheFieldTheyName(t *testing.T) {
	d := mustLoad(t, nil)
	field, _ := d.Field("Q104")
	require.Equal(t, model.Bureau("qts"), field.Owner)
	require.Equal(t, []model.Bureau{"ciq"}, field.Also)
	require.Equal(t, "Q1", field.Form.ID)
	form, _ := d.Form("C1")
	ref := form.Rows[1]
	require.True(t, ref.Ref)
	require.Equal(t, "抽查批次数", ref.Name)
	require.Equal(t, Flow, ref.Nature)
	require.Equal(t, "C1", ref.Form.ID)
	require.Len(t, d.Fields, 9, "a reference is no field of its own")
}

func TestColumnsFollowTheNatureUnlessGiven(t *testing.T) {
	d := mustLoad(t, nil)
	all := []model.Column{model.Cur, model.YTD, model.Prior}
	for code, want := range map[string][]model.Column{
		"Q104": all, "Q101": all, "Q307": {model.Cur},
	} {
		f, _ := d.Field(code)
		require.Equal(t, want, d.ColumnsOf(f), code)
	}
	require.Equal(t, []model.Column{model.Cur, model.Prior}, d.ColumnsOf(&Field{Nature: Stock}))
	require.Equal(t, []model.Column{model.Cur, model.Prior}, d.ColumnsOf(&Field{Nature: Attr}))
	require.Equal(t, []model.Column{model.Cur, model.Prior}, d.ColumnsOf(&Field{Columns: []string{"prior", "cur"}}))
	require.Equal(t, all, d.CheckColumns(d.Checks[0]))
	require.Equal(t, []model.Column{model.Cur}, d.CheckColumns(d.Checks[1]))
	require.Equal(t, all, d.CheckColumns(&Check{}))
}

func TestAnnualFormsComeDueWithTheLastQuarter(t *testing.T) {
	d := mustLoad(t, nil)
	ids := func(b model.Bureau, period string) (ids []string) {
		p, err := model.ParsePeriod(period)
		require.NoError(t, err)
		for _, f := range d.FormsFor(b, p) {
			ids = append(ids, f.ID)
		}
		return ids
	}
	require.Equal(t, []string{"Q1", "Q3", "L1"}, ids("qts", "2011Q3"))
	require.Equal(t, []string{"Q1", "Q2", "Q3", "L1"}, ids("qts", "2011Q4"))
	require.Equal(t, []string{"Q1", "Q2", "Q3", "L1"}, ids("qts", "2011"))
	require.Equal(t, []string{"C1", "L1"}, ids("ciq", "2011Q4"))
}

func TestChecksAreCompiledAndPointAtACell(t *testing.T) {
	d := mustLoad(t, nil)
	require.Equal(t, model.Blocking, d.Checks[0].Level)
	require.Equal(t, "Q105", d.Checks[0].At)
	require.Equal(t, "Q114B", d.Checks[1].At, "the first operand when nothing is said")
	require.Equal(t, "skip", d.Checks[1].Missing)
	require.Equal(t, []string{"Q114B", "Q114A"}, d.Checks[1].Compiled.Matrix())
	require.Empty(t, d.Checks[0].Compiled.Matrix())
}

func TestCompileTakesTheCodesOfTheDefinitions(t *testing.T) {
	d := mustLoad(t, nil)
	f, err := d.Compile(`U1 + A01 + Q114A["SP"]`)
	require.NoError(t, err)
	require.Equal(t, "批次合计 + 合格率 + 抽查批次（食品）", f.Chinese(d.NameOf))
	require.Equal(t, "抽查批次", d.NameOf("Q104"), "the short name first")
	require.Equal(t, "X9", d.NameOf("X9"))
	_, err = d.Compile("X9 + 1")
	require.ErrorContains(t, err, "X9 不是已知的")
	_, err = d.Compile("(")
	require.Error(t, err)
}

func TestAnIndexByItselfGoesByTheColumnsOfATable(t *testing.T) {
	columns := func(code string) bool { return code == "A01" || code == "Q105" || code == "Q104" }
	index, err := LoadIndex(mapFS(fixture()), "indices/qci.toml", columns)
	require.NoError(t, err)
	require.Equal(t, "2/3", index.Nodes[1].Share.RatString())
	require.Equal(t, "Q105", index.Leaves[1].Compiled.Source())
	_, err = LoadIndex(mapFS(fixture()), "indices/qci.toml", func(code string) bool { return code != "Q105" })
	require.ErrorContains(t, err, "indices/qci.toml:29: 公式里的 Q105 不是数据表的列")
	_, err = LoadIndex(mapFS(fixture()), "nothing.toml", columns)
	require.ErrorContains(t, err, "没有这个文件")
}

func TestOfficesAreNamedByLevel(t *testing.T) {
	d := mustLoad(t, nil)
	qts, _ := d.BureauByID("qts")
	ciq, ok := d.BureauByID("ciq")
	require.True(t, ok)
	name := func(b Bureau, code string) string {
		r, ok := d.Regions.Get(code)
		require.True(t, ok)
		return d.Edition.BureauName(b, r)
	}
	require.Equal(t, "湖州市质量技术监督局", name(qts, "330500"))
	require.Equal(t, "德清县质量技术监督局", name(qts, "330521"), "the pattern of the level above")
	require.Equal(t, "质检总局", name(qts, NationCode))
	require.Equal(t, "湖州出入境检验检疫局", name(ciq, "330500"))
	require.Equal(t, "全国检验检疫局", name(ciq, NationCode), "no pattern at all")
	huzhou, _ := d.Regions.Get("330500")
	require.Equal(t, "湖质监", d.Edition.DocMark(qts, huzhou))
	require.True(t, qts.HasLevel(model.County))
	require.False(t, ciq.HasLevel(model.County))
	_, ok = d.BureauByID("gov")
	require.False(t, ok)
}

func TestTextsAreFilledInOrRefused(t *testing.T) {
	texts := mustLoad(t, nil).Texts
	got, err := texts.Say("names", map[string]any{"Names": []string{"德清", "长兴", "安吉"}})
	require.NoError(t, err)
	require.Equal(t, "德清、长兴和安吉", got)
	got, err = texts.Say(CheckText("Q1-01", "message"), map[string]int{"Left": 3, "Right": 2})
	require.NoError(t, err)
	require.Equal(t, "3大于2", got)
	_, err = texts.Say("s1.rate", map[string]string{})
	require.ErrorContains(t, err, "s1.rate", "missing data is an error")
	_, err = texts.Say("nothing", nil)
	require.ErrorContains(t, err, "没有文字模板 nothing")
	_, err = Texts{}.Say("nothing", nil)
	require.Error(t, err)
	require.Equal(t, []string{"check.Q1-01.message", "check.Q1-01.remedy", "names", "s1.rate", "stop", "title.s1"}, texts.IDs())
}

func TestTextsAreUsedConcurrently(t *testing.T) {
	texts := mustLoad(t, nil).Texts
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				_, err := texts.Say("s1.rate", map[string]int{"Rate": 90})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

func TestFunctionsOfTheWording(t *testing.T) {
	require.Empty(t, joinChinese(nil))
	require.Equal(t, "甲", joinChinese([]string{"甲"}))
	require.Equal(t, "甲和乙", joinChinese([]string{"甲", "乙"}))
	require.Equal(t, "家用电器和电子产品以及服装", joinChinese([]string{"家用电器和电子产品", "服装"}))
	for _, c := range [][2]any{
		{-3, 3}, {2.5, 2.5}, {-2.5, 2.5}, {"−1.20", "1.20"}, {"-1", "1"}, {num.Int(-4), num.Int(4)},
	} {
		got, err := absolute(c[0])
		require.NoError(t, err)
		require.Equal(t, c[1], got)
	}
	_, err := absolute([]string{})
	require.Error(t, err)
}
