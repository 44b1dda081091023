package xlsx

import (
	"fmt"

	"qreport/report/document"
)

// maxOperands is how many rows the operands of one figure take at most: whatever
// a province defines, the sheet keeps to the rows that a spreadsheet holds.
// qreport trace --all has no limit.
const maxOperands = 400

// longList is from where on a list of operands is not repeated with every figure
// that rests on it: the change of a weighted mean has the 200 of the mean.
const longList = 24

// traceLine is one row of 溯源: a figure and an operand, with the rows of 来源
// that list its sources.
type traceLine struct {
	operand *document.Operand
	listed  rows
}

// lister makes the rows of 溯源.
type lister struct {
	sources *sourceList
	first   map[string]string // the figure whose long list has a datum first
}

// traceAll lists the rows of every figure.
func traceAll(figures []document.Figure, list *sourceList) [][]traceLine {
	l := lister{list, map[string]string{}}
	lines := make([][]traceLine, len(figures))
	for i := range figures {
		lines[i] = l.lines(&figures[i])
		l.note(&figures[i])
	}
	return lines
}

// lines gives a figure one line per operand, at least one.
func (l *lister) lines(f *document.Figure) []traceLine {
	lines := make([]traceLine, 0, max(1, min(len(f.Operands), maxOperands+1)))
	for i := 0; i < len(f.Operands); {
		if n := l.listed(f.Operands[i:]); n > longList {
			where := fmt.Sprintf(wordSameOperands, l.first[f.Operands[i].Datum], n)
			lines = append(lines, traceLine{operand: &document.Operand{Name: where}})
			i += n
			continue
		}
		if len(lines) == maxOperands {
			rest := fmt.Sprintf(wordMoreOperands, len(f.Operands)-i)
			return append(lines, traceLine{operand: &document.Operand{Name: rest}})
		}
		o, n := &f.Operands[i], 1
		if run := runLength(f.Operands[i:]); run >= longRun {
			o, n = joined(f.Operands[i:i+run]), run
		}
		lines = append(lines, l.line(f, o))
		i += n
	}
	if len(lines) == 0 {
		lines = append(lines, traceLine{})
	}
	return lines
}

// listed is how many of the operands, from the first on, one figure has listed
// among a long list.
func (l *lister) listed(operands []document.Operand) int {
	if len(operands) <= longList {
		return 0
	}
	at := l.first[operands[0].Datum]
	n := 0
	for n < len(operands) && at != "" && l.first[operands[n].Datum] == at {
		n++
	}
	return n
}

func (l *lister) line(f *document.Figure, o *document.Operand) traceLine {
	if len(o.Sources) == 0 {
		return traceLine{operand: o}
	}
	return traceLine{o, l.sources.add(f, o)}
}

// note remembers which data a figure with a long list has listed.
func (l *lister) note(f *document.Figure) {
	if len(f.Operands) <= longList {
		return
	}
	for i := range f.Operands[:min(len(f.Operands), maxOperands)] {
		if id := f.Operands[i].Datum; id != "" && l.first[id] == "" {
			l.first[id] = f.ID
		}
	}
}

func traceRows(lines [][]traceLine) int {
	rows := 0
	for _, l := range lines {
		rows += len(l)
	}
	return rows
}
