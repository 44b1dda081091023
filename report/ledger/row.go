package ledger

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/indicator"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Class says how both bureaus' values of one figure stand to each other.
type Class string

// The classes, which are also ids of wording templates.
const (
	Agree     Class = "class.agree"     // 一致
	Tolerated Class = "class.tolerated" // 容差内
	Differ    Class = "class.differ"    // 不一致
	Only      Class = "class.only"      // 仅一局填报: Row.By
	NoOffice  Class = "class.nooffice"  // 另一局未设机构
	Joined    Class = "class.joined"    // 两局合计: disjoint, added
	Beside    Class = "class.beside"    // 分列
)

// Row is one line of the ledger.
type Row struct {
	Code, Item string
	Name, Unit string
	Region     string
	Period     model.Period
	// Values are the bureaus' figures in the order of the edition.
	Values []Value
	// Difference is the other's value less the owner's; missing unless both
	// speak of the same thing.
	Difference indicator.Quantity
	Class      Class
	By         model.Bureau // who alone reported, for Only
	Rule       string       // owner, sum, union, side
	TakenOff   merge.Figure // of a sum or union: what both counted
	Chosen     merge.Figure
	Effects    []Effect
	Note       string // 口径
}

// Value is what one bureau said.
type Value struct {
	Bureau model.Bureau
	Figure merge.Figure
}

// Effect is what an indicator would change by, had the other bureau's value
// been taken, or had nothing been taken off.
type Effect struct {
	Indicator *define.Indicator
	Change    *big.Rat
}

// Source is what the ledger is computed from.
type Source struct {
	Indicators *indicator.Indicators
	Basis      rollup.Basis
}

// Rows lists the ledger of one region and period: the rules in their order,
// then the fields that another bureau may send for cross-checking. Figures of
// which neither bureau has anything are left out.
func (s Source) Rows(region string, period model.Period) []Row {
	var rows []Row
	defs := s.Indicators.Defs
	for _, rule := range defs.Unify {
		if row := s.ruleRow(region, period, rule); row.spoken() {
			rows = append(rows, row)
		}
	}
	for _, field := range defs.Fields {
		for _, other := range field.Also {
			rows = append(rows, s.crossRows(region, period, field, other)...)
		}
	}
	return rows
}

// spoken reports whether any bureau has a value.
func (r Row) spoken() bool {
	for _, v := range r.Values {
		if v.Figure.Got > 0 {
			return true
		}
	}
	return false
}

func (s Source) figure(region string, period model.Period, e merge.Entry) (merge.Figure, int) {
	cube := s.Indicators.Cube
	i, ok := cube.Layout.Index(e)
	if !ok {
		return merge.Figure{}, -1
	}
	return cube.On(region, period, i, s.Basis), i
}

func (s Source) ruleRow(region string, period model.Period, rule *define.Unify) Row {
	row := Row{Code: rule.Code, Name: rule.Name, Unit: rule.Unit, Region: region, Period: period, Rule: rule.Rule, Note: rule.Note}
	for _, b := range s.Indicators.Defs.Edition.Bureaus {
		f, _ := s.figure(region, period, merge.Entry{Code: rule.Code, Part: string(b.ID)})
		row.Values = append(row.Values, Value{b.ID, f})
	}
	row.TakenOff, _ = s.figure(region, period, merge.Entry{Code: rule.Code, Part: merge.Adjust})
	var entry int
	row.Chosen, entry = s.figure(region, period, merge.Entry{Code: rule.Code})
	row.classify(rule)
	if d, ok := row.TakenOff.Value().Dec(); ok && row.Chosen.Got > 0 {
		without := row.Chosen
		without.Sum = without.Sum.Sub(d)
		row.Effects = s.effects(region, period, rule.Code, entry, without)
	}
	return row
}

// classify a rule: parts of a sum are different things and do not agree or
// differ.
func (r *Row) classify(rule *define.Unify) {
	if r.oneSided() {
		return
	}
	r.Class = Joined
	if rule.Rule == "side" {
		r.Class = Beside
	}
}

// oneSided classes a row of which only one bureau has a value.
func (r *Row) oneSided() bool {
	var silent merge.Figure
	spoke, by := 0, model.Bureau("")
	for _, v := range r.Values {
		if v.Figure.Got > 0 {
			spoke, by = spoke+1, v.Bureau
		} else {
			silent = v.Figure
		}
	}
	if spoke != 1 {
		return false
	}
	r.Class, r.By = Only, by
	if silent.Want == 0 && silent.Kind == model.NoBureau {
		r.Class = NoOffice
	}
	return true
}

func (s Source) crossRows(region string, period model.Period, field *define.Field, other model.Bureau) []Row {
	var rows []Row
	for _, slot := range s.Indicators.Defs.FieldSlots(field.Code) {
		key := s.Indicators.Defs.Slots[slot]
		theirs, _ := s.figure(region, period, merge.Entry{Code: key.Field, Item: key.Item, Part: string(other)})
		if theirs.Got > 0 {
			rows = append(rows, s.crossRow(region, period, field, key.Item, other, theirs))
		}
	}
	return rows
}

// crossRow compares the owner's figure with what the other bureau sent.
func (s Source) crossRow(region string, period model.Period, field *define.Field, item string, other model.Bureau, theirs merge.Figure) Row {
	own, entry := s.figure(region, period, merge.Entry{Code: field.Code, Item: item})
	row := Row{Code: field.Code, Item: item, Name: field.Name, Unit: field.Unit, Region: region, Period: period,
		Rule: "owner", Chosen: own}
	for _, b := range s.Indicators.Defs.Edition.Bureaus {
		switch b.ID {
		case other:
			row.Values = append(row.Values, Value{b.ID, theirs})
		case field.Owner:
			row.Values = append(row.Values, Value{b.ID, own})
		}
	}
	if row.oneSided() {
		return row
	}
	a, _ := own.Value().Dec()
	b, _ := theirs.Value().Dec()
	diff := new(big.Rat).Sub(b.Rat(), a.Rat())
	row.Difference = indicator.Of(diff)
	row.Class = classOf(a.Rat(), diff, s.Indicators.Defs.Thresholds)
	if row.Class != Agree {
		row.Effects = s.effects(region, period, field.Code, entry, theirs)
	}
	return row
}

// classOf weighs a difference: within the units or the share that the
// definitions allow it is tolerated.
func classOf(own, diff *big.Rat, t define.Thresholds) Class {
	size, whole := new(big.Rat).Abs(diff), new(big.Rat).Abs(own)
	share := new(big.Rat).Mul(whole, rat(t.CrossShare))
	switch {
	case diff.Sign() == 0:
		return Agree
	case size.Cmp(rat(t.CrossUnits)) <= 0, size.Cmp(share) <= 0:
		return Tolerated
	}
	return Differ
}

func rat(x float64) *big.Rat {
	r := new(big.Rat)
	r.SetFloat64(x)
	return r
}

// effects are the changes of every indicator that reads a figure, had it been
// another.
func (s Source) effects(region string, period model.Period, code string, entry int, other merge.Figure) []Effect {
	var effects []Effect
	for _, ind := range s.Indicators.Defs.Indicators {
		if !reads(ind, code) {
			continue
		}
		now := s.Indicators.At(region, period, s.Basis, ind.Code).Value
		then := s.Indicators.Suppose(region, period, s.Basis, ind.Code, entry, other)
		if d := indicator.Minus(then, now); d.Present() && d.Rat.Sign() != 0 {
			effects = append(effects, Effect{ind, d.Rat})
		}
	}
	return effects
}

func reads(ind *define.Indicator, code string) bool {
	if ind.Compiled == nil {
		return false
	}
	for _, key := range ind.Compiled.Operands() {
		if key.Field == code {
			return true
		}
	}
	return false
}
