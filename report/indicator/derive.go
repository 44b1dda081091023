package indicator

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Side is one of the values of a measure.
type Side uint8

// The sides of a measure.
const (
	Now    Side = iota // 本期
	Prior              // 上年同期
	Before             // 上期
	Trials             // 样本量
	Passed             // 样本中合格数
)

// Ref is an operand of a derivation: a figure of the cube with everything that
// is needed to find its cells again.
type Ref struct {
	Entry  int
	Region string
	Period model.Period
	Basis  rollup.Basis
	Prior  bool // the 上年同期 column
	Own    bool // the region's own level only
	// Units limits the figure to the units that gave every entry of With; both
	// are nil when all units count.
	Units []model.Unit
	With  []int
	// Paired names the two sides of a comparison that Units gave both of.
	Paired string
	// Value is set when the operand is no figure of the cube but an indicator's
	// value in a lower region, one term of a weighted mean; Entry says nothing then.
	Value *Value
}

// RefKey tells refs apart, as a map needs it.
type RefKey struct {
	Entry      int
	Region     string
	Period     model.Period
	Basis      rollup.Basis
	Prior, Own bool
	With       string
	Paired     string
	Value      string // code of the indicator
}

// Key is the ref as a key. The units follow from the entries of With
// and the sides of Paired.
func (r Ref) Key() RefKey {
	k := RefKey{Entry: r.Entry, Region: r.Region, Period: r.Period, Basis: r.Basis, Prior: r.Prior, Own: r.Own, Paired: r.Paired}
	if r.With != nil {
		k.With = fmt.Sprint(r.With)
	}
	if r.Value != nil {
		k.Value = r.Value.Indicator.Code
	}
	return k
}

// Derivation tells how a value was computed: a spreadsheet formula in which
// {0} stands for the first of Refs and {0:9} for a run of them. Expr is empty
// when the value is no formula over figures of the cube.
type Derivation struct {
	Expr string
	Refs []Ref
}

// Derive explains a value of a measure.
func (m Measure) Derive(side Side) Derivation {
	if m.from == nil {
		return Derivation{}
	}
	period := m.Period
	if side == Before {
		period = period.Add(-1)
	}
	r := m.from.reader(m.Region, period, m.Basis, now)
	r.both = m.both
	if side == Prior {
		r.when = prior
	}
	d := new(deriver)
	switch pass, trials := m.Indicator.PassCompiled, m.Indicator.TrialsCompiled; {
	case (side == Trials || side == Passed) && (pass == nil || trials == nil):
		return Derivation{}
	case side == Trials:
		return d.finish(d.evaluated(r.evened(pass, trials), trials))
	case side == Passed:
		return d.finish(d.evaluated(r.evened(pass, trials), pass))
	case m.Indicator.Compiled == nil:
		if r.both != nil {
			r = r.pairedOperands(m.Operands)
		}
		return d.finish(d.sum(r, m.Operands))
	}
	return d.finish(d.indicator(r, m.Indicator))
}

// DeriveFormula explains a formula of the definitions, such as a statistic of
// the index.
func (in *Indicators) DeriveFormula(f *define.Formula, region string, period model.Period, basis rollup.Basis, side Side) Derivation {
	r := in.reader(region, period, basis, now)
	if side == Prior {
		r.when = prior
	}
	d := new(deriver)
	return d.finish(d.formula(r, f))
}

// deriver collects the operands of one derivation.
type deriver struct {
	refs []Ref
	seen map[RefKey]int // of more than a few refs
	lost bool           // an operand is not in the cube
}

func (d *deriver) finish(expr string) Derivation {
	if d.lost {
		return Derivation{Refs: d.refs}
	}
	return Derivation{expr, d.refs}
}

// sum is what a measure without a formula is: its operands, added.
func (d *deriver) sum(r reader, operands []Operand) string {
	var terms []string
	for _, o := range operands {
		if o.Figure.Got > 0 || r.when == prior {
			terms = append(terms, d.ref(r, o.Entry))
		}
	}
	if len(terms) == 0 {
		d.lost = true
	}
	return strings.Join(terms, "+")
}

func (d *deriver) indicator(r reader, ind *define.Indicator) string {
	r.basis = basisOf(ind, r.basis)
	if ind.Compiled == nil {
		d.lost = true
		return ""
	}
	if r.averages(ind) {
		return d.average(r, ind)
	}
	return d.formula(r, ind.Compiled)
}

func (d *deriver) formula(r reader, f *define.Formula) string {
	r.log = new(log)
	return d.evaluated(r.evened(f), f)
}

func (d *deriver) evaluated(r reader, f *define.Formula) string {
	return f.Excel(func(key define.SlotKey) string { return d.operand(r, key) })
}

func (d *deriver) operand(r reader, key define.SlotKey) string {
	if ind, ok := r.in.Defs.Indicator(key.Field); ok {
		return "(" + d.indicator(r, ind) + ")"
	}
	if key.Item == define.AllItems {
		return d.items(r, key.Field)
	}
	entry, ok := r.in.entryOf(key.Field, key.Item)
	if !ok {
		d.lost = true
		return ""
	}
	return d.ref(r, entry)
}

// items refers to every item of a matrix field, as a run.
func (d *deriver) items(r reader, field string) string {
	slots := r.in.Defs.FieldSlots(field)
	if len(slots) == 0 {
		d.lost = true
		return ""
	}
	d.refs = slices.Grow(d.refs, len(slots))
	first, last := "", ""
	for _, slot := range slots {
		last = d.ref(r, int(slot))
		if first == "" {
			first = last
		}
	}
	return strings.TrimSuffix(first, "}") + ":" + strings.TrimPrefix(last, "{")
}

// ref enters an operand once and returns its placeholder.
func (d *deriver) ref(r reader, entry int) string {
	ref := Ref{Entry: entry, Region: r.region, Period: r.period, Basis: r.basis, Prior: r.when == prior, Own: r.in.Cube.Flat()}
	if common, ok := r.common[entry]; ok {
		ref.Units, ref.With = common.units, common.with
	}
	if r.both != nil {
		ref.Paired = r.both.String()
	}
	return d.enter(ref)
}

func (d *deriver) enter(ref Ref) string {
	i := d.find(ref)
	if i == len(d.refs) {
		d.refs = append(d.refs, ref)
	}
	return "{" + strconv.Itoa(i) + "}"
}

// fewRefs are faster compared one by one than found by key.
const fewRefs = 8

// find is the place of a ref: the next one for one that is new.
func (d *deriver) find(ref Ref) int {
	key, next := ref.Key(), len(d.refs)
	if next < fewRefs {
		same := func(r Ref) bool { return r.Entry == ref.Entry && r.Key() == key }
		if i := slices.IndexFunc(d.refs, same); i >= 0 {
			return i
		}
		return next
	}
	if d.seen == nil {
		d.seen = make(map[RefKey]int, cap(d.refs))
		for i := range d.refs {
			d.seen[d.refs[i].Key()] = i
		}
	}
	if i, known := d.seen[key]; known {
		return i
	}
	d.seen[key] = next
	return next
}

// Tie reports whether rounding a value to places meets an exact half.
func Tie(q Quantity, places int) bool { return q.Present() && num.Tie(q.Rat, places) }

// Suppose computes an indicator as if a figure of the cube were another.
func (in *Indicators) Suppose(region string, period model.Period, basis rollup.Basis, code string, entry int, other merge.Figure) Quantity {
	ind, ok := in.Defs.Indicator(code)
	if !ok || ind.Compiled == nil {
		return missing(model.Blank)
	}
	r := in.reader(region, period, basisOf(ind, basis), now)
	r.common = map[int]subset{entry: {figure: other}}
	return r.exact(ind.Compiled)
}
