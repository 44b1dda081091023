package validate

import (
	"strings"

	"qreport/report/model"
)

// report turns a failure into the finding that is printed.
func (k *inspection) report(f failure) model.Finding {
	key := k.defs.Slots[f.at.slot]
	field := k.field(f.at)
	item := ""
	if key.Item != "" && (f.item != "" || roleOf(f.check.Kind) != balance) {
		item = k.defs.ItemName(field.Form.List, key.Item)
	}
	name := field.Name
	if item != "" && !strings.Contains(f.check.Message, "{item}") {
		name = item + name
	}
	fill := strings.NewReplacer("{left}", f.left, "{right}", f.right, "{name}", name, "{item}", item, "{unit}", field.Unit)
	message := f.check.Message
	if f.whole {
		message = strings.ReplaceAll(f.check.Whole, "{form}", field.Form.Sheet)
	}
	origin := k.sub.Origin(k.position(f))
	return model.Finding{
		Code: f.check.ID, Severity: f.check.Level, Sheet: origin.Sheet, Cell: origin.Cell, Field: key.Field,
		Found: f.left, Expected: f.right,
		Message: fill.Replace(message), Remedy: fill.Replace(f.check.Remedy),
	}
}

// position is the cell that a failure points at; a cell that is not in the
// workbook gives way to the first of those that were compared.
func (k *inspection) position(f failure) model.Pos {
	if f.pos.Row > 0 {
		return f.pos
	}
	if pos := k.cell(f.at).Pos; pos.Row > 0 {
		return pos
	}
	for _, r := range f.cells {
		if pos := k.cell(r).Pos; pos.Row > 0 {
			return pos
		}
	}
	return model.Pos{}
}
