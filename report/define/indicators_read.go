package define

import (
	"slices"
	"strings"

	"qreport/report/model"
)

// readRules loads unify.toml.
func (l *loader) readRules() {
	l.def.Unify = readEntries(l, l.both("unify.toml"), "unify", func(u *Unify) string { return u.Code })
	for _, u := range l.def.Unify {
		if l.claim(u, u.Code) {
			l.def.rules[u.Code] = u
		}
		l.checkWord(u, "rule", u.Rule, "sum", "union", "side", "owner")
		l.checkWord(u, "nature", string(u.Nature), string(Flow), string(Stock), string(Distinct), string(Attr))
		if u.Decimals < 0 || u.Decimals > mostDecimals || u.Tolerance < 0 {
			l.wrong(u, "decimals", "decimals 应在 0 到 %d 之间，tolerance 不能是负数", mostDecimals)
		}
		l.checkRecords(u)
		l.compileParts(u)
	}
}

// checkRecords checks the list-form that identifies what both bureaus counted.
func (l *loader) checkRecords(u *Unify) {
	if u.List == "" {
		if u.Rule == "union" {
			l.wrong(u, "rule", "合并办法 union 要写明清单表 list")
		}
		return
	}
	form, ok := l.def.Form(u.List)
	if !ok || form.Layout == LayoutRows || form.Layout == LayoutMatrix {
		if !ok && l.codesUnsure {
			return
		}
		l.wrong(u, "list", "没有清单表 %q", u.List)
		return
	}
	if !slices.ContainsFunc(form.Columns, func(c ListColumn) bool { return c.Key }) {
		l.wrong(u, "list", "清单表 %s 没有 key 列，两局的记录对不起来", u.List)
	}
	if u.Amount != "" && !slices.ContainsFunc(form.Columns, func(c ListColumn) bool { return c.ID == u.Amount }) {
		l.wrong(u, "amount", "清单表 %s 没有列 %q", u.List, u.Amount)
	}
}

func (l *loader) compileParts(u *Unify) {
	if len(u.Parts) == 0 {
		l.wrong(u, "part", "%s 没有 [[unify.part]]，至少要有一个单位的算式", u.Code)
	}
	for i := range u.Parts {
		p := &u.Parts[i]
		key := indexed("part", i)
		l.checkBureaus(u, key+".bureau", []model.Bureau{p.Bureau})
		if p.Formula == "" {
			l.wrong(u, key, "%s 的第 %d 个 part 没有 formula", u.Code, i+1)
		}
		p.Compiled = l.compile(u, key+".formula", p.Formula, l.fieldOf(p.Bureau), false)
	}
}

// fieldOf admits the fields that a bureau reports.
func (l *loader) fieldOf(b model.Bureau) scope {
	return func(code string) string {
		f, ok := l.def.fields[code]
		switch {
		case !ok:
			return l.fieldCode(code)
		case !l.knownBureau(b): // reported already
		case f.Owner != b && !slices.Contains(f.Also, b):
			return "字段 " + code + " 不是单位 " + string(b) + " 填报的"
		}
		return ""
	}
}

// readIndicators loads indicators.toml; formulas are compiled when all codes
// are known, because indicators refer to each other.
func (l *loader) readIndicators() {
	l.def.Indicators = readEntries(l, l.both("indicators.toml"), "indicator", func(i *Indicator) string { return i.Code })
	for _, i := range l.def.Indicators {
		if l.claim(i, i.Code) {
			l.def.indicators[i.Code] = i
		}
	}
	for _, i := range l.def.Indicators {
		l.checkIndicator(i)
		i.Compiled = l.number(i, "formula", i.Formula)
		i.PassCompiled = l.number(i, "pass", i.Pass)
		i.TrialsCompiled = l.number(i, "trials", i.Trials)
		i.WeightCompiled = l.number(i, "weight", i.Weight)
	}
	l.refuseCircles()
}

// number compiles a formula that must be a number over any codes.
func (l *loader) number(entry any, key, source string) *Formula {
	f := l.compile(entry, key, source, l.anyCode, false)
	if f != nil && f.IsCheck() {
		l.wrong(entry, key, "这里要的是数，不是比较")
	}
	return f
}

func (l *loader) checkIndicator(i *Indicator) {
	l.checkWord(i, "direction", i.Direction, "+", "-", "0")
	l.checkWord(i, "change", i.Change, "points", "percent", "absolute")
	l.checkWord(i, "cycle", i.Cycle, "quarter", "year")
	l.checkBureaus(i, "supplier", i.Supplier)
	for _, level := range i.WeightAt {
		l.checkWord(i, "weight_at", level, "nation", "province", "city", "county")
	}
	switch {
	case i.Name == "":
		l.wrong(i, "name", "指标 %s 没有 name", i.Code)
	case (i.Pass == "") != (i.Trials == ""):
		l.wrong(i, "pass", "pass 与 trials 要么都写，要么都不写")
	case i.Weight == "" && len(i.WeightAt) > 0:
		l.wrong(i, "weight_at", "有 weight_at 就要有 weight")
	}
	if i.Decimals < 0 || i.Decimals > mostDecimals {
		l.wrong(i, "decimals", "decimals 是 %d，应在 0 到 %d 之间", i.Decimals, mostDecimals)
	}
	if i.Gate < 0 || i.Gate > 1 {
		l.wrong(i, "gate", "gate 是 %v，应在 0 到 1 之间", i.Gate)
	}
}

// refuseCircles reports indicators that need themselves.
func (l *loader) refuseCircles() {
	uses := map[string][]string{}
	for _, i := range l.def.indicators {
		for _, f := range []*Formula{i.Compiled, i.PassCompiled, i.TrialsCompiled, i.WeightCompiled} {
			uses[i.Code] = append(uses[i.Code], indicatorsIn(f, l.def)...)
		}
	}
	for _, i := range l.def.Indicators {
		if circle := findCircle(i.Code, uses); circle != nil {
			l.wrong(i, "formula", "指标循环引用：%s，请改其中一个公式", strings.Join(circle, " → "))
		}
	}
}

func indicatorsIn(f *Formula, d *Definitions) (codes []string) {
	if f == nil {
		return nil
	}
	for _, o := range f.Operands() {
		if _, ok := d.indicators[o.Field]; ok {
			codes = append(codes, o.Field)
		}
	}
	return codes
}

// findCircle returns the shortest way from start back to itself.
func findCircle(start string, uses map[string][]string) []string {
	seen := map[string]bool{}
	for ways := [][]string{{start}}; len(ways) > 0; ways = ways[1:] {
		way := ways[0]
		for _, next := range uses[way[len(way)-1]] {
			if next == start {
				return append(slices.Clone(way), start)
			}
			if !seen[next] {
				seen[next] = true
				ways = append(ways, append(slices.Clone(way), next))
			}
		}
	}
	return nil
}
