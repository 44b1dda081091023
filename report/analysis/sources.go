package analysis

import (
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// sourcesIn lists where entries were reported, for the provenance sheet.
type sourcesIn struct {
	w    *writer
	cube *rollup.Cube
}

// refSources lists the units behind an operand, in every column that is added.
func (w *writer) refSources(cube *rollup.Cube, ref indicator.Ref, at []rollup.At) []document.Source {
	in := sourcesIn{w, cube}
	list := func(x rollup.At) []document.Source {
		if ref.With == nil {
			return in.entry(ref.Region, x.Period, ref.Entry, x.Column)
		}
		return in.units(ref, x)
	}
	if len(at) == 1 { // as most are: nothing to copy
		return list(at[0])
	}
	var out []document.Source
	for _, x := range at {
		out = append(out, list(x)...)
	}
	return out
}

// entry lists where an entry was reported. Beyond sourceLimit units the lower
// regions stand for theirs; qreport trace goes all the way.
func (in sourcesIn) entry(region string, p model.Period, entry int, column model.Column) []document.Source {
	told := in.w.told(in.cube, region, p)
	var out []document.Source
	for i := range told.Behind(entry, column) {
		if len(out) == sourceLimit {
			return in.children(region, p, entry, column)
		}
		if out == nil {
			out = make([]document.Source, 0, min(in.cube.At(region, p, entry, column).Got, sourceLimit))
		}
		out = append(out, told.source(i, entry, column))
	}
	if out == nil {
		return in.rule(region, p, entry, column)
	}
	return out
}

const sourceLimit = 24

// units lists the units that an operand was limited to; beyond sourceLimit the
// lower regions stand for theirs.
func (in sourcesIn) units(ref indicator.Ref, x rollup.At) []document.Source {
	var out []document.Source
	if len(ref.Units) <= sourceLimit {
		told := in.w.told(in.cube, ref.Region, x.Period)
		for _, unit := range ref.Units {
			if i := told.place(unit); i >= 0 {
				out = append(out, told.source(i, ref.Entry, x.Column))
			}
		}
		return out
	}
	for _, child := range append([]string{ref.Region}, in.cube.Reporting(ref.Region, x.Period)...) {
		var sum merge.Figure
		for _, unit := range ref.Units {
			if unit.Region == child || child != ref.Region && in.w.defs.Regions.Contains(child, unit.Region) {
				sum = sum.Plus(in.w.cube.Unified.OwnFigure(unit, x.Period, ref.Entry, x.Column))
			}
		}
		if sum.Got > 0 {
			out = append(out, document.Source{Filing: &document.Filing{Region: in.w.regionName(child)}, Text: in.w.value(sum.Value())})
		}
	}
	return out
}

func (in sourcesIn) children(region string, p model.Period, entry int, column model.Column) []document.Source {
	var out []document.Source
	for _, child := range in.cube.Reporting(region, p) {
		f := in.cube.At(child, p, entry, column)
		out = append(out, document.Source{Filing: &document.Filing{Region: in.w.regionName(child)}, Text: in.w.value(f.Value())})
	}
	return out
}

// rule explains the result of a rule by its parts and by what was counted
// twice. A bureau's part that nobody gave has no sources: the other's are not
// its.
func (in sourcesIn) rule(region string, p model.Period, entry int, column model.Column) []document.Source {
	var out []document.Source
	w, e := in.w, in.w.cube.Layout.Entry(entry)
	if e.Part != "" && e.Part != merge.Adjust {
		return nil
	}
	code := e.Code
	for _, bureau := range w.defs.Edition.Bureaus {
		if i, ok := w.cube.Layout.Index(merge.Entry{Code: code, Part: string(bureau.ID)}); ok && i != entry {
			out = append(out, in.entry(region, p, i, column)...)
		}
	}
	return append(out, in.matches(region, p, code)...)
}

// matches lists what was counted twice; beyond sourceLimit it is one sum, and
// the ledger has the list.
func (in sourcesIn) matches(region string, p model.Period, code string) []document.Source {
	w := in.w
	var out []document.Source
	var sum num.Dec
	for _, m := range w.cube.Unified.Matches(region) {
		if m.Rule == code && m.Period == p {
			sum = sum.Add(m.Amount)
			taken := w.originSource(m.Other.Unit, m.Other.Origin, "−"+m.Amount.String())
			taken.Region = w.regionName(m.Region)
			out = append(out, taken)
		}
	}
	if len(out) > sourceLimit {
		return []document.Source{{Filing: &document.Filing{Region: w.regionName(region)}, Text: "−" + sum.String()}}
	}
	return out
}
