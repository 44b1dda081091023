package analysis

import (
	"slices"

	"qreport/report/document"
	"qreport/report/model"
	"qreport/report/rollup"
)

// told is what the units of a region and below told in a period, with their
// submissions and names: hundreds of operands ask for the cells of the same
// units.
type told struct {
	*rollup.Tellers
	w     *writer
	units []unitTold // in the order of Tellers.All
}

// unitTold is what the sources of one unit have in common.
type unitTold struct {
	sub    *model.Submission  // nil when it sent none of its own
	named  document.Filing    // without a sheet
	sheets []*document.Filing // by the sheet's number, once it was asked for
}

// toldAt is what told is asked by.
type toldAt struct {
	region string
	period model.Period
	own    bool
}

func (w *writer) told(cube *rollup.Cube, region string, p model.Period) *told {
	key := toldAt{region, p, cube.Flat()}
	t, known := w.memo.told[key]
	if !known {
		t = w.newTold(cube.Tellers(region, p), p)
		w.memo.told[key] = t
	}
	return t
}

func (w *writer) newTold(tellers *rollup.Tellers, p model.Period) *told {
	t := &told{tellers, w, make([]unitTold, len(tellers.All))}
	for i := range t.units {
		unit := tellers.All[i].Unit
		u := unitTold{sub: w.cube.Unified.Accepted.Find(unit, p, model.Own)}
		u.named.Region, u.named.Bureau = w.regionName(unit.Region), w.bureauShort(unit.Bureau)
		if u.sub != nil {
			u.sheets = make([]*document.Filing, len(u.sub.Sheets))
		}
		t.units[i] = u
	}
	return t
}

// place is where a unit stands; -1 when it is not among them.
func (t *told) place(unit model.Unit) int {
	return slices.IndexFunc(t.All, func(r rollup.Teller) bool { return r.Unit == unit })
}

// source is the cell in which a unit told an entry.
func (t *told) source(i, entry int, column model.Column) document.Source {
	u := &t.units[i]
	text := t.w.value(t.Figure(i, entry, column).Value())
	e := t.w.cube.Layout.Entry(entry)
	slot, ok := t.w.defs.Slot(e.Code, e.Item)
	if !ok || u.sub == nil {
		return document.Source{Filing: &u.named, Text: text}
	}
	at := u.sub.Grid.At(slot, column).Pos
	return document.Source{Filing: u.filing(at), Text: text, Cell: u.sub.Origin(at).Cell}
}

// filing is the sheet of a cell.
func (u *unitTold) filing(at model.Pos) *document.Filing {
	if int(at.Sheet) >= len(u.sheets) {
		return &u.named
	}
	f := &u.sheets[at.Sheet]
	if *f == nil {
		origin, filing := u.sub.Origin(at), u.named
		filing.File, filing.SHA256, filing.Sheet = origin.File.Name, origin.File.SHA256, origin.Sheet
		*f = &filing
	}
	return *f
}
