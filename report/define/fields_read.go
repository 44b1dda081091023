package define

import (
	"cmp"
	"slices"

	"qreport/report/model"
)

const mostDecimals = 6

// addFields numbers the fields that a form owns: one slot per field, or per
// field and item, in form order.
func (l *loader) addFields(f *Form) {
	for _, row := range f.Rows {
		row.Form = f
		if len(f.Bureaus) > 0 {
			row.Owner = f.Bureaus[0]
			row.Also = slices.Clone(f.Bureaus[1:])
		}
		l.checkField(row)
		if row.Ref {
			continue
		}
		if !l.claim(row, row.Code) {
			continue
		}
		l.def.fields[row.Code] = row
		l.def.Fields = append(l.def.Fields, row)
		l.addSlots(row)
	}
}

func (l *loader) addSlots(f *Field) {
	items := []string{""}
	if f.Form.Layout == LayoutMatrix {
		items = nil
		for _, i := range l.def.Items[f.Form.List] {
			items = append(items, i.Code)
		}
		l.def.itemCodes[f.Code] = items
	}
	for _, item := range items {
		key, slot := SlotKey{f.Code, item}, model.Slot(len(l.def.Slots))
		l.def.Slots = append(l.def.Slots, key)
		l.def.slots[key] = slot
		l.def.fieldSlots[f.Code] = append(l.def.fieldSlots[f.Code], slot)
	}
}

func (l *loader) checkField(f *Field) {
	if f.Ref {
		return
	}
	l.checkWord(f, "nature", string(f.Nature), string(Flow), string(Stock), string(Distinct), string(Attr))
	if f.Name == "" {
		l.wrong(f, "code", "字段 %s 没有 name", f.Code)
	}
	if f.Decimals < 0 || f.Decimals > mostDecimals {
		l.wrong(f, "decimals", "decimals 是 %d，应在 0 到 %d 之间", f.Decimals, mostDecimals)
	}
	if f.Max < 0 {
		l.wrong(f, "max", "max 不能是负数")
	}
	l.checkColumns(f, f.Columns)
}

func (l *loader) checkColumns(entry any, columns []string) {
	for _, c := range columns {
		l.checkWord(entry, "columns", c, "cur", "ytd", "prior")
	}
}

// linkReferences completes the rows of a form that repeat another bureau's
// field for cross-checking: they take its words where they have none.
func (l *loader) linkReferences(f *Form) {
	for _, row := range f.Rows {
		if !row.Ref {
			continue
		}
		target, ok := l.def.fields[row.Code]
		switch {
		case !ok && l.codesUnsure:
		case !ok:
			l.wrong(row, "code", "ref 行指向的字段 %s 不存在", row.Code)
		case slices.Contains(f.Bureaus, target.Owner):
			l.wrong(row, "code", "ref 行指向的字段 %s 是本单位自己的（表 %s），只能指向另一单位的字段", row.Code, target.Form.ID)
		case f.Layout != target.Form.Layout || f.Layout == LayoutMatrix && f.List != target.Form.List:
			l.wrong(row, "code", "ref 行指向的字段 %s 在表 %s，版式或列表与本表不同", row.Code, target.Form.ID)
		default:
			refer(row, target, f.Bureaus)
		}
	}
}

func refer(row, target *Field, senders []model.Bureau) {
	row.Raw = cmp.Or(row.Raw, target.Raw)
	row.Name = cmp.Or(row.Name, target.Name)
	row.Short = cmp.Or(row.Short, target.Short)
	row.Unit = cmp.Or(row.Unit, target.Unit)
	row.Decimals = cmp.Or(row.Decimals, target.Decimals)
	row.Max = cmp.Or(row.Max, target.Max)
	row.Nature, row.Owner, row.Also = target.Nature, target.Owner, nil
	if len(row.Columns) == 0 {
		row.Columns = target.Columns
	}
	for _, b := range senders {
		if !slices.Contains(target.Also, b) {
			target.Also = append(target.Also, b)
		}
	}
}

// checkTotals makes sure that a total names a measure of the matrix and a
// scalar field that it adds up to.
func (l *loader) checkTotals(f *Form) {
	for _, measure := range sortedKeys(f.Totals) {
		key := "totals." + measure
		if !slices.ContainsFunc(f.Rows, func(r *Field) bool { return r.Code == measure }) {
			l.wrong(f, key, "totals 里的 %s 不是表 %s 的字段", measure, f.ID)
		}
		scalar, ok := l.def.fields[f.Totals[measure]]
		switch {
		case f.Layout != LayoutMatrix:
			l.wrong(f, key, "只有按列表展开的表才有 totals")
		case !ok && l.codesUnsure:
		case !ok:
			l.wrong(f, key, "totals 里的字段 %s 不存在", f.Totals[measure])
		case scalar.Form.Layout != LayoutRows:
			l.wrong(f, key, "totals 里的 %s 应是逐行填报的表的字段", f.Totals[measure])
		}
	}
}
