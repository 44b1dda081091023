package indicator

import (
	"slices"

	"qreport/report/define"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// subset is an operand's figure over the units that gave all of a group.
type subset struct {
	figure merge.Figure
	units  []model.Unit
	with   []int
}

// evened makes the operands that stand on one form rest on the same units. A
// unit that gave the trials and left the passes blank would otherwise count
// with no pass at all: missing would have become zero.
func (r reader) evened(formulas ...*define.Formula) reader {
	if r.both != nil {
		return r.paired(formulas)
	}
	if r.when == prior && r.basis != rollup.Current {
		return r // summed over quarters: see rollup.PriorOn
	}
	r.common = nil
	for _, group := range r.in.grouped.of(r.in, formulas) {
		if r.uneven(group) {
			if r.common == nil {
				r.common = map[int]subset{}
			}
			r.restrict(group, r.common)
		}
	}
	return r
}

// grouped holds the groups of the definitions' formulas, which are asked for
// hundreds of times in every report: of one formula, or of a rate's two.
type grouped map[[2]*define.Formula][][]int

func groupAll(in *Indicators) grouped {
	known := grouped{}
	for _, ind := range in.Defs.Indicators {
		if ind.Compiled != nil {
			known[[2]*define.Formula{ind.Compiled}] = in.groups([]*define.Formula{ind.Compiled}, false)
		}
		if pass, trials := ind.PassCompiled, ind.TrialsCompiled; pass != nil && trials != nil {
			known[[2]*define.Formula{pass, trials}] = in.groups([]*define.Formula{pass, trials}, false)
		}
	}
	return known
}

func (g grouped) of(in *Indicators, formulas []*define.Formula) [][]int {
	if key := ([2]*define.Formula{}); len(formulas) <= len(key) {
		copy(key[:], formulas)
		if groups, known := g[key]; known {
			return groups
		}
	}
	return in.groups(formulas, false)
}

// groups collects the scalar operands by form and bureau, in order; results of
// rules, which stand on no form, each for itself if asked for.
func (in *Indicators) groups(formulas []*define.Formula, rules bool) [][]int {
	var groups [][]int
	at := map[*define.Form]int{}
	for _, f := range formulas {
		if f.Optional() {
			continue // it says itself what a blank means
		}
		for _, key := range f.Operands() {
			entry, ok := in.entryOf(key.Field, key.Item)
			if !ok {
				continue
			}
			form := in.Cube.Layout.Trait(entry).Form
			if form == nil {
				if rules {
					groups = append(groups, []int{entry})
				}
				continue
			}
			if _, seen := at[form]; !seen {
				at[form] = len(groups)
				groups = append(groups, nil)
			}
			groups[at[form]] = append(groups[at[form]], entry)
		}
	}
	return groups
}

// uneven reports whether the operands may rest on different units: not when
// every unit that has to fill the form in gave all of them.
func (r reader) uneven(group []int) bool {
	trait := r.in.Cube.Layout.Trait(group[0])
	due := int32(r.in.Cube.Due(r.region, r.period, trait.Form.ID, trait.Owner))
	for _, entry := range group {
		if f := r.figure(entry); f.Whole {
			return false // a 汇总 names no units
		} else if f.Got < due {
			return len(group) > 1
		}
	}
	return false
}

// restrict sums the operands over the units that left none of them out.
func (r reader) restrict(group []int, into map[int]subset) {
	column := r.columnOf(group[0])
	units := r.units(group, column)
	kept := slices.DeleteFunc(slices.Clone(units), func(u model.Unit) bool { return r.leavesOut(u, group, column) })
	if len(kept) == len(units) {
		return
	}
	for _, entry := range group {
		figure := merge.Figure{Want: r.figure(entry).Want}
		for _, u := range kept {
			own := r.in.Cube.Unified.OwnFigure(u, r.period, entry, column)
			figure.Sum = figure.Sum.Add(own.Sum)
			figure.Got += own.Got
		}
		into[entry] = subset{figure, kept, group}
	}
}

// units are those behind any of the operands.
func (r reader) units(group []int, column model.Column) []model.Unit {
	var all []model.Unit
	for _, entry := range group {
		all = append(all, r.in.Cube.Parts(r.region, r.period, entry, column)...)
	}
	slices.SortFunc(all, model.Unit.Compare)
	return slices.Compact(all)
}

// leavesOut reports whether a unit left an operand blank or confidential; who
// answered 不适用 has nothing to add.
func (r reader) leavesOut(u model.Unit, group []int, column model.Column) bool {
	return slices.ContainsFunc(group, func(entry int) bool {
		own := r.in.Cube.Unified.OwnFigure(u, r.period, entry, column)
		return own.Got == 0 && (own.Kind == model.Blank || own.Kind == model.Secret)
	})
}

func (r reader) columnOf(entry int) model.Column {
	if r.when == prior {
		return model.Prior
	}
	return r.in.Cube.ColumnOn(entry, r.basis)
}
