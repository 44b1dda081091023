package merge

import (
	"slices"

	"qreport/report/define"
	"qreport/report/model"
	"qreport/report/validate"
)

// Unified is one set of figures per region and period, at own level: nothing
// has been added over regions yet.
type Unified struct {
	Layout   *Layout
	Register *model.Register
	Accepted validate.Accepted
	own      map[place][]Figure // one Figure per entry and column
}

type place struct {
	region string
	period model.Period
}

// Unify merges both bureaus' accepted submissions. The ledger lists what was
// matched between them.
func Unify(accepted validate.Accepted, register *model.Register, defs *define.Definitions) (*Unified, Ledger) {
	u := &Unified{NewLayout(defs), register, accepted, map[place][]Figure{}}
	var ledger Ledger
	for _, period := range accepted.Periods() {
		for _, region := range u.reportingRegions() {
			u.own[place{region, period}] = u.mergeRegion(region, period)
		}
		matches := u.match(period)
		u.takeOff(period, matches)
		ledger.Matches = append(ledger.Matches, matches...)
	}
	u.carryYear(ledger)
	return u, ledger
}

// Own returns the figures of a region's own level, nil when no unit there is
// registered. Index it with [At].
func (u *Unified) Own(region string, period model.Period) []Figure {
	return u.own[place{region, period}]
}

// OwnFigure returns what one unit contributes to an entry: nothing when the
// entry waits for another bureau.
func (u *Unified) OwnFigure(unit model.Unit, period model.Period, entry int, column model.Column) Figure {
	if u.Layout.Trait(entry).Owner != unit.Bureau {
		return Figure{}
	}
	own := u.Own(unit.Region, period)
	if own == nil {
		return Figure{}
	}
	return own[At(entry, column)]
}

// At finds an entry and column in a slice of figures.
func At(entry int, column model.Column) int { return entry*model.Columns + int(column) }

func (u *Unified) reportingRegions() []string {
	var regions []string
	for _, r := range u.Register.All() {
		regions = append(regions, r.Region)
	}
	return slices.Compact(regions)
}

func (u *Unified) mergeRegion(region string, period model.Period) []Figure {
	figures := make([]Figure, u.Layout.Len()*model.Columns)
	for i := range u.Layout.Len() {
		if owner := u.Layout.Trait(i).Owner; owner != "" {
			u.fillEntry(figures, i, model.Unit{Region: region, Bureau: owner}, period)
		}
	}
	for _, rule := range u.Layout.Defs.Unify {
		if rule.Rule != ruleSide {
			u.addParts(figures, rule)
		}
	}
	return figures
}

// fillEntry reads one entry of one unit in all columns.
func (u *Unified) fillEntry(figures []Figure, i int, unit model.Unit, period model.Period) {
	reporter, registered := u.Register.Find(unit)
	if !registered {
		setKind(figures, i, model.NoBureau)
		return
	}
	sub, entry := u.Accepted.Find(unit, period, model.Own), u.Layout.Entry(i)
	due := u.isDue(reporter, u.Layout.Trait(i), period, sub != nil)
	for column := range model.Column(model.Columns) {
		value := model.Value{}
		if sub != nil {
			value = u.read(sub, entry, column)
		}
		figures[At(i, column)] = fromCell(value, due)
	}
}

// isDue reports whether the unit had to fill the entry in: a required figure
// always, an optional one only as long as nothing at all has come.
func (u *Unified) isDue(r model.Reporter, t Trait, period model.Period, received bool) bool {
	if r.Whole {
		return false
	}
	if t.Form == nil {
		return true
	}
	if !r.MustFill(t.Form.ID) || t.Form.Cycle == "year" && !endsYear(period) {
		return false
	}
	if t.Territory && u.hasBelow(r.Unit) {
		return false
	}
	return t.Required || !received
}

func endsYear(p model.Period) bool { return p.LastMonth() == 12 }

// hasBelow reports whether the unit's bureau also reports from lower regions.
func (u *Unified) hasBelow(unit model.Unit) bool {
	for _, below := range u.Layout.Defs.Regions.Children(unit.Region) {
		if _, ok := u.Register.Find(model.Unit{Region: below, Bureau: unit.Bureau}); ok {
			return true
		}
	}
	return false
}

func setKind(figures []Figure, i int, kind model.Kind) {
	for column := range model.Column(model.Columns) {
		figures[At(i, column)].Kind = kind
	}
}

// read takes an entry's value from a submission: a cell, or the formula of a
// rule's part.
func (u *Unified) read(sub *model.Submission, e Entry, column model.Column) model.Value {
	if slot, ok := u.Layout.Defs.Slot(e.Code, e.Item); ok {
		return sub.Grid.At(slot, column).Value
	}
	for _, rule := range u.Layout.Defs.Unify {
		if rule.Code == e.Code {
			return partValue(u.Layout.Defs, rule, e.Part, sub, column)
		}
	}
	return model.Value{}
}

// ruleSide sets figures of different methods side by side: they have no sum.
const ruleSide = "side"

// addParts sums the parts of a rule into its result.
func (u *Unified) addParts(figures []Figure, rule *define.Unify) {
	result, _ := u.Layout.Index(Entry{Code: rule.Code})
	for _, part := range rule.Parts {
		i, _ := u.Layout.Index(Entry{Code: rule.Code, Part: string(part.Bureau)})
		for column := range model.Column(model.Columns) {
			at := At(result, column)
			figures[at] = figures[at].Plus(figures[At(i, column)])
		}
	}
}
