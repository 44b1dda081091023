package merge

import (
	"slices"

	"qreport/report/define"
	"qreport/report/model"
)

// receive adds to a region's own figures those of offices that cover several of
// its lower regions, or parts of them: the region is the smallest that contains
// their area. What each unit gave is kept apart, for its part in a sum to be
// told.
func (u *Unified) receive(figures []Figure, region string, guests []model.Unit, period model.Period) {
	u.apartMu.Lock() // regions are merged at the same time
	defer u.apartMu.Unlock()
	for _, guest := range guests {
		host := unitAt{model.Unit{Region: region, Bureau: guest.Bureau}, period}
		if _, kept := u.apart[host]; !kept {
			u.apart[host] = slices.Clone(figures)
		}
		own := make([]Figure, len(figures))
		u.apart[unitAt{guest, period}] = own
		for i := range u.Layout.Len() {
			if u.Layout.Trait(i).Owner == guest.Bureau {
				u.fillEntry(own, i, guest, period)
				u.addGuest(figures, own, i)
			}
		}
	}
}

// addGuest adds one entry. A score stays the unit's own; kinds of two units are
// never added.
func (u *Unified) addGuest(figures, own []Figure, entry int) {
	nature := u.Layout.Trait(entry).Nature
	for column := range model.Column(model.Columns) {
		at := At(entry, column)
		sum := figures[at].Plus(own[at])
		switch {
		case nature == define.Attr:
			continue
		case nature == define.Distinct && figures[at].Concerned() && own[at].Concerned():
			sum = Figure{Want: sum.Want}
		}
		figures[at] = sum
	}
}
