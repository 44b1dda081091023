package pdf

import "unicode"

// class is what the text engine wants to know of a character. Every character
// of the BMP is classed once per process: asking Unicode's range tables and
// lists of marks again for each character printed would cost more than the rest
// of the layout.
type class uint16

// The low bits of a class are the kind of the glyph.
const (
	kindMask class = 1<<3 - 1
	// silent: no ink and no width. Controls, joiners, byte order marks,
	// variation selectors, combining marks.
	silent class = 1 << (iota + 3)
	// stranger: a private-use code in a text. It must not come out as one of
	// our rare characters, which have such codes inside the fonts.
	stranger
	blank   // printed as a space
	notHead // may not begin a line, other than closing marks
	notTail // may not end a line, other than opening marks
	binding // holds on to a figure next to it
	hanzi   // an ideograph: between two of them a line may always end
)

func (c class) kind() kind { return kind(c & kindMask) }

func (c class) is(flag class) bool { return c&flag != 0 }

// classes is the class of every code point of the BMP.
type classes [basicPlane]class

func (c *classes) of(r rune) class {
	switch {
	case r >= 0 && r < basicPlane:
		return c[r]
	case unicode.In(r, silentTables()...):
		return class(kindHanzi) | silent
	}
	return class(kindHanzi)
}

func silentTables() []*unicode.RangeTable {
	return []*unicode.RangeTable{unicode.Cc, unicode.Cf, unicode.Cs, unicode.Mn, unicode.Me}
}

func newClasses() *classes {
	c := new(classes)
	c.kinds()
	c.mark(unicode.Co, stranger)
	for _, t := range silentTables() {
		c.mark(t, silent)
	}
	for _, r := range "\n\t" {
		c[r] &^= silent
	}
	c.list("\t\u2028\u2029", blank)
	c.list(noStartOthers, notHead)
	c.list(noEndOthers, notTail)
	c.list("第表图.,%‰％℃−+±=≤≥<>〕—–~～/", binding)
	for r := rune(0x4E00); r <= 0x9FFF; r++ {
		c[r] |= hanzi
	}
	return c
}

// kinds fills in the kind of every character.
func (c *classes) kinds() {
	for r := range rune(basicPlane) {
		k := kindHanzi
		if r < 0x2c80 && !isSymbol(r) || r == 0x2212 {
			k = kindLatin
		}
		c[r] = class(k)
	}
	set := func(marks string, k kind) {
		for _, r := range marks {
			c[r] = class(k)
		}
	}
	set(openMarks, kindOpen)
	set(closeMarks, kindClose)
	set(middleMarks, kindMiddle)
	set(" \u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", kindSpace)
	set("\n", kindNewline)
}

// isSymbol tells the marks below U+2C80 that are set like hanzi: enclosed
// figures, geometric shapes, arrows, units such as ℃.
func isSymbol(r rune) bool {
	return r >= 0x2100 && r < 0x2200 || r >= 0x2300 && r < 0x2c80
}

func (c *classes) list(marks string, flag class) {
	for _, r := range marks {
		c[r] |= flag
	}
}

func (c *classes) mark(t *unicode.RangeTable, flag class) {
	for _, r := range t.R16 {
		for v := rune(r.Lo); v <= rune(r.Hi); v += rune(r.Stride) {
			c[v] |= flag
		}
	}
}
