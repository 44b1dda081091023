package pdf

import (
	"fmt"
	"slices"

	"codeberg.org/go-pdf/fpdf"
)

// painter puts ops out through fpdf and leaves out what is already set.
type painter struct {
	pdf   *fpdf.Fpdf
	fonts *Fonts
	face  faceID
	size  float64
	gap   float64
	fresh bool // nothing is set on this page yet
	dash  bool
}

// usedRunes lists, sorted, the runes that each face has to carry.
func usedRunes(pages []*page) [faceCount][]rune {
	var used [faceCount][]rune
	var seen [faceCount]map[rune]bool
	for i := range seen {
		seen[i] = map[rune]bool{}
	}
	for _, p := range pages {
		for _, o := range p.ops {
			t, ok := o.(textOp)
			if !ok {
				continue
			}
			for _, r := range t.text {
				seen[t.face][r] = true
			}
		}
	}
	for i, m := range seen {
		for r := range m {
			used[i] = append(used[i], r)
		}
		slices.Sort(used[i])
	}
	return used
}

// addFonts hands fpdf the faces in use, cut to the characters in use.
func (pt *painter) addFonts(used [faceCount][]rune) {
	for i, runes := range used {
		if len(runes) > 0 {
			f := pt.fonts.face[i]
			pt.pdf.AddUTF8FontFromBytes(f.name, "", f.cut(runes))
		}
	}
}

func (pt *painter) page(p *page) {
	orientation := "P"
	if p.landscape {
		orientation = "L"
	}
	pt.pdf.AddPageFormat(orientation, fpdf.SizeType{Wd: paperWidth, Ht: paperHeight})
	pt.fresh, pt.gap = true, 0
	for _, o := range p.ops {
		o.paint(pt)
	}
}

func (t textOp) paint(pt *painter) {
	if pt.fresh || t.face != pt.face || t.size != pt.size {
		pt.pdf.SetFont(pt.fonts.face[t.face].name, "", t.size)
		pt.face, pt.size, pt.fresh = t.face, t.size, false
	}
	if !near(t.gap, pt.gap) {
		pt.pdf.RawWriteStr(fmt.Sprintf("%.3f Tc", t.gap/ptMM))
		pt.gap = t.gap
	}
	pt.pdf.SetTextColor(int(t.colour.r), int(t.colour.g), int(t.colour.b))
	if t.turn {
		pt.pdf.TransformBegin()
		pt.pdf.TransformRotate(-90, t.x, t.y)
	}
	if t.narrow != 0 {
		pt.pdf.RawWriteStr(fmt.Sprintf("%.2f Tz", 100*t.narrow))
	}
	pt.pdf.Text(t.x, t.y, t.text)
	if t.narrow != 0 {
		pt.pdf.RawWriteStr("100 Tz")
	}
	if t.turn {
		pt.pdf.TransformEnd()
	}
}

func (l lineOp) paint(pt *painter) {
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
	word := ""
	if s.stroke > 0 {
		pt.stroke(s.stroke, s.ink, dash)
		word = "D"
	}
	if s.fill {
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
