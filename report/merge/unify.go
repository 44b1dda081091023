package merge

import (
	"maps"
	"slices"
	"sync"

	"qreport/report/define"
	"qreport/report/internal/par"
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
	apartMu  sync.Mutex
	apart    map[unitAt][]Figure // of units that share a region with another of their bureau
	above    map[model.Unit]bool
	keys     func() map[string][]Keyed // see Keys
	sent     func() map[string][]*model.Submission
	matches  func() map[string][]Match
	ledger   Ledger
}

type place struct {
	region string
	period model.Period
}

// unitAt is a unit in a period.
type unitAt struct {
	unit   model.Unit
	period model.Period
}

// Unify merges both bureaus' accepted submissions. The ledger lists what was
// matched between them.
func Unify(accepted validate.Accepted, register *model.Register, defs *define.Definitions) (*Unified, Ledger) {
	u := &Unified{Layout: NewLayout(defs), Register: register, Accepted: accepted, own: map[place][]Figure{}, apart: map[unitAt][]Figure{}, above: unitsAbove(register, defs)}
	u.keys = sync.OnceValue(u.indexKeys)
	u.sent = sync.OnceValue(func() map[string][]*model.Submission {
		return define.Under(defs.Regions, accepted.All(), func(s *model.Submission) string { return register.Place(s.Unit) })
	})
	for _, period := range accepted.Periods() {
		u.mergeRegions(period)
	}
	u.ledger = u.settle()
	u.matches = sync.OnceValue(func() map[string][]Match {
		return define.Under(defs.Regions, u.ledger.Matches, func(m Match) string { return m.Region })
	})
	return u, u.ledger
}

// Submissions lists the accepted submissions of a region and below, ordered by
// period, unit and scope. The reports of a run share one index; it must not be
// changed.
func (u *Unified) Submissions(region string) []*model.Submission { return u.sent()[region] }

// Matches lists what was taken off the 本期 columns in a region and below, as
// [Unified.Submissions] lists submissions.
func (u *Unified) Matches(region string) []Match { return u.matches()[region] }

// unitsAbove finds the units whose bureau also reports from somewhere below,
// at whatever level.
func unitsAbove(register *model.Register, defs *define.Definitions) map[model.Unit]bool {
	above := map[model.Unit]bool{}
	for _, r := range register.All() {
		for _, region := range defs.Regions.Ancestors(r.Place()) {
			above[model.Unit{Region: region, Bureau: r.Bureau}] = true
		}
	}
	return above
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
	own := u.OwnFigures(unit, period)
	if own == nil {
		return Figure{}
	}
	return own[At(entry, column)]
}

// OwnFigures returns the figures of one unit, with those of the other bureau
// where the region has one unit of each; nil when it sent none. Index them with
// [At], and take only what the unit's bureau owns.
func (u *Unified) OwnFigures(unit model.Unit, period model.Period) []Figure {
	if own, shared := u.apart[unitAt{unit, period}]; shared {
		return own
	}
	return u.Own(unit.Region, period)
}

// At finds an entry and column in a slice of figures.
func At(entry int, column model.Column) int { return entry*model.Columns + int(column) }

// reportingRegions lists the regions that figures of a period belong to, each with the
// units whose figures belong there though their own region is another.
func (u *Unified) reportingRegions(period model.Period) map[string][]model.Unit {
	regions := map[string][]model.Unit{}
	for _, r := range u.Register.In(period) {
		guests := regions[r.Place()]
		if r.Place() != r.Region {
			guests = append(guests, r.Unit)
		}
		regions[r.Place()] = guests
	}
	return regions
}

// mergeRegions merges every region on its own.
func (u *Unified) mergeRegions(period model.Period) {
	guests := u.reportingRegions(period)
	regions := slices.Collect(maps.Keys(guests))
	merged := make([][]Figure, len(regions))
	par.Each(len(regions), func(i int) { merged[i] = u.mergeRegion(regions[i], guests[regions[i]], period) })
	for i, region := range regions {
		u.own[place{region, period}] = merged[i]
	}
}

func (u *Unified) mergeRegion(region string, guests []model.Unit, period model.Period) []Figure {
	figures := make([]Figure, u.Layout.Len()*model.Columns)
	for i := range u.Layout.Len() {
		owner := u.Layout.Trait(i).Owner
		unit := model.Unit{Region: region, Bureau: owner}
		switch {
		case owner == "":
		case u.Register.Place(unit) != region: // its figures belong elsewhere
			setKind(figures, i, model.NoBureau)
		default:
			u.fillEntry(figures, i, unit, period)
		}
	}
	u.receive(figures, region, guests, period)
	for _, rule := range u.Layout.Defs.Unify {
		u.Layout.Combine(figures, rule)
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
	sub, trait := u.Accepted.Find(unit, period, model.Own), u.Layout.Trait(i)
	due := u.isDue(reporter, trait, period, sub != nil)
	for column := range model.Column(model.Columns) {
		value := model.Value{}
		if sub != nil {
			value = u.Read(sub, i, column)
		}
		figures[At(i, column)] = fromCell(value, due && trait.Columns[column])
	}
}

func setKind(figures []Figure, i int, kind model.Kind) {
	for column := range model.Column(model.Columns) {
		figures[At(i, column)].Kind = kind
	}
}

// isDue reports whether the unit had to fill the entry in: a required figure
// always, an optional one only as long as nothing at all has come.
func (u *Unified) isDue(r model.Reporter, t Trait, period model.Period, received bool) bool {
	if r.Whole || received && !t.Required {
		return false
	}
	return slices.ContainsFunc(t.forms, func(f *define.Form) bool { return u.Concerns(r, f, period) })
}

// Concerns reports whether a form is the unit's to fill in for a period: it is
// in its 名录 entry, it is due with the period, and lower units do not report
// it in the unit's stead.
func (u *Unified) Concerns(r model.Reporter, f *define.Form, period model.Period) bool {
	switch {
	case !r.MustFill(f.ID), f.Cycle == "year" && period.LastMonth() != 12:
		return false
	}
	return f.Basis != territory || !u.above[r.Unit]
}

// Read takes an entry's value from a submission of its owner: a cell, or the
// formula of a rule's part. For a 汇总 submission everything is its own.
func (u *Unified) Read(sub *model.Submission, entry int, column model.Column) model.Value {
	e, defs := u.Layout.Entry(entry), u.Layout.Defs
	if slot, ok := defs.Slot(e.Code, e.Item); ok {
		return sub.Grid.At(slot, column).Value
	}
	part, ok := partOf(defs, e)
	if !ok {
		return model.Value{}
	}
	reporter, _ := u.Register.Find(sub.Unit)
	concerns := func(f *define.Form) bool {
		return sub.Scope == model.Aggregate || u.Concerns(reporter, f, sub.Period)
	}
	return partValue(part, cellEnv{defs: defs, sub: sub, column: column, concerns: concerns})
}
