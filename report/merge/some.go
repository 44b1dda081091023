package merge

import (
	"slices"

	"qreport/report/model"
)

// Some adds up an entry over some of the units of a region. For the result of a
// rule it adds the units' parts and takes off what two of them counted.
func (u *Unified) Some(units []model.Unit, region string, period model.Period, entry int, column model.Column) Figure {
	e := u.Layout.Entry(entry)
	rule, ok := u.Layout.Defs.Rule(e.Code)
	if !ok || e.Part != "" {
		return u.sumOf(units, period, entry, column)
	}
	var total Figure
	for n, part := range rule.Parts {
		if n > 0 && rule.Rule == ruleOwner || rule.Rule == ruleSide {
			break
		}
		i, _ := u.Layout.Index(Entry{Code: rule.Code, Part: string(part.Bureau)})
		total = total.Plus(u.sumOf(units, period, i, column))
	}
	for _, m := range u.ledger.In(column) {
		if m.Rule == rule.Code && m.Period == period && u.Layout.Defs.Regions.Contains(region, m.Region) && m.Among(units) {
			total.Sum = total.Sum.Sub(m.Amount)
		}
	}
	return total
}

func (u *Unified) sumOf(units []model.Unit, period model.Period, entry int, column model.Column) Figure {
	var total Figure
	for _, unit := range units {
		total = total.Plus(u.OwnFigure(unit, period, entry, column))
	}
	return total
}

// Among reports whether both records of a match are of the given units.
func (m Match) Among(units []model.Unit) bool {
	return slices.Contains(units, m.Kept.Unit) && slices.Contains(units, m.Other.Unit)
}
