package indicator

import (
	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
	"slices"
)

// when picks which side of a comparison an operand is read from.
type when uint8

const (
	now when = iota
	prior
)

// reader is the environment of a formula: a region, period and basis.
type reader struct {
	in     *Indicators
	region string
	period model.Period
	basis  rollup.Basis
	when   when
	log    *log
	total  []merge.Figure // of the region and period; nil when nobody reported
	common map[int]subset // operands restricted to the units that gave all
	both   *pairing       // on the units of both sides of a comparison
}

func (in *Indicators) reader(region string, period model.Period, basis rollup.Basis, side when) reader {
	return reader{in: in, region: region, period: period, basis: basis, when: side, log: new(log), total: in.Cube.Total(region, period)}
}

// below is the reader of a lower region.
func (r reader) below(region string) reader {
	r.region, r.log, r.total = region, new(log), r.in.Cube.Total(region, r.period)
	return r
}

// log records what a value was computed from and the worst coverage among it.
type log struct {
	operands  []Operand
	got, want int
}

// cover notes the coverage of an operand; one that nobody had to give says
// nothing.
func (l *log) cover(got, want int) {
	if want > 0 && (l.want == 0 || got*l.want < l.got*want) {
		l.got, l.want = got, want
	}
}

// gated computes a value and withholds it below a share of the units.
func (r reader) gated(gate float64, value func(reader) Quantity) Quantity {
	q := value(r)
	if q.Present() && r.log.want > 0 && float64(r.log.got) < gate*float64(r.log.want) {
		return missing(model.Withheld)
	}
	return q
}

func (r reader) indicator(ind *define.Indicator) Quantity {
	if ind.Compiled == nil {
		return missing(model.Blank)
	}
	r.basis = basisOf(ind, r.basis)
	if r.averages(ind) {
		return r.average(ind)
	}
	return r.eval(ind.Compiled)
}

// eval computes a formula and notes the coverage of its operands.
func (r reader) eval(f *define.Formula) Quantity {
	r = r.evened(f)
	r.log.operands = slices.Grow(r.log.operands, len(f.Operands()))
	result := f.Eval(r)
	for _, key := range f.Operands() {
		r.coverItems(key.Field, key.Item)
	}
	if result.Kind != model.Number {
		return missing(result.Kind)
	}
	return present(result.Rat)
}

// coverItems notes the coverage of a matrix field as a whole.
func (r reader) coverItems(field, item string) {
	if item != "" {
		r.log.cover(r.in.Cube.FieldCoverage(r.region, r.period, field, r.column(field)))
	}
}

// sample reads successes and trials; it leaves no trace in the log.
func (r reader) sample(pass, trials *define.Formula) Sample {
	if pass == nil || trials == nil {
		return Sample{}
	}
	r.log = new(log)
	r = r.evened(pass, trials)
	k, n := r.exact(pass), r.exact(trials)
	if !k.Present() || !n.Present() {
		return Sample{}
	}
	return Sample{k.Float(), n.Float()}
}

func (r reader) exact(f *define.Formula) Quantity {
	if result := f.Eval(r); result.Kind == model.Number {
		return present(result.Rat)
	}
	return Quantity{}
}

// Operand implements define.Env: fields and rules from the cube, other
// indicators by computing them.
func (r reader) Operand(code, item string) (num.Frac, model.Kind) {
	if ind, ok := r.in.Defs.Indicator(code); ok {
		return r.indicator(ind).Frac()
	}
	entry, ok := r.in.entryOf(code, item)
	if !ok {
		return num.Frac{}, model.Blank
	}
	figure := r.figure(entry)
	if common, restricted := r.common[entry]; restricted {
		figure = common.figure
	}
	r.log.operands = append(r.log.operands, Operand{Entry: entry, Figure: figure, Region: r.region})
	if !r.loose(entry) {
		r.log.cover(int(figure.Got), int(figure.Want))
	}
	value := figure.Value()
	if d, ok := value.Dec(); ok {
		return d.Frac(), model.Number
	}
	return num.Frac{}, value.Kind()
}

// loose reports whether an entry is an item of a matrix: which items a unit
// fills in depends on what it has, so they are judged as one field.
func (r reader) loose(entry int) bool {
	form := r.in.Cube.Layout.Trait(entry).Form
	return form != nil && form.Layout == define.LayoutMatrix
}

// Items implements define.Env.
func (r reader) Items(code string) []string { return r.in.Defs.ItemCodes(code) }

func (r reader) figure(entry int) merge.Figure {
	switch {
	case r.when == prior:
		return r.in.Cube.PriorOn(r.region, r.period, entry, r.basis)
	case r.total == nil:
		return merge.Figure{}
	}
	return r.total[merge.At(entry, r.in.Cube.ColumnOn(entry, r.basis))]
}

// column is the column of the forms that a field is read from.
func (r reader) column(field string) model.Column {
	if r.when == prior {
		return model.Prior
	}
	for _, slot := range r.in.Defs.FieldSlots(field) {
		return r.in.Cube.ColumnOn(int(slot), r.basis)
	}
	return model.Cur
}
