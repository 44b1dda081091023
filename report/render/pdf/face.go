package pdf

import (
	"encoding/binary"
	"fmt"
)

// faceID names a typeface inside the renderer.
type faceID uint8

const (
	faceSong faceID = iota
	faceFangsong
	faceKai
	faceHei
	faceBiaosong
	faceCount
)

// face is one parsed TrueType file. It is immutable after parseFace.
type face struct {
	name  string // family name inside the PDF
	data  string // the file
	table map[string]string
	gid   []uint16 // glyph of every BMP code point, 0 for none
	width []uint16 // advance of every BMP code point in 1/1000 em
	loca  []uint32
}

// basicPlane is the number of code points in the BMP.
const basicPlane = 1 << 16

// has reports whether the face draws r.
func (f *face) has(r rune) bool { return r >= 0 && r < basicPlane && f.gid[r] != 0 }

// parseFace reads the tables that layout and cutting need. It takes only what
// our fonts are: TrueType outlines with a format 4 character map.
func parseFace(name, data string) (*face, error) {
	f := &face{name: name, data: data, table: map[string]string{}}
	if err := f.readDirectory(); err != nil {
		return nil, fmt.Errorf("pdf: font %s: %w", name, err)
	}
	if err := f.readMaps(); err != nil {
		return nil, fmt.Errorf("pdf: font %s: %w", name, err)
	}
	return f, nil
}

func u16(s string, at int) int { return int(s[at])<<8 | int(s[at+1]) }

func u32(s string, at int) int { return u16(s, at)<<16 | u16(s, at+2) }

func (f *face) readDirectory() error {
	if len(f.data) < 12 || u32(f.data, 0) != 0x00010000 {
		return fmt.Errorf("not a TrueType file")
	}
	n := u16(f.data, 4)
	if len(f.data) < 12+16*n {
		return fmt.Errorf("table directory is cut off")
	}
	for i := range n {
		rec := f.data[12+16*i:]
		off, size := u32(rec, 8), u32(rec, 12)
		if off+size > len(f.data) {
			return fmt.Errorf("table %q is cut off", rec[:4])
		}
		f.table[rec[:4]] = f.data[off : off+size]
	}
	return f.wantTables("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "OS/2")
}

func (f *face) wantTables(names ...string) error {
	least := map[string]int{"head": 54, "hhea": 36, "maxp": 6, "post": 32, "cmap": 4}
	for _, n := range names {
		if len(f.table[n]) < least[n] || f.table[n] == "" {
			return fmt.Errorf("table %q is missing or too short", n)
		}
	}
	return nil
}

func (f *face) readMaps() error {
	f.readLoca()
	sub, err := f.format4()
	if err != nil {
		return err
	}
	f.gid = make([]uint16, basicPlane)
	f.width = make([]uint16, basicPlane)
	readFormat4(sub, f.gid)
	em := u16(f.table["head"], 18)
	for r, g := range f.gid {
		if int(g) >= len(f.loca)-1 {
			f.gid[r] = 0
		} else if g != 0 {
			f.width[r] = uint16((f.advance(int(g))*1000 + em/2) / em)
		}
	}
	return nil
}

// advance returns the advance width of a glyph in font units.
func (f *face) advance(g int) int {
	metrics := u16(f.table["hhea"], 34)
	if g >= metrics {
		g = metrics - 1
	}
	return u16(f.table["hmtx"], 4*g)
}

func (f *face) readLoca() {
	t := f.table["loca"]
	n := u16(f.table["maxp"], 4) + 1
	f.loca = make([]uint32, n)
	long := u16(f.table["head"], 50) == 1
	for i := range n {
		if long {
			f.loca[i] = uint32(u32(t, 4*i))
		} else {
			f.loca[i] = 2 * uint32(u16(t, 2*i))
		}
	}
}

// format4 finds the character map of the BMP.
func (f *face) format4() (string, error) {
	t := f.table["cmap"]
	for i := range u16(t, 2) {
		sub := t[u32(t, 8+8*i):]
		if u16(sub, 0) == 4 {
			return sub[:u16(sub, 2)], nil
		}
	}
	return "", fmt.Errorf("no format 4 character map")
}

func readFormat4(t string, gid []uint16) {
	n := u16(t, 6) / 2
	ends, starts := 14, 16+2*n
	deltas, ranges := starts+2*n, starts+4*n
	for i := range n {
		first, last := u16(t, starts+2*i), u16(t, ends+2*i)
		delta, off := u16(t, deltas+2*i), u16(t, ranges+2*i)
		for c := first; c <= last && c < 0xFFFF; c++ {
			g := c
			if off != 0 {
				g = u16(t, ranges+2*i+off+2*(c-first))
			}
			if off == 0 || g != 0 {
				gid[c] = uint16(g + delta)
			}
		}
	}
}

// outline returns the glyf data of a glyph.
func (f *face) outline(g int) string { return f.table["glyf"][f.loca[g]:f.loca[g+1]] }

// be is the byte order of font files.
func be() binary.AppendByteOrder { return binary.BigEndian }
