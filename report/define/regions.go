package define

import (
	"maps"
	"slices"

	"qreport/report/model"
)

// NationCode is the root of every tree of regions.
const NationCode = "100000"

// Regions is the immutable tree of regions, with the nation at its root. Those
// of former_regions.csv hang where they hung, beside those of today; Life tells
// them apart. The zones of zones.csv are known but stand outside the tree until
// they are added.
type Regions struct {
	regions  map[string]model.Region
	children map[string][]string // sorted
	zones    map[string]model.Region
	former   map[string]Former // by code
	formers  []Former
	names    map[string]string // former name or short name → former code
}

// NewRegions makes a tree that holds only the nation.
func NewRegions() *Regions {
	nation := model.Region{Code: NationCode, Name: "全国", Level: model.Nation}
	return &Regions{
		regions:  map[string]model.Region{NationCode: nation},
		children: map[string][]string{},
		zones:    map[string]model.Region{},
		former:   map[string]Former{},
		names:    map[string]string{},
	}
}

// Get finds a region of the tree.
func (t *Regions) Get(code string) (model.Region, bool) {
	r, ok := t.regions[code]
	return r, ok
}

// Zone finds a development zone that may be added to the tree.
func (t *Regions) Zone(code string) (model.Region, bool) {
	r, ok := t.zones[code]
	return r, ok
}

// Len is the number of regions in the tree, the nation included.
func (t *Regions) Len() int { return len(t.regions) }

// Children lists the codes directly below a region, sorted; to be read only.
func (t *Regions) Children(code string) []string { return t.children[code] }

// Ancestors lists what contains a region, from its parent up to the nation.
func (t *Regions) Ancestors(code string) (above []string) {
	for r, ok := t.regions[code]; ok && r.Parent != ""; r, ok = t.regions[r.Parent] {
		above = append(above, r.Parent)
	}
	return above
}

// Below lists everything below a region, each region followed by what lies
// below it, in the order of codes.
func (t *Regions) Below(code string) (below []string) {
	for _, child := range t.children[code] {
		below = append(below, child)
		below = append(below, t.Below(child)...)
	}
	return below
}

// Contains reports whether code is ancestor or lies below it.
func (t *Regions) Contains(ancestor, code string) bool {
	if ancestor == NationCode { // all of the tree: no need to climb it
		_, known := t.regions[code]
		return known
	}
	for ok := code != ""; ok; {
		if code == ancestor {
			_, known := t.regions[code]
			return known
		}
		var r model.Region
		r, ok = t.regions[code]
		code = r.Parent
	}
	return false
}

// Common is the smallest region that contains both; "" when one is unknown.
func (t *Regions) Common(a, b string) string {
	for _, code := range append([]string{a}, t.Ancestors(a)...) {
		if t.Contains(code, b) {
			return code
		}
	}
	return ""
}

// Add returns a tree with one more region, such as a zone that reports by
// itself. A region with a known code is replaced where it stands. Its parent
// must be in the tree; otherwise the tree is returned as it is.
func (t *Regions) Add(r model.Region) *Regions {
	if _, ok := t.regions[r.Parent]; !ok || r.Code == "" || t.Contains(r.Code, r.Parent) {
		return t
	}
	grown := &Regions{maps.Clone(t.regions), maps.Clone(t.children), t.zones, t.former, t.formers, t.names}
	if old, ok := grown.regions[r.Code]; ok {
		kept := slices.Clone(grown.children[old.Parent])
		grown.children[old.Parent] = slices.DeleteFunc(kept, func(c string) bool { return c == r.Code })
	}
	grown.regions[r.Code] = r
	grown.children[r.Parent] = withSorted(grown.children[r.Parent], r.Code)
	return grown
}

// withSorted returns a copy of sorted that holds code.
func withSorted(sorted []string, code string) []string {
	i, found := slices.BinarySearch(sorted, code)
	if found {
		return sorted
	}
	return slices.Insert(slices.Clone(sorted), i, code)
}
