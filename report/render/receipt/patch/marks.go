package patch

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"qreport/report/form/layout"
	"qreport/report/model"
)

// Mark colours a cell and puts a note on it.
type Mark struct {
	Cell  string // A1
	Level Level
	Note  string
}

// always is the condition of our formats: it holds, and it says whose they are.
func always() string { return `LEN("` + layout.ReceiptSheet + `")>0` }

// Mark marks cells of a sheet: one mark a cell.
func (b *Book) Mark(name string, marks []Mark) error {
	at := b.index(name)
	if at < 0 || b.sheets[at].part == "" || len(marks) == 0 {
		return nil
	}
	if err := b.addFills(); err != nil {
		return err
	}
	part := b.sheets[at].part
	err := b.edit(part, "sheetData", func(d *draft) error {
		b.colour(d, marks)
		return nil
	})
	if err != nil {
		return err
	}
	return b.annotate(part, marks)
}

// colour adds the conditional formats, behind those of the sender.
func (b *Book) colour(d *draft, marks []Mark) {
	const chunk = 200 // cells of one element: a list of areas has a limited length
	priority := 0
	for _, n := range d.root.children("conditionalFormatting") {
		for _, rule := range n.children("cfRule") {
			p, _ := strconv.Atoi(rule.get("priority"))
			priority = max(priority, p)
		}
	}
	merged := mergedAreas(d.root)
	var text string
	for level := Severe; level >= Light; level-- {
		var areas []string
		for _, m := range marks {
			if m.Level == level {
				areas = append(areas, areaOf(m.Cell, merged))
			}
		}
		for list := range slices.Chunk(areas, chunk) {
			priority++
			text += d.adapt(d.root, fmt.Sprintf(`<conditionalFormatting sqref="%s"><cfRule type="expression" dxfId="%d" priority="%d"><formula>%s</formula></cfRule></conditionalFormatting>`,
				strings.Join(list, " "), b.fills+int(level), priority, escape(always())))
		}
	}
	d.insert(before(d.root, afterFormats()...), text)
}

// areaOf is the merged area that begins at a cell, or the cell.
func areaOf(cell string, merged []string) string {
	for _, m := range merged {
		if strings.HasPrefix(m, cell+":") {
			return m
		}
	}
	return cell
}

func mergedAreas(root *node) (areas []string) {
	if list := root.child("mergeCells"); list != nil {
		for _, n := range list.kids {
			areas = append(areas, n.get("ref"))
		}
	}
	return areas
}

// afterFormats are the elements of a sheet that come after the conditional
// formats, and afterNotes those after the reference to the notes.
func afterFormats() []string {
	return append([]string{"dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
		"rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"}, afterNotes()...)
}

func afterNotes() []string {
	return []string{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst"}
}

// before is the place before the first child with one of the names, or the end.
func before(root *node, names ...string) int {
	for _, n := range root.kids {
		if slices.Contains(names, n.name.Local) {
			return n.start
		}
	}
	return root.shut
}

// Clean takes our marks of an earlier round off all sheets.
func (b *Book) Clean() error {
	for _, s := range b.sheets {
		if s.part == "" {
			continue
		}
		if err := b.uncolour(s.part); err != nil {
			return err
		}
		if err := b.unannotate(s.part); err != nil {
			return err
		}
	}
	return nil
}

// uncolour removes the conditional formats that are ours.
func (b *Book) uncolour(part string) error {
	data, err := b.load(part)
	if err != nil || !strings.Contains(string(data), layout.ReceiptSheet) {
		return err
	}
	return b.edit(part, "sheetData", func(d *draft) error {
		for _, list := range d.root.children("conditionalFormatting") {
			var ours []*node
			for _, rule := range list.kids {
				if f := rule.child("formula"); f != nil && strings.ReplaceAll(f.text, " ", "") == always() {
					ours = append(ours, rule)
				}
			}
			if len(ours) == len(list.kids) {
				d.remove(list)
				continue
			}
			for _, rule := range ours {
				d.remove(rule)
			}
		}
		return nil
	})
}

// zeroBased returns the row and column of a cell as drawings count them.
func zeroBased(cell string) (row, col int) {
	col, row = model.ParseA1(cell)
	return row - 1, col - 1
}
