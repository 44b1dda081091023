package model

import "cmp"

// Level is the rank of a region in the administrative tree.
type Level uint8

// The four levels of the tree, from the nation down.
const (
	Nation Level = iota
	Province
	City   // 地级: prefecture
	County // 县级, and development zones reporting on their own
)

// String is the level's word as regions.csv spells it.
func (l Level) String() string {
	return [...]string{"nation", "province", "city", "county"}[l]
}

// Region is a node of the administrative tree (GB/T 2260 code, or a code of
// the workspace's own for a zone that reports by itself).
type Region struct {
	Code   string
	Name   string
	Level  Level
	Parent string // code; empty for the nation
	Zone   bool   // 开发区 etc.: not in GB/T 2260
	Life
}

// Bureau identifies one of the two services ("qts", "ciq"). The names that are
// printed come from the edition.
type Bureau string

// Unit is a reporting unit: one bureau in one region.
type Unit struct {
	Region string
	Bureau Bureau
}

// String is the form used on the command line, "330500:qts".
func (u Unit) String() string { return u.Region + ":" + string(u.Bureau) }

// Compare orders units by region code, then bureau.
func (u Unit) Compare(v Unit) int {
	return cmp.Or(cmp.Compare(u.Region, v.Region), cmp.Compare(u.Bureau, v.Bureau))
}
