package typeface

import (
	"encoding/binary"
	"slices"
	"strings"
)

// Program appends a TrueType file that holds the glyphs of the subset under
// their numbers, with the tables that PDF asks for (ISO 32000-1, 9.9) and right
// checksums. Nothing may be added to the subset afterwards.
func (s *Subset) Program(out []byte) []byte {
	s.closure()
	tables := s.tables()
	start := len(out)
	out = s.startDirectory(out, len(tables))
	directory := len(out)
	out = append(out, make([]byte, 16*len(tables))...)
	head := 0
	for i, t := range tables {
		at := len(out)
		out = pad(t.append(out), start)
		if t.name == "head" {
			head = at
		}
		rec := out[directory+16*i:]
		copy(rec, t.name)
		binary.BigEndian.PutUint32(rec[4:], sum(out[at:]))
		binary.BigEndian.PutUint32(rec[8:], uint32(at-start))
		binary.BigEndian.PutUint32(rec[12:], uint32(t.size))
	}
	const magic = 0xB1B0AFBA
	binary.BigEndian.PutUint32(out[head+8:], magic-sum(out[start:]))
	return out
}

// closure adds the parts of composite glyphs.
func (s *Subset) closure() {
	for i := 0; i < len(s.glyphs); i++ {
		d := s.face.outline(s.glyphs[i].old)
		for at := range parts(d) {
			s.keep(u16(d, at))
		}
	}
}

// table is a table of the new file: its unpadded size and its content.
type table struct {
	name   string
	size   int
	append func([]byte) []byte
}

// tables lists the tables in the order of their names.
func (s *Subset) tables() []table {
	n := len(s.glyphs)
	glyf := 0
	for i := range s.glyphs {
		glyf += s.size(i)
	}
	all := []table{
		{"glyf", glyf, s.appendGlyf},
		{"head", 54, s.appendHead},
		{"hhea", 36, func(b []byte) []byte { return appendPatched(b, s.face.table["hhea"][:36], 34, n) }},
		{"hmtx", 4 * n, s.appendMetrics},
		{"loca", 4 * (n + 1), s.appendLoca},
		{"maxp", 32, s.appendMaxp},
	}
	for _, name := range []string{"cvt ", "fpgm", "prep"} { // what instructions in the outlines need
		if t := s.face.table[name]; t != "" {
			all = append(all, table{name, len(t), func(b []byte) []byte { return append(b, t...) }})
		}
	}
	slices.SortFunc(all, func(a, b table) int { return strings.Compare(a.name, b.name) })
	return all
}

// startDirectory writes the head of the file: version, number of tables and
// what a binary search over them wants to know.
func (s *Subset) startDirectory(out []byte, n int) []byte {
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	out = binary.BigEndian.AppendUint32(out, 0x00010000)
	for _, v := range []int{n, 16 * power, log, 16 * (n - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

// pad fills up to a multiple of four bytes from start.
func pad(out []byte, start int) []byte {
	for (len(out)-start)%4 != 0 {
		out = append(out, 0)
	}
	return out
}

// sum is the checksum of padded table data.
func sum(b []byte) uint32 {
	var n uint32
	for len(b) >= 8 {
		v := binary.BigEndian.Uint64(b)
		n += uint32(v>>32) + uint32(v)
		b = b[8:]
	}
	if len(b) >= 4 {
		n += binary.BigEndian.Uint32(b)
	}
	return n
}

func appendPatched(out []byte, t string, at, v int) []byte {
	n := len(out)
	out = append(out, t...)
	binary.BigEndian.PutUint16(out[n+at:], uint16(v))
	return out
}

// appendHead says that loca is long; the checksum of the file comes later.
func (s *Subset) appendHead(out []byte) []byte {
	n := len(out)
	out = appendPatched(out, s.face.table["head"][:54], 50, 1)
	binary.BigEndian.PutUint32(out[n+8:], 0)
	return out
}

// appendMaxp allows for the narrow glyphs: composites of one part.
func (s *Subset) appendMaxp(out []byte) []byte {
	const parts, depth = 28, 30
	n := len(out)
	t := s.face.table["maxp"][:32]
	out = appendPatched(out, t, 4, len(s.glyphs))
	binary.BigEndian.PutUint16(out[n+parts:], uint16(max(u16(t, parts), 1)))
	binary.BigEndian.PutUint16(out[n+depth:], uint16(max(u16(t, depth)+1, 1)))
	return out
}

func (s *Subset) appendMetrics(out []byte) []byte {
	for _, g := range s.glyphs {
		out = binary.BigEndian.AppendUint16(out, uint16(s.face.advance(g.old)-g.lost))
		out = binary.BigEndian.AppendUint16(out, uint16(s.face.bearing(g.old)+g.shift))
	}
	return out
}

// narrowSize is the size of a composite of one part with word offsets, padded.
const narrowSize = 20

// size is the padded size of an outline in the new file.
func (s *Subset) size(i int) int {
	g := s.glyphs[i]
	d := s.face.outline(g.old)
	if d != "" && g.lost > 0 {
		return narrowSize
	}
	return (len(d) + 3) &^ 3
}

func (s *Subset) appendLoca(out []byte) []byte {
	at := 0
	for i := range s.glyphs {
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		at += s.size(i)
	}
	return binary.BigEndian.AppendUint32(out, uint32(at))
}

func (s *Subset) appendGlyf(out []byte) []byte {
	for i, g := range s.glyphs {
		d := s.face.outline(g.old)
		end := len(out) + s.size(i)
		switch {
		case d != "" && g.lost > 0:
			out = s.appendNarrow(out, g, d)
		default:
			at := len(out)
			out = append(out, d...)
			for part := range parts(d) {
				binary.BigEndian.PutUint16(out[at+part:], s.number[u16(d, part)])
			}
		}
		for len(out) < end {
			out = append(out, 0)
		}
	}
	return out
}

// appendNarrow writes a composite glyph of one part: the whole one, moved.
func (s *Subset) appendNarrow(out []byte, g glyph, whole string) []byte {
	out = append(out, 0xFF, 0xFF)
	for i := range 4 {
		v := s16(whole, 2+2*i)
		if i%2 == 0 {
			v += g.shift
		}
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	for _, v := range []int{argsAreWords | argsAreOffsets, int(s.number[g.old]), g.shift, 0} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}
