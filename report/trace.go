package report

import (
	"fmt"

	"qreport/report/model"
	"qreport/report/trace"
)

// Trace finds a figure of a region's report, by its id or the code of an
// indicator, and follows it down to the cells.
func (r *Run) Trace(region string, period model.Period, figure string) (trace.Tree, trace.Source, error) {
	source := trace.Source{Cube: r.Indicators.Cube, Ledger: r.Ledger, Findings: r.Findings}
	if !r.Indicators.Cube.Has(region, period) {
		return trace.Tree{}, source, fmt.Errorf("%s 没有 %s 的报表", region, period)
	}
	doc, err := r.Document(region, period, Declare(period))
	if err != nil {
		return trace.Tree{}, source, err
	}
	tree, err := source.Figure(doc, figure)
	return tree, source, err
}
