package analysis

import (
	"slices"

	"qreport/report/model"
)

// submissions are the accepted own-level submissions of this report's region,
// what lies below, and its period, in order; of all quarters up to it when the
// figures are cumulated.
func (w *writer) submissions() []*model.Submission {
	var out []*model.Submission
	for _, s := range w.cube.Unified.Submissions(w.Region) {
		if w.within(s.Period) && s.Scope == model.Own {
			out = append(out, s)
		}
	}
	return out
}

// listed collects the records of a list-form, in order of units and rows.
func (w *writer) listed(formID string) []listed {
	form, ok := w.defs.Form(formID)
	if !ok {
		return nil
	}
	var out []listed
	for _, s := range w.submissions() {
		for _, list := range s.Lists {
			if list.Form != formID {
				continue
			}
			for _, r := range list.Records {
				origin := s.Origin(model.Pos{Sheet: list.Sheet, Row: r.Row, Col: firstColumn(list)})
				out = append(out, listed{form, r.Texts, w.unitName(s.Unit), w.placeBelow(s.Unit.Region), w.originSource(s.Unit, origin, "1")})
			}
		}
	}
	return out
}

// firstColumn is the first sheet column of a list that is there.
func firstColumn(list model.List) uint16 {
	for _, c := range list.Columns {
		if c > 0 {
			return c
		}
	}
	return 1
}

// ownName is a region's name in a list of places: 市本级 for the report's own.
func (w *writer) ownName(region string) string {
	if region == w.Region && len(w.cube.Reporting(region, w.Period)) > 0 {
		return w.ownLevelName()
	}
	return w.regionName(region)
}

// remark is what one or more units wrote on a topic.
type remark struct {
	units []string
	text  string
}

// remarksOn are the units' texts on a topic: the region's own bureaus first,
// in the order of the edition, then those of the lower regions.
func (w *writer) remarksOn(topic string) []remark {
	var own, below []remark
	for _, s := range w.submissions() {
		for _, r := range s.Remarks {
			if s.Period != w.Period || r.Topic != topic || r.Text == "" {
				continue
			}
			if one := (remark{[]string{w.unitName(s.Unit)}, r.Text}); s.Unit.Region != w.Region {
				below = append(below, one)
			} else if s.Unit.Bureau == w.defs.Edition.Bureaus[0].ID {
				own = append([]remark{one}, own...)
			} else {
				own = append(own, one)
			}
		}
	}
	return append(own, below...)
}

// alike joins units that wrote the same.
func alike(remarks []remark) []remark {
	var out []remark
	for _, r := range remarks {
		i := slices.IndexFunc(out, func(o remark) bool { return o.text == r.text })
		if i < 0 {
			out = append(out, r)
			continue
		}
		out[i].units = append(slices.Clone(out[i].units), r.units...)
	}
	return out
}
