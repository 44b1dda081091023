package xlsx

import (
	"fmt"

	"qreport/report/document"
)

// sourceList is what 来源 holds: the sources of every operand that has several,
// those of a datum once, however many figures rest on it. Listed with each
// figure they were nine tenths of the workbook.
type sourceList struct {
	groups []sourceGroup
	count  int // of sources
	of     map[string]rows
}

// sourceGroup is the sources of one operand.
type sourceGroup struct {
	id      string
	operand *document.Operand
}

// rows are n rows of a sheet from the first on.
type rows struct{ first, n int }

func (r rows) text() string { return fmt.Sprintf(wordListed, r.first, r.first+r.n-1) }

// add lists the sources of a figure's operand and returns where they are. An
// operand that is no datum goes by the figure's id.
func (l *sourceList) add(f *document.Figure, o *document.Operand) rows {
	if at, known := l.of[o.Datum]; known {
		return at
	}
	at, id := rows{firstData + l.count, len(o.Sources)}, o.Datum
	if id == "" {
		id = f.ID
	} else {
		if l.of == nil {
			l.of = map[string]rows{}
		}
		l.of[id] = at
	}
	l.groups = append(l.groups, sourceGroup{id, o})
	l.count += len(o.Sources)
	return at
}

// layoutSources is 来源: the cells behind sums.
func layoutSources(b *book, e entry) *page {
	return b.provenance(e, noteSources, sourceHeads(), func(t *tracer) {
		for _, g := range b.plan.sources.groups {
			t.group(g)
		}
	})
}

// group adds a row for every source of an operand.
func (t *tracer) group(g sourceGroup) {
	o := g.operand
	t.row = append(t.row[:0], t.text(g.id), t.text(o.Code), t.text(o.Name), t.text(o.Unit))
	own := len(t.row)
	for i := range o.Sources {
		t.row = t.row[:own]
		t.source(&o.Sources[i])
		t.add()
	}
}
