package analysis

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
)

// problem is a candidate for the key problems, worded, with its weight.
//
// The rule (printed in the section): how bad × how much × how widespread.
// How bad is the share that failed; how much is the count behind it; how
// widespread is the share of lower regions where it occurs.
type problem struct {
	key    string // what it is about, the same from year to year
	name   string // in short
	text   string
	weight float64
}

// problems names the weightiest problems of both bureaus' figures.
func (w *writer) problems() []document.Block {
	var blocks []document.Block
	all := w.weightiest()
	for i, p := range all {
		numbered := w.say("problem.item", numberedText{i + 1, len(all) == 1, p.text})
		blocks = append(blocks, document.Paragraph{Spans: spans(numbered)})
	}
	return blocks
}

// weightiest are the problems that the report names, the worst first.
func (w *writer) weightiest() []problem {
	var all []problem
	all = append(all, w.classProblems()...)
	all = append(all, w.repeatProblems()...)
	all = append(all, w.tradeProblems()...)
	all = append(all, w.shortfalls()...)
	slices.SortStableFunc(all, func(a, b problem) int { return cmp.Compare(b.weight, a.weight) })
	return all[:min(len(all), problemsPrinted)]
}

const problemsPrinted = 6

type numberedText struct {
	N     int
	Alone bool
	Text  string
}

type problemData struct {
	Name   string
	Rate   string
	Failed string
	Total  string
	Places string // where it occurs
	Target string
	Beyond bool // below the whole beyond sampling noise
	Below  bool // below the limit
}

// classProblems are product classes that fail more often than the whole,
// beyond sampling noise or below the threshold.
func (w *writer) classProblems() []problem {
	whole := w.measure(leading)
	var out []problem
	for _, r := range w.itemRates("Q114B", "Q114A") {
		_, high := r.m.Sample.Interval()
		below := r.m.Value.Float() < w.defs.Thresholds.LowClass
		beyond := whole.Value.Present() && high < whole.Value.Float()
		if below && whole.Value.Present() || beyond {
			out = append(out, w.classProblem(r, beyond, below))
		}
	}
	return out
}

func (w *writer) classProblem(r itemRate, beyond, below bool) problem {
	failed := r.m.Sample.Trials - r.m.Sample.Pass
	data := problemData{Name: r.item.Name, Rate: w.markItem("Q114", r), Beyond: beyond, Below: below,
		Failed: w.markAspect(printed{m: r.m, aspect: ofFailed, text: w.print(indicator.FromFloat(failed), 0)}), Total: w.markTrials(r.m),
		Target: w.print(indicator.FromFloat(w.defs.Thresholds.LowClass), 0)}
	weight := failed * (100 - r.m.Value.Float()) / 100 * float64(1+w.spread(r.item.Code))
	return problem{"class." + r.item.Code, w.say("problem.class.name", data), w.say("problem.class", data), weight}
}

// spread counts the lower regions in which a class failed.
func (w *writer) spread(class string) int {
	n := 0
	for _, child := range w.cube.Reporting(w.Region, w.Period) {
		pass, trials := w.measureIn(child, "Q114B", class).Value, w.measureIn(child, "Q114A", class).Value
		if pass.Present() && trials.Present() && pass.Rat.Cmp(trials.Rat) < 0 {
			n++
		}
	}
	return n
}

// repeated is a product that failed in several regions.
type repeated struct {
	name    string
	count   int
	regions []string
	sources []document.Source
	first   []document.Source // of each region
}

// repeatProblems names the products that failed in several regions' lists, as
// one problem.
func (w *writer) repeatProblems() []problem {
	var texts []string
	weight := 0.0
	for i, r := range w.repeats() {
		if i == repeatsNamed {
			break
		}
		data := problemData{Name: r.name, Failed: w.markCounted("L1."+r.name, r.name, r.count, r.sources), Places: w.fewPlaces(r)}
		texts = append(texts, w.say("problem.repeat.product", data))
		weight += float64(r.count * len(r.regions))
	}
	if len(texts) == 0 {
		return nil
	}
	return []problem{{"repeat", w.word("problem.repeat.name"), w.say("problem.repeat", texts), weight}}
}

const repeatsNamed = 4

// fewPlaces names a few of the places where a product failed, and counts all;
// where there are many, a few names say nothing.
func (w *writer) fewPlaces(r repeated) string {
	if len(r.regions) <= placesNamed {
		return w.list(r.regions)
	}
	count := w.markCounted("L1."+r.name+".places", w.say("figure.name.places", r.name), len(r.first), r.first)
	if len(r.regions) > placesMany {
		return w.say("problem.repeat.many", count)
	}
	return w.say("problem.repeat.places", map[string]string{"Names": strings.Join(r.regions[:placesNamed], "、"), "Count": count})
}

const (
	placesNamed = 4
	placesMany  = 12
)

// Problems reports whether there is a key problem to name.
func (v *voice) Problems() bool { return len(v.w.weightiest()) > 0 }

// repeats orders products by how often and how widely they failed.
func (w *writer) repeats() []repeated {
	found := map[string]*repeated{}
	for _, r := range w.listed("L1") {
		name := r.text("product")
		if found[name] == nil {
			found[name] = &repeated{name: name}
		}
		found[name].count++
		found[name].sources = append(found[name].sources, r.source)
		if !slices.Contains(found[name].regions, r.region) {
			found[name].regions = append(found[name].regions, r.region)
			found[name].first = append(found[name].first, r.source)
		}
	}
	var list []repeated
	for _, r := range found {
		if r.name != "" && len(r.regions) > 1 {
			list = append(list, *r) // sorted below
		}
	}
	slices.SortFunc(list, func(a, b repeated) int {
		return cmp.Or(cmp.Compare(b.count*len(b.regions), a.count*len(a.regions)), cmp.Compare(a.name, b.name))
	})
	return list
}

// placeBelow is the region directly below the report's in which another lies:
// a province counts its cities, not their counties.
func (w *writer) placeBelow(code string) string {
	for code != w.Region {
		r, ok := w.defs.Regions.Get(code)
		if !ok || r.Parent == w.Region {
			break
		}
		code = r.Parent
	}
	return w.ownName(code)
}

// list joins names the Chinese way.
func (w *writer) list(names []string) string { return w.say("phrase.list", names) }

// tradeProblems are the leading reasons for which imports and exports failed.
func (w *writer) tradeProblems() []problem {
	tallies := w.tallies("C109A", "C109B")
	if len(tallies) == 0 {
		return nil
	}
	first := tallies[0]
	share := w.shareOf(first.m, []string{"C109A", "C109B"}, total(tallies))
	data := problemData{Name: first.item.Name, Failed: w.markMeasure(first.m), Rate: w.markMeasure(share)}
	count, _ := first.count.Float64()
	return []problem{{"trade." + first.item.Code, w.say("problem.trade.name", data), w.say("problem.trade", data), count * share.Value.Float() / 100}}
}

// shortfalls are duties done to less than their target.
func (w *writer) shortfalls() []problem {
	var out []problem
	for _, code := range w.words("problem.duties") {
		m := w.measure(code)
		target, ok := new(big.Rat).SetString(w.word("problem.duty_target"))
		if !ok || !m.Value.Present() || m.Value.Rat.Cmp(target) >= 0 {
			continue
		}
		gap := new(big.Rat).Sub(target, m.Value.Rat)
		weight, _ := gap.Float64()
		data := problemData{Name: m.Indicator.Name, Rate: w.mark(code, m), Target: w.print(indicator.Of(target), 0)}
		out = append(out, problem{"duty." + code, w.say("problem.duty.name", data), w.say("problem.duty", data), weight})
	}
	return out
}

// Grown are the classes whose complaints rose markedly.
func (v *voice) Grown() []string { return v.w.grown(v.w.tallies("Q606")) }

// grown are the classes whose complaints rose markedly, the fastest first.
func (w *writer) grown(tallies []tally) []string {
	marked := new(big.Rat).SetFloat64(w.defs.Thresholds.MarkedPct)
	tallies = slices.DeleteFunc(slices.Clone(tallies), func(t tally) bool {
		if t.item.Code == otherItem || t.prior == nil || t.prior.Cmp(big.NewRat(grownLeast, 1)) < 0 {
			return true
		}
		change := t.m.YearOnYear()
		return !change.Present() || change.Rat.Cmp(marked) < 0
	})
	slices.SortStableFunc(tallies, func(a, b tally) int { return b.m.YearOnYear().Rat.Cmp(a.m.YearOnYear().Rat) })
	var names []string
	for _, t := range tallies[:min(len(tallies), grownNamed)] {
		rate := w.markAspect(printed{m: t.m, aspect: ofYoY, text: w.print(indicator.Of(t.m.YearOnYear().Rat), 1), places: 1})
		names = append(names, w.say("concern.grown.class", grownData{t.item.Name, w.ofReport("phrase.yoy.kind"), rate}))
	}
	return names
}

type grownData struct{ Name, Kind, Rate string }

const grownNamed = 3

// otherItem is the code of 其他 in every list: its growth says nothing.
const otherItem = "QT"

// grownLeast is the count below which a percentage of growth says nothing.
const grownLeast = 10

// ended gives a quoted text its full stop.
func (w *writer) ended(text string) string {
	stop := w.word("phrase.stop")
	return strings.TrimRight(strings.TrimSpace(text), w.word("phrase.stops")) + stop
}

// remarksPrinted is how many texts of a topic are quoted: those of the two
// bureaus, while the draft holds all.
const remarksPrinted = 2
