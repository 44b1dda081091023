package pdf

import (
	"encoding/binary"
	"slices"
)

// cut makes a TrueType file that holds only the given runes. fpdf parses and
// subsets every font twice per document in time proportional to its character
// map; a small font makes each document cheap. runes must be sorted.
func (f *face) cut(runes []rune) []byte {
	c := f.closure(runes)
	glyf, loca := c.outlines()
	tables := []outTable{
		{"OS/2", []byte(f.table["OS/2"])},
		{"cmap", format4(segments(c.codes))},
		{"glyf", glyf},
		{"head", patch16([]byte(f.table["head"]), 50, 1)},
		{"hhea", patch16([]byte(f.table["hhea"]), 34, len(c.glyphs))},
		{"hmtx", c.metrics()},
		{"loca", loca},
		{"maxp", patch16([]byte(f.table["maxp"]), 4, len(c.glyphs))},
		{"name", []byte(f.table["name"])},
		{"post", []byte(f.table["post"])},
	}
	return assemble(tables)
}

// cutting is a selection of glyphs under new numbers.
type cutting struct {
	face   *face
	glyphs []cutGlyph
	index  map[int]int // old number to new
	codes  []code
}

// cutGlyph is a glyph to keep. One that has lost some of its width is a narrow
// mark: it is drawn through the full one, moved by shift.
type cutGlyph struct {
	old         int
	lost, shift int // font units
}

// code says which glyph, under its new number, a rune has.
type code struct {
	r     rune
	glyph int
}

type outTable struct {
	name string
	data []byte
}

// closure lists the glyphs to keep: .notdef first, parts of composite glyphs
// last.
func (f *face) closure(runes []rune) *cutting {
	c := &cutting{face: f, index: map[int]int{}}
	c.add(0)
	marks := narrowable()
	for _, r := range runes {
		if full, quarters := marks.full(r); quarters > 0 && f.has(full) {
			c.codes = append(c.codes, code{r, c.addNarrow(full, quarters)})
		} else if f.has(r) {
			c.codes = append(c.codes, code{r, c.add(int(f.gid[r]))})
		}
	}
	for i := 0; i < len(c.glyphs); i++ {
		eachComponent([]byte(f.outline(c.glyphs[i].old)), func(d []byte, at int) {
			c.add(int(binary.BigEndian.Uint16(d[at:])))
		})
	}
	// fpdf reads one metric past the last glyph it keeps: leave a spare one.
	c.glyphs = append(c.glyphs, cutGlyph{})
	return c
}

func (c *cutting) add(old int) int {
	n, ok := c.index[old]
	if !ok {
		n = len(c.glyphs)
		c.index[old] = n
		c.glyphs = append(c.glyphs, cutGlyph{old: old})
	}
	return n
}

// addNarrow adds the narrow form of a mark, and the mark it is drawn from.
func (c *cutting) addNarrow(full rune, quarters int) int {
	old := int(c.face.gid[full])
	c.add(old)
	g := cutGlyph{old: old, lost: c.face.advance(old) * quarters / 4}
	if isOpen(full) {
		g.shift = -g.lost
	}
	c.glyphs = append(c.glyphs, g)
	return len(c.glyphs) - 1
}

// eachComponent calls fn with the position of every component's glyph index.
func eachComponent(d []byte, fn func(d []byte, at int)) {
	if len(d) < 12 || d[0]&0x80 == 0 {
		return
	}
	for at := 10; at+4 <= len(d); {
		flags := binary.BigEndian.Uint16(d[at:])
		fn(d, at+2)
		at += 6 + componentArgs(flags)
		if flags&0x20 == 0 {
			return
		}
	}
}

// componentArgs is the size of a component's arguments beyond two bytes.
func componentArgs(flags uint16) int {
	n := 0
	if flags&0x1 != 0 {
		n += 2
	}
	switch {
	case flags&0x8 != 0:
		n += 2
	case flags&0x40 != 0:
		n += 4
	case flags&0x80 != 0:
		n += 8
	}
	return n
}

func (c *cutting) outlines() (glyf, loca []byte) {
	for _, g := range c.glyphs {
		loca = be().AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, c.outline(g)...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, be().AppendUint32(loca, uint32(len(glyf)))
}

// outline copies a glyph and renumbers its parts.
func (c *cutting) outline(g cutGlyph) []byte {
	d := []byte(c.face.outline(g.old))
	if g.lost > 0 {
		return c.narrowOutline(g, d)
	}
	eachComponent(d, func(d []byte, at int) {
		old := int(binary.BigEndian.Uint16(d[at:]))
		binary.BigEndian.PutUint16(d[at:], uint16(c.index[old]))
	})
	return d
}

// narrowOutline is a composite glyph of one part: the full mark, moved.
func (c *cutting) narrowOutline(g cutGlyph, full []byte) []byte {
	if len(full) < 10 {
		return nil
	}
	const wordsThatAreXY = 0x1 | 0x2
	d := be().AppendUint16(nil, 0xFFFF)
	for i := range 4 {
		v := int(int16(binary.BigEndian.Uint16(full[2+2*i:])))
		if i%2 == 0 {
			v += g.shift
		}
		d = be().AppendUint16(d, uint16(v))
	}
	for _, v := range []int{wordsThatAreXY, c.index[g.old], g.shift, 0} {
		d = be().AppendUint16(d, uint16(v))
	}
	return d
}

func (c *cutting) metrics() []byte {
	var out []byte
	f := c.face
	metrics := u16(f.table["hhea"], 34)
	t := f.table["hmtx"]
	for _, g := range c.glyphs {
		advance, bearing := f.advance(g.old), 0
		if g.old < metrics {
			bearing = u16(t, 4*g.old+2)
		} else if at := 4*metrics + 2*(g.old-metrics); at+2 <= len(t) {
			bearing = u16(t, at)
		}
		advance, bearing = advance-g.lost, bearing+g.shift
		out = be().AppendUint16(out, uint16(advance))
		out = be().AppendUint16(out, uint16(bearing))
	}
	return out
}

// segment is a run of code points with consecutive glyphs.
type segment struct{ first, last, glyph int }

func segments(codes []code) []segment {
	var segs []segment
	for _, c := range codes {
		r := int(c.r)
		if k := len(segs) - 1; k >= 0 && segs[k].last == r-1 && c.glyph == segs[k].glyph+r-segs[k].first {
			segs[k].last++
			continue
		}
		segs = append(segs, segment{r, r, c.glyph})
	}
	return append(segs, segment{0xFFFF, 0xFFFF, 0})
}

func format4(segs []segment) []byte {
	n := len(segs)
	var t []byte
	put := func(v int) { t = be().AppendUint16(t, uint16(v)) }
	for _, v := range []int{0, 1, 3, 1, 0, 12, 4, 16 + 8*n, 0, 2 * n, 0, 0, 0} {
		put(v)
	}
	for _, s := range segs {
		put(s.last)
	}
	put(0)
	for _, s := range segs {
		put(s.first)
	}
	for _, s := range segs {
		put(s.glyph - s.first)
	}
	for range segs {
		put(0)
	}
	return t
}

func patch16(t []byte, at, v int) []byte {
	t = slices.Clone(t)
	binary.BigEndian.PutUint16(t[at:], uint16(v))
	return t
}

// assemble writes the tables with their directory. Checksums stay zero: fpdf
// rewrites the file with its own.
func assemble(tables []outTable) []byte {
	out := be().AppendUint32(nil, 0x00010000)
	out = be().AppendUint16(out, uint16(len(tables)))
	out = append(out, make([]byte, 6)...)
	at := 12 + 16*len(tables)
	for _, t := range tables {
		out = append(out, t.name...)
		out = be().AppendUint32(out, 0)
		out = be().AppendUint32(out, uint32(at))
		out = be().AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}
