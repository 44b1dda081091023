package define

import (
	"slices"
	"strings"

	"qreport/report/model"
)

// FormulaKind is the kind of a check whose formula says it all.
const FormulaKind = "formula"

// readChecks loads the 审核关系 of every file in checks/.
func (l *loader) readChecks() {
	var base, overlay []text
	for _, name := range l.names("checks") {
		for _, t := range l.both(name) {
			if strings.HasPrefix(t.label, OverlayPrefix) {
				overlay = append(overlay, t)
			} else {
				base = append(base, t)
			}
		}
	}
	l.def.Checks = readEntries(l, append(base, overlay...), "check", func(c *Check) string { return c.ID })
	for _, c := range l.def.Checks {
		l.checkCheck(c)
		l.compileCheck(c)
	}
	l.checkAfter()
}

func (l *loader) checkCheck(c *Check) {
	if c.Kind == "" && c.Formula != "" {
		c.Kind = FormulaKind
	}
	if c.Missing == "" {
		c.Missing = "skip"
	}
	level, ok := severityOf(c.Severity)
	if !ok {
		l.wrong(c, "severity", "没有严重程度 %q，应为 blocking（强制）、verify（核实）、hint（提示）", c.Severity)
	}
	c.Level = level
	if c.Kind == "" {
		l.wrong(c, "id", "审核关系 %s 要写 formula 或 kind", c.ID)
	}
	l.checkWord(c, "missing", c.Missing, "skip", "zero")
	l.checkColumns(c, c.Columns)
	l.checkBureaus(c, "bureaus", c.Bureaus)
	for _, code := range c.Fields {
		if l.unknownField(code) {
			l.wrong(c, "fields", "没有字段 %s", code)
		}
	}
	if c.List != "" && l.unknownList(c.List) && l.def.forms[c.List] == nil {
		l.wrong(c, "list", "没有列表或清单表 %q", c.List)
	}
	if c.Limit < 0 || c.Floor < 0 {
		l.wrong(c, "limit", "limit、floor 不能是负数")
	}
	if c.Whole != "" && level == model.Blocking {
		l.wrong(c, "whole", "强制的审核不能只说整张表：每一格都要标出来，照着改就够")
	}
	if c.AcrossBureaus() {
		l.checkCross(c)
	}
}

// checkCross: what one bureau sends must not be returned for what the other
// sent, or the result would depend on which of them came first.
func (l *loader) checkCross(c *Check) {
	if c.Level == model.Blocking {
		l.wrong(c, "severity", "两个单位互相核对的审核不能是 blocking（强制）：一局的报表不因另一局的数退回")
	}
	form := l.def.forms[c.List]
	for _, id := range c.Compare {
		if form == nil || !slices.ContainsFunc(form.Columns, func(col ListColumn) bool { return col.ID == id }) {
			l.wrong(c, "compare", "清单表 %q 没有列 %q", c.List, id)
		}
	}
	if c.List != "" && len(c.Compare) == 0 || c.List == "" && len(c.Fields) == 0 {
		l.wrong(c, "kind", "互相核对的审核要写 fields，或 list 和 compare")
	}
	for _, code := range c.Fields {
		if f, ok := l.def.Field(code); ok && len(f.Also) == 0 {
			l.wrong(c, "fields", "字段 %s 只有一局填报，没有可核对的数", code)
		}
	}
}

func severityOf(word string) (model.Severity, bool) {
	for s := model.Hint; s <= model.Blocking; s++ {
		if s.String() == word {
			return s, true
		}
	}
	return 0, false
}

// compileCheck also finds the cell that a formula points at when it does not
// say: the first field of the formula.
func (l *loader) compileCheck(c *Check) {
	c.Compiled = l.compile(c, "formula", c.Formula, l.fieldCode, true)
	switch {
	case c.Kind == FormulaKind && c.Formula == "":
		l.wrong(c, "kind", "审核关系 %s 的 kind 是 formula，却没有 formula", c.ID)
	case c.Kind == FormulaKind && c.Compiled != nil && !c.Compiled.IsCheck():
		l.wrong(c, "formula", "审核关系要是比较（如 Q104 == Q105 + Q106），不是数")
	case c.At == "" && c.Compiled != nil && len(c.Compiled.Operands()) > 0:
		c.At = c.Compiled.Operands()[0].Field
	}
	if c.At != "" && l.unknownField(c.At) {
		l.wrong(c, "at", "没有字段 %s", c.At)
	}
}

// checkAfter makes sure that checks wait for known checks, and not in a circle.
func (l *loader) checkAfter() {
	waits := map[string][]string{}
	for _, c := range l.def.Checks {
		waits[c.ID] = c.After
	}
	for _, c := range l.def.Checks {
		for _, id := range c.After {
			if _, known := waits[id]; !known && !l.codesUnsure {
				l.wrong(c, "after", "没有审核关系 %s", id)
			}
		}
		if circle := findCircle(c.ID, waits); circle != nil {
			l.wrong(c, "after", "审核关系互相等待：%s", strings.Join(circle, " → "))
		}
	}
}
