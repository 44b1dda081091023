package pdf

import "qreport/report/render/pdf/typeface"

// Role is what a typeface is for in GB/T 9704—2012.
type Role uint8

// The roles.
const (
	Song     Role = iota // 宋体: tables, page numbers, figures in the text
	Fangsong             // 仿宋: the body
	Kai                  // 楷体: headings of the second level, signers
	Hei                  // 黑体: headings of the first level, table titles
	Biaosong             // 小标宋: the title and the red head
	roleCount
)

// faceID names a typeface inside the renderer. Behind the embedded ones come,
// in the same order, those that the office may have of its own.
type faceID uint8

const (
	faceSong     = faceID(Song)
	faceFangsong = faceID(Fangsong)
	faceKai      = faceID(Kai)
	faceHei      = faceID(Hei)
	faceBiaosong = faceID(Biaosong)
	faceCount    = 2 * faceID(roleCount)
)

// own is the office's typeface for the role of an embedded one.
func (id faceID) own() faceID { return id + faceID(roleCount) }

// face is a typeface with the name it has inside the PDF.
type face struct {
	*typeface.Face
	name string
}

// basicPlane is the number of code points in the BMP.
const basicPlane = 1 << 16

// cast is a face as one document uses it: its glyphs get their codes in the
// order in which they are first printed.
type cast struct {
	fonts *Fonts
	face  face
	sub   *typeface.Subset
	codes [basicPlane >> 8]*[1 << 8]uint16 // by rune, 0 for none yet
	text  []rune                           // what each code stands for
}

func (f *Fonts) cast(id faceID) *cast {
	return &cast{fonts: f, face: f.face[id], sub: f.face[id].Subset(), text: make([]rune, 1, 512)}
}

// code returns the code of a rune, which the face must have.
func (c *cast) code(r rune) uint16 {
	row := c.codes[r>>8]
	if row == nil {
		row = new([1 << 8]uint16)
		c.codes[r>>8] = row
	}
	if row[r&0xFF] == 0 {
		row[r&0xFF] = c.add(r)
	}
	return row[r&0xFF]
}

// add gives a glyph to a rune. A narrow mark brings the whole one with it.
func (c *cast) add(r rune) uint16 {
	whole, quarters := c.fonts.marks.full(r)
	n := c.sub.Add(whole)
	if quarters > 0 {
		n = c.sub.AddNarrow(whole, float64(quarters)/4, isOpen(whole))
	}
	meant := whole
	if rare, ok := c.fonts.rare[whole]; ok {
		meant = rare
	}
	for len(c.text) < c.sub.Len() {
		c.text = append(c.text, meant)
	}
	return n
}
