package trace

import (
	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Source is what traces are read from: the computed run.
type Source struct {
	Cube     *rollup.Cube
	Ledger   merge.Ledger
	Findings []model.Finding
}

func (s Source) defs() *define.Definitions { return s.Cube.Defs }

func (s Source) own() *rollup.Cube { return s.Cube.OwnLevel() }

// say words a text; the definitions were checked when they were loaded, and
// a test says every text of this package.
func (s Source) say(id string, data any) string {
	text, err := s.defs().Texts.Say(id, data)
	if err != nil {
		return id
	}
	return text
}

// walker walks down one datum.
type walker struct {
	Source
	cube  *rollup.Cube
	units map[string]bool // only these; empty for all
}

// column is a datum in one column of one period.
func (w walker) column(a document.Address, c document.PeriodColumn) Node {
	period, err := model.ParsePeriod(c.Period)
	entry, ok := w.cube.Layout.Index(merge.Entry{Code: a.Code, Item: a.Item, Part: a.Part})
	if err != nil || !ok {
		return Node{Name: a.Code}
	}
	return w.entry(spot{a.Region, period, parseColumn(c.Column)}, entry)
}

// spot is a region, period and column.
type spot struct {
	region string
	period model.Period
	column model.Column
}

// entry is an amount of the cube with what adds up to it.
func (w walker) entry(at spot, entry int) Node {
	e := w.cube.Layout.Entry(entry)
	n := Node{Name: w.entryName(e), Code: e.Code, Region: w.regionName(at.region),
		Period: at.period.String(), Column: define.ColumnWord(at.column)}
	if d, ok := w.amount(at, entry).Value().Dec(); ok {
		n.Value = d.Trim().String()
	}
	rule, isRule := w.defs().Rule(e.Code)
	switch {
	case isRule && e.Part == "":
		w.rule(&n, at, rule)
	case e.Part == merge.Adjust:
		n.Name, n.Children = w.say("trace.adjust", nil), w.matches(at, e.Code)
	case w.cube.At(at.region, at.period, entry, at.column).Whole && len(w.parts(at, entry)) == 0:
		n.Rule, n.Children = w.say("trace.rule.whole", nil), w.whole(at, entry)
	default:
		w.reported(&n, at, entry)
	}
	return n
}

// amount is the figure, over the walker's units where it has some.
func (w walker) amount(at spot, entry int) merge.Figure {
	if len(w.units) == 0 {
		return w.cube.At(at.region, at.period, entry, at.column)
	}
	var units []model.Unit
	for _, r := range w.cube.Unified.Register.All() {
		if w.units[r.Unit.String()] {
			units = append(units, r.Unit)
		}
	}
	return w.cube.Unified.Some(units, at.region, at.period, entry, at.column)
}

func (w walker) parts(at spot, entry int) []model.Unit {
	all := w.cube.Parts(at.region, at.period, entry, at.column)
	if len(w.units) == 0 {
		return all
	}
	var kept []model.Unit
	for _, u := range all {
		if w.units[u.String()] {
			kept = append(kept, u)
		}
	}
	return kept
}

// rule explains the result of a rule: its parts, then what was taken off.
func (w walker) rule(n *Node, at spot, rule *define.Unify) {
	n.Rule, n.Note = w.say("trace.rule."+rule.Rule, nil), rule.Note
	for i, part := range rule.Parts {
		entry, _ := w.cube.Layout.Index(merge.Entry{Code: rule.Code, Part: string(part.Bureau)})
		child := w.entry(at, entry)
		child.Aside = rule.Rule == "side" || rule.Rule == "owner" && i > 0
		n.Children = append(n.Children, child)
	}
	n.Children = append(n.Children, w.matches(at, rule.Code)...)
}

// reported lists the units behind an entry, and beside it what the other
// bureau said on its cross-check form.
func (w walker) reported(n *Node, at spot, entry int) {
	units := w.parts(at, entry)
	owner := w.cube.Layout.Trait(entry).Owner
	n.Rule = w.say("trace.rule.reported", map[string]any{"Owner": w.bureauShort(owner), "Count": len(units)})
	for _, u := range units {
		n.Children = append(n.Children, w.unit(u, at, entry))
	}
	e := w.cube.Layout.Entry(entry)
	field, ok := w.defs().Field(e.Code)
	if !ok || e.Part != "" {
		return
	}
	for _, other := range field.Also {
		i, ok := w.cube.Layout.Index(merge.Entry{Code: e.Code, Item: e.Item, Part: string(other)})
		if ok && w.amount(at, i).Got > 0 {
			child := w.entry(at, i)
			child.Aside, child.Rule = true, w.say("trace.rule.cross", nil)
			n.Children = append(n.Children, child)
		}
	}
}

// whole finds the 汇总 submissions that a figure was taken from, at the region
// itself or below.
func (w walker) whole(at spot, entry int) []Node {
	unit := model.Unit{Region: at.region, Bureau: w.cube.Layout.Trait(entry).Owner}
	if sub := w.cube.Unified.Accepted.Find(unit, at.period, model.Aggregate); sub != nil {
		return w.cells(unit, sub, at, entry)
	}
	var nodes []Node
	for _, child := range w.cube.Reporting(at.region, at.period) {
		below := spot{child, at.period, at.column}
		if w.cube.At(child, at.period, entry, at.column).Got > 0 {
			nodes = append(nodes, w.entry(below, entry))
		}
	}
	return nodes
}
