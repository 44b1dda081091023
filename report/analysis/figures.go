package analysis

import (
	"strconv"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/merge"
	"qreport/report/model"
)

// registry keeps figures in order of first appearance.
type registry struct {
	list []document.Figure
	seen map[string]bool
}

func (r *registry) add(f document.Figure) {
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	if r.seen[f.ID] {
		return
	}
	r.seen[f.ID] = true
	r.list = append(r.list, f)
}

func (r *registry) has(id string) bool { return r.seen[id] }

// register enters a measure under an id and returns the id.
func (w *writer) register(id string, m indicator.Measure, text string) string {
	if w.figures.has(id) {
		return id
	}
	w.figures.add(document.Figure{
		ID: id, Name: m.Indicator.Name, Region: w.regionName(m.Region), Period: w.periodName(m.Period),
		Basis: w.basisName(m), Text: text, Unit: m.Indicator.Unit,
		Formula: w.formula(m.Indicator.Compiled), Operands: w.operands(m), Note: m.Indicator.Combine,
	})
	return id
}

func (w *writer) operands(m indicator.Measure) []document.Operand {
	var out []document.Operand
	seen := map[int]bool{}
	for _, o := range m.Operands {
		if seen[o.Entry] {
			continue
		}
		seen[o.Entry] = true
		out = append(out, w.operand(m, o))
	}
	return out
}

func (w *writer) operand(m indicator.Measure, o indicator.Operand) document.Operand {
	entry := w.cube.Layout.Entry(o.Entry)
	column := w.cube.ColumnOn(o.Entry, m.Basis)
	code := entry.Code
	if entry.Item != "" {
		code += "[" + entry.Item + "]"
	}
	return document.Operand{
		Code: code, Name: w.entryName(entry), Text: w.value(o.Figure.Value()), Unit: w.entryUnit(entry),
		Sources: w.sources(m.Region, m.Period, o.Entry, column),
	}
}

// sources lists where an entry was reported. Beyond sourceLimit units the
// lower regions stand for theirs: their own reports carry the cells.
func (w *writer) sources(region string, p model.Period, entry int, column model.Column) []document.Source {
	parts := w.cube.Parts(region, p, entry, column)
	if len(parts) == 0 {
		return w.ruleSources(region, p, entry, column)
	}
	if len(parts) > sourceLimit {
		return w.childSources(region, p, entry, column)
	}
	var out []document.Source
	for _, unit := range parts {
		out = append(out, w.unitSource(unit, p, entry, column))
	}
	return out
}

const sourceLimit = 24

func (w *writer) unitSource(unit model.Unit, p model.Period, entry int, column model.Column) document.Source {
	own := w.cube.Unified.OwnFigure(unit, p, entry, column)
	source := document.Source{Region: w.regionName(unit.Region), Bureau: w.bureauShort(unit.Bureau), Text: w.value(own.Value())}
	sub := w.cube.Unified.Accepted.Find(unit, p, model.Own)
	e := w.cube.Layout.Entry(entry)
	if slot, ok := w.defs.Slot(e.Code, e.Item); ok && sub != nil {
		origin := sub.Origin(sub.Grid.At(slot, column).Pos)
		source.File, source.SHA256 = origin.File.Name, origin.File.SHA256
		source.Sheet, source.Cell = origin.Sheet, origin.Cell
	}
	return source
}

func (w *writer) childSources(region string, p model.Period, entry int, column model.Column) []document.Source {
	var out []document.Source
	for _, child := range w.cube.Reporting(region, p) {
		f := w.cube.At(child, p, entry, column)
		out = append(out, document.Source{Region: w.regionName(child), Text: w.value(f.Value())})
	}
	return out
}

// ruleSources explains the result of a rule by its parts and by what was
// counted twice.
func (w *writer) ruleSources(region string, p model.Period, entry int, column model.Column) []document.Source {
	var out []document.Source
	code := w.cube.Layout.Entry(entry).Code
	for _, bureau := range w.defs.Edition.Bureaus {
		if i, ok := w.cube.Layout.Index(merge.Entry{Code: code, Part: string(bureau.ID)}); ok && i != entry {
			out = append(out, w.sources(region, p, i, column)...)
		}
	}
	return append(out, w.matchSources(region, p, code)...)
}

func (w *writer) matchSources(region string, p model.Period, code string) []document.Source {
	var out []document.Source
	for _, m := range w.Ledger.Matches {
		if m.Rule == code && m.Period == p && w.defs.Regions.Contains(region, m.Region) {
			out = append(out, document.Source{
				Region: w.regionName(m.Region), Bureau: w.bureauShort(m.Other.Unit.Bureau), Text: "−" + m.Amount.String(),
				File: m.Other.Origin.File.Name, SHA256: m.Other.Origin.File.SHA256, Sheet: m.Other.Origin.Sheet, Cell: m.Other.Origin.Cell,
			})
		}
	}
	return out
}

// cellID is the id of a figure in a table: the table and a running number.
func cellID(table string, n int) string {
	number := strconv.Itoa(n)
	if len(number) < 2 {
		number = "0" + number
	}
	return table + "-" + number
}
