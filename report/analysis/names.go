package analysis

import (
	"slices"
	"strconv"
	"strings"

	"qreport/report/define"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
)

// naming is what the wording of names and periods is given.
type naming struct {
	Year, N, LastMonth int
	Place, Name        string
	Text               string
}

func (w *writer) regionName(code string) string {
	r, ok := w.defs.Regions.Get(code)
	if !ok {
		return code
	}
	return r.Name
}

// periodName is the period in words: 2011年第一季度, 2011年上半年, 2011年.
func (w *writer) periodName(p model.Period) string {
	name, known := w.memo.periods[p]
	if !known {
		name = w.say(periodIDs[p.Span], naming{Year: p.Year, N: p.N, LastMonth: p.LastMonth()})
		w.memo.periods[p] = name
	}
	return name
}

var periodIDs = map[model.Span]string{
	model.Month: "period.month", model.Quarter: "period.quarter", model.Half: "period.half", model.Year: "period.year",
}

// spanName is the stretch of time that the leading figures are about: the
// period itself, or the year up to its end.
func (w *writer) spanName() string {
	if w.Basis == rollup.ToDate {
		return w.say("period.todate", naming{Year: w.Period.Year, LastMonth: w.Period.LastMonth()})
	}
	return w.periodName(w.Period)
}

// basisName says what stretch of time a measure is about: 当季, 累计 or 期末.
func (w *writer) basisName(m indicator.Measure) string {
	for _, o := range m.Operands {
		if w.cube.ColumnOn(o.Entry, m.Basis) == model.YTD {
			return w.word("basis.todate")
		}
		if w.cube.Layout.Trait(o.Entry).Nature == define.Flow {
			return w.word("basis.current")
		}
	}
	return w.word("basis.end")
}

func (w *writer) bureauShort(id model.Bureau) string {
	b, ok := w.defs.BureauByID(id)
	if !ok {
		return string(id)
	}
	return b.Short
}

func (w *writer) unitName(u model.Unit) string {
	if r, ok := w.cube.Unified.Register.Find(u); ok && r.Name != "" {
		return r.Name
	}
	region, _ := w.defs.Regions.Get(u.Region)
	bureau, _ := w.defs.BureauByID(u.Bureau)
	return w.defs.Edition.BureauName(bureau, region)
}

// entryName words an entry of the cube: the field's name, with the item's.
func (w *writer) entryName(e merge.Entry) string {
	name := w.Indicators.Describe(e.Code).Name
	if e.Item != "" {
		name += "·" + w.itemName(e.Code, e.Item)
	}
	return name
}

func (w *writer) entryUnit(e merge.Entry) string {
	if f, ok := w.defs.Field(e.Code); ok {
		return f.Unit
	}
	for _, rule := range w.defs.Unify {
		if rule.Code == e.Code {
			return rule.Unit
		}
	}
	return ""
}

// itemName is the name of an item in the list of a matrix field's form.
func (w *writer) itemName(code, item string) string {
	f, ok := w.defs.Field(code)
	if !ok {
		return item
	}
	for _, i := range w.defs.Items[f.Form.List] {
		if i.Code == item {
			return i.Name
		}
	}
	return item
}

// formula prints a definition in Chinese.
func (w *writer) formula(f *define.Formula) string {
	if f == nil {
		return ""
	}
	text, known := w.memo.formulas[f]
	if !known {
		text = w.chinese(f)
		w.memo.formulas[f] = text
	}
	return text
}

func (w *writer) chinese(f *define.Formula) string {
	return f.Chinese(func(code string) string {
		if ind, ok := w.defs.Indicator(code); ok {
			return firstOf(ind.Short, ind.Name)
		}
		d := w.Indicators.Describe(code)
		return firstOf(d.Short, d.Name, code)
	})
}

func firstOf(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return ""
}

// value prints a reported value as it is.
func (w *writer) value(v model.Value) string {
	d, ok := v.Dec()
	if !ok {
		return w.sign(v.Kind())
	}
	d = d.Trim()
	return num.Format(d, d.Scale())
}

// whole is the word for all of the region: 全国, 全省, 全市, 全县 …
func (w *writer) whole() string { return w.defs.Regions.Whole(w.Region) }

// kindBelow is the word for the regions right under one, by the endings of
// their names: 市, 县（市、区）, 县（区）, 省（市、区）.
func (w *writer) kindBelow(parent string) string {
	tails := w.words("regions.tails")
	found := map[string]bool{}
	for _, code := range w.defs.Regions.Children(parent) {
		if r, _ := w.defs.Regions.Get(code); !r.In(w.Period) {
			continue
		}
		name := w.regionName(code)
		if i := slices.IndexFunc(tails, func(tail string) bool { return strings.HasSuffix(name, tail) }); i >= 0 {
			found[tails[i]] = true
		}
	}
	return w.say("regions.kind", slices.DeleteFunc(slices.Clone(tails), func(tail string) bool { return !found[tail] }))
}

func itoa(n int) string { return strconv.Itoa(n) }

func intDec(n int) num.Dec { return num.Int(int64(n)) }
