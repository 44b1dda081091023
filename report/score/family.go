package score

import (
	"fmt"
	"math"
	"sync"

	"qreport/report/define"
	"qreport/report/index"
	"qreport/report/indicator"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Family is the index of sibling regions in one year: the regions below one
// parent, which are compared with each other.
type Family struct {
	Parent string // "" for the nation itself
	// Industries says that the units are the industries of the parent.
	Industries bool
	Year       int
	Method     *index.Method
	Now        index.Scores
	Before     index.Scores // the year before, from the 上年 figures of the same submissions
	raw        map[leafKey]indicator.Quantity
	past       map[leafKey]indicator.Quantity // of industries: the statistics of the year before
	of         [2]map[string]*Industry        // of industries: their data by code, now and the year before
	robust     func() (index.Robustness, error)
}

type leafKey struct{ leaf, region string }

// Raw returns a statistic's value, exact.
func (f *Family) Raw(leaf, region string) indicator.Quantity { return f.raw[leafKey{leaf, region}] }

// Has reports whether a region of the family has a score.
func (f *Family) Has(region string) bool {
	if f == nil {
		return false
	}
	_, ok := f.Now.Score(f.Method.Root(), region)
	return ok
}

// Scored is the number of regions with a score.
func (f *Family) Scored() int {
	n := 0
	for _, s := range f.Now.Table(f.Method.Root()) {
		if s.Rank.Place > 0 {
			n++
		}
	}
	return n
}

// Robustness says how firm the places within the family are. It is computed
// once, when it is first asked for.
func (f *Family) Robustness() (index.Robustness, error) { return f.robust() }

// Compute scores the regions below a parent for a year. It returns nil when
// none of them has data for the index in that year.
func Compute(method *index.Method, in *indicator.Indicators, year int, parent string, regions []string) (*Family, error) {
	f := &Family{Parent: parent, Year: year, Method: method, raw: map[leafKey]indicator.Quantity{}}
	now, found := f.data(in, regions, false)
	if !found {
		return nil, nil
	}
	var err error
	if f.Now, err = method.Score(now); err != nil {
		return nil, fmt.Errorf("score: %d年: %w", year, err)
	}
	before, _ := f.data(in, regions, true)
	if f.Before, err = method.Score(before); err != nil {
		return nil, fmt.Errorf("score: %d年的上年: %w", year, err)
	}
	f.robust = sync.OnceValues(func() (index.Robustness, error) {
		return robustness(method, now, in.Defs.Index.Robustness)
	})
	return f, nil
}

// data reads every statistic of every region; found tells whether there is
// any that only annual forms can give.
func (f *Family) data(in *indicator.Indicators, regions []string, prior bool) (d index.Data, found bool) {
	d.Period = fmt.Sprint(f.Year)
	if prior {
		d.Period = fmt.Sprint(f.Year - 1)
	}
	for _, r := range regions {
		region, _ := in.Defs.Regions.Get(r)
		d.Units = append(d.Units, index.Unit{Code: r, Name: region.Name})
	}
	for i := range in.Defs.Index.Leaves {
		column, any := f.column(in, &in.Defs.Index.Leaves[i], regions, prior)
		d.Columns = append(d.Columns, column)
		found = found || any
	}
	return d, found
}

func (f *Family) column(in *indicator.Indicators, leaf *define.IndexLeaf, regions []string, prior bool) (index.Column, bool) {
	column := index.Column{Code: leaf.Code}
	found := false
	for _, region := range regions {
		q, operands := in.Formula(leaf.Compiled, region, lastQuarter(f.Year), rollup.ToDate, prior)
		if !prior {
			f.raw[leafKey{leaf.Code, region}] = q
		}
		value := math.NaN()
		if q.Present() {
			value = q.Float()
			found = found || annual(in, operands)
		}
		column.Values = append(column.Values, value)
		column.Errors = append(column.Errors, sampling(in, leaf, region, f.Year, prior))
	}
	return column, found
}

func lastQuarter(year int) model.Period { return model.Period{Year: year, Span: model.Quarter, N: 4} }

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
func sampling(in *indicator.Indicators, leaf *define.IndexLeaf, region string, year int, prior bool) index.Sampling {
	if leaf.PassCompiled == nil || leaf.TrialsCompiled == nil {
		return index.Sampling{}
	}
	k, _ := in.Formula(leaf.PassCompiled, region, lastQuarter(year), rollup.ToDate, prior)
	n, _ := in.Formula(leaf.TrialsCompiled, region, lastQuarter(year), rollup.ToDate, prior)
	if !k.Present() || !n.Present() || n.Rat.Sign() <= 0 {
		return index.Sampling{}
	}
	return index.Sampling{Pass: k.Float(), Trials: n.Float(), Scale: 100}
}
