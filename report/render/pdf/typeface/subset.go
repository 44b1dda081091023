package typeface

// Subset collects the glyphs that one document uses. They are numbered from 1
// in the order in which they are added; 0 is the glyph of a missing character.
type Subset struct {
	face   *Face
	glyphs []glyph
	number map[int]uint16 // of whole glyphs, by their number in the face
}

// glyph is a glyph to keep. A narrow one has lost some of its width: it is
// drawn through the whole one, moved by shift.
type glyph struct {
	old         int
	lost, shift int // font units
}

// Subset begins an empty subset.
func (f *Face) Subset() *Subset {
	s := &Subset{face: f, number: make(map[int]uint16, 256)}
	s.keep(0)
	return s
}

// Add returns the number of the glyph of r, 0 when the face has none.
func (s *Subset) Add(r rune) uint16 {
	if !s.face.Has(r) {
		return 0
	}
	return s.keep(int(s.face.gid[r]))
}

func (s *Subset) keep(old int) uint16 {
	n, ok := s.number[old]
	if !ok {
		n = uint16(len(s.glyphs))
		s.number[old] = n
		s.glyphs = append(s.glyphs, glyph{old: old})
	}
	return n
}

// AddNarrow adds a new glyph: that of r without the given part of its advance,
// taken from its left or its right side. It returns its number, 0 when the face
// has no r.
func (s *Subset) AddNarrow(r rune, part float64, left bool) uint16 {
	if s.Add(r) == 0 {
		return 0
	}
	old := int(s.face.gid[r])
	g := glyph{old: old, lost: int(part * float64(s.face.advance(old)))}
	if left {
		g.shift = -g.lost
	}
	s.glyphs = append(s.glyphs, g)
	return uint16(len(s.glyphs) - 1)
}

// Len is the number of glyphs so far.
func (s *Subset) Len() int { return len(s.glyphs) }

// Width is the advance of glyph n.
func (s *Subset) Width(n int) int {
	g := s.glyphs[n]
	return s.face.thousandths(s.face.advance(g.old) - g.lost)
}
