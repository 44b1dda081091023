package rollup

import (
	"qreport/report/define"
	"qreport/report/merge"
	"qreport/report/model"
)

// Basis says which stretch of time a figure is about.
type Basis uint8

// The bases of a report's figures.
const (
	Current Basis = iota // 当季 (本期)
	ToDate               // 本年累计
)

// Span is what a figure on a basis covers: how many of the year's quarters up
// to its own are behind it.
type Span struct{ Got, Want int }

// On returns an entry on a basis. Stocks are the same on both, the end of the
// period, and so are the figures of annual forms, which have one column.
func (c *Cube) On(region string, period model.Period, entry int, basis Basis) merge.Figure {
	return c.At(region, period, entry, c.ColumnOn(entry, basis))
}

// PriorOn returns the 上年同期 of an entry on a basis, on the basis that this
// year's submissions state (可比口径). Cumulated, it is the sum of what each
// quarter of this year stated; where a quarter lacks some of the units, last
// year's own 累计 if more of them are in that.
func (c *Cube) PriorOn(region string, period model.Period, entry int, basis Basis) merge.Figure {
	if c.ColumnOn(entry, basis) != model.YTD { // as most are: nothing to add
		return c.At(region, period, entry, model.Prior)
	}
	figure, _ := c.prior(region, period, entry, basis)
	return figure
}

// prior is PriorOn together with the columns that it was read from.
func (c *Cube) prior(region string, period model.Period, entry int, basis Basis) (merge.Figure, []At) {
	latest := c.At(region, period, entry, model.Prior)
	year := At{period.YearAgo(), model.YTD}
	switch {
	case c.ColumnOn(entry, basis) != model.YTD:
		return latest, []At{{period, model.Prior}}
	case c.Layout.Trait(entry).Nature != define.Flow: // kinds do not add over time either
		return c.At(region, year.Period, entry, model.YTD), []At{year}
	}
	total, at := latest, []At{{period, model.Prior}}
	for _, earlier := range EarlierInYear(period) {
		total = addQuarter(total, c.At(region, earlier, entry, model.Prior))
		at = append(at, At{earlier, model.Prior})
	}
	if total.Got < latest.Got || total.Got == 0 {
		if last := c.At(region, year.Period, entry, model.YTD); last.Got > total.Got {
			return last, []At{year}
		}
	}
	return total, at
}

// addQuarter adds over time: the units are the same, so coverage does not add
// but keeps its worst. A quarter that nobody stated leaves no sum.
func addQuarter(a, b merge.Figure) merge.Figure {
	a.Sum = a.Sum.Add(b.Sum)
	if a.Got > 0 && b.Got == 0 {
		a.Kind = b.Kind
	}
	a.Got, a.Want = min(a.Got, b.Got), max(a.Want, b.Want)
	a.Whole = a.Whole || b.Whole
	return a
}

// EarlierInYear lists the periods of the same span before p in its year.
func EarlierInYear(p model.Period) []model.Period {
	var earlier []model.Period
	for n := 1; n < p.N; n++ {
		earlier = append(earlier, model.Period{Year: p.Year, Span: p.Span, N: n})
	}
	return earlier
}

// flows reports whether an entry has a cumulated column of its own.
func (c *Cube) flows(entry int) bool {
	nature := c.Layout.Trait(entry).Nature
	return nature == define.Flow || nature == define.Distinct
}

func (c *Cube) annual(entry int) bool {
	form := c.Layout.Trait(entry).Form
	return form != nil && form.Cycle == "year"
}

// Year tells in how many of the year's periods up to p anybody in the region
// reported: what a cumulated figure rests on when it is summed from quarters.
func (c *Cube) Year(region string, p model.Period) Span {
	span := Span{Want: p.N}
	for _, q := range append(EarlierInYear(p), p) {
		if c.Has(region, q) {
			span.Got++
		}
	}
	return span
}

// ColumnOn is the column of the forms that [Cube.On] reads.
func (c *Cube) ColumnOn(entry int, basis Basis) model.Column {
	if basis == ToDate && c.flows(entry) && !c.annual(entry) {
		return model.YTD
	}
	return model.Cur
}
