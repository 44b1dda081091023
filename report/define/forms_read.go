package define

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"qreport/report/model"
)

// readForms loads every form, then numbers the fields and links the rows that
// only refer to another form's field.
func (l *loader) readForms() {
	for _, name := range l.names("forms") {
		if t, ok := l.one(name); ok {
			l.readForm(t)
		}
	}
	slices.SortFunc(l.def.Forms, func(a, b *Form) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	for _, f := range l.def.Forms {
		l.addFields(f)
	}
	for _, f := range l.def.Forms {
		l.linkReferences(f)
		l.checkTotals(f)
	}
	l.checkSheets()
}

func (l *loader) readForm(t text) {
	f := &Form{Cycle: "quarter", Basis: "own"}
	file := decodeTOML(t, f, l.problems)
	if file == nil {
		l.codesUnsure = true
		return
	}
	l.places[f] = []place{{file, ""}}
	for i, r := range f.Rows {
		l.places[r] = []place{{file, indexed("row", i)}}
	}
	if f.ID == "" {
		l.wrong(f, "id", "表没有 id")
		return
	}
	if other, twice := l.def.forms[f.ID]; twice {
		label, _ := l.places.at(other, "id")
		l.wrong(f, "id", "表 %s 重复，%s 已有", f.ID, label)
		l.codesUnsure = true
		return
	}
	l.def.forms[f.ID] = f
	l.def.Forms = append(l.def.Forms, f)
	l.checkForm(f, file)
}

func (l *loader) checkForm(f *Form, file *tomlFile) {
	l.checkWord(f, "layout", string(f.Layout), string(LayoutRows), string(LayoutMatrix), string(LayoutList))
	l.checkWord(f, "cycle", f.Cycle, "quarter", "year")
	l.checkWord(f, "basis", f.Basis, "own", "territory")
	if len(f.Bureaus) == 0 {
		l.wrong(f, "bureaus", "表 %s 没有写由哪个单位填报（bureaus）", f.ID)
	}
	l.checkBureaus(f, "bureaus", f.Bureaus)
	if f.Title == "" || f.Sheet == "" {
		l.wrong(f, "id", "表 %s 要有 title 和 sheet", f.ID)
	}
	switch {
	case f.Layout == LayoutList && (len(f.Columns) == 0 || len(f.Rows) > 0):
		l.wrong(f, "layout", "清单式的表 %s 要有 [[column]]，不能有 [[row]]", f.ID)
	case (f.Layout == LayoutRows || f.Layout == LayoutMatrix) && (len(f.Rows) == 0 || len(f.Columns) > 0):
		l.wrong(f, "layout", "表 %s 要有 [[row]]，不能有 [[column]]", f.ID)
	}
	if f.Layout == LayoutMatrix && l.unknownList(f.List) {
		l.wrong(f, "list", "版本 %s 里没有列表 %q（items.csv）", l.def.Edition.ID, f.List)
	}
	if f.Layout == LayoutRows && f.List != "" {
		l.wrong(f, "list", "逐行填报的表不用 list")
	}
	for i := range f.Columns {
		l.checkListColumn(f, i, file)
	}
}

func (l *loader) checkListColumn(f *Form, i int, file *tomlFile) {
	c, path := f.Columns[i], indexed("column", i)
	wrong := func(key, format string, args ...any) {
		l.problems.add(file.label, file.line(path+"."+key), format, args...)
	}
	if c.ID == "" || c.Name == "" {
		wrong("id", "清单的列要有 id 和 name")
	}
	for _, earlier := range f.Columns[:i] {
		if earlier.ID == c.ID {
			wrong("id", "列 %s 重复", c.ID)
		}
	}
	kinds := []string{"text", "number", "date", "choice", "code"}
	if !slices.Contains(kinds, c.Kind) {
		wrong("kind", "kind 不能是 %q，应为 %s", c.Kind, quoted(kinds))
	}
	if (c.Kind == "choice" || c.List != "") && l.unknownList(c.List) {
		wrong("list", "版本 %s 里没有列表 %q（items.csv）", l.def.Edition.ID, c.List)
	}
}

// checkSheets makes sure that the forms of a bureau fit into one workbook.
func (l *loader) checkSheets() {
	for i, f := range l.def.Forms {
		if utf8.RuneCountInString(f.Sheet) > 31 || strings.ContainsAny(f.Sheet, `[]:*?/\`) {
			l.wrong(f, "sheet", "工作表名 %q 不合 Excel 的规定（至多 31 个字，不含 [ ] : * ? / \\）", f.Sheet)
		}
		for _, g := range l.def.Forms[:i] {
			if f.Sheet == g.Sheet && slices.ContainsFunc(f.Bureaus, func(b model.Bureau) bool { return slices.Contains(g.Bureaus, b) }) {
				l.wrong(f, "sheet", "工作表名 %q 与表 %s 重复", f.Sheet, g.ID)
			}
		}
	}
}
