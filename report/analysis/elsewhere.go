package analysis

import (
	"slices"

	"qreport/report/define"
	"qreport/report/model"
)

// placeOf is the region that a unit's figures belong to.
func (w *writer) placeOf(u model.Unit) string { return w.cube.Unified.Register.Place(u) }

// elsewhereData is what the sentence about an office that stands for a larger
// region is given.
type elsewhereData struct {
	Areas  []string // the report's region, or the parts of it that the office serves
	Bureau string
	Office string
	Place  string // where its figures are counted
}

// ElsewhereText says of which bureaus the figures are not in this report,
// because the office that serves the region, or parts of it, stands for a
// larger one: they are counted there and never apportioned.
func (v *voice) ElsewhereText() string {
	var parts []string
	for _, bureau := range v.w.defs.Edition.Bureaus {
		for _, d := range v.w.elsewhere(bureau) {
			parts = append(parts, v.w.say("elsewhere.one", d))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return v.w.say("elsewhere.all", parts)
}

// WhyNone words why an indicator has no value in a report.
func WhyNone(in Input, code string) (string, error) {
	w := newWriter(in)
	m := w.measure(code)
	id := signIDs[m.Value.Kind]
	if id == "" {
		id = signIDs[model.Blank]
	}
	text := w.say("trace.none", map[string]string{"Code": code, "Name": m.Indicator.Name, "Why": w.word(id + ".meaning"),
		"Elsewhere": (&voice{w: w}).ElsewhereText()})
	return text, w.err
}

// elsewhere lists the offices of a bureau that serve this region or parts of it
// and whose figures belong to a region above.
func (w *writer) elsewhere(bureau define.Bureau) []elsewhereData {
	var out []elsewhereData
	for _, r := range w.cube.Unified.Register.All() {
		if r.Bureau != bureau.ID || !r.In(w.Period) || !w.above(r.Place()) || len(r.Covers) == 0 {
			continue
		}
		if areas := w.served(r); len(areas) > 0 {
			out = append(out, w.elsewhereOf(bureau, r, areas))
		}
	}
	if r, ok := w.nextAbove(bureau.ID); ok && len(out) == 0 {
		out = append(out, w.elsewhereOf(bureau, r, []string{w.region.Name}))
	}
	return out
}

func (w *writer) elsewhereOf(bureau define.Bureau, r model.Reporter, areas []string) elsewhereData {
	return elsewhereData{Areas: areas, Bureau: bureau.Short, Office: w.unitName(r.Unit), Place: w.regionName(r.Place())}
}

// above reports whether a region contains the report's and is larger.
func (w *writer) above(region string) bool {
	return slices.Contains(w.defs.Regions.Ancestors(w.Region), region)
}

// served lists the parts of the report's region that an office covers, or the
// region itself.
func (w *writer) served(r model.Reporter) (areas []string) {
	for _, code := range append([]string{r.Region}, r.Covers...) {
		switch {
		case code == w.Region:
			return []string{w.region.Name}
		case w.defs.Regions.Contains(w.Region, code):
			areas = append(areas, w.regionName(code))
		}
	}
	slices.Sort(areas)
	return slices.Compact(areas)
}

// nextAbove is the nearest office of a bureau above a region in which, and
// below which, the bureau has none.
func (w *writer) nextAbove(bureau model.Bureau) (model.Reporter, bool) {
	if len(w.cube.Coverage(w.Region, w.Period, bureau).Expected) > 0 {
		return model.Reporter{}, false
	}
	for region, ok := w.region.Parent, w.region.Parent != ""; ok; {
		if r, found := w.cube.Unified.Register.Find(model.Unit{Region: region, Bureau: bureau}); found && len(r.Covers) == 0 {
			return r, true
		}
		parent, known := w.defs.Regions.Get(region)
		region, ok = parent.Parent, known && parent.Parent != ""
	}
	return model.Reporter{}, false
}
