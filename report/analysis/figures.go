package analysis

import (
	"strconv"
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
)

// registry keeps figures in order of first appearance, and the data behind
// them.
type registry struct {
	list    []document.Figure
	seen    map[string]int // place in list, by id
	data    []document.Datum
	dataAt  map[string]int        // by id
	sources [][]document.Source   // of each datum
	charts  map[string]string     // id of what a chart prints
	chartN  map[string]int        // figures of a chart so far
	own     *indicator.Indicators // of own levels, once somebody asked
	cited   map[string]cited      // tables and charts by the ids of their wording
	noted   map[string]bool       // footnotes that are printed
}

func (r *registry) add(f document.Figure) {
	if r.seen == nil {
		r.seen, r.list = make(map[string]int, usualData), make([]document.Figure, 0, usualData)
	}
	if r.has(f.ID) {
		return
	}
	r.seen[f.ID] = len(r.list)
	r.list = append(r.list, f)
}

// chartID is the id of one number of a chart: new, or the one it has.
func (r *registry) chartID(chart, what string) string {
	if r.charts == nil {
		r.charts, r.chartN = map[string]string{}, map[string]int{}
	}
	key := chart + what
	if r.charts[key] == "" {
		r.chartN[chart]++
		r.charts[key] = cellID("F."+strings.TrimPrefix(chart, "chart."), r.chartN[chart])
	}
	return r.charts[key]
}

func (r *registry) has(id string) bool {
	_, known := r.seen[id]
	return known
}

// aspect is which number of a measure is printed.
type aspect uint8

const (
	ofValue    aspect = iota // 本期
	ofPrior                  // 上年同期
	ofYoY                    // 同比
	ofQoQ                    // 环比
	ofInterval               // 95%区间
	ofTrials                 // 样本量
	ofFailed                 // 不合格数
	ofGap                    // 与目标值的差距
	ofBefore                 // 上期
)

// aspectIDs are the texts that tell the aspects apart in a figure's name, and
// what is appended to the ids of figures in sentences.
var aspectIDs = map[aspect]string{ofPrior: "prior", ofYoY: "yoy", ofQoQ: "qoq", ofInterval: "ci", ofTrials: "n", ofFailed: "failed", ofGap: "gap", ofBefore: "before"}

// printed is a number about to be printed.
type printed struct {
	id       string
	m        indicator.Measure
	aspect   aspect
	text     string
	places   int
	unsigned bool   // a sentence words the direction
	goal     string // of a gap
	note     string
}

// register enters a measure's value under an id and returns the id.
func (w *writer) register(id string, m indicator.Measure, text string) string {
	return w.enter(printed{id: id, m: m, text: text, places: m.Indicator.Decimals})
}

// enter registers a figure, once for each id.
func (w *writer) enter(p printed) string {
	if w.figures.has(p.id) {
		return p.id
	}
	how, ind := w.howComputed(p), p.m.Indicator
	if ind.Code == w.defs.Index.Indicator {
		how = w.indexComputed(p)
	}
	f := document.Figure{
		ID: p.id, Name: w.aspectName(p), Region: w.regionName(p.m.Region), Period: w.periodName(p.m.Period),
		Basis: w.basisName(p.m), Text: p.text, Unit: w.aspectUnit(p), Note: joinNonEmpty(ind.Combine, p.note),
		Expr: how.expr, Operands: how.operands, Formula: w.aspectFormula(p),
	}
	w.figures.add(f)
	return p.id
}

// aspectName names the printed number of a measure.
func (w *writer) aspectName(p printed) string {
	name := p.m.Indicator.Name
	if id, ok := aspectIDs[p.aspect]; ok {
		return w.fill(phrase{id: "figure.name." + id, a: name}, func() any { return name })
	}
	return name
}

// indexComputed explains the indicator whose value the index is.
func (w *writer) indexComputed(p printed) computed {
	root, now, before := w.defs.Index.Code, scored{region: p.m.Region}, scored{region: p.m.Region, before: true}
	m := w.scoreFigure("", root, now)
	switch p.aspect {
	case ofPrior:
		m = w.scoreFigure("", root, before)
	case ofYoY:
		m.expr += "-" + w.scoreFigure("", root, before).expr
	case ofGap:
		m.expr += "-" + p.goal
	}
	if m.expr == "" {
		return computed{}
	}
	if p.unsigned {
		m.expr = "ABS(" + m.expr + ")"
	}
	return computed{expr: w.rounded(m.expr, p.places, false), operands: w.operandsOf(m.expr)}
}

// operandsOf lists the data that a formula names.
func (w *writer) operandsOf(expr string) []document.Operand {
	var operands []document.Operand
	for _, id := range document.References(expr) {
		d := w.figures.data[w.figures.dataAt[id]]
		operands = append(operands, document.Operand{Code: entryCode(d.At), Name: d.Name, Text: d.Text, Unit: d.Unit, Datum: id})
	}
	return operands
}

// registerIndicators makes every indicator that has a value a figure under its
// code, printed in a sentence or not, so that each can be traced by it.
func (w *writer) registerIndicators() {
	for _, ind := range w.defs.Indicators {
		if m := w.measure(ind.Code); m.Value.Present() && ind.Compiled != nil {
			w.register(ind.Code, m, w.print(m.Value, ind.Decimals))
		}
	}
}

// aspectFormula words how the printed number follows from the measure.
func (w *writer) aspectFormula(p printed) string {
	formula := w.formula(p.m.Indicator.Compiled)
	id, ok := aspectIDs[p.aspect]
	if !ok {
		return formula
	}
	if (p.aspect == ofYoY || p.aspect == ofQoQ) && p.m.Indicator.Change == "percent" {
		id += ".percent"
	}
	name := p.m.Indicator.Name
	return w.fill(phrase{"figure.formula." + id, name, formula, ""}, func() any { return map[string]string{"Name": name, "Formula": formula} })
}

func (w *writer) aspectUnit(p printed) string {
	unit := p.m.Indicator.Unit
	switch {
	case p.aspect == ofTrials, p.aspect == ofFailed:
		return ""
	case p.aspect != ofYoY && p.aspect != ofQoQ && p.aspect != ofGap:
		return unit
	case p.m.Indicator.Change == "percent":
		return "%"
	case unit == "%":
		return w.word("unit.points")
	}
	return unit
}

// operandNamed words an operand: another region and another column are said.
func (w *writer) operandNamed(d *document.Datum, ref indicator.Ref) string {
	name := d.Name
	if ref.Region != w.Region {
		name = d.Region + "·" + name
	}
	if ref.Prior || ref.Period != w.Period {
		plain := name
		name = w.fill(phrase{"figure.operand", name, d.Period, d.Column}, func() any {
			return map[string]string{"Name": plain, "Period": d.Period, "Column": d.Column}
		})
	}
	return name
}

func entryCode(a document.Address) string {
	if a.Item != "" {
		return a.Code + "[" + a.Item + "]"
	}
	return a.Code
}

// cellID is the id of a figure in a table: the table and a running number.
func cellID(table string, n int) string {
	number := strconv.Itoa(n)
	if len(number) < 2 {
		number = "0" + number
	}
	return table + "-" + number
}
