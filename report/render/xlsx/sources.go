package xlsx

import (
	"strconv"

	"qreport/report/document"
)

// sourceList is what 来源 holds: the sources of every operand, those of a datum
// once, however many figures rest on it. Listed with each figure they were nine
// tenths of the workbook.
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

// text names the rows; nothing for none.
func (r rows) text() string {
	switch r.n {
	case 0:
		return ""
	case 1:
		return strconv.Itoa(r.first)
	}
	return strconv.Itoa(r.first) + wordTo + strconv.Itoa(r.first+r.n-1)
}

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

// Where the columns of 来源 begin that say who filed a source, and its cell; the
// operand's come first.
const (
	sourceOperand = 3
	sourceCell    = 8
)

// group adds a row for every source of an operand.
func (t *tracer) group(g sourceGroup) {
	own := t.joined(0, t.text(g.id), t.text(g.operand.Name), t.text(g.operand.Unit))
	for i := range g.operand.Sources {
		filed, cell := t.source(&g.operand.Sources[i])
		t.add(own, filed, cell)
		if i == 0 && len(g.operand.Sources) > 1 {
			own = t.joined(0, t.faint.text(g.id), t.faint.text(g.operand.Name), t.faint.text(g.operand.Unit))
		}
	}
}
