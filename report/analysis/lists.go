package analysis

import (
	"qreport/report/model"
)

// submissions are the accepted own-level submissions of this report's region,
// what lies below, and its period, in order; of all quarters up to it when the
// figures are cumulated.
func (w *writer) submissions() []*model.Submission {
	var out []*model.Submission
	for _, s := range w.cube.Unified.Accepted.All() {
		if w.within(s.Period) && s.Scope == model.Own && w.defs.Regions.Contains(w.Region, s.Unit.Region) {
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
				out = append(out, listed{form, r.Texts, w.unitName(s.Unit), w.ownName(s.Unit.Region), w.originSource(s.Unit, origin, "1")})
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
		return w.say("region.own", w.whole())
	}
	return w.regionName(region)
}

// remark is a unit's text on a topic.
type remark struct{ unit, text string }

func (w *writer) remarksOn(topic string) []remark {
	var out []remark
	for _, s := range w.submissions() {
		for _, r := range s.Remarks {
			if s.Period == w.Period && r.Topic == topic && r.Text != "" {
				out = append(out, remark{w.unitName(s.Unit), r.Text})
			}
		}
	}
	return out
}
