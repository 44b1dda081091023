package pdf

// op is one thing drawn on a page. Layout makes ops, a painter puts them out;
// between the two the renderer knows every character that is used.
type op interface{ paint(*painter) }

// textOp is a run of text in one face with even spacing. x, y is the left end
// of its baseline.
type textOp struct {
	x, y   float64
	face   faceID
	size   float64 // points
	gap    float64 // millimetres behind each glyph
	narrow float64 // horizontal scale, 0 for none
	turn   turning
	colour colour
	text   []rune
}

// turning is the direction in which a text reads.
type turning uint8

const (
	level    turning = iota
	downward         // the page number of a landscape page
	upward           // labels of narrow columns
)

// lineOp is a straight stroke.
type lineOp struct {
	x1, y1, x2, y2 float64
	width          float64
	colour         colour
	dash           []float64
}

// rectOp is a rectangle, filled, outlined or both.
type rectOp struct {
	x, y, w, h float64
	shape
}

// circleOp is a circle.
type circleOp struct {
	x, y, r float64
	shape
}

// point is a place on the page.
type point struct{ x, y float64 }

// pathOp is a polygon, or an open line when shape has no fill and open is set.
type pathOp struct {
	points []point
	open   bool
	dash   []float64
	shape
}

// shape is how a closed figure is painted. A zero stroke draws no outline.
type shape struct {
	fill   bool
	colour colour // of the filling
	stroke float64
	ink    colour // of the outline
}

func filled(c colour) shape              { return shape{fill: true, colour: c} }
func outlined(w float64, c colour) shape { return shape{stroke: w, ink: c} }
func hollow(w float64, ink colour) shape {
	return shape{fill: true, colour: grey(255), stroke: w, ink: ink}
}

// page collects what is drawn on one sheet.
type page struct {
	landscape bool
	bare      bool // carries no page number
	ops       []op
	marks     []mark
	links     []link
	anchors   []anchor
	notes     []*footnote // whose marks are on it
	foot      float64     // height at the foot of the text area that is taken
}

// link is an area of the page that leads to an anchor.
type link struct {
	rect
	ref string
}

// anchor is a place that links lead to.
type anchor struct {
	id string
	y  float64
}

// mark is an entry of the outline.
type mark struct {
	text  string
	level int
	y     float64
}

func (p *page) area() area {
	if p.landscape {
		return landscapeArea()
	}
	return portraitArea()
}

func (p *page) add(o ...op) { p.ops = append(p.ops, o...) }

// rule draws a horizontal line.
func (p *page) rule(x1, x2, y, width float64, c colour) {
	p.add(lineOp{x1: x1, y1: y, x2: x2, y2: y, width: width, colour: c})
}
