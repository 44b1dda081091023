package xlsxbook

import "slices"

// Chart is a native chart. Its parts are drawn one over the other; the second
// has its values on an axis of its own at the right.
type Chart struct {
	Name     string // of the drawing
	Alt      string // for those who cannot see it
	Title    string
	Subtitle string
	HeadFont string // of the title
	Font     string // of everything else
	Legend   bool
	Parts    []Part
}

// Kind is how the series of a part are drawn.
type Kind int

// The kinds of charts in use.
const (
	Columns Kind = iota
	Stacked
	Bars
	Lines
	Scatter
)

// Part is the series of one kind.
type Part struct {
	Kind   Kind
	Series []Series
	Gap    int  // between columns or bars in % of their width; 0 for the usual
	Labels bool // values beside the shapes
	Format string
	X, Y   Axis
}

// Axis is an axis; X is that of the categories, or of the x values of a
// scatter.
type Axis struct {
	Title      string
	Format     string
	Min, Max   *float64
	Hidden     bool
	Grid       bool
	Reversed   bool
	LabelsLow  bool // labels at the low end, not at zero
	EveryLabel bool
	Flat       bool // labels are not turned but broken
}

// Series is a series; colours are "1F4E79", empty for none.
type Series struct {
	Name, Categories, Values Data
	Fill                     string // of columns and bars
	Line                     Line
	Marker                   Marker
	Errors                   *Errors
	Label                    string // place of the values at the points: t, b, l, r; empty for none
}

// Line is drawn between the points of a series; without a colour there is none.
type Line struct {
	Color string
	Width float64 // points
	Dash  string  // a DrawingML preset: solid, dash, sysDot …
}

// Marker stands at each point; without a symbol there is none.
type Marker struct {
	Symbol string
	Size   int
	Fill   string
	Line   Line
}

// Errors are the bars from each point to the ends of its interval.
type Errors struct {
	Plus, Minus Data
	Line        Line
}

// Data are cells that a chart refers to, with their values, from which previews
// on phones and in mail programs are drawn.
type Data struct {
	Ref    string // "'图表'!$B$6:$B$10"
	Format string // number format
	Values []any  // string, float64 or nil for a gap
}

// Anchor is where a chart stands: the cell of its corner, from 1, and its size
// in pixels.
type Anchor struct{ Column, Row, Width, Height int }

// placed is a chart in its place.
type placed struct {
	number int
	at     Anchor
	chart  *Drawn
}

// Drawn is a chart that may stand in several places.
type Drawn struct {
	name, alt string
	xml       text
}

// Draw makes the XML of a chart.
func Draw(c *Chart) *Drawn { return &Drawn{c.Name, c.Alt, c.part()} }

// XML is the chart's part, for other Office documents.
func (d *Drawn) XML() []byte { return slices.Clone(d.xml) }

// Chart places a chart.
func (s *Sheet) Chart(at Anchor, c *Drawn) {
	s.book.charts++
	s.charts = append(s.charts, placed{s.book.charts, at, c})
}

// pixel is the size of a pixel in the units of drawings.
const pixel = 9525

// drawing is the part that places the charts of a sheet.
func (s *Sheet) drawing() text {
	var t text
	t.put(xmlHead, `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="`, nsDrawing, `" xmlns:r="`, nsRelations, `">`)
	for i, c := range s.charts {
		t.put(`<xdr:oneCellAnchor><xdr:from><xdr:col>`)
		t.int(c.at.Column - 1)
		t.put(`</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>`)
		t.int(c.at.Row - 1)
		t.put(`</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext`)
		t.attrInt("cx", c.at.Width*pixel)
		t.attrInt("cy", c.at.Height*pixel)
		t.put(`/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr`)
		t.attrInt("id", i+2)
		t.attr("name", c.chart.name)
		t.attr("descr", c.chart.alt)
		t.put(`/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`,
			`<a:graphic><a:graphicData uri="`, nsChart, `"><c:chart xmlns:c="`, nsChart, `" r:id="rId`)
		t.int(i + 1)
		t.put(`"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`)
	}
	t.put("</xdr:wsDr>")
	return t
}
