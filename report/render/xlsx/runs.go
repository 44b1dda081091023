package xlsx

import (
	"fmt"
	"strings"

	"qreport/report/document"
)

// longRun is from where on the items of a matrix field that a formula takes as a
// whole stand in one row: a weighted mean has three times the industries.
const longRun = 20

// runLength is how many operands, from the first on, are items of one field.
func runLength(operands []document.Operand) int {
	if len(operands) < longRun {
		return 1
	}
	field, item, ok := strings.Cut(operands[0].Code, "[")
	if !ok || item == "" || operands[0].Datum == "" {
		return 1
	}
	group := datumGroup(operands[0].Datum)
	n := 1
	for n < len(operands) && strings.HasPrefix(operands[n].Code, field+"[") && datumGroup(operands[n].Datum) == group {
		n++
	}
	return n
}

// datumGroup is the id of a datum without its item.
func datumGroup(id string) string {
	at := strings.LastIndexByte(id, '.')
	return id[:max(at, 0)]
}

// joined makes one operand of the items of a field, with a source for each sheet
// that they were reported on.
func joined(items []document.Operand) *document.Operand {
	first, last := &items[0], &items[len(items)-1]
	count := fmt.Sprintf(wordItems, len(items))
	return &document.Operand{
		Code: strings.TrimSuffix(first.Code, "]") + "…" + last.Code[strings.IndexByte(last.Code, '[')+1:],
		Name: fieldName(first.Name) + "（" + count + "）", Text: count,
		Datum: first.Datum + "…" + last.Datum[strings.LastIndexByte(last.Datum, '.')+1:], Sources: joinSources(items),
	}
}

// fieldName is the name of an item's operand without the item, which stands
// behind the last point and before what is said of the period.
func fieldName(name string) string {
	at := strings.LastIndex(name, "·")
	if at < 0 {
		return name
	}
	if _, period, ok := strings.Cut(name[at:], "（"); ok {
		return name[:at] + "（" + period
	}
	return name[:at]
}

// joinSources gives the sources of items as ranges of cells, in the order in
// which their sheets come first.
func joinSources(items []document.Operand) []document.Source {
	type cells struct {
		last  string
		count int
	}
	var out []document.Source
	var ranges []cells
	at := map[*document.Filing]int{}
	for i := range items {
		for _, s := range items[i].Sources {
			k, known := at[s.Filing]
			if !known {
				k = len(out)
				at[s.Filing] = k
				out, ranges = append(out, s), append(ranges, cells{})
			}
			ranges[k] = cells{s.Cell, ranges[k].count + 1}
		}
	}
	for k, r := range ranges {
		if r.last != out[k].Cell {
			out[k].Cell += ":" + r.last
		}
		out[k].Text = fmt.Sprintf(wordItems, r.count)
	}
	return out
}
