package analysis

import (
	"qreport/report/indicator"
	"qreport/report/internal/num"
)

// AboveText compares a rate with the level above, where the cube knows more of
// it than this region, and says the place among the neighbours.
func (v *voice) AboveText(code string) string {
	w := v.w
	m, peers := w.measure(code), w.cube.Reporting(w.region.Parent, w.Period)
	above := w.measureIn(w.region.Parent, code, "")
	if len(peers) < 2 || !m.Value.Present() || !above.Value.Present() || above.Got <= m.Got {
		return ""
	}
	gap := indicator.Minus(m.Value, above.Value).Rat
	rounded := num.Round(gap, m.Indicator.Decimals, w.mode())
	data := aboveData{Name: m.Indicator.Name, Whole: w.defs.Regions.Whole(w.region.Parent), Rate: w.markIn(code, above),
		Gap: num.Format(rounded.Abs(), m.Indicator.Decimals), Place: w.placeText(peers, code)}
	switch {
	case indicator.Outside(m, above.Value.Float(), 1) == 0 && m.Sampled(), rounded.Sign() == 0:
		return w.say("above.same", data)
	case rounded.Sign() > 0:
		return w.say("above.higher", data)
	}
	return w.say("above.lower", data)
}

type aboveData struct{ Name, Whole, Rate, Gap, Place string }

// markIn marks a figure of another region.
func (w *writer) markIn(code string, m indicator.Measure) string {
	text := w.print(m.Value, m.Indicator.Decimals)
	return mark(w.register(m.Region+"."+code, m, text), text)
}

// placeText is this region's place among its neighbours: one rank where the
// intervals allow it, else the range of ranks; "" when they allow any.
func (w *writer) placeText(peers []string, code string) string {
	places := w.places(peers, code)
	place, ok := places[w.Region]
	if !ok || len(places) < 2 || place.Best == 1 && place.Worst == len(places) {
		return ""
	}
	return w.say("above.place", map[string]any{"Best": place.Best, "Worst": place.Worst, "Firm": place.Firm(), "Of": len(places),
		"Whole": w.defs.Regions.Whole(w.region.Parent), "Kind": w.kindBelow(w.region.Parent)})
}

// SizeText lists the rates of the enterprise sizes that were sampled.
func (v *voice) SizeText() string {
	var names, rates, small []string
	for _, s := range [...]struct{ code, label string }{{"A03", "size.large"}, {"A04", "size.medium"}, {"A05", "size.small"}} {
		if m := v.w.measure(s.code); m.Value.Present() {
			names = append(names, v.w.word(s.label+".short"))
			rates = append(rates, v.w.say("size.rate", v.w.mark(s.code, m)))
			if m.Small(v.w.defs.Thresholds) {
				small = append(small, v.w.word(s.label+".short"))
			}
		}
	}
	if len(names) < 2 {
		return ""
	}
	return v.w.say("size.text", map[string]any{"Names": names, "Rates": rates, "Small": small, "Least": v.w.defs.Thresholds.SmallSample})
}
