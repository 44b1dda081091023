package trace

import (
	"strings"

	"qreport/report/document"
)

// behind are the data of a document, in the order of its workbook.
type behind struct {
	data []document.Datum
	at   map[string]int
}

func dataBehind(doc *document.Document) behind {
	b := behind{doc.Data, make(map[string]int, len(doc.Data))}
	for i := range doc.Data {
		b.at[doc.Data[i].ID] = i
	}
	return b
}

// named are the data that a formula names, each once, with all that a run
// covers.
func (b behind) named(expr string) []document.Datum {
	var out []document.Datum
	seen := map[int]bool{}
	for {
		_, after, found := strings.Cut(expr, "{")
		if !found {
			return out
		}
		inside, rest, _ := strings.Cut(after, "}")
		first, last, run := strings.Cut(inside, ":")
		if !run {
			last = first
		}
		from, known := b.at[first]
		for i := from; known && i <= b.at[last]; i++ {
			if !seen[i] {
				seen[i] = true
				out = append(out, b.data[i])
			}
		}
		expr = rest
	}
}
