package model_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/num"
	"qreport/report/model"
)

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		text, next, back5, yearAgo string
		lastMonth                  int
	}{
		{"2011Q1", "2011Q2", "2009Q4", "2010Q1", 3},
		{"2011Q4", "2012Q1", "2010Q3", "2010Q4", 12},
		{"2011H1", "2011H2", "2008H2", "2010H1", 6},
		{"2011", "2012", "2006", "2010", 12},
		{"2011M01", "2011M02", "2010M08", "2010M01", 1},
		{"2011M12", "2012M01", "2011M07", "2010M12", 12},
	} {
		p, err := model.ParsePeriod(c.text)
		require.NoError(t, err)
		require.Equal(t, c.text, p.String())
		require.Equal(t, c.next, p.Add(1).String())
		require.Equal(t, c.back5, p.Add(-5).String())
		require.Equal(t, p, p.Add(7).Add(-7))
		require.Equal(t, c.yearAgo, p.YearAgo().String())
		require.Equal(t, c.lastMonth, p.LastMonth())
	}
	for _, bad := range []string{"", "2011Q0", "2011Q5", "2011H3", "2011M13", "2011M00", "11Q1", "2011q1", "2011Q", "2011Q1 ", "2011-1"} {
		_, err := model.ParsePeriod(bad)
		require.Error(t, err, bad)
	}
}

func TestPeriodsAreOrderedByTheirEnd(t *testing.T) {
	want := []string{"2010Q4", "2011M01", "2011Q1", "2011M03", "2011H1", "2011Q2", "2011", "2011H2", "2011Q4", "2011M12"}
	var periods []model.Period
	for _, s := range want {
		p, _ := model.ParsePeriod(s)
		periods = append(periods, p)
	}
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(periods), func(i, j int) { periods[i], periods[j] = periods[j], periods[i] })
	slices.SortFunc(periods, model.Period.Compare)
	var got []string
	for _, p := range periods {
		got = append(got, p.String())
	}
	require.Equal(t, want, got)
}

func TestA1(t *testing.T) {
	for text, want := range map[string][2]int{"A1": {1, 1}, "Z9": {26, 9}, "AA10": {27, 10}, "XFD1048576": {16384, 1048576}} {
		col, row := model.ParseA1(text)
		require.Equal(t, want, [2]int{col, row}, text)
		require.Equal(t, text, model.A1(col, row))
	}
	for col := 1; col <= 16384; col++ {
		c, r := model.ParseA1(model.A1(col, col))
		require.Equal(t, []int{col, col}, []int{c, r})
	}
	for _, bad := range []string{"", "A", "1", "A0", "a1", "A-1", "A+5", "A1B", "A1:B2", "AAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999"} {
		col, row := model.ParseA1(bad)
		require.Equal(t, []int{0, 0}, []int{col, row}, bad)
	}
}

func TestFindingsAreOrderedLikeAReader(t *testing.T) {
	want := []model.Finding{
		{File: "a", Sheet: "s"},
		{File: "a", Sheet: "s", Cell: "B2", Severity: model.Blocking, Code: "Z"},
		{File: "a", Sheet: "s", Cell: "B2", Severity: model.Hint, Code: "A"},
		{File: "a", Sheet: "s", Cell: "C2"},
		{File: "a", Sheet: "s", Cell: "A10"},
		{File: "b"},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, model.Finding.Compare)
	require.Equal(t, want, got)
}

func TestValuesAreNumbersOrMissing(t *testing.T) {
	d, ok := model.Num(num.Int(0)).Dec()
	require.True(t, ok)
	require.True(t, d.IsZero())
	for _, k := range []model.Kind{model.Blank, model.NotApplicable, model.NoBureau, model.Secret, model.Withheld} {
		_, ok := model.Missing(k).Dec()
		require.False(t, ok)
		require.Equal(t, k, model.Missing(k).Kind())
	}
	require.Equal(t, model.Blank, model.Value{}.Kind())
	require.Panics(t, func() { model.Missing(model.Number) })
	v, err := model.ParseValue("1.5")
	require.NoError(t, err)
	require.Equal(t, model.Number, v.Kind())
	_, err = model.ParseValue("x")
	require.Error(t, err)
}

func TestGrid(t *testing.T) {
	g := model.NewGrid(3)
	require.Equal(t, 3, g.Slots())
	g.Set(2, model.Prior, model.Cell{Value: model.Num(num.Int(7))})
	for s := range model.Slot(3) {
		for c := range model.Column(model.Columns) {
			_, ok := g.At(s, c).Value.Dec()
			require.Equal(t, s == 2 && c == model.Prior, ok)
		}
	}
}

func TestRegister(t *testing.T) {
	u := func(region, bureau string) model.Unit {
		return model.Unit{Region: region, Bureau: model.Bureau(bureau)}
	}
	r := model.NewRegister([]model.Reporter{
		{Unit: u("330502", "qts"), Name: "old"}, {Unit: u("330500", "qts")}, {Unit: u("330500", "ciq")},
		{Unit: u("330502", "qts"), Name: "new", Forms: []string{"Q1"}}})
	var order []string
	for _, e := range r.All() {
		order = append(order, e.String())
	}
	require.Equal(t, []string{"330500:ciq", "330500:qts", "330502:qts"}, order)
	e, ok := r.Find(u("330502", "qts"))
	require.True(t, ok)
	require.Equal(t, "new", e.Name)
	require.True(t, e.MustFill("Q1"))
	require.False(t, e.MustFill("Q2"))
	require.True(t, model.Reporter{}.MustFill("Q2"))
	_, ok = r.Find(u("330502", "ciq"))
	require.False(t, ok)
}

func TestOrigins(t *testing.T) {
	s := &model.Submission{File: model.File{Name: "a.xlsx"}, Sheets: []string{"一", "二"}}
	require.Equal(t, model.Origin{File: s.File, Sheet: "二", Cell: "C4"}, s.Origin(model.Pos{Sheet: 1, Col: 3, Row: 4}))
	require.Equal(t, model.Origin{File: s.File}, s.Origin(model.Pos{Sheet: math.MaxUint16}))
}

func TestWords(t *testing.T) {
	require.Equal(t, []string{"hint", "verify", "blocking"}, []string{model.Hint.String(), model.Verify.String(), model.Blocking.String()})
	require.Equal(t, "nation province city county",
		model.Nation.String()+" "+model.Province.String()+" "+model.City.String()+" "+model.County.String())
}
