package validate

import (
	"math/big"
	"slices"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// voice is what one unit says about a figure.
type voice struct {
	sub  *model.Submission
	cell model.Cell
}

// says reports whether there is a figure, or that there is none (“—”).
func (v voice) says() bool {
	k := v.cell.Value.Kind()
	return k == model.Number || k == model.NotApplicable
}

// side is what one bureau says about the area of a circle.
type side struct {
	voices   []voice
	total    *big.Rat
	halves   *big.Rat // half of the last place that each wrote, together
	complete bool     // every unit that had to has said something
	doubtful bool     // one of the cells is doubted already
}

// isNone reports whether all say that there is nothing.
func (s side) isNone() bool { return s.complete && s.total.Sign() == 0 }

// figures compares what the bureau that owns a field reports with what the
// other sends of it on its cross-check form.
func (x *crossing) figures(c *define.Check) {
	for _, code := range c.Fields {
		field, ok := x.defs.Field(code)
		if !ok {
			continue
		}
		for _, slot := range x.defs.FieldSlots(code) {
			for _, circle := range x.circles {
				x.figure(c, circle, field, slot)
			}
		}
	}
}

// figure says a contradiction once, in its first column.
func (x *crossing) figure(c *define.Check, in circle, field *define.Field, slot model.Slot) {
	id := pair{in.office.String(), field.Code, x.defs.Slots[slot].Item}
	if x.told[id] {
		return
	}
	for _, column := range x.defs.CheckColumns(c) {
		other := x.sideOf(in, field, slot, column, false)
		if len(other.voices) == 0 || other.doubtful {
			continue
		}
		own := x.sideOf(in, field, slot, column, true)
		if len(own.voices) == 0 || own.doubtful {
			continue
		}
		factor, contradict := x.contradict(c, own, other)
		if !contradict {
			continue
		}
		x.told[id] = true
		f := fill{name: x.nameOf(field, slot), unit: field.Unit, field: field.Code, factor: factor}
		x.tellSide(c, in, own, other, f)
		x.tellSide(c, in, other, own, f)
		return
	}
}

func (x *crossing) nameOf(field *define.Field, slot model.Slot) string {
	if item := x.defs.Slots[slot].Item; item != "" {
		return x.defs.ItemName(field.Form.List, item) + field.Name
	}
	return field.Name
}

// sideOf gathers what the owner of a field says, or the other bureau.
func (x *crossing) sideOf(in circle, field *define.Field, slot model.Slot, column model.Column, owner bool) side {
	units := in.units
	if (in.office.Bureau == field.Owner) == owner {
		units = []model.Reporter{in.office}
	}
	s := side{total: new(big.Rat), halves: new(big.Rat), complete: true}
	for _, r := range units {
		if owner && !slices.Contains(layout.Due(x.defs, x.register, r, x.period), field.Form) {
			continue
		}
		s.hear(x, x.sent[r.Unit], slot, column)
	}
	return s
}

func (s *side) hear(x *crossing, sub *model.Submission, slot model.Slot, column model.Column) {
	if sub == nil {
		s.complete = false
		return
	}
	v := voice{sub, sub.Grid.At(slot, column)}
	if !v.says() {
		s.complete = false
		return
	}
	s.doubtful = s.doubtful || x.isDoubted(sub, v.cell.Pos)
	s.voices = append(s.voices, v)
	if d, ok := v.cell.Value.Dec(); ok {
		s.total.Add(s.total, d.Rat())
		s.halves.Add(s.halves, new(big.Rat).SetFloat64(float64(v.cell.HalfUnit)))
	}
}

// contradict weighs two sides. Of one that is not complete only what is too
// much already counts.
func (x *crossing) contradict(c *define.Check, own, other side) (factor string, yes bool) {
	a, _ := own.total.Float64()
	b, _ := other.total.Float64()
	switch c.Kind {
	case "cross_scale":
		if !own.complete || !other.complete || max(a, b) < c.Floor {
			return "", false
		}
		return nearPower(a, b, c.Limit, c.Spread)
	case "cross_none":
		return "", own.isNone() && b >= c.Floor || other.isNone() && a >= c.Floor
	case "cross_part":
		return "", own.complete && x.exceeds(other, own, own)
	}
	return "", own.complete && x.exceeds(other, own, own) || other.complete && x.exceeds(own, other, own)
}

// exceeds reports whether one side is more than another by more than the
// definitions allow: some units, or a share of the owner's figure.
func (x *crossing) exceeds(more, less, own side) bool {
	gap := new(big.Rat).Sub(more.total, less.total)
	gap.Sub(gap, more.halves).Sub(gap, less.halves)
	units, share := new(big.Rat).SetFloat64(x.defs.Thresholds.CrossUnits), new(big.Rat).SetFloat64(x.defs.Thresholds.CrossShare)
	return gap.Cmp(units) > 0 && gap.Cmp(share.Mul(share, own.total)) > 0
}

// tellSide puts a contradiction to one bureau: to the unit that reports alone,
// to the one of the office's own region where it is a matter of several, or
// else to all of them.
func (x *crossing) tellSide(c *define.Check, in circle, mine, theirs side, f fill) {
	f.found, f.contrasted = printed(mine.total), printed(theirs.total)
	f.there = x.describe(theirs, nil)
	for _, v := range x.addressees(in, mine) {
		f.here = x.describe(mine, v.sub)
		x.tell(c, v.sub, v.cell.Pos, f)
	}
}

func (x *crossing) addressees(in circle, s side) []voice {
	if len(s.voices) == 1 {
		return s.voices
	}
	home := model.Unit{Region: in.office.Region, Bureau: s.voices[0].sub.Unit.Bureau}
	for _, v := range s.voices {
		if v.sub.Unit == home {
			return []voice{v}
		}
	}
	if sub := x.sent[home]; sub != nil {
		return []voice{{sub: sub}}
	}
	return s.voices
}

// saying is what the words about a side name.
type saying struct {
	Unit   string // the unit, or the first of several
	N      int    // how many
	Figure string
	Mine   string // the reader's own part of a sum
	Where  string
	Sheet  string // of a list-form
}

// describe words a side; a reader that is one of it is “本局”.
func (x *crossing) describe(s side, reader *model.Submission) string {
	first := s.voices[0]
	said := saying{Unit: x.unitName(first.sub.Unit), N: len(s.voices), Figure: figureOf(s), Where: where(first.sub, first.cell.Pos)}
	for _, v := range s.voices {
		if v.sub == reader {
			said.Mine = figureOf(side{voices: []voice{v}, total: totalOf(v)})
		}
	}
	switch {
	case said.N == 1 && said.Mine != "":
		return x.say("cross.mine", said)
	case said.N == 1:
		return x.say("cross.one", said)
	}
	return x.say("cross.several", said)
}

func totalOf(v voice) *big.Rat {
	if d, ok := v.cell.Value.Dec(); ok {
		return d.Rat()
	}
	return new(big.Rat)
}

// figureOf is the figure of a side as it was written; “—” stands for none.
func figureOf(s side) string {
	isNumber := func(v voice) bool { return v.cell.Value.Kind() == model.Number }
	if !slices.ContainsFunc(s.voices, isNumber) {
		return layout.SignNotApplicable
	}
	return printed(s.total)
}
