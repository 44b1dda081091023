package analysis

import (
	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/model"
	"qreport/report/rollup"
)

func (t *tabler) historyRow(ind *define.Indicator, periods []model.Period) {
	cells := []document.Cell{document.Text(ind.Code), document.Text(ind.Name), document.Text(ind.Unit)}
	any := false
	for _, p := range periods {
		value := t.w.Indicators.Value(t.w.Region, p, rollup.Current, ind.Code)
		any = any || value.Present()
		cells = append(cells, t.w.cell(value, ind.Decimals, ""))
	}
	if any {
		t.row(document.RowPlain, cells...)
	}
}

func (w *writer) count(n int) document.Cell {
	return document.Number(intDec(n), 0, "")
}
