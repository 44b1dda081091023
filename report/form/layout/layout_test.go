package layout

import (
	"testing"

	"qreport/report/define"
	"qreport/report/model"
)

func TestCoverCells(t *testing.T) {
	if got := ParseBureauCell(BureauCell("质监局", "qts")); got != "qts" {
		t.Errorf("bureau %q", got)
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
