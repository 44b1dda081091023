package xlsxbook

import (
	"qreport/report/internal/xlsxout"
)

// Book is a workbook in the making.
type Book struct {
	sheets []*Sheet
	looks  looks
	names  []definedName
	tables int
	charts int
	*room
}

// definedName is a name of the workbook; sheet is the number of the sheet, from
// 1, whose own it is, or 0.
type definedName struct {
	name, target string
	sheet        int
}

// New makes an empty book whose cells without a style are set in font.
func New(font string) *Book {
	return &Book{looks: newLooks(font), room: rooms.Get().(*room)}
}

// Sheet adds a sheet behind those made before, which get no more rows.
func (b *Book) Sheet(name string) *Sheet {
	s := &Sheet{book: b, name: name, number: len(b.sheets) + 1, first: len(b.rows), last: len(b.rows)}
	b.sheets = append(b.sheets, s)
	return s
}

// Define gives cells a name, e.g. "fig_A01" to "'溯源'!$A$5".
func (b *Book) Define(name, target string) {
	b.names = append(b.names, definedName{name: name, target: target})
}

// Cell is a cell without its place: it may be put into any sheet of its book,
// many times. The zero value leaves the place empty.
type Cell struct {
	tail string // what follows the reference in XML
}

// Text makes a text cell: cleaned, never a formula. An empty text is an empty
// cell with a style.
func (b *Book) Text(l xlsxout.Look, s string) Cell {
	s = xlsxout.Clean(s)
	if s == "" {
		return b.Empty(l)
	}
	t := b.tail(l, xlsxout.Risky(s))
	t.put(`" t="s"><v>`)
	t.int(b.shared.number(s))
	t.put(`</v></c>`)
	return b.cell(t)
}

// Empty makes an empty cell with a style.
func (b *Book) Empty(l xlsxout.Look) Cell {
	t := b.tail(l, false)
	t.put(`"/>`)
	return b.cell(t)
}

// Number makes a cell of a number.
func (b *Book) Number(l xlsxout.Look, v float64) Cell { return b.Formula(l, "", v) }

// Formula makes a cell of a formula with its value; an empty formula leaves the
// value.
func (b *Book) Formula(l xlsxout.Look, formula string, v float64) Cell {
	t := b.tail(l, false)
	t.put(`">`)
	if formula != "" {
		t.put("<f>")
		t.escaped(formula)
		t.put("</f>")
	}
	t.put("<v>")
	t.float(v)
	t.put("</v></c>")
	return b.cell(t)
}

func (b *Book) tail(l xlsxout.Look, quoted bool) text {
	t := b.scratch[:0]
	t.put(`" s="`)
	t.int(b.looks.id(l, quoted))
	return t
}

func (b *Book) cell(t text) Cell {
	b.scratch = t
	return Cell{string(t)}
}
