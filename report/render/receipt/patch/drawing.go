package patch

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"qreport/report/internal/xlsxout"
)

// The boxes of notes are VML, which need not be well-formed: Excel itself has
// written <br> into it. So it is changed as text.

const (
	vmlHead = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>`
	vmlType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
		`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
	vmlTail = `</xml>`
	vmlBox  = `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>` +
		`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill>` +
		`<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`
)

// drawNotes makes boxes for new notes and enlarges those of extended ones.
func (b *Book) drawNotes(sheetPart string, fresh, grown []Mark) error {
	part, err := b.drawingPart(sheetPart)
	if err != nil {
		return err
	}
	data, err := b.load(part)
	if err != nil {
		return err
	}
	text := string(data)
	end := strings.LastIndex(text, vmlTail)
	if end < 0 {
		return fmt.Errorf("%w: %s", ErrUnusual, part)
	}
	var boxes strings.Builder
	if !strings.Contains(text, `"_x0000_t202"`) {
		boxes.WriteString(vmlType)
	}
	id := lastShape(text)
	for _, m := range fresh {
		id++
		row, col := zeroBased(m.Cell)
		fmt.Fprintf(&boxes, vmlBox, id, anchor(row, col, m.Note), row, col)
	}
	text = text[:end] + boxes.String() + text[end:]
	text = eachNote(text, func(box string, row, col int) string {
		i := slices.IndexFunc(grown, func(m Mark) bool { r, c := zeroBased(m.Cell); return r == row && c == col })
		if i < 0 {
			return box
		}
		return anchorPattern().ReplaceAllString(box, "<x:Anchor>"+anchor(row, col, grown[i].Note)+"</x:Anchor>")
	})
	b.set(part, []byte(text))
	return nil
}

// eraseNotes removes the boxes of cells.
func (b *Book) eraseNotes(sheetPart string, cells []string) error {
	part, ok, err := b.findDrawing(sheetPart)
	if err != nil || !ok {
		return err
	}
	data, err := b.load(part)
	if err != nil {
		return err
	}
	text := eachNote(string(data), func(box string, row, col int) string {
		if slices.ContainsFunc(cells, func(cell string) bool { r, c := zeroBased(cell); return r == row && c == col }) {
			return ""
		}
		return box
	})
	b.set(part, []byte(text))
	return nil
}

func anchorPattern() *regexp.Regexp { return regexp.MustCompile(`<x:Anchor>[^<]*</x:Anchor>`) }

// anchor places a box beside its cell, as high as its text needs.
func anchor(row, col int, note string) string {
	const wide = 44 // characters of a line in a box of four columns
	lines := len(xlsxout.Wrap(note, wide)) + 1
	return fmt.Sprintf("%d, 15, %d, 2, %d, 15, %d, 4", col+1, max(row-1, 0), col+5, max(row-1, 0)+lines)
}

// lastShape is the highest number of a shape, or the one before the first.
func lastShape(text string) int {
	last := 1024
	for _, m := range regexp.MustCompile(`_x0000_s(\d{1,9})`).FindAllStringSubmatch(text, -1) {
		n, _ := strconv.Atoi(m[1])
		last = max(last, n)
	}
	return last
}

// eachNote gives every box of a note to change, with its cell.
func eachNote(text string, change func(box string, row, col int) string) string {
	const open, shut = "<v:shape", "</v:shape>"
	rowOf, colOf := regexp.MustCompile(`<x:Row>([^<]*)</x:Row>`), regexp.MustCompile(`<x:Column>([^<]*)</x:Column>`)
	var out strings.Builder
	for {
		at := strings.Index(text, open)
		if at < 0 || at+len(open) >= len(text) {
			break
		}
		end := strings.Index(text[at:], shut)
		if strings.IndexByte(" \t\r\n", text[at+len(open)]) < 0 || end < 0 { // v:shapetype
			out.WriteString(text[:at+len(open)])
			text = text[at+len(open):]
			continue
		}
		out.WriteString(text[:at])
		box := text[at : at+end+len(shut)]
		text = text[at+end+len(shut):]
		r, c := rowOf.FindStringSubmatch(box), colOf.FindStringSubmatch(box)
		if r != nil && c != nil {
			box = change(box, number(r[1]), number(c[1]))
		}
		out.WriteString(box)
	}
	return out.String() + text
}

// findDrawing finds the part with the boxes of a sheet.
func (b *Book) findDrawing(sheetPart string) (part string, ok bool, err error) {
	data, err := b.load(sheetPart)
	if err != nil {
		return "", false, err
	}
	root, err := parse(data, "sheetData")
	if err != nil {
		return "", false, err
	}
	n := root.child("legacyDrawing")
	if n == nil {
		return "", false, nil
	}
	list, err := b.relations(sheetPart)
	part, ok = related(list, "vmlDrawing", n.link())
	return part, ok && b.has(part), err
}

// drawingPart finds that part, or makes an empty one.
func (b *Book) drawingPart(sheetPart string) (string, error) {
	part, ok, err := b.findDrawing(sheetPart)
	if ok || err != nil {
		return part, err
	}
	part = b.free("xl/drawings/vmlDrawingQ%d.vml")
	b.set(part, []byte(vmlHead+vmlTail))
	if err := b.declare(part, "application/vnd.openxmlformats-officedocument.vmlDrawing"); err != nil {
		return "", err
	}
	id, err := b.relate(sheetPart, "vmlDrawing", part)
	if err != nil {
		return "", err
	}
	return part, b.edit(sheetPart, "sheetData", func(d *draft) error {
		d.insert(before(d.root, afterNotes()...), d.adapt(d.root, `<legacyDrawing xmlns:r="`+b.types.rel+`" r:id="`+id+`"/>`))
		return nil
	})
}
