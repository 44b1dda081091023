package analysis

import (
	"slices"

	"qreport/report/model"
	"qreport/report/rollup"
)

// cumulated reports whether the leading figures are those of several quarters.
func (w *writer) cumulated() bool { return w.Basis == rollup.ToDate && w.Period.N > 1 }

// stretch lists the quarters that the leading figures are about.
func (w *writer) stretch() []model.Period {
	if w.Basis == rollup.ToDate {
		return append(rollup.EarlierInYear(w.Period), w.Period)
	}
	return []model.Period{w.Period}
}

func (w *writer) within(p model.Period) bool { return slices.Contains(w.stretch(), p) }

// year lists the quarters that a report of the year should rest on.
func (w *writer) year() []model.Period {
	return append(rollup.EarlierInYear(model.Period{Year: w.Period.Year, Span: model.Quarter, N: 4}),
		model.Period{Year: w.Period.Year, Span: model.Quarter, N: 4})
}

// silentQuarters are those of the year for which nobody in the region reported.
func (w *writer) silentQuarters() []model.Period {
	return slices.DeleteFunc(w.year(), func(p model.Period) bool { return w.cube.Has(w.Region, p) })
}

// Annual reports whether this is the report of a year.
func (v *voice) Annual() bool { return v.w.Annual }

// Cumulated reports whether the figures are those of several quarters.
func (v *voice) Cumulated() bool { return v.w.cumulated() }

// WholeYear reports whether the figures are those of a whole year.
func (v *voice) WholeYear() bool { return v.w.cumulated() && v.w.Period.LastMonth() == 12 }

// Year is the year of the report.
func (v *voice) Year() int { return v.w.Period.Year }

// ShortYear says which quarters a report of the year lacks, "" when none.
func (v *voice) ShortYear() string {
	silent := v.w.silentQuarters()
	if !v.w.Annual || len(silent) == 0 {
		return ""
	}
	var names []string
	for _, p := range silent {
		names = append(names, v.w.quarterName(p))
	}
	return v.w.say("annual.short", shortYear{v.w.list(names), v.w.spanName(), v.w.Period.N < 4})
}

type shortYear struct {
	Quarters, Span string
	Early          bool // the year's end is missing
}

// quarterName is a quarter without its year: 第一季度.
func (w *writer) quarterName(p model.Period) string {
	return w.say("period.quarter.name", naming{Year: p.Year, N: p.N})
}
