package analysis

import "qreport/report/define"

// rezonedData is what the sentence about changed regions is given.
type rezonedData struct {
	Changes []rezonedChange
	Broken  []string // regions that no former ones together are
}

type rezonedChange struct {
	Year, Month int
	Name        string
	Into        []string
	Note        string
}

// RezonedText tells which regions were changed since a year ago, on which
// territory the comparisons of this report are, and where there is none.
func (v *voice) RezonedText() string {
	w, ago := v.w, v.w.Period.YearAgo()
	changed := w.cube.Changed(w.Region, w.Period, ago)
	if len(changed) == 0 {
		return ""
	}
	var d rezonedData
	for _, f := range changed {
		d.Changes = append(d.Changes, w.rezoned(f))
	}
	for _, code := range append([]string{w.Region}, w.cube.Reporting(w.Region, w.Period)...) {
		if len(w.defs.Regions.Territory(code, w.Period, ago)) == 0 {
			d.Broken = append(d.Broken, w.regionName(code))
		}
	}
	return w.say("rezoned.text", d)
}

func (w *writer) rezoned(f define.Former) rezonedChange {
	c := rezonedChange{Year: f.Until.Year(), Month: f.Until.N(), Name: f.Name, Note: f.Note}
	for _, code := range f.Into {
		c.Into = append(c.Into, w.regionName(code))
	}
	return c
}
