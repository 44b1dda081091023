package analysis

import (
	"fmt"
	"strings"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/model"
	"qreport/report/rollup"
)

// writer carries one report while it is written.
type writer struct {
	Input
	defs    *define.Definitions
	cube    *rollup.Cube
	region  model.Region
	figures registry
	memo    memo
	tables  int
	charts  int
	err     error // the first fault of a template
}

func newWriter(in Input) *writer {
	defs := in.Indicators.Defs
	region, _ := defs.Regions.Get(in.Region)
	return &writer{Input: in, defs: defs, cube: in.Indicators.Cube, region: region, memo: newMemo()}
}

// say words a text; a fault in the template is remembered and gives "".
func (w *writer) say(id string, data any) string {
	text, err := w.defs.Texts.Say(id, data)
	if err != nil && w.err == nil {
		w.err = fmt.Errorf("analysis: 文字模板 %s: %w", id, err)
	}
	return strings.TrimSpace(text)
}

// word is a text without data.
func (w *writer) word(id string) string { return w.say(id, nil) }

// words is a list of texts, separated by | in the template.
func (w *writer) words(id string) []string {
	parts := strings.Split(w.word(id), "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// mode is the rounding rule in force.
func (w *writer) mode() num.Mode {
	if w.defs.Thresholds.HalfUp {
		return num.HalfUp
	}
	return num.HalfEven
}

// measure computes an indicator, field or rule for this report's region.
func (w *writer) measure(code string) indicator.Measure {
	return w.measureIn(w.Region, code, "")
}

func (w *writer) measureIn(region, code, item string) indicator.Measure {
	m := w.measureOf(w.Indicators, region, w.Period, w.Basis, code, item)
	switch {
	case code == w.defs.Index.Indicator:
		w.fillIndex(&m)
	case !w.timely(m):
		m.Value = indicator.Quantity{Kind: model.NotApplicable}
	}
	return m
}

// timely reports whether a yearly indicator may be printed in this period: at
// the year's end, or when all of its operands are states at a point in time.
func (w *writer) timely(m indicator.Measure) bool {
	if m.Indicator.Cycle != "year" || w.Period.LastMonth() == 12 {
		return true
	}
	for _, o := range m.Operands {
		if w.cube.Layout.Trait(o.Entry).Nature == define.Flow {
			return false
		}
	}
	return true
}

// fillIndex gives the indicator of the index its value, which the index engine
// and not a formula computes; a value carried over from last year is none.
func (w *writer) fillIndex(m *indicator.Measure) {
	if w.Scores == nil || w.Scores.Year != w.Period.Year || w.Period.LastMonth() != 12 {
		return
	}
	if x, ok := w.Scores.Score(w.defs.Index.Code, m.Region); ok {
		m.Value = indicator.FromFloat(x)
	}
	if x, ok := w.Scores.ScoreBefore(w.defs.Index.Code, m.Region); ok {
		m.Prior = indicator.FromFloat(x)
	}
}

// print rounds a quantity once and words it; missing values print their sign.
func (w *writer) print(q indicator.Quantity, decimals int) string {
	if !q.Present() {
		return w.sign(q.Kind)
	}
	return num.Format(num.Round(q.Rat, decimals, w.mode()), decimals)
}

// sign is the mark of a kind of missing value.
func (w *writer) sign(kind model.Kind) string { return w.word(signIDs[kind]) }

var signIDs = map[model.Kind]string{
	model.Blank: "sign.blank", model.NotApplicable: "sign.na", model.NoBureau: "sign.nobureau",
	model.Secret: "sign.secret", model.Withheld: "sign.withheld",
}

// cell makes a table cell of a quantity and registers its figure.
func (w *writer) cell(q indicator.Quantity, decimals int, figure string) document.Cell {
	if !q.Present() {
		return document.Text(w.sign(q.Kind))
	}
	return document.Number(num.Round(q.Rat, decimals, w.mode()), decimals, figure)
}
