package pdf

import (
	"fmt"
	"unicode/utf16"
)

// The outline is written by us: fpdf gives every entry the count 0, which says
// of an entry with others below it that it has none.

// entry is a line of the outline. Other entries are meant by their place in the
// list, -1 for none.
type entry struct {
	title                           string
	page                            int     // from 0
	top                             float64 // points from the bottom of the page
	parent, prev, next, first, last int
	below                           int // entries right below it
}

// outline lists the marks of pages. A level is never skipped: a mark too deep
// for what stands above it moves up.
func outline(pages []*page) []entry {
	var list []entry
	var path []int // the entry of each level that was met last
	for i, pg := range pages {
		for _, m := range pg.marks {
			e := entry{title: m.text, page: i, top: (pg.height() - m.y) / ptMM, parent: -1, prev: -1, next: -1, first: -1, last: -1}
			at, level := len(list), min(m.level-1, len(path))
			if level < len(path) {
				e.prev = path[level]
				list[e.prev].next = at
			}
			path = append(path[:level], at)
			if level > 0 {
				e.parent = path[level-1]
				above := &list[e.parent]
				if above.last = at; above.first < 0 {
					above.first = at
				}
				above.below++
			}
			list = append(list, e)
		}
	}
	return list
}

// outlined writes the outline: its root, then its entries. The first level is
// open, so that a reader sees chapters and sections; deeper ones are closed.
func (e *ending) outlined(list []entry) {
	if len(list) == 0 {
		return
	}
	root, last, shown := len(e.offsets)+1, 0, 0
	for i, item := range list {
		if item.parent < 0 {
			last, shown = i, shown+1+item.below
		}
	}
	e.object(fmt.Appendf(nil, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", root+1, root+1+last, shown))
	for _, item := range list {
		e.object(item.object(root))
	}
}

// object is the entry as PDF; entries follow the root in their order.
func (item entry) object(root int) []byte {
	out := fmt.Appendf(nil, "<</Title <%x> /Parent %d 0 R", utf16String(item.title), root+1+item.parent)
	for _, near := range []struct {
		name string
		at   int
	}{{"Prev", item.prev}, {"Next", item.next}, {"First", item.first}, {"Last", item.last}} {
		if near.at >= 0 {
			out = fmt.Appendf(out, " /%s %d 0 R", near.name, root+1+near.at)
		}
	}
	if item.below > 0 { // negative for closed ones (ISO 32000-1, 12.3.3)
		count := item.below
		if item.parent >= 0 {
			count = -count
		}
		out = fmt.Appendf(out, " /Count %d", count)
	}
	return fmt.Appendf(out, " /Dest [%d 0 R /XYZ 0 %.2f null]>>", pageObject(item.page), item.top)
}

// pageObject is the number that fpdf gives a page, counted from 0: the pages
// come first, each with its content behind it.
func pageObject(page int) int { return 3 + 2*page }

// utf16String is a PDF text string. fpdf's own conversion breaks on characters
// beyond the BMP.
func utf16String(s string) string {
	if s == "" {
		return ""
	}
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}
