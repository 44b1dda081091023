package index

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadCSV(t *testing.T) {
	d, err := ReadCSV(strings.NewReader("\ufeffunit,group,period,x,x.k,x.n,y,y.se\nb,g,2011,50,5,10,1.5,0.2\na,g,2011,,,,NA,\na,g,2010,100,3,3,-,\n"))
	require.NoError(t, err)
	require.Equal(t, "2011", d.Period)
	require.Equal(t, []Unit{{"b", "b", "g"}, {"a", "a", "g"}}, d.Units)
	x, ok := d.Column("x")
	require.True(t, ok)
	near(t, []float64{50, nan}, x.Values, "x")
	require.Equal(t, Sampling{Pass: 5, Trials: 10, Scale: 100}, x.Errors[0])
	require.True(t, x.Errors[1].none())
	y, _ := d.Column("y")
	require.InDelta(t, 0.2, y.Errors[0].StandardError, eps)
	require.Len(t, d.Columns, 2)
	require.Equal(t, "2010", d.Previous.Period)
	require.Nil(t, d.Previous.Previous)
}

func TestReadCSVReportsAllMistakes(t *testing.T) {
	for in, want := range map[string][]string{
		"":                               {"csv.empty"},
		"unit,x\n":                       {"csv.empty"},
		"name,x\nu,1\n":                  {"csv.nounit"},
		"unit,x,x\nu,1,2\n":              {"csv.twice"},
		"unit,x,\nu,1,2\n":               {"csv.noname"},
		"unit,x\nu,1,2\nv\nw,3\n":        {"csv.fields", "csv.fields"},
		"unit,x\nu,\"1\n":                {"csv.syntax"},
		"unit,x,y\nu,one,2\nv,3,1e999\n": {"csv.number", "csv.number"},
		"unit,x,x.k\nu,1,2\n":            {"csv.sample"},
	} {
		_, err := ReadCSV(strings.NewReader(in))
		var ps Problems
		require.ErrorAs(t, err, &ps, in)
		got := []string{}
		for _, p := range ps {
			got = append(got, p.Code)
		}
		require.Equal(t, want, got, in)
	}
}

func TestWrittenTextIsNoFormula(t *testing.T) {
	d := table([]float64{1})
	d.Units[0] = Unit{Code: "=1+1", Name: "@x"}
	sc := score(t, direct(1, nil), d)
	var b strings.Builder
	require.NoError(t, WriteCSV(&b, sc))
	require.Contains(t, b.String(), "'=1+1,'@x,T,")
	b.Reset()
	d.Columns[0].Values[0] = -5
	require.NoError(t, WriteLog(&b, score(t, direct(1, nil), d).Log()))
	require.Contains(t, b.String(), "normalise,x1,'=1+1,clamped to the low end,-5,0,")
}

func FuzzReadCSV(f *testing.F) {
	f.Add("unit,x,x.k,x.n\nu,50,1,2\n")
	f.Add(wholeCSV)
	f.Fuzz(func(t *testing.T, in string) {
		d, err := ReadCSV(strings.NewReader(in))
		if err != nil {
			return
		}
		s := Spec{Code: "fuzz root", Nodes: []Node{{Code: "fuzz root"}}, Normalise: MinMax}
		for _, c := range d.Columns {
			s.Indicators = append(s.Indicators, Indicator{Code: c.Code, Parent: "fuzz root", Direction: 1})
		}
		if m, err := Compile(s); err == nil {
			_, _ = m.Score(d)
		}
	})
}

func FuzzSpec(f *testing.F) {
	f.Add("code = 'T'\n[[node]]\ncode = 'T'\n[[indicator]]\ncode = 'a'\nparent = 'T'\ndirection = 1\nworst = 0\nbest = 10\n")
	f.Add("[[node]]\ncode = 'T'\nparent = 'T'\n[uncertainty]\nnormalise = ['', 'rank']\n[[uncertainty.mean]]\nmean = 'power'\n")
	f.Fuzz(func(t *testing.T, in string) {
		s, err := ReadSpec(strings.NewReader(in))
		if err != nil {
			return
		}
		m, err := Compile(s)
		if err != nil {
			return
		}
		d := Data{Units: []Unit{{Code: "u"}, {Code: "v"}}}
		for _, in := range m.Spec().Indicators {
			for _, code := range []string{in.Column, in.Denominator} {
				if _, there := d.Column(code); !there && code != "" {
					d.Columns = append(d.Columns, Column{Code: code, Values: []float64{1, nan}})
				}
			}
		}
		_, _ = m.Score(d)
	})
}
