// Package score feeds the indicators of regions into the index engine and
// keeps what the report says about the result: scores of this year and of the
// year before on the same basis, raw statistics, contributions, grades, and
// how firm the places among siblings are.
//
// The engine (report/index) knows nothing of regions and bureaus; this package
// is the only place where the two meet. Statistics are computed from summed
// numerators and denominators; a region's score is never a mean of its parts'.
//
// Regions are scored family by family (the regions below one parent), and each
// family once per run, so that the reports of a county and of its city share
// the work.
package score

import (
	"qreport/report/index"
	"qreport/report/indicator"
)

// Scores are the index as the report of one region sees it.
type Scores struct {
	Region   string
	Year     int
	Method   *index.Method
	Siblings *Family // the region and those beside it
	Below    *Family // the lower regions; nil when none has data
	// Industries are those of the region, as units of a family; nil when no form
	// by industry came in. Ask it directly: the methods here are about regions.
	Industries *Family
}

// of is the family that a region of the report belongs to.
func (s *Scores) of(region string) *Family {
	if region == s.Region || s.Below == nil {
		return s.Siblings
	}
	return s.Below
}

// Score returns a node's or statistic's score in the year.
func (s *Scores) Score(code, region string) (float64, bool) {
	return s.of(region).Now.Score(code, region)
}

// ScoreBefore returns it for the year before.
func (s *Scores) ScoreBefore(code, region string) (float64, bool) {
	return s.of(region).Before.Score(code, region)
}

// Raw returns a statistic's value, exact.
func (s *Scores) Raw(leaf, region string) indicator.Quantity { return s.of(region).Raw(leaf, region) }

// Explain splits a region's change since the year before; false when there is
// nothing to compare with.
func (s *Scores) Explain(region string) (index.Change, bool) {
	f := s.of(region)
	change, err := index.Explain(f.Before, f.Now, s.Method.Root(), region)
	return change, err == nil
}

// Contributions splits a region's score over the statistics.
func (s *Scores) Contributions(region string) []index.Contribution {
	return s.of(region).Now.Contributions(s.Method.Root(), region)
}
