package pdf

import (
	"bytes"

	"codeberg.org/go-pdf/fpdf"
)

// painter puts ops out through fpdf and leaves out what is already set. Text is
// written as operators of our own, in between fpdf's.
type painter struct {
	pdf   *fpdf.Fpdf
	fonts *Fonts
	casts [faceCount]*cast
	text  []byte         // operators that fpdf has not got yet
	links map[string]int // numbers of anchors inside fpdf, by their id
	pen   pen
	dash  bool
	h     float64 // of the page
}

// pen is the state of the page as far as text goes.
type pen struct {
	set    bool // false: nothing is known
	face   faceID
	size   float64
	gap    float64
	inked  bool // ink is the filling colour
	colour colour
}

func newPainter(out *fpdf.Fpdf, f *Fonts, links map[string]int) *painter {
	return &painter{pdf: out, fonts: f, links: links}
}

// used lists the faces that have text on the pages, by their number.
func (pt *painter) used() []*cast { return pt.casts[:] }

func (pt *painter) cast(id faceID) *cast {
	if pt.casts[id] == nil {
		pt.casts[id] = pt.fonts.cast(id)
	}
	return pt.casts[id]
}

func (pt *painter) page(p *page) {
	orientation := "P"
	if p.landscape {
		orientation = "L"
	}
	pt.pdf.AddPageFormat(orientation, fpdf.SizeType{Wd: paperWidth, Ht: paperHeight})
	pt.pen, pt.h = pen{}, p.height()
	for _, o := range p.ops {
		o.paint(pt)
	}
	pt.flush()
	for _, l := range p.links {
		if n, known := pt.links[l.ref]; known {
			pt.pdf.Link(l.x, l.y, l.w, l.h, n)
		}
	}
}

// flush hands fpdf the text so far; a shape is about to be drawn on top.
func (pt *painter) flush() {
	if len(pt.text) > 0 {
		pt.pdf.RawWriteBuf(bytes.NewReader(pt.text))
		pt.text = pt.text[:0]
	}
}

func (l lineOp) paint(pt *painter) {
	pt.flush()
	pt.stroke(l.width, l.colour, l.dash)
	pt.pdf.Line(l.x1, l.y1, l.x2, l.y2)
}

func (pt *painter) stroke(width float64, c colour, dash []float64) {
	pt.pdf.SetLineWidth(width)
	pt.pdf.SetDrawColor(int(c.r), int(c.g), int(c.b))
	if len(dash) > 0 || pt.dash {
		pt.pdf.SetDashPattern(dash, 0)
		pt.dash = len(dash) > 0
	}
}

// begin sets the colours of a shape and returns fpdf's word for painting it.
func (s shape) begin(pt *painter, dash []float64) string {
	pt.flush()
	word := ""
	if s.stroke > 0 {
		pt.stroke(s.stroke, s.ink, dash)
		word = "D"
	}
	if s.fill {
		pt.pen.inked = false
		pt.pdf.SetFillColor(int(s.colour.r), int(s.colour.g), int(s.colour.b))
		word = "F" + word
	}
	return word
}

func (r rectOp) paint(pt *painter) {
	if word := r.begin(pt, nil); word != "" {
		pt.pdf.Rect(r.x, r.y, r.w, r.h, word)
	}
}

func (c circleOp) paint(pt *painter) {
	if word := c.begin(pt, nil); word != "" {
		pt.pdf.Circle(c.x, c.y, c.r, word)
	}
}

func (p pathOp) paint(pt *painter) {
	word := p.begin(pt, p.dash)
	if word == "" || len(p.points) < 2 {
		return
	}
	pt.pdf.MoveTo(p.points[0].x, p.points[0].y)
	for _, q := range p.points[1:] {
		pt.pdf.LineTo(q.x, q.y)
	}
	if !p.open {
		pt.pdf.ClosePath()
	}
	pt.pdf.DrawPath(word)
}
