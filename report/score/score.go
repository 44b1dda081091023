// Package score feeds the indicators of regions into the index engine and
// keeps what the report says about the result: scores of this year and of the
// year before on the same basis, raw statistics, contributions and grades.
//
// The engine (report/index) knows nothing of regions and bureaus; this package
// is the only place where the two meet. Statistics are computed from summed
// numerators and denominators; a region's score is never a mean of its parts'.
package score

import (
	"fmt"
	"math"

	"qreport/report/define"
	"qreport/report/index"
	"qreport/report/indicator"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Scores are the index of some regions in one year.
type Scores struct {
	Spec   *define.Index
	Method *index.Method
	Year   int
	Now    index.Scores
	Before index.Scores // the year before, from the 上年 figures of the same submissions
	raw    map[leafKey]indicator.Quantity
}

type leafKey struct{ leaf, region string }

// Raw returns a statistic's value, exact.
func (s *Scores) Raw(leaf, region string) indicator.Quantity { return s.raw[leafKey{leaf, region}] }

// NewMethod turns the definition into a method of the engine. The definitions
// were checked when they were loaded, so an error is a fault of the program.
func NewMethod(spec *define.Index) (*index.Method, error) {
	method, err := index.Compile(toSpec(spec))
	if err != nil {
		return nil, fmt.Errorf("score: 指数定义 %s: %w", spec.Code, err)
	}
	return method, nil
}

func toSpec(spec *define.Index) index.Spec {
	s := index.Spec{Code: spec.Code, Name: spec.Name, Low: spec.Low, High: spec.High,
		Normalise: index.Goalposts, Availability: leastAvailable,
		Nodes: []index.Node{{Code: spec.Code, Name: spec.Name}}}
	for _, n := range spec.Nodes {
		s.Nodes = append(s.Nodes, index.Node{Code: n.Code, Name: n.Name, Parent: n.Parent, Weight: n.Weight})
	}
	for _, l := range spec.Leaves {
		s.Indicators = append(s.Indicators, toIndicator(l))
	}
	for _, b := range spec.Bands {
		s.Bands = append(s.Bands, index.Band{Scheme: b.Scheme, Low: b.Low, High: b.High, Label: b.Label})
	}
	return s
}

// leastAvailable is the share of weight that must be present for a score: an
// index over less than half of its statistics is another index.
const leastAvailable = 0.5

func toIndicator(l define.IndexLeaf) index.Indicator {
	i := index.Indicator{Code: l.Code, Name: l.Name, Unit: l.Unit, Parent: l.Parent, Weight: l.Weight,
		Direction: 1, Worst: l.Low, Best: l.High}
	if l.Direction == "-" {
		i.Direction = -1
	}
	return i
}

// Compute scores regions for a year. It returns nil when no region has data
// for the index in that year.
func Compute(method *index.Method, in *indicator.Indicators, year int, regions []string) (*Scores, error) {
	s := &Scores{Spec: in.Defs.Index, Method: method, Year: year, raw: map[leafKey]indicator.Quantity{}}
	now, found := s.data(in, regions, false)
	if !found {
		return nil, nil
	}
	var err error
	if s.Now, err = method.Score(now); err != nil {
		return nil, fmt.Errorf("score: %d年: %w", year, err)
	}
	before, _ := s.data(in, regions, true)
	if s.Before, err = method.Score(before); err != nil {
		return nil, fmt.Errorf("score: %d年的上年: %w", year, err)
	}
	return s, nil
}

// data reads every statistic of every region; found tells whether there is
// any that only annual forms can give.
func (s *Scores) data(in *indicator.Indicators, regions []string, prior bool) (d index.Data, found bool) {
	period := model.Period{Year: s.Year, Span: model.Quarter, N: 4}
	d.Period = fmt.Sprint(s.Year)
	if prior {
		d.Period = fmt.Sprint(s.Year - 1)
	}
	for _, r := range regions {
		region, _ := in.Defs.Regions.Get(r)
		d.Units = append(d.Units, index.Unit{Code: r, Name: region.Name})
	}
	for i := range s.Spec.Leaves {
		column, any := s.column(in, &s.Spec.Leaves[i], period, regions, prior)
		d.Columns = append(d.Columns, column)
		found = found || any
	}
	return d, found
}

func (s *Scores) column(in *indicator.Indicators, leaf *define.IndexLeaf, period model.Period, regions []string, prior bool) (index.Column, bool) {
	column := index.Column{Code: leaf.Code}
	found := false
	for _, region := range regions {
		q, operands := in.Formula(leaf.Compiled, region, period, rollup.ToDate, prior)
		if !prior {
			s.raw[leafKey{leaf.Code, region}] = q
		}
		value := math.NaN()
		if q.Present() {
			value = q.Float()
			found = found || annual(in, operands)
		}
		column.Values = append(column.Values, value)
		column.Errors = append(column.Errors, s.sampling(in, leaf, region, period, prior))
	}
	return column, found
}

// annual reports whether an operand stands on an annual form.
func annual(in *indicator.Indicators, operands []indicator.Operand) bool {
	for _, o := range operands {
		if form := in.Cube.Layout.Trait(o.Entry).Form; form != nil && form.Cycle == "year" {
			return true
		}
	}
	return false
}

// sampling is the sample behind a statistic, so that its error can be carried
// into the rank.
func (s *Scores) sampling(in *indicator.Indicators, leaf *define.IndexLeaf, region string, period model.Period, prior bool) index.Sampling {
	if leaf.PassCompiled == nil || leaf.TrialsCompiled == nil {
		return index.Sampling{}
	}
	k, _ := in.Formula(leaf.PassCompiled, region, period, rollup.ToDate, prior)
	n, _ := in.Formula(leaf.TrialsCompiled, region, period, rollup.ToDate, prior)
	if !k.Present() || !n.Present() || n.Rat.Sign() <= 0 {
		return index.Sampling{}
	}
	return index.Sampling{Pass: k.Float(), Trials: n.Float(), Scale: 100}
}
