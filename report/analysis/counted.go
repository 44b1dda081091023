package analysis

import (
	"math/big"
	"slices"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// itemCount is the sum of one item over several matrix fields, with a formula
// so that it can be traced.
func (w *writer) itemCount(code string, item define.Item, fields []string) indicator.Measure {
	m := w.measureIn(w.Region, fields[0], item.Code)
	value, prior := new(big.Rat), new(big.Rat)
	terms := make([]define.Term, len(fields))
	for i, field := range fields {
		one := w.measureIn(w.Region, field, item.Code)
		if one.Value.Present() {
			value.Add(value, one.Value.Rat)
		}
		if prior != nil && one.Prior.Present() {
			prior.Add(prior, one.Prior.Rat)
		} else {
			prior = nil
		}
		terms[i] = define.Term{SlotKey: define.SlotKey{Field: field, Item: item.Code}, ItemName: item.Name}
	}
	described := *m.Indicator
	described.Code, described.Name = code+"."+item.Code, item.Name
	described.Compiled = define.SumOfGiven(terms)
	m.Indicator, m.Value, m.Prior = &described, indicator.Of(value), indicator.Quantity{}
	if prior != nil {
		m.Prior = indicator.Of(prior)
	}
	return m
}

// shareOf is an item's share of all items of several matrix fields, in per
// cent.
func (w *writer) shareOf(part indicator.Measure, fields []string, whole *big.Rat) indicator.Measure {
	described := *part.Indicator
	described.Code += ".share"
	described.Name = w.say("figure.name.share", described.Name)
	described.Unit, described.Decimals, described.Change = "%", 1, "points"
	described.Compiled = define.Ratio(part.Indicator.Compiled, define.SumOfItems(fields), 100)
	part.Indicator, part.Value = &described, share(part.Value.Rat, whole)
	part.Prior, part.Before = indicator.Quantity{}, indicator.Quantity{}
	return part
}

// markMeasure registers a made-up measure under its own code for a sentence.
func (w *writer) markMeasure(m indicator.Measure) string { return w.mark(m.Indicator.Code, m) }

// counted registers the number of records that a sentence counts: joint cases,
// failed products, units that reported. Its sources are the records.
func (w *writer) counted(id, name string, n int, sources []document.Source) string {
	text := itoa(n)
	w.figures.add(document.Figure{
		ID: id, Name: name, Region: w.region.Name, Period: w.periodName(w.Period), Text: text,
		Formula:  w.word("figure.formula.counted"),
		Operands: []document.Operand{{Code: id, Name: name, Text: text, Sources: sources}},
	})
	return id
}

func (w *writer) markCounted(id, name string, n int, sources []document.Source) string {
	return mark(w.counted(id, name, n, sources), itoa(n))
}

// count is how many amounts a formula counts: an id, the ids of its name and of
// the formula's wording, and the formula.
type count struct {
	id, name, formula string
	n                 int
	expr              string
}

// markCount registers what a formula counts over the period for a sentence.
func (w *writer) markCount(c count) string {
	w.figures.add(document.Figure{ID: c.id, Name: w.word(c.name), Region: w.region.Name, Period: w.periodName(w.Period), Text: itoa(c.n),
		Formula: w.word(c.formula), Expr: c.expr, Operands: w.operandsOf(c.expr)})
	return mark(c.id, itoa(c.n))
}

// originSource is a record or a whole submission as a source.
func (w *writer) originSource(unit model.Unit, o model.Origin, text string) document.Source {
	return document.Source{Filing: &document.Filing{Region: w.regionName(unit.Region), Bureau: w.bureauShort(unit.Bureau),
		File: o.File.Name, SHA256: o.File.SHA256, Sheet: o.Sheet}, Text: text, Cell: o.Cell}
}

// matchesOf are what a rule took off in this report's region and period.
func (w *writer) matchesOf(rule string) []merge.Match {
	return slices.DeleteFunc(slices.Clone(w.cube.Unified.Matches(w.Region)), func(m merge.Match) bool {
		return m.Rule != rule || !w.within(m.Period)
	})
}

// units is the number of units as a cell.
func (t *tabler) units(list []model.Reporter, p model.Period) document.Cell {
	return t.counted("figure.name.units", t.w.unitSources(list, p))
}

// counted is the number of sources as a cell.
func (t *tabler) counted(name string, sources []document.Source) document.Cell {
	t.n++
	cell := t.w.count(len(sources))
	cell.Figure = t.w.counted(cellID(t.t.ID, t.n), t.w.word(name), len(sources), sources)
	return cell
}

// markUnits registers a number of units for a sentence.
func (w *writer) markUnits(id string, list []model.Reporter) string {
	return w.markCounted(id, w.word("figure.name.units"), len(list), w.unitSources(list, w.Period))
}

// reported are the units that reported.
func (w *writer) reported(cov rollup.Coverage) []model.Reporter {
	return slices.DeleteFunc(slices.Clone(cov.Expected), func(r model.Reporter) bool {
		return slices.ContainsFunc(cov.Missing, func(m model.Reporter) bool { return m.Unit == r.Unit })
	})
}

// unitSources are units that were to report for a period, with the file of
// those that did.
func (w *writer) unitSources(units []model.Reporter, p model.Period) []document.Source {
	var out []document.Source
	for _, u := range units {
		s := document.Source{Filing: &document.Filing{Region: w.regionName(u.Region), Bureau: w.bureauShort(u.Bureau)}, Text: "1"}
		if sub := w.cube.Unified.Accepted.Find(u.Unit, p, model.Own); sub != nil {
			s.File, s.SHA256 = sub.File.Name, sub.File.SHA256
		}
		out = append(out, s)
	}
	return out
}
