package catalogue

import (
	"strings"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// Bounds of the search for an example: figures from 0 to mostValue, and no
// more cells than mostCells. A single cell is tried up to mostAlone.
const (
	mostValue = 2
	mostCells = 9
	mostAlone = 1000
)

// violation words the smallest figures that a formula refuses.
func (c *Catalogue) violation(check *define.Check) string {
	cells, item := c.cellsOf(check.Compiled)
	values := smallest(cells, func(v figures) bool {
		verdict := check.Compiled.EvalCheckItem(env{c.defs, v}, item)
		return !verdict.Skipped && !verdict.Holds
	})
	if values == nil {
		return ""
	}
	var said []string
	for _, key := range cells {
		name := c.name(key.Field)
		if f, ok := c.defs.Field(key.Field); ok && key.Item != "" {
			name += "·" + c.defs.ItemName(f.Form.List, key.Item)
		}
		said = append(said, c.say("catalogue.equals", struct {
			Name, Code string
			Value      int64
		}{name, key.Field, values[key]}))
	}
	return strings.Join(said, "，") + "。"
}

// cellsOf are the cells that a formula reads, with one item for all: the first.
func (c *Catalogue) cellsOf(f *define.Formula) (cells []define.SlotKey, item string) {
	if fields := f.Matrix(); len(fields) > 0 {
		item = first(c.defs.ItemCodes(fields[0]))
	}
	seen := map[define.SlotKey]bool{}
	for _, o := range f.Operands() {
		if items := c.defs.ItemCodes(o.Field); len(items) > 0 && (o.Item == "" || o.Item == define.AllItems) {
			o.Item = first(items)
		}
		if !seen[o] {
			seen[o] = true
			cells = append(cells, o)
		}
	}
	return cells, item
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// figures are whole numbers in cells.
type figures map[define.SlotKey]int64

// smallest tries figures for cells, those with the smallest sum first.
func smallest(cells []define.SlotKey, wanted func(figures) bool) figures {
	if len(cells) > mostCells {
		return nil
	}
	values, most := figures{}, int64(mostValue)
	if len(cells) == 1 {
		most = mostAlone
	}
	for sum := range most*int64(len(cells)) + 1 {
		if spread(cells, sum, most, values, wanted) {
			return values
		}
	}
	return nil
}

// spread distributes a sum over cells in every way, none above most, until one
// is wanted.
func spread(cells []define.SlotKey, sum, most int64, values figures, wanted func(figures) bool) bool {
	if len(cells) == 0 {
		return sum == 0 && wanted(values)
	}
	for x := range min(sum, most) + 1 {
		values[cells[0]] = x
		if spread(cells[1:], sum-x, most, values, wanted) {
			return true
		}
	}
	return false
}

// env lets a formula read figures.
type env struct {
	defs   *define.Definitions
	values figures
}

// Operand implements define.Env.
func (e env) Operand(code, item string) (num.Frac, model.Kind) {
	if x, ok := e.values[define.SlotKey{Field: code, Item: item}]; ok {
		return num.Whole(x), model.Number
	}
	return num.Frac{}, model.Blank
}

// Items implements define.Env.
func (e env) Items(code string) []string { return e.defs.ItemCodes(code) }
