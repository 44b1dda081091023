package sample

import (
	"cmp"
	"math"
	"slices"

	"qreport/report/model"
)

// jointRecipe says how many records both bureaus share; see recipes.toml.
type jointRecipe struct {
	Mean     map[string]float64 `toml:"mean"`
	Low      float64            `toml:"low"`
	High     float64            `toml:"high"`
	Rate     float64            `toml:"rate"`
	Turnover float64            `toml:"turnover"`
}

// shared is a record that stands in both bureaus' lists: in those of the host,
// the second bureau of the edition, and of its partner, an office of the lead
// bureau that the host's area covers.
type shared struct {
	host, partner model.Unit
	number        int   // within the host's list and quarter, or its sequence
	amount        int64 // L3: 0.01 万元; L6: 1 when it passed
	quarter       int   // in which it arose
}

// pair finds who works with whom: every office of the lead bureau with the
// nearest office of the other, upwards.
func (w *world) pair() {
	if len(w.defs.Edition.Bureaus) < 2 {
		return
	}
	host, guest := w.defs.Edition.Bureaus[1].ID, w.defs.Edition.Bureaus[0].ID
	for _, r := range w.register.All() {
		if r.Bureau != guest {
			continue
		}
		if office, ok := w.nearest(host, r.Region); ok {
			w.office[r.Unit] = office
			w.partners[office] = append(w.partners[office], r.Unit)
		}
	}
}

// nearest is the office of a bureau that answers for a region.
func (w *world) nearest(b model.Bureau, region string) (model.Unit, bool) {
	for _, r := range w.register.All() {
		if r.Bureau == b && slices.Contains(r.Covers, region) {
			return r.Unit, true
		}
	}
	for _, code := range append([]string{region}, w.defs.Regions.Ancestors(region)...) {
		if r, ok := w.register.Find(model.Unit{Region: code, Bureau: b}); ok {
			return r.Unit, true
		}
	}
	return model.Unit{}, false
}

// partnersIn are the partners of a host whose regions were there in a quarter.
func (w *world) partnersIn(host model.Unit, quarter int) []model.Unit {
	if !w.register.Dated() {
		return w.partners[host]
	}
	p := model.Period{Year: quarter / 4, Span: model.Quarter, N: quarter%4 + 1}
	there := slices.DeleteFunc(slices.Clone(w.partners[host]), func(u model.Unit) bool {
		r, _ := w.register.Find(u)
		return !r.In(p)
	})
	slices.SortFunc(there, func(u, v model.Unit) int { return cmp.Compare(w.unitOf(u), w.unitOf(v)) })
	return there
}

// origin is the region that a region was set up in the place of, itself
// otherwise: what is thrown for one goes on for the other.
func (w *world) origin(region string) string {
	if was, ok := w.origins[region]; ok {
		return was
	}
	return region
}

// unitOf is the name under which a unit's dice are thrown.
func (w *world) unitOf(u model.Unit) string {
	u.Region = w.origin(u.Region)
	return u.String()
}

// hosted lists the records that a host shares in a quarter.
func (w *world) hosted(host model.Unit, list string, quarter int) (out []shared) {
	recipe, partners := w.joints[list], w.partnersIn(host, quarter)
	if len(partners) == 0 {
		return nil
	}
	d := roll(w.seed, w.unitOf(host), "joint", list, itoa(quarter))
	for i := range d.poisson(recipe.Mean[w.levelOf(host.Region)]) {
		s := shared{host: host, partner: partners[d.IntN(len(partners))], number: int(i) + 1, quarter: quarter}
		switch {
		case recipe.High > 0:
			s.amount = scaled(recipe.Low+(recipe.High-recipe.Low)*d.Float64(), 2)
		case d.Float64() < recipe.Rate:
			s.amount = 1
		}
		out = append(out, s)
	}
	return out
}

// sharedOf lists the records that a unit shares, as host or as partner.
func (m *maker) sharedOf(list string, quarter int) []shared {
	hosted := m.hosted
	if list == "L5" {
		hosted = m.listedJointly
	}
	if office, ok := m.office[m.reporter.Unit]; ok {
		return slices.DeleteFunc(hosted(office, list, quarter), func(s shared) bool { return m.unitOf(s.partner) != m.unitOf(m.reporter.Unit) })
	}
	return hosted(m.reporter.Unit, list, quarter)
}

// joint puts the number or the sum of shared records into a field.
func (m *maker) joint(r record, s step, quarter int) {
	records := m.sharedOf(s.List, quarter)
	value := int64(len(records))
	if s.List == "L5" {
		value = int64(len(m.blacklist(quarter)))
	}
	if s.Value == "amount" {
		value = 0
		for _, x := range records {
			value += x.amount
		}
	}
	m.store(r, s, m.cells(s.To, s.Shape), []int64{value})
}

// listed is the stretch of a unit's sequence of companies that stand on its
// list at the end of a quarter: they come and go at a steady pace.
func (w *world) listed(u model.Unit, quarter int) (first, behind int) {
	recipe := w.joints["L5"]
	d := roll(w.seed, w.unitOf(u), "listed")
	start, stay := d.Float64(), recipe.Mean[w.levelOf(u.Region)]*(0.6+0.8*d.Float64())
	last := start + recipe.Turnover*float64(quarter-listStart)
	return int(math.Floor(last - stay)), int(math.Floor(last))
}

// listStart is the quarter in which the sequences begin.
const listStart = 1990 * 4

// listedIn is the quarter in which a company of the sequence was listed.
func (w *world) listedIn(u model.Unit, number, before int) int {
	for quarter := before; ; quarter-- {
		if _, behind := w.listed(u, quarter-1); behind <= number {
			return quarter
		}
	}
}

// listedJointly are the companies of a host's list that its partner lists too.
func (w *world) listedJointly(host model.Unit, _ string, quarter int) (out []shared) {
	partners := w.partners[host]
	for _, s := range w.ownList(host, quarter) {
		d := roll(w.seed, w.unitOf(host), "listed", itoa(s.number))
		if len(partners) > 0 && d.Float64() < w.joints["L5"].Rate {
			s.partner = partners[d.IntN(len(partners))]
			out = append(out, s)
		}
	}
	return out
}

func (w *world) ownList(u model.Unit, quarter int) (out []shared) {
	first, behind := w.listed(u, quarter)
	for number := first; number < behind; number++ {
		out = append(out, shared{host: u, number: number, quarter: w.listedIn(u, number, quarter)})
	}
	return out
}

// blacklist is a unit's whole list: its own, and what its host lists with it.
func (m *maker) blacklist(quarter int) []shared {
	own := m.ownList(m.reporter.Unit, quarter)
	if _, guest := m.office[m.reporter.Unit]; guest {
		own = append(own, m.sharedOf("L5", quarter)...)
	}
	return own
}
