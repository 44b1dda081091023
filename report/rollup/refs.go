package rollup

import "qreport/report/model"

// At names a column of a period that a figure on a basis was read from.
type At struct {
	Period model.Period
	Column model.Column
}

// Columns tells which columns of which periods [Cube.On] or, for the
// 上年同期, [Cube.PriorOn] adds up for a figure.
func (c *Cube) Columns(region string, period model.Period, entry int, basis Basis, prior bool) []At {
	if !prior {
		return []At{{period, c.ColumnOn(entry, basis)}}
	}
	_, at := c.prior(region, period, entry, basis)
	return at
}
