package analysis

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
)

// rateOf makes a sampled rate in per cent from two counts, with formulas so that
// its provenance can be printed.
func (w *writer) rateOf(pass, trials indicator.Measure, places int) indicator.Measure {
	m, part, whole := trials, w.sumOf(pass), w.sumOf(trials)
	m.Indicator = &define.Indicator{Name: trials.Indicator.Name, Unit: "%", Decimals: places, Change: "points", Direction: "+",
		Compiled: define.Ratio(part, whole, 100), PassCompiled: part, TrialsCompiled: whole}
	m.Operands = append(slices.Clone(pass.Operands), trials.Operands...)
	m.Value, m.Sample = rate(pass.Value, trials.Value)
	m.Prior, m.PriorTest = rate(pass.Prior, trials.Prior)
	m.Before, _ = rate(pass.Before, trials.Before)
	return m
}

// sumOf is the sum of the operands of a count, as a formula.
func (w *writer) sumOf(m indicator.Measure) *define.Formula {
	terms := make([]define.Term, len(m.Operands))
	for i, o := range m.Operands {
		e := w.cube.Layout.Entry(o.Entry)
		terms[i].SlotKey = define.SlotKey{Field: e.Code, Item: e.Item}
		if e.Item != "" {
			terms[i].ItemName = w.itemName(e.Code, e.Item)
		}
	}
	return define.SumOf(terms)
}

func rate(pass, trials indicator.Quantity) (indicator.Quantity, indicator.Sample) {
	if !pass.Present() || !trials.Present() {
		return indicator.Quantity{Kind: max(pass.Kind, trials.Kind)}, indicator.Sample{}
	}
	if trials.Rat.Sign() <= 0 {
		return indicator.Quantity{}, indicator.Sample{}
	}
	r := new(big.Rat).Quo(pass.Rat, trials.Rat)
	return indicator.Of(r.Mul(r, big.NewRat(100, 1))), indicator.Sample{Pass: pass.Float(), Trials: trials.Float()}
}

// ratePlaces is how pass rates of parts are printed.
const ratePlaces = 2

// group is a pair of scalar fields that make a part's rate.
type group struct{ label, pass, trials string }

// sizeGroups are the enterprise sizes of the spot-check form.
var sizeGroups = [...]group{{"size.large", "Q107B", "Q107A"}, {"size.medium", "Q108B", "Q108A"}, {"size.small", "Q109B", "Q109A"}}

// part is one line of a grouping: counts that passed and that were tried.
type part struct {
	label        string
	pass, trials indicator.Measure
}

// grouping is one way of splitting the spot checks, with its parts.
type grouping struct {
	name  string
	parts []part
}

// groupings are the ways of splitting the spot checks that have at least two
// parts to compare: sizes of enterprises, levels of checks, stages of sampling.
func (w *writer) groupings() []grouping {
	sizes := grouping{name: w.word("table.groups.sizes")}
	for _, g := range sizeGroups {
		sizes.parts = append(sizes.parts, part{w.word(g.label), w.measure(g.pass), w.measure(g.trials)})
	}
	all := []grouping{sizes, w.byItem("table.groups.levels", "Q116B", "Q116A"), w.byItem("table.groups.stages", "Q115B", "Q115A")}
	for i := range all {
		all[i].parts = slices.DeleteFunc(all[i].parts, func(p part) bool { return !p.trials.Value.Present() || p.trials.Value.Rat.Sign() == 0 })
	}
	return slices.DeleteFunc(all, func(g grouping) bool { return len(g.parts) < 2 })
}

// byItem splits by the items of a matrix.
func (w *writer) byItem(name, pass, trials string) grouping {
	g := grouping{name: w.word(name)}
	for _, item := range w.items(trials) {
		g.parts = append(g.parts, part{item.Name, w.measureIn(w.Region, pass, item.Code), w.measureIn(w.Region, trials, item.Code)})
	}
	return g
}

// GroupsTitle names the ways of splitting the spot checks.
func (v *voice) GroupsTitle() string {
	var names []string
	for _, g := range v.w.groupings() {
		names = append(names, g.name)
	}
	return v.w.say("table.groups.by", names)
}

// groupTable compares the rates of the parts of every grouping.
func (w *writer) groupTable() []document.Block {
	t := w.newTable("groups")
	for _, g := range w.groupings() {
		heading := make([]document.Cell, len(t.t.Columns))
		heading[0] = document.Text(w.say("table.groups.by.one", g.name))
		t.row(document.RowSection, heading...)
		for _, p := range g.parts {
			t.rateRow(p.label, p.pass, p.trials)
		}
	}
	return t.done()
}

func (t *tabler) rateRow(label string, pass, trials indicator.Measure) {
	if !trials.Value.Present() {
		return
	}
	m := t.w.rateOf(pass, trials, ratePlaces)
	m.Indicator.Name = label
	t.row(document.RowPlain, document.Text(label), t.figure(trials), t.figure(pass), t.figure(m),
		t.interval(m), t.change(m, m.YearOnYear()))
}

func (w *writer) items(code string) []define.Item {
	f, ok := w.defs.Field(code)
	if !ok {
		return nil
	}
	return w.defs.Items[f.Form.List]
}

// itemRate is the rate of one item of a matrix.
type itemRate struct {
	item define.Item
	m    indicator.Measure
}

func (w *writer) itemRates(pass, trials string) []itemRate {
	var rates []itemRate
	for _, item := range w.items(trials) {
		m := w.rateOf(w.measureIn(w.Region, pass, item.Code), w.measureIn(w.Region, trials, item.Code), ratePlaces)
		if m.Value.Present() {
			m.Indicator.Code = strings.TrimSuffix(trials, "A") + "." + item.Code
			rates = append(rates, itemRate{item, m})
		}
	}
	return rates
}

// itemBars draws rates of items, best first.
func (w *writer) itemBars(key, pass, trials string) []document.Block {
	rates := w.itemRates(pass, trials)
	if len(rates) < 2 {
		return nil
	}
	slices.SortStableFunc(rates, func(a, b itemRate) int { return b.m.Value.Rat.Cmp(a.m.Value.Rat) })
	plot := document.DotInterval{Decimals: 1}
	for _, r := range rates {
		plot.Rows = append(plot.Rows, w.dot(key, r.item.Name, r.m))
	}
	if whole := w.measure(leading); whole.Value.Present() {
		w.mark(leading, whole)
		plot.Reference = &document.Reference{Label: w.whole() + w.print(whole.Value, ratePlaces), Value: whole.Value.Float()}
	}
	return w.chart(key, plot)
}

// tally is the count of one item, over one or more fields.
type tally struct {
	item  define.Item
	m     indicator.Measure // with a formula, to be traced
	count *big.Rat
	prior *big.Rat // nil when not stated
}

func (w *writer) tallies(codes ...string) []tally {
	var out []tally
	for _, item := range w.items(codes[0]) {
		m := w.itemCount(codes[0], item, codes)
		t := tally{item: item, m: m, count: m.Value.Rat, prior: m.Prior.Rat}
		if t.count.Sign() > 0 {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b tally) int {
		return cmp.Or(b.count.Cmp(a.count), cmp.Compare(a.item.Code, b.item.Code))
	})
	return out
}

// pareto draws counts of items in descending order with their cumulated share.
// What is 其他 stands last, however large: it is no item of its own.
func (w *writer) pareto(key string, codes ...string) []document.Block {
	tallies := w.tallies(codes...)
	if len(tallies) < 2 {
		return nil
	}
	if i := slices.IndexFunc(tallies, func(t tally) bool { return t.item.Code == otherItem }); i >= 0 {
		other := tallies[i]
		tallies = append(slices.Delete(tallies, i, i+1), other)
	}
	var plot document.Pareto
	for _, t := range tallies {
		plot.Rows = append(plot.Rows, document.BarRow{Label: t.item.Name, Point: w.chartPoint(key, t.m)})
	}
	return w.chart(key, plot, w.word("chart."+key+".note"))
}

// share is a part of a whole in per cent.
func share(part, whole *big.Rat) indicator.Quantity {
	if whole.Sign() <= 0 {
		return indicator.Quantity{}
	}
	r := new(big.Rat).Quo(part, whole)
	return indicator.Of(r.Mul(r, big.NewRat(100, 1)))
}

func total(tallies []tally) *big.Rat {
	sum := new(big.Rat)
	for _, t := range tallies {
		sum.Add(sum, t.count)
	}
	return sum
}
