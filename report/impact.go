package report

import (
	"qreport/report/archive"
	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// ChangedFigure is a cell or an indicator before and after a correction.
type ChangedFigure struct {
	Code   string `json:"code"`
	Item   string `json:"item,omitempty"`
	Name   string `json:"name"`
	Column string `json:"column,omitempty"` // of a cell
	Before string `json:"before"`           // empty when there was no figure
	After  string `json:"after"`
}

// Impact is what corrections change of one period (更正影响): the cells of the
// submissions, and the indicators of the workspace's region.
type Impact struct {
	Corrections []Correction    `json:"corrections"`
	Indicators  []ChangedFigure `json:"indicators"`
	Reports     []ChangedReport `json:"reports"`
}

// Impact computes the indicators of a period once more with the versions that
// were published, and lists those that differ today; [Run.Republished] adds
// every figure of the published reports that does. Corrections of earlier periods count, too: last
// year's figures are compared with.
func (r *Run) Impact(list []Correction, period model.Period) (Impact, error) {
	impact := Impact{Corrections: []Correction{}, Indicators: []ChangedFigure{}, Reports: []ChangedReport{}}
	for _, c := range list {
		if c.sub.Period.Compare(period) <= 0 {
			impact.Corrections = append(impact.Corrections, c)
		}
	}
	if len(impact.Corrections) == 0 {
		return impact, nil
	}
	before, err := r.rewound(impact.Corrections)
	if err != nil {
		return impact, err
	}
	home := r.Workspace.Config.Region
	for i := range r.Defs.Indicators {
		ind := r.Defs.Indicators[i]
		was := printedQuantity(before.Indicators.At(home, period, r.basis(), ind.Code).Value, ind.Decimals)
		is := printedQuantity(r.Indicators.At(home, period, r.basis(), ind.Code).Value, ind.Decimals)
		if was != is {
			impact.Indicators = append(impact.Indicators, ChangedFigure{Code: ind.Code, Name: ind.Name, Before: was, After: is})
		}
	}
	return impact, nil
}

// printedQuantity is "" for a missing value.
func printedQuantity(q indicator.Quantity, decimals int) string {
	if !q.Present() {
		return ""
	}
	return num.Format(num.Round(q.Rat, decimals, num.HalfEven), decimals)
}

// changedCells words the cells that differ between two versions.
func (r *Run) changedCells(old, latest *model.Submission) []ChangedFigure {
	cells := []ChangedFigure{}
	for _, c := range archive.Compare(old, latest, r.Defs) {
		field, ok := r.Defs.Field(c.Field)
		if !ok {
			continue // records and texts change no figure
		}
		cells = append(cells, ChangedFigure{Code: c.Field, Item: c.Item, Name: cellName(r.Defs, field, c.Item),
			Column: layout.ColumnWord(field.Nature, c.Column), Before: printedValue(c.Before), After: printedValue(c.After)})
	}
	return cells
}

func cellName(d *define.Definitions, field *define.Field, item string) string {
	if item == "" {
		return field.Name
	}
	return field.Name + "·" + d.ItemName(field.Form.List, item)
}

// printedValue is "" for a missing value.
func printedValue(v model.Value) string {
	if d, ok := v.Dec(); ok {
		return d.Trim().String()
	}
	return ""
}

// Lines are the impact in words, for people; none when nothing was corrected.
func (r *Run) Lines(impact Impact) (lines []string) {
	for _, c := range impact.Corrections {
		lines = append(lines, r.say("status.impact.unit", c))
		for _, f := range c.Cells {
			lines = append(lines, "  "+r.say("status.impact.cell", f))
		}
	}
	if len(lines) > 0 {
		lines = append([]string{r.say("status.impact.title", nil)}, lines...)
	}
	if len(impact.Indicators) > 0 {
		lines = append(lines, r.say("status.impact.indicators", nil))
	}
	for _, f := range impact.Indicators {
		lines = append(lines, "  "+r.say("status.impact.cell", f))
	}
	for _, p := range impact.Reports {
		lines = append(lines, r.say("status.impact.report", p))
		for _, f := range p.Figures {
			lines = append(lines, "  "+r.say("status.impact.figure", f))
		}
	}
	return lines
}
