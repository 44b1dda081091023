package typeface

import (
	"errors"
	"fmt"
	"strings"
)

// What a file can be instead of a usable font.
var (
	ErrNotFont       = errors.New("not a TrueType file")
	ErrCollection    = errors.New("a collection of fonts (TTC)")
	ErrPostScript    = errors.New("PostScript outlines (OTF/CFF), not TrueType")
	ErrDamaged       = errors.New("the file is damaged")
	ErrNoCharacters  = errors.New("no Unicode character map")
	ErrNotEmbeddable = errors.New("its licence bits forbid embedding")
)

// basicPlane is the number of code points in the BMP, the only ones read.
const basicPlane = 1 << 16

// Face is a parsed font file.
type Face struct {
	table  map[string]string
	em     int
	glyphs int
	loca   []uint32
	gid    []uint16 // glyph of every BMP code point, 0 for none
	width  []uint16 // advance of every BMP code point
}

// Has reports whether the face draws r.
func (f *Face) Has(r rune) bool { return r >= 0 && r < basicPlane && f.gid[r] != 0 }

// Width is the advance of r, 0 when the face has none.
func (f *Face) Width(r rune) int {
	if r < 0 || r >= basicPlane {
		return 0
	}
	return int(f.width[r])
}

// Name is the PostScript name of the face, "" when the file has none that a
// PDF may use.
func (f *Face) Name() string {
	t := f.table["name"]
	if len(t) < 6 {
		return ""
	}
	const postScript = 6
	for i := range u16(t, 2) {
		if len(t) < 6+12*(i+1) {
			break
		}
		rec := t[6+12*i:]
		from := u16(t, 4) + u16(rec, 10)
		if size := u16(rec, 8); u16(rec, 6) == postScript && from+size <= len(t) {
			return nameOf(t[from : from+size])
		}
	}
	return ""
}

// nameOf keeps what a name in a PDF may consist of; wide letters lose their
// first byte with it.
func nameOf(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Metrics describe a face as a whole.
type Metrics struct {
	Box             [4]int // of all glyphs: left, bottom, right, top
	Ascent, Descent int    // Descent is negative
}

// Metrics returns the measures that a PDF's font descriptor wants.
func (f *Face) Metrics() Metrics {
	var m Metrics
	for i := range m.Box {
		m.Box[i] = f.thousandths(s16(f.table["head"], 36+2*i))
	}
	m.Ascent = f.thousandths(s16(f.table["hhea"], 4))
	m.Descent = f.thousandths(s16(f.table["hhea"], 6))
	return m
}

// thousandths converts font units, half away from zero.
func (f *Face) thousandths(v int) int {
	if v < 0 {
		return -f.thousandths(-v)
	}
	return (v*1000 + f.em/2) / f.em
}

// Parse reads a font file. The string is kept, not copied.
func Parse(data string) (*Face, error) {
	f := &Face{table: map[string]string{}}
	for _, step := range []func(data string) error{f.directory, f.header, f.readLoca, f.readMetrics, f.readCharacters, f.components} {
		if err := step(data); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func u16(s string, at int) int { return int(s[at])<<8 | int(s[at+1]) }

func s16(s string, at int) int { return int(int16(u16(s, at))) }

func u32(s string, at int) int { return u16(s, at)<<16 | u16(s, at+2) }

// directory finds the tables.
func (f *Face) directory(data string) error {
	if len(data) < 12 {
		return ErrNotFont
	}
	switch data[:4] {
	case "\x00\x01\x00\x00", "true":
	case "ttcf":
		return ErrCollection
	case "OTTO":
		return ErrPostScript
	default:
		return ErrNotFont
	}
	n := u16(data, 4)
	if len(data) < 12+16*n {
		return fmt.Errorf("%w: its table of contents is cut off", ErrDamaged)
	}
	for i := range n {
		rec := data[12+16*i:]
		off, size := u32(rec, 8), u32(rec, 12)
		if off+size > len(data) {
			return fmt.Errorf("%w: table %q is cut off", ErrDamaged, rec[:4])
		}
		f.table[rec[:4]] = data[off : off+size]
	}
	return nil
}

// header checks that the tables in use are there, and the licence bits.
func (f *Face) header(string) error {
	if f.table["glyf"] == "" && f.table["CFF "] != "" {
		return ErrPostScript
	}
	for _, t := range []struct {
		name  string
		least int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 32}, {"hmtx", 4}, {"loca", 4}, {"glyf", 10}, {"cmap", 4}} {
		if len(f.table[t.name]) < t.least {
			return fmt.Errorf("%w: table %q is missing or too short", ErrDamaged, t.name)
		}
	}
	f.em, f.glyphs = u16(f.table["head"], 18), u16(f.table["maxp"], 4)
	if f.em < 16 || f.glyphs == 0 {
		return fmt.Errorf("%w: table \"head\" or \"maxp\" is wrong", ErrDamaged)
	}
	return f.licence()
}

// licence refuses what OS/2.fsType forbids: any embedding, embedding of
// subsets, embedding of outlines.
func (f *Face) licence() error {
	const restricted, noSubset, bitmapOnly = 0x0002, 0x0100, 0x0200
	t := f.table["OS/2"]
	if len(t) < 10 {
		return nil
	}
	bits := u16(t, 8)
	if bits&0x000F == restricted || bits&(noSubset|bitmapOnly) != 0 {
		return ErrNotEmbeddable
	}
	return nil
}

func (f *Face) readLoca(string) error {
	t := f.table["loca"]
	long := u16(f.table["head"], 50) == 1
	size := 2
	if long {
		size = 4
	}
	if len(t) < size*(f.glyphs+1) {
		return fmt.Errorf("%w: table \"loca\" is too short", ErrDamaged)
	}
	f.loca = make([]uint32, f.glyphs+1)
	last := uint32(0)
	for i := range f.loca {
		if long {
			f.loca[i] = uint32(u32(t, 4*i))
		} else {
			f.loca[i] = 2 * uint32(u16(t, 2*i))
		}
		if f.loca[i] < last || int(f.loca[i]) > len(f.table["glyf"]) {
			return fmt.Errorf("%w: glyph %d lies outside of table \"glyf\"", ErrDamaged, i)
		}
		last = f.loca[i]
	}
	return nil
}

func (f *Face) readMetrics(string) error {
	metrics := f.metrics()
	if metrics == 0 || metrics > f.glyphs || len(f.table["hmtx"]) < 4*metrics {
		return fmt.Errorf("%w: table \"hmtx\" is too short", ErrDamaged)
	}
	return nil
}

// metrics is the number of glyphs that have an advance of their own.
func (f *Face) metrics() int { return u16(f.table["hhea"], 34) }

// advance and bearing of a glyph in font units.
func (f *Face) advance(g int) int { return u16(f.table["hmtx"], 4*min(g, f.metrics()-1)) }

func (f *Face) bearing(g int) int {
	t, metrics := f.table["hmtx"], f.metrics()
	if g < metrics {
		return s16(t, 4*g+2)
	}
	if at := 4*metrics + 2*(g-metrics); at+2 <= len(t) {
		return s16(t, at)
	}
	return 0
}

// outline is the glyf data of a glyph.
func (f *Face) outline(g int) string { return f.table["glyf"][f.loca[g]:f.loca[g+1]] }
