package model

import "slices"

// Reporter is an entry of the 名录: a unit that must report.
type Reporter struct {
	Unit
	Name string
	// Forms limits what it must fill in, by form id; empty means every form of
	// its bureau.
	Forms []string
	// Covers names the regions that an office answers for when they are not
	// simply its own region and what lies below.
	Covers []string
	// Seat is the region that the unit's figures belong to: the smallest that
	// contains its own region and all that it covers. Empty means its own.
	Seat string
	// Whole marks a unit that files only a 汇总 submission: nothing of its own
	// is expected from it.
	Whole bool
	// Days after the period's end until the report is due.
	Days int
	// Life is that of the unit's region: nothing is expected for other periods.
	Life
}

// Place is the region that the unit's figures belong to. They are never
// apportioned to the regions that an office covers.
func (r Reporter) Place() string {
	if r.Seat != "" {
		return r.Seat
	}
	return r.Region
}

// MustFill reports whether form is among the forms of the reporter.
func (r Reporter) MustFill(form string) bool {
	return len(r.Forms) == 0 || slices.Contains(r.Forms, form)
}

// Register is the 名录 of a workspace, in the order of region code and bureau.
type Register struct {
	reporters []Reporter
	at        map[Unit]int
	dated     bool // some were not, or are not, there in every period
}

// NewRegister sorts and keeps the reporters; a unit that is listed twice keeps
// its last entry.
func NewRegister(reporters []Reporter) *Register {
	last := map[Unit]Reporter{}
	for _, r := range reporters {
		last[r.Unit] = r
	}
	sorted := make([]Reporter, 0, len(last))
	for _, r := range last {
		sorted = append(sorted, r)
	}
	slices.SortFunc(sorted, func(a, b Reporter) int { return a.Unit.Compare(b.Unit) })
	at := make(map[Unit]int, len(sorted))
	for i, r := range sorted {
		at[r.Unit] = i
	}
	dated := slices.ContainsFunc(sorted, func(e Reporter) bool { return e.Dated() })
	return &Register{sorted, at, dated}
}

// In returns the reporters of a period in order: those whose region was one at
// its end. The slice is the caller's to read only.
func (r *Register) In(p Period) []Reporter {
	if !r.dated {
		return r.reporters
	}
	return slices.DeleteFunc(slices.Clone(r.reporters), func(e Reporter) bool { return !e.In(p) })
}

// Dated reports whether the reporters are not the same in every period.
func (r *Register) Dated() bool { return r.dated }

// Place is the region that a unit's figures belong to.
func (r *Register) Place(u Unit) string {
	if e, ok := r.Find(u); ok {
		return e.Place()
	}
	return u.Region
}

// All returns every reporter in order; the slice is the caller's to read only.
func (r *Register) All() []Reporter { return r.reporters }

// Within is the 名录 of the units whose place is among some regions.
func (r *Register) Within(in func(region string) bool) *Register {
	return NewRegister(slices.DeleteFunc(slices.Clone(r.reporters), func(u Reporter) bool { return !in(u.Place()) }))
}

// Find returns the entry of a unit.
func (r *Register) Find(u Unit) (Reporter, bool) {
	i, ok := r.at[u]
	if !ok {
		return Reporter{}, false
	}
	return r.reporters[i], true
}
