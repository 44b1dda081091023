package typeface

import "fmt"

// components checks the composite glyphs: every part exists, and none contains
// itself.
func (f *Face) components(string) error {
	checked := make([]progress, f.glyphs)
	for g := range f.glyphs {
		if d := f.outline(g); d != "" && len(d) < 10 {
			return fmt.Errorf("%w: glyph %d is cut off", ErrDamaged, g)
		}
		if !f.sound(g, checked) {
			return fmt.Errorf("%w: the parts of glyph %d do not fit together", ErrDamaged, g)
		}
	}
	return nil
}

// progress of the check of a glyph.
type progress uint8

const (
	unknown progress = iota
	underway
	sound
)

// sound reports whether the parts of a glyph are there down to simple ones.
func (f *Face) sound(g int, checked []progress) bool {
	if g >= f.glyphs || checked[g] == underway {
		return false
	}
	d := f.outline(g)
	if checked[g] == sound || !isComposite(d) {
		return true
	}
	checked[g] = underway
	ended := false
	for at := range parts(d) {
		if !f.sound(u16(d, at), checked) {
			return false
		}
		ended = u16(d, at-2)&morePartsFollow == 0
	}
	checked[g] = sound
	return ended
}

func isComposite(d string) bool { return len(d) >= 10 && s16(d, 0) < 0 }

// Flags of a part.
const (
	argsAreWords    = 0x0001
	argsAreOffsets  = 0x0002
	oneScale        = 0x0008
	morePartsFollow = 0x0020
	twoScales       = 0x0040
	fourScales      = 0x0080
)

// parts yields where the glyph number of each part of a composite stands.
func parts(d string) func(yield func(at int) bool) {
	return func(yield func(int) bool) {
		if !isComposite(d) {
			return
		}
		for at := 10; at+4 <= len(d); {
			flags := u16(d, at)
			size := 6 + partArgs(flags)
			if at+size > len(d) || !yield(at+2) || flags&morePartsFollow == 0 {
				return
			}
			at += size
		}
	}
}

// partArgs is the size of a part's arguments beyond two bytes.
func partArgs(flags int) int {
	n := 0
	if flags&argsAreWords != 0 {
		n += 2
	}
	switch {
	case flags&oneScale != 0:
		n += 2
	case flags&twoScales != 0:
		n += 4
	case flags&fourScales != 0:
		n += 8
	}
	return n
}
