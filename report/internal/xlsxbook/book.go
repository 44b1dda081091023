package xlsxbook

import (
	"qreport/report/internal/xlsxout"
)

// Book is a workbook in the making.
type Book struct {
	sheets []*Sheet
	looks  looks
	tables int
	charts int
	*room
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

// Define gives a cell a name, e.g. "fig_A01".
func (b *Book) Define(name string, to Spot) {
	t := &b.named
	t.put(`<definedName name="`)
	t.escaped(name)
	t.put(`">`)
	t.sheet(to.Sheet)
	t.put("$")
	t.column(to.Column)
	t.put("$")
	t.int(to.Row)
	t.put("</definedName>")
}

// Cell is a cell without its place: it may be put into any sheet of its book,
// many times. The zero value leaves the place empty.
type Cell struct {
	from, to int32 // in the room's cells: what follows the reference in XML
	more     int32 // cells joined to its right
}

// Text makes a text cell: cleaned, never a formula. An empty text is an empty
// cell with a style.
func (b *Book) Text(l xlsxout.Look, s string) Cell { return b.Shared(l, b.Share(s)) }

// Share enters a text among those that cells share.
func (b *Book) Share(s string) SharedText { return b.shared.share(s) }

// Shared makes a cell of a text that was entered.
func (b *Book) Shared(l xlsxout.Look, s SharedText) Cell {
	if s.Number < 0 {
		return b.Empty(l)
	}
	b.shared.uses++
	t, from := b.tail(l, s.risky)
	t.put(`" t="s"><v>`)
	t.int(s.Number)
	t.put(`</v></c>`)
	return b.cell(from)
}

// Empty makes an empty cell with a style.
func (b *Book) Empty(l xlsxout.Look) Cell {
	t, from := b.tail(l, false)
	t.put(`"/>`)
	return b.cell(from)
}

// Number makes a cell of a number.
func (b *Book) Number(l xlsxout.Look, v float64) Cell { return b.Formula(l, "", v) }

// Formula makes a cell of a formula with its value; an empty formula leaves the
// value.
func (b *Book) Formula(l xlsxout.Look, formula string, v float64) Cell {
	t, from := b.tail(l, false)
	t.put(`">`)
	if formula != "" {
		t.put("<f>")
		t.escaped(formula)
		t.put("</f>")
	}
	t.put("<v>")
	t.float(v)
	t.put("</v></c>")
	return b.cell(from)
}

// Joined makes one piece of cells side by side, none of them empty, for
// [Sheet.PackedRow]: what many rows have in common is written once.
func (b *Book) Joined(cells ...Cell) Cell {
	from := len(b.cells)
	for i, c := range cells {
		xml := b.cells[c.from:c.to]
		if i > 0 {
			b.cells.put("<c")
			xml = xml[1:]
		}
		b.cells = append(b.cells, xml...)
	}
	out := b.cell(from)
	out.more = int32(len(cells) - 1)
	for _, c := range cells {
		out.more += c.more
	}
	return out
}

func (b *Book) tail(l xlsxout.Look, quoted bool) (t *text, from int) {
	t, from = &b.cells, len(b.cells)
	t.put(`" s="`)
	t.int(b.looks.id(l, quoted))
	return t, from
}

func (b *Book) cell(from int) Cell { return Cell{from: int32(from), to: int32(len(b.cells))} }
