package report

import (
	"fmt"
	"time"

	"qreport/report/analysis"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Occasion is what a report is about: the quarter that it reads last, and
// whether its figures are that quarter's or the year's up to it.
type Occasion struct {
	Asked  model.Period // as on the command line: 2011Q1, 2011H1 or 2010
	Last   model.Period // the quarter at its end, for which somebody reported
	Basis  rollup.Basis
	Annual bool
	apart  bool // kept beside the report of the quarter itself
}

// Folder is where reports of the occasion are published below reports/.
func (o Occasion) Folder() string {
	if o.apart && o.Last.N > 1 {
		return fmt.Sprintf("%dQ1-Q%d", o.Last.Year, o.Last.N)
	}
	return o.Asked.String()
}

// Occasion finds what a report of a region and period is about. A year whose
// last quarters are missing is reported up to the last that is there; ok is
// false when nobody in the region reported at all.
func (r *Run) Occasion(region string, asked model.Period) (o Occasion, ok bool) {
	o = Occasion{Asked: asked, Last: asked, Basis: r.basis()}
	if asked.Span == model.Quarter {
		o.apart = r.ToDate
		return o, r.Indicators.Cube.Has(region, asked)
	}
	o.Basis, o.Annual = rollup.ToDate, asked.Span == model.Year
	for n := asked.LastMonth() / 3; n >= 1; n-- {
		o.Last = model.Period{Year: asked.Year, Span: model.Quarter, N: n}
		if r.Indicators.Cube.Has(region, o.Last) {
			return o, o.Annual || n == asked.LastMonth()/3
		}
	}
	return o, false
}

// quarters are the quarters that an occasion's figures rest on.
func (o Occasion) quarters() []model.Period {
	if o.Basis == rollup.Current {
		return []model.Period{o.Last}
	}
	return append(rollup.EarlierInYear(o.Last), o.Last)
}

// findingsAt are the findings of all quarters of an occasion; those whose
// period is unknown appear once.
func (r *Run) findingsAt(region string, o Occasion) []model.Finding {
	var out []model.Finding
	seen := map[string]bool{}
	for _, period := range o.quarters() {
		for _, f := range r.findingsOf(region, period) {
			key := fmt.Sprintf("%v", f)
			if !seen[key] {
				seen[key] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// filings counts the workbooks that came from each unit of a region for the
// quarters of a year: a second one is a correction.
func (r *Run) filings(region string, year int) []analysis.Filing {
	type key struct {
		unit   model.Unit
		period model.Period
	}
	at := map[key]int{}
	var list []analysis.Filing
	for _, s := range r.indexes.received()[region] {
		if s.Period.Year != year || s.Scope != model.Own {
			continue
		}
		k := key{s.Unit, s.Period}
		i, seen := at[k]
		if !seen {
			i = len(list)
			at[k] = i
			list = append(list, analysis.Filing{Unit: s.Unit, Period: s.Period})
		}
		list[i].Count++
		list[i].Latest = max(list[i].Latest, s.Filed)
	}
	return list
}

// Declare is the declared date of a report when none is given: the fifteenth
// of the month after the period, so that the same inputs always give the same
// bytes.
func Declare(period model.Period) time.Time {
	return time.Date(period.Year, time.Month(period.LastMonth())+1, 15, 0, 0, 0, 0, time.UTC)
}
