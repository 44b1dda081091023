package analysis

import (
	"math"

	"qreport/report/define"
	"qreport/report/index"
	"qreport/report/score"
)

// rankBands computes, or finds, how firm the places of a family are.
func (w *writer) rankBands(f *score.Family) index.Robustness {
	bands, err := f.Robustness()
	if err != nil && w.err == nil {
		w.err = err
	}
	return bands
}

// positionData is what the sentence about a region's place is given.
type positionData struct {
	Whole, Kind string
	Of          string // as printed, like PlaceText
	Place       int
	PlaceText   string
	Tied        bool
	Runs        int
	Varied      []string // what was varied, in words
	Low, High   int
	Firm        bool
	Any         bool   // every place is among the results
	Next        string // the region behind, "" for the last
	Ahead       string // the probability of being ahead of it
	Sure        bool
}

// IndexPosition says where the region stands among its siblings and how firm
// that is; "" when it has none.
func (v *voice) IndexPosition() string {
	w := v.w
	if w.Scores == nil || w.Scores.Siblings.Scored() < 2 {
		return ""
	}
	family := w.Scores.Siblings
	bands := w.rankBands(family)
	band, ok := bands.Band(w.Region)
	if !ok || band.Rank.Place == 0 {
		return ""
	}
	among, root := w.familyOf(family), w.defs.Index.Code
	d := positionData{Whole: w.defs.Regions.Whole(family.Parent), Kind: w.kindBelow(w.region.Parent),
		Of:    mark(w.scoredFigure(root+".of", band.Rank.Of, among), itoa(band.Rank.Of)),
		Place: band.Rank.Place, PlaceText: mark(w.placeFigure(root+".place", root, scored{region: w.Region}, band.Rank.Place, among), itoa(band.Rank.Place)),
		Tied: band.Rank.Tied, Runs: bands.Runs, Varied: w.varied(bands),
		Low: band.Low, High: band.High, Firm: band.Low == band.High, Any: band.Low == 1 && band.High == band.Rank.Of}
	if band.Next != "" {
		d.Next, d.Ahead, d.Sure = w.regionName(band.Next), w.likely(band.Ahead), w.sure(band)
	}
	return w.say("index.position", d)
}

// varied words the factors of an experiment.
func (w *writer) varied(b index.Robustness) []string {
	var names []string
	for _, factor := range b.Factors {
		names = append(names, w.word("index.factor."+factor))
	}
	return names
}

func (w *writer) sure(b index.RankBand) bool {
	return b.Ahead >= w.defs.Index.Robustness.Unsure
}

// likely prints a probability in whole per cent; what was never or always seen
// in the runs is not called impossible or certain.
func (w *writer) likely(p float64) string {
	return w.say("index.likely", int(math.RoundToEven(100*p)))
}

// belowData is what the sentence about the lower regions is given.
type belowData struct {
	Kind        string
	Of          string
	First, Last []string
	Runs        int
	Varied      []string
	Unsure      []string // pairs of neighbours whose order is open
	More        int      // the number of such pairs when not all are named
}

const (
	belowAll   = 5 // so many lower regions are all named …
	belowEnds  = 3 // … of more, so many at either end
	pairsNamed = 3
)

// IndexBelow ranks the lower regions and says whose order is open.
func (v *voice) IndexBelow() string {
	w := v.w
	if w.Scores == nil || w.Scores.Below == nil || w.Scores.Below.Scored() < 2 {
		return ""
	}
	bands := w.rankBands(w.Scores.Below)
	var names []string
	for _, s := range w.Scores.Below.Now.Table(w.defs.Index.Code) {
		if s.Rank.Place > 0 {
			names = append(names, w.say("index.below.one", scoreData{s.Unit.Name, w.markMade(w.scoreFigure(s.Unit.Code+"."+w.defs.Index.Code, w.defs.Index.Code, scored{region: s.Unit.Code}))}))
		}
	}
	d := belowData{Kind: w.kindBelow(w.Region), Of: w.markBelow(), First: names, Runs: bands.Runs, Varied: w.varied(bands), Unsure: w.unsure(bands)}
	if len(names) > belowAll {
		d.First, d.Last = names[:belowEnds], names[len(names)-belowEnds:]
	}
	if n := len(d.Unsure); n > pairsNamed {
		d.Unsure, d.More = d.Unsure[:pairsNamed], n
	}
	return w.say("index.below", d)
}

// markBelow is the number of lower regions that have a score.
func (w *writer) markBelow() string {
	family := w.familyOf(w.Scores.Below)
	return mark(w.scoredFigure(w.defs.Index.Code+".below", len(family), family), itoa(len(family)))
}

// unsure words the pairs of neighbours whose order the experiment leaves open,
// the best first.
func (w *writer) unsure(b index.Robustness) []string {
	var pairs []string
	for _, s := range w.Scores.Below.Now.Table(w.defs.Index.Code) {
		band, ok := b.Band(s.Unit.Code)
		if ok && band.Next != "" && !w.sure(band) {
			pairs = append(pairs, w.say("index.below.pair", pairData{s.Unit.Name, w.regionName(band.Next)}))
		}
	}
	return pairs
}

type pairData struct{ First, Second string }

// IndexBandNote explains the column of rank bands.
func (v *voice) IndexBandNote() string {
	bands := v.w.rankBands(v.w.Scores.Below)
	return v.w.say("index.band.note", belowData{Runs: bands.Runs, Varied: v.w.varied(bands)})
}

// IndexNodes names the second level, for the columns of a table.
func (v *voice) IndexNodes() []string {
	var names []string
	for _, n := range v.w.secondLevel() {
		names = append(names, n.Name)
	}
	return names
}

func (w *writer) secondLevel() []define.IndexNode {
	var nodes []define.IndexNode
	for _, n := range w.defs.Index.Nodes {
		if n.Parent == w.defs.Index.Code {
			nodes = append(nodes, n)
		}
	}
	return nodes
}
