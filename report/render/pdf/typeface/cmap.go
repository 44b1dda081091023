package typeface

import "fmt"

// readCharacters reads the character map: of its Unicode maps the one with
// four-byte codes if there is one, else the usual one.
func (f *Face) readCharacters(string) error {
	f.gid = make([]uint16, basicPlane)
	if err := f.readMap(); err != nil {
		return err
	}
	f.width = make([]uint16, basicPlane)
	for r, g := range f.gid {
		switch {
		case int(g) >= f.glyphs:
			f.gid[r] = 0
		case g != 0:
			f.width[r] = uint16(f.thousandths(f.advance(int(g))))
		}
	}
	return nil
}

func (f *Face) readMap() error {
	t := f.table["cmap"]
	n := u16(t, 2)
	if len(t) < 4+8*n {
		return fmt.Errorf("%w: table \"cmap\" is too short", ErrDamaged)
	}
	var usual string
	for i := range n {
		rec := t[4+8*i:]
		platform, encoding, at := u16(rec, 0), u16(rec, 2), u32(rec, 4)
		if at+4 > len(t) {
			return fmt.Errorf("%w: table \"cmap\" is too short", ErrDamaged)
		}
		unicode := platform == 0 || platform == 3 && (encoding == 1 || encoding == 10)
		switch format := u16(t, at); {
		case unicode && format == 12:
			return f.readFormat12(t[at:])
		case unicode && format == 4:
			usual = t[at:]
		}
	}
	if usual == "" {
		return ErrNoCharacters
	}
	return f.readFormat4(usual)
}

// readFormat4 reads segments of code points. What points outside of the table
// has no glyph.
func (f *Face) readFormat4(t string) error {
	if len(t) < 16 || len(t) < 16+4*u16(t, 6) {
		return fmt.Errorf("%w: the character map is cut off", ErrDamaged)
	}
	n := u16(t, 6) / 2
	ends, starts := 14, 16+2*n
	deltas, ranges := starts+2*n, starts+4*n
	next := 0 // segments ascend; what overlaps is read once
	for i := range n {
		first, last := u16(t, starts+2*i), u16(t, ends+2*i)
		delta, off := u16(t, deltas+2*i), u16(t, ranges+2*i)
		for c := max(first, next); c <= last && c < 0xFFFF; c++ {
			g := c
			if at := ranges + 2*i + off + 2*(c-first); off != 0 {
				if at+2 > len(t) {
					break
				}
				g = u16(t, at)
			}
			if off == 0 || g != 0 {
				f.gid[c] = uint16(g + delta)
			}
		}
		next = max(next, last+1)
	}
	return nil
}

// readFormat12 reads groups of code points, as far as they lie in the BMP.
func (f *Face) readFormat12(t string) error {
	if len(t) < 16 || (len(t)-16)/12 < u32(t, 12) {
		return fmt.Errorf("%w: the character map is cut off", ErrDamaged)
	}
	next := 0
	for i := range u32(t, 12) {
		rec := t[16+12*i:]
		first, last, g := u32(rec, 0), u32(rec, 4), u32(rec, 8)
		for c := max(first, next); c <= min(last, basicPlane-1); c++ {
			if n := g + c - first; n < f.glyphs {
				f.gid[c] = uint16(n)
			}
		}
		next = max(next, last+1)
	}
	return nil
}
