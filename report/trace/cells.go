package trace

import (
	"slices"

	"qreport/report/define"
	"qreport/report/merge"
	"qreport/report/model"
)

// unit is what one unit gave: a cell, or for a part of a rule a formula over
// cells.
func (w walker) unit(u model.Unit, at spot, entry int) Node {
	n := Node{Name: w.unitName(u), Region: w.regionName(u.Region)}
	if d, ok := w.cube.Unified.OwnFigure(u, at.period, entry, at.column).Value().Dec(); ok {
		n.Value = d.Trim().String()
	}
	sub := w.cube.Unified.Accepted.Find(u, at.period, model.Own)
	if sub == nil {
		return n
	}
	cells := w.cells(u, sub, at, entry)
	if len(cells) == 1 && cells[0].Cell != nil && cells[0].Value == n.Value {
		n.Cell = cells[0].Cell
		return n
	}
	n.Children = cells
	if part, ok := w.part(entry); ok {
		n.Rule = part.Compiled.Chinese(w.defs().NameOf)
	}
	return n
}

// cells are the cells of a submission that an entry is read from.
func (w walker) cells(u model.Unit, sub *model.Submission, at spot, entry int) []Node {
	e := w.cube.Layout.Entry(entry)
	if slot, ok := w.defs().Slot(e.Code, e.Item); ok {
		return []Node{w.cell(u, sub, slot, at)}
	}
	part, ok := w.part(entry)
	if !ok {
		return nil
	}
	var nodes []Node
	for _, key := range part.Compiled.Operands() {
		for _, slot := range w.slots(key) {
			nodes = append(nodes, w.cell(u, sub, slot, at))
		}
	}
	return nodes
}

func (w walker) slots(key define.SlotKey) []model.Slot {
	if key.Item == define.AllItems {
		return w.defs().FieldSlots(key.Field)
	}
	if slot, ok := w.defs().Slot(key.Field, key.Item); ok {
		return []model.Slot{slot}
	}
	return nil
}

// part is the formula of a bureau's part of a rule.
func (w walker) part(entry int) (define.UnifyPart, bool) {
	e := w.cube.Layout.Entry(entry)
	rule, ok := w.defs().Rule(e.Code)
	if !ok {
		return define.UnifyPart{}, false
	}
	i := slices.IndexFunc(rule.Parts, func(p define.UnifyPart) bool { return string(p.Bureau) == e.Part })
	if i < 0 {
		return define.UnifyPart{}, false
	}
	return rule.Parts[i], true
}

func (w walker) cell(u model.Unit, sub *model.Submission, slot model.Slot, at spot) Node {
	key := w.defs().Slots[slot]
	read := sub.Grid.At(slot, at.column)
	n := Node{Name: w.entryName(merge.Entry{Code: key.Field, Item: key.Item}), Code: key.String(),
		Period: at.period.String(), Column: define.ColumnWord(at.column)}
	if d, ok := read.Value.Dec(); ok {
		n.Value = d.Trim().String()
	}
	n.Cell = w.where(u, sub.Origin(read.Pos), n.Value)
	return n
}

// where is a cell with what was found in it.
func (w walker) where(u model.Unit, o model.Origin, value string) *Cell {
	c := &Cell{Unit: u.String(), UnitName: w.unitName(u), File: o.File.Name, SHA256: o.File.SHA256,
		Sheet: o.Sheet, Cell: o.Cell, Value: value}
	for _, f := range w.Findings {
		if f.File == c.File && f.Sheet == c.Sheet && f.Cell == c.Cell && c.Cell != "" {
			c.Findings = append(c.Findings, Finding{f.Code, w.say("severity."+f.Severity.String(), nil), f.Message, f.Accepted})
		}
	}
	return c
}

// matches are what a rule took off within a region, each with the record that
// counts and the one that does not.
func (w walker) matches(at spot, rule string) []Node {
	var nodes []Node
	for _, m := range w.Ledger.In(at.column) {
		if m.Rule != rule || m.Period != at.period || !w.holds(at.region, m.Region) || !w.counts(m) {
			continue
		}
		amount := m.Amount.Trim().String()
		kept, other := w.where(m.Kept.Unit, m.Kept.Origin, m.Kept.Amount.Trim().String()), w.where(m.Other.Unit, m.Other.Origin, amount)
		nodes = append(nodes, Node{Name: w.say("trace.match", m.Key), Value: amount, Sign: -1, Cell: other,
			Region: w.regionName(m.Region), Rule: w.say("trace.match.kept", kept)})
	}
	return nodes
}

// counts reports whether both records of a match are of the walker's units.
func (w walker) counts(m merge.Match) bool {
	return len(w.units) == 0 || w.units[m.Kept.Unit.String()] && w.units[m.Other.Unit.String()]
}

// holds reports whether what was taken off in one region counts in another: on
// own level only in the very same.
func (w walker) holds(region, below string) bool {
	if w.cube.Flat() {
		return region == below
	}
	return w.defs().Regions.Contains(region, below)
}

func (w walker) entryName(e merge.Entry) string {
	name := e.Code
	if f, ok := w.defs().Field(e.Code); ok {
		name = f.Name
		if e.Item != "" {
			name += "·" + w.defs().ItemName(f.Form.List, e.Item)
		}
	} else if rule, ok := w.defs().Rule(e.Code); ok {
		name = rule.Name
	}
	if e.Part != "" && e.Part != merge.Adjust {
		name += "·" + w.bureauShort(model.Bureau(e.Part))
	}
	return name
}

func (w walker) regionName(code string) string {
	if r, ok := w.defs().Regions.Get(code); ok {
		return r.Name
	}
	return code
}

func (w walker) bureauShort(id model.Bureau) string {
	if b, ok := w.defs().BureauByID(id); ok {
		return b.Short
	}
	return string(id)
}

func (w walker) unitName(u model.Unit) string {
	if r, ok := w.cube.Unified.Register.Find(u); ok && r.Name != "" {
		return r.Name
	}
	region, _ := w.defs().Regions.Get(u.Region)
	bureau, _ := w.defs().BureauByID(u.Bureau)
	return w.defs().Edition.BureauName(bureau, region)
}
