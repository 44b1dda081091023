package index

import "math"

// Imputed holds values of which the missing ones were filled where the method
// says how.
type Imputed struct{ frame }

// Impute fills missing values (see [Imputation]):
//
//	mean, median              over the units that have a value
//	group_mean, group_median  over the units of the same group that have one;
//	                          a unit without a group has nobody to borrow from
//	carry                     the unit's own value in the latest earlier period that has one
//
// Values that are present never change. Every filled value is in the log.
func (d Denominated) Impute() Imputed {
	im := Imputed{d.frame.next()}
	plan := d.imputing()
	sc := newScratch(len(d.units))
	for i := range im.x {
		kind := im.indicator(i).Impute
		plan.fill(im.x[i], i, kind, sc)
		im.logImpute(i, d.x[i], kind, plan)
	}
	return im
}

func (im *Imputed) logImpute(i int, before []float64, kind Imputation, plan *imputing) {
	if kind == ImputeNone {
		return
	}
	for u, v := range before {
		if !isMissing(v) {
			continue
		}
		action, detail := ImputedValue, string(kind)
		if isMissing(im.x[i][u]) {
			action = NotImputed
		} else if kind == ImputeCarry {
			detail += " " + plan.carriedFrom[i][u]
		}
		im.touch(StageImpute, im.indicator(i).Code, u, action, v, im.x[i][u], detail)
	}
}

// imputing is what imputation needs to know besides the column itself.
type imputing struct {
	group       []int // of every unit, 0 for none
	carried     [][]float64
	carriedFrom [][]string
}

func (d Denominated) imputing() *imputing {
	p := &imputing{group: make([]int, len(d.units)), carried: cloneColumns(d.x), carriedFrom: make([][]string, len(d.x))}
	number := map[string]int{"": 0}
	for u, unit := range d.units {
		if _, ok := number[unit.Group]; !ok {
			number[unit.Group] = len(number)
		}
		p.group[u] = number[unit.Group]
	}
	for i := range d.x {
		p.carriedFrom[i] = make([]string, len(d.units))
		for u, unit := range d.units {
			p.carried[i][u], p.carriedFrom[i][u] = d.latest(i, unit.Code)
		}
	}
	return p
}

// latest finds the unit's value in the latest earlier period that has one.
func (d Denominated) latest(i int, unit string) (float64, string) {
	for e := d.previous; e != nil; e = e.previous {
		if u := e.unit(unit); u >= 0 && !isMissing(e.x[i][u]) {
			return e.x[i][u], e.period
		}
	}
	return math.NaN(), ""
}

// fill is the kernel, in place.
func (p *imputing) fill(x []float64, i int, kind Imputation, sc *scratch) {
	switch kind {
	case ImputeMean:
		replaceMissing(x, mean(x))
	case ImputeMedian:
		replaceMissing(x, median(x, sc.buf))
	case ImputeCarry:
		for u := range x {
			if isMissing(x[u]) {
				x[u] = p.carried[i][u]
			}
		}
	case ImputeGroupMean, ImputeGroupMedian:
		p.fillByGroup(x, kind, sc)
	}
}

func replaceMissing(x []float64, by float64) {
	for u := range x {
		if isMissing(x[u]) {
			x[u] = by
		}
	}
}

// fillByGroup marks with order which values were there before, so that filled
// ones do not count.
func (p *imputing) fillByGroup(x []float64, kind Imputation, sc *scratch) {
	for u := range x {
		sc.order[u] = 0
		if isMissing(x[u]) {
			sc.order[u] = 1
		}
	}
	for u := range x {
		if sc.order[u] == 0 {
			continue
		}
		sc.buf = sc.buf[:0]
		for v := range x {
			if p.group[u] != 0 && p.group[v] == p.group[u] && sc.order[v] == 0 {
				sc.buf = append(sc.buf, x[v])
			}
		}
		if kind == ImputeGroupMean {
			x[u] = mean(sc.buf)
		} else {
			x[u] = median(sc.buf, sc.buf)
		}
	}
}
