package report

import (
	"errors"
	"fmt"
	"strings"

	"qreport/report/analysis"
	"qreport/report/document"
	"qreport/report/model"
	"qreport/report/trace"
)

// Trace finds a figure of a region's report, by its id or the code of an
// indicator, and follows it down to the cells. 330502.A01 asks for an indicator
// of another region's report.
func (r *Run) Trace(region string, period model.Period, figure string) (trace.Tree, trace.Source, error) {
	source := r.traceSource(region, period)
	if _, ok := r.Occasion(region, period); !ok {
		return trace.Tree{}, source, fmt.Errorf("%s 没有 %s 的报表", region, period)
	}
	doc, err := r.Document(region, period, Declare(period))
	if err != nil {
		return trace.Tree{}, source, err
	}
	tree, err := source.Figure(doc, r.figureID(figure))
	if err == nil {
		return tree, source, nil
	}
	if other, code, ok := strings.Cut(figure, "."); ok && other != region && r.Defs.Regions.Contains(r.Workspace.Config.Region, other) {
		return r.Trace(other, period, code)
	}
	return tree, source, errors.Join(err, r.whyNone(doc, region, period, figure))
}

// traceSource is what the figures of a region's report are traced in.
func (r *Run) traceSource(region string, period model.Period) trace.Source {
	o, _ := r.Occasion(region, period)
	return trace.Source{Cube: r.Indicators.Cube.SeenFrom(o.Last), Ledger: r.Ledger, Findings: r.Findings}
}

// figureID is the figure that stands for an indicator: the index has its own
// code, under which the chapter prints it.
func (r *Run) figureID(asked string) string {
	if strings.EqualFold(asked, r.Defs.Index.Indicator) {
		return r.Defs.Index.Code
	}
	return asked
}

// whyNone says why an indicator has no value in a region's report; nil when
// there is no such indicator.
func (r *Run) whyNone(doc *document.Document, region string, period model.Period, code string) error {
	ind, ok := r.Defs.Indicator(strings.ToUpper(code))
	if !ok {
		return nil
	}
	in, err := r.input(region, period, doc.Meta.Declared)
	if err != nil {
		return err
	}
	why, err := analysis.WhyNone(in, ind.Code)
	if err != nil {
		return err
	}
	return errors.New(why)
}
