package layout

import (
	"testing"

	"qreport/report/define"
	"qreport/report/model"
)

func TestMatrixColumnCode(t *testing.T) {
	for c := model.Cur; c < model.Columns; c++ {
		field, column, ok := ParseMatrixColumnCode(MatrixColumnCode("Q113A", c))
		if field != "Q113A" || column != c || !ok {
			t.Errorf("column %d came back as %s, %d, %v", c, field, column, ok)
		}
	}
	for _, bad := range []string{"", "Q113A", "Q113A.", ".1", "Q113A.0", "Q113A.4", "Q113A.x"} {
		if _, _, ok := ParseMatrixColumnCode(bad); ok {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestListColumnCode(t *testing.T) {
	form, column, ok := ParseListColumnCode(ListColumnCode("L1", "product"))
	if form != "L1" || column != "product" || !ok {
		t.Errorf("got %s, %s, %v", form, column, ok)
	}
	for _, bad := range []string{"", "L1", "L1.", ".product", "Q113A.1"} {
		if _, _, ok := ParseListColumnCode(bad); ok {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestColumnOf(t *testing.T) {
	for c := model.Cur; c < model.Columns; c++ {
		for _, word := range []string{ColumnWord(define.Flow, c), ColumnWord(define.Stock, c), MixedColumnWord(c)} {
			if got, ok := ColumnOf(word); got != c || !ok {
				t.Errorf("%s: %v, %v", word, got, ok)
			}
		}
	}
	if _, ok := ColumnOf(WordLastPeriod); ok {
		t.Error("a column for comparison was taken for one to fill in")
	}
}

func TestCoverCells(t *testing.T) {
	if got := ParseBureauCell(BureauCell("质监局", "qts")); got != "qts" {
		t.Errorf("bureau %q", got)
	}
	for _, code := range []string{"2011Q1", "2011H2", "2011M03", "2011"} {
		p, err := model.ParsePeriod(code)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ParsePeriodCell(PeriodCell(p)); got != p || err != nil {
			t.Errorf("%s → %s → %v, %v", code, PeriodCell(p), got, err)
		}
	}
}

func TestDue(t *testing.T) {
	d, err := define.Load("2011", nil)
	if err != nil {
		t.Fatal(err)
	}
	city := model.Reporter{Unit: model.Unit{Region: "330500", Bureau: "qts"}}
	county := model.Reporter{Unit: model.Unit{Region: "330521", Bureau: "qts"}, Forms: []string{"Q1", "S1", "S2"}}
	register := model.NewRegister([]model.Reporter{city, county})
	third, _ := model.ParsePeriod("2011Q3")
	for _, f := range Due(d, register, city, third) {
		if f.Basis == "territory" {
			t.Errorf("the city fills in %s although its county does", f.ID)
		}
	}
	if due := Due(d, register, county, third); len(due) != 2 {
		t.Errorf("the county fills in %d forms, want Q1 and S1", len(due))
	}
	if with, alone := len(Due(d, register, city, third)), len(Due(d, nil, city, third)); alone <= with {
		t.Errorf("%d forms alone, %d with a county", alone, with)
	}
}
