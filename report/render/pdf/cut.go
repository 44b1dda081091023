package pdf

import (
	"encoding/binary"
	"slices"
)

// cut makes a TrueType file that holds only the given runes. fpdf parses and
// subsets every font twice per document in time proportional to its character
// map; a small font makes each document cheap. runes must be sorted.
func (f *face) cut(runes []rune) []byte {
	glyphs, index := f.closure(runes)
	glyf, loca := f.copyOutlines(glyphs, index)
	tables := []outTable{
		{"OS/2", []byte(f.table["OS/2"])},
		{"cmap", cutCmap(runes, index, f.gid)},
		{"glyf", glyf},
		{"head", patch16([]byte(f.table["head"]), 50, 1)},
		{"hhea", patch16([]byte(f.table["hhea"]), 34, len(glyphs))},
		{"hmtx", f.copyMetrics(glyphs)},
		{"loca", loca},
		{"maxp", patch16([]byte(f.table["maxp"]), 4, len(glyphs))},
		{"name", []byte(f.table["name"])},
		{"post", []byte(f.table["post"])},
	}
	return assemble(tables)
}

type outTable struct {
	name string
	data []byte
}

// closure lists the glyphs to keep, .notdef first, parts of composite glyphs
// last, and the new index of each.
func (f *face) closure(runes []rune) (glyphs []int, index map[int]int) {
	index = map[int]int{}
	add := func(g int) {
		if _, ok := index[g]; !ok {
			index[g] = len(glyphs)
			glyphs = append(glyphs, g)
		}
	}
	add(0)
	for _, r := range runes {
		if f.has(r) {
			add(int(f.gid[r]))
		}
	}
	for i := 0; i < len(glyphs); i++ {
		eachComponent([]byte(f.outline(glyphs[i])), func(d []byte, at int) {
			add(int(binary.BigEndian.Uint16(d[at:])))
		})
	}
	// fpdf reads one metric past the last glyph it keeps: leave a spare one.
	glyphs = append(glyphs, 0)
	return glyphs, index
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

func (f *face) copyOutlines(glyphs []int, index map[int]int) (glyf, loca []byte) {
	for _, g := range glyphs {
		loca = be().AppendUint32(loca, uint32(len(glyf)))
		d := []byte(f.outline(g))
		eachComponent(d, func(d []byte, at int) {
			old := int(binary.BigEndian.Uint16(d[at:]))
			binary.BigEndian.PutUint16(d[at:], uint16(index[old]))
		})
		glyf = append(glyf, d...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, be().AppendUint32(loca, uint32(len(glyf)))
}

func (f *face) copyMetrics(glyphs []int) []byte {
	var out []byte
	metrics := u16(f.table["hhea"], 34)
	t := f.table["hmtx"]
	for _, g := range glyphs {
		bearing := 0
		if g < metrics {
			bearing = u16(t, 4*g+2)
		} else if at := 4*metrics + 2*(g-metrics); at+2 <= len(t) {
			bearing = u16(t, at)
		}
		out = be().AppendUint16(out, uint16(f.advance(g)))
		out = be().AppendUint16(out, uint16(bearing))
	}
	return out
}

// segment is a run of code points with consecutive glyphs.
type segment struct{ first, last, glyph int }

func cutCmap(runes []rune, index map[int]int, gid []uint16) []byte {
	var segs []segment
	for _, r := range runes {
		g := index[int(gid[r])]
		if k := len(segs) - 1; k >= 0 && segs[k].last == int(r)-1 && g == segs[k].glyph+int(r)-segs[k].first {
			segs[k].last++
			continue
		}
		segs = append(segs, segment{int(r), int(r), g})
	}
	segs = append(segs, segment{0xFFFF, 0xFFFF, 0})
	return format4(segs)
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
