package analysis

import (
	"cmp"
	"math/big"
	"slices"

	"qreport/report/document"
	"qreport/report/indicator"
)

// problem is a candidate for the key problems, worded, with its weight.
//
// The rule (printed in the section): how bad × how much × how widespread.
// How bad is the share that failed; how much is the count behind it; how
// widespread is the share of lower regions where it occurs.
type problem struct {
	text   string
	weight float64
}

// problems names the weightiest problems of both bureaus' figures.
func (w *writer) problems() []document.Block {
	var all []problem
	all = append(all, w.classProblems()...)
	all = append(all, w.repeatProblems()...)
	all = append(all, w.tradeProblems()...)
	all = append(all, w.shortfalls()...)
	slices.SortStableFunc(all, func(a, b problem) int { return cmp.Compare(b.weight, a.weight) })
	if len(all) > problemsPrinted {
		all = all[:problemsPrinted]
	}
	var blocks []document.Block
	for i, p := range all {
		numbered := w.say("problem.item", numberedText{i + 1, p.text})
		blocks = append(blocks, document.Paragraph{Spans: spans(numbered)})
	}
	return blocks
}

const problemsPrinted = 6

type numberedText struct {
	N    int
	Text string
}

type problemData struct {
	Name   string
	Rate   string
	Failed string
	Total  string
	Places string // where it occurs
	Count  int
	Target string
}

// classProblems are product classes that fail more often than the whole,
// beyond sampling noise or below the threshold.
func (w *writer) classProblems() []problem {
	whole := w.measure(leading)
	var out []problem
	for _, r := range w.itemRates("Q114B", "Q114A") {
		_, high := r.m.Sample.Interval()
		low := r.m.Value.Float() < w.defs.Thresholds.LowClass
		if !whole.Value.Present() || high >= whole.Value.Float() && !low {
			continue
		}
		failed := r.m.Sample.Trials - r.m.Sample.Pass
		id := w.register("Q114."+r.item.Code, r.m, w.print(r.m.Value, ratePlaces))
		data := problemData{Name: r.item.Name, Rate: mark(id, w.print(r.m.Value, ratePlaces)),
			Failed: w.print(indicator.FromFloat(failed), 0), Total: w.print(indicator.FromFloat(r.m.Sample.Trials), 0)}
		out = append(out, problem{w.say("problem.class", data), failed * (100 - r.m.Value.Float()) / 100})
	}
	return out
}

// repeatProblems are products that failed in several units' lists.
func (w *writer) repeatProblems() []problem {
	units := map[string]map[string]bool{}
	count := map[string]int{}
	var names []string
	for _, r := range w.listed("L1") {
		name := r.text("product")
		if name == "" {
			continue
		}
		if units[name] == nil {
			units[name] = map[string]bool{}
			names = append(names, name)
		}
		units[name][r.unit] = true
		count[name]++
	}
	slices.Sort(names)
	var out []problem
	for _, name := range names {
		if len(units[name]) < 2 {
			continue
		}
		data := problemData{Name: name, Count: count[name], Places: w.list(sortedKeys(units[name]))}
		out = append(out, problem{w.say("problem.repeat", data), float64(count[name] * len(units[name]))})
	}
	return out
}

func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
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
	part := share(first.count, total(tallies))
	data := problemData{Name: first.item.Name, Failed: w.print(indicator.Of(first.count), 0), Rate: w.print(part, 1)}
	count, _ := first.count.Float64()
	return []problem{{w.say("problem.trade", data), count * part.Float() / 100}}
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
		out = append(out, problem{w.say("problem.duty", data), weight})
	}
	return out
}

// concerns words what people complained about: the largest classes, and those
// that grew.
func (w *writer) concerns() []document.Block {
	tallies := w.tallies("Q606")
	if len(tallies) == 0 {
		return nil
	}
	sum := total(tallies)
	var names []string
	for _, t := range tallies[:min(len(tallies), concernsNamed)] {
		part := share(t.count, sum)
		m := w.measureIn(w.Region, "Q606", t.item.Code)
		data := problemData{Name: t.item.Name, Failed: w.mark("Q606."+t.item.Code, m), Rate: w.print(part, 1)}
		names = append(names, w.say("concern.class", data))
	}
	blocks := []document.Block{document.Paragraph{Spans: spans(w.say("concern.top", w.list(names)))}}
	if grown := w.grown(tallies); len(grown) > 0 {
		blocks = append(blocks, document.Paragraph{Spans: spans(w.say("concern.grown", w.list(grown)))})
	}
	return blocks
}

const concernsNamed = 3

// grown are the classes whose complaints rose markedly.
func (w *writer) grown(tallies []tally) []string {
	var names []string
	for _, t := range tallies {
		if t.prior == nil || t.prior.Cmp(big.NewRat(grownLeast, 1)) < 0 {
			continue
		}
		m := w.measureIn(w.Region, "Q606", t.item.Code)
		change := m.YearOnYear()
		marked := new(big.Rat).SetFloat64(w.defs.Thresholds.MarkedPct)
		if change.Present() && change.Rat.Cmp(marked) >= 0 {
			data := problemData{Name: t.item.Name, Rate: w.print(indicator.Of(change.Rat), 1)}
			names = append(names, w.say("concern.grown.class", data))
		}
	}
	return names
}

// grownLeast is the count below which a percentage of growth says nothing.
const grownLeast = 10

// remarks quotes what the units wrote on a topic, attributed. Nothing is
// worded for them.
func (w *writer) remarks(topic string) []document.Block {
	var blocks []document.Block
	for i, r := range w.remarksOn(w.word("topic." + topic)) {
		if i == remarksPrinted {
			break
		}
		text := w.say("remark", map[string]string{"Text": r.text, "Unit": r.unit})
		if i == 0 {
			text = w.word("remark."+topic) + text
		}
		blocks = append(blocks, document.Paragraph{Spans: []document.Span{{Text: text}}})
	}
	return blocks
}

const remarksPrinted = 4
