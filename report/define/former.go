package define

import (
	"cmp"
	"maps"
	"slices"

	"qreport/report/model"
)

// Former is a region that was. Its own Life says until when.
type Former struct {
	model.Region
	// Into are the regions of today that its territory went to, the one that
	// answers for it first.
	Into []string
	// Renamed: the first of Into was set up in its place, and was not there
	// before. Otherwise it went into what was there.
	Renamed bool
	Note    string // 撤县设区 …
}

// Former finds a former region by its code, name or short name.
func (t *Regions) Former(codeOrName string) (Former, bool) {
	if f, ok := t.former[codeOrName]; ok {
		return f, true
	}
	f, ok := t.former[t.names[codeOrName]]
	return f, ok
}

// Formers lists the former regions, those that contain others first; to be read
// only.
func (t *Regions) Formers() []Former { return t.formers }

func sortedFormers(former map[string]Former) []Former {
	return slices.SortedFunc(maps.Values(former), func(a, b Former) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Code, b.Code))
	})
}

// At is the region that stands for another in a period: itself where it was
// one; what was set up in its place where it was no more; what it was set up in
// the place of where it was not yet. ok is false where nothing stands for it
// alone: its territory went into another.
func (t *Regions) At(code string, p model.Period) (model.Region, bool) {
	r, ok := t.Get(code)
	switch f, former := t.former[code]; {
	case !ok && !former:
		return r, false
	case ok && r.In(p):
		return r, true
	case former:
		next, _ := t.Get(f.Into[0])
		return next, f.Renamed
	}
	for _, f := range t.formers {
		if f.Renamed && f.Into[0] == code && f.In(p) {
			return f.Region, true
		}
	}
	return r, false
}

// Territory lists the regions of one period that together are what a region is
// in a later one; none when no set of them is.
func (t *Regions) Territory(code string, now, then model.Period) (pieces []string) {
	r, ok := t.Get(code)
	if ok && r.In(then) {
		pieces = []string{code}
	}
	if !ok || !r.In(now) || now.Compare(then) <= 0 {
		return pieces
	}
	for _, f := range t.formers {
		if !f.In(then) || f.In(now) || slices.ContainsFunc(pieces, func(p string) bool { return t.Contains(p, f.Code) }) {
			continue
		}
		inside := slices.DeleteFunc(slices.Clone(f.Into), func(into string) bool { return !t.Contains(code, into) })
		_, there := t.regions[f.Code]
		switch whole := len(inside) == len(f.Into); {
		case whole && there:
			pieces = append(pieces, f.Code)
		case len(inside) == 0, t.divided(f):
		case whole && f.Renamed && f.Into[0] == code: // one series, see Today
		default:
			return nil // a part of it, or nobody knows its figures
		}
	}
	slices.Sort(pieces)
	return pieces
}

// divided reports whether former regions below one tell where its territory
// went, better than it does itself.
func (t *Regions) divided(f Former) bool {
	for _, below := range t.formers {
		if below.Parent == f.Code {
			return true
		}
	}
	return false
}

// Today is the tree without former regions: that of a place that took one up
// and knows no other.
func (t *Regions) Today() *Regions {
	now := &Regions{maps.Clone(t.regions), maps.Clone(t.children), t.zones, t.former, t.formers, t.names}
	for code, f := range t.former {
		delete(now.regions, code)
		delete(now.children, code)
		now.children[f.Parent] = slices.DeleteFunc(slices.Clone(now.children[f.Parent]), func(c string) bool { return c == code })
	}
	for code, r := range now.regions {
		r.Life = model.Life{}
		now.regions[code] = r
	}
	return now
}
