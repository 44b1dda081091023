package xlsxbook

import "qreport/report/internal/xlsxout"

// The ids of a chart's axes, of its first and of its second part.
var axisIDs = [2][2]int{{100000000, 100000001}, {100000003, 100000004}}

// part is the chart's XML.
func (c *Chart) part() text {
	t := make(text, 0, 8192)
	t.put(xmlHead, `<chartSpace xmlns="`, nsChart, `" xmlns:a="`, nsDrawing, `"><date1904 val="0"/><lang val="zh-CN"/><roundedCorners val="0"/><chart>`)
	c.title(&t)
	t.put(`<autoTitleDeleted val="`, flag(c.Title+c.Subtitle == ""), `"/><plotArea><layout/>`)
	first := 0
	for i := range c.Parts {
		c.Parts[i].shapes(&t, c.Font, axisIDs[i], first)
		first += len(c.Parts[i].Series)
	}
	for i := range c.Parts {
		c.axes(&t, i)
	}
	t.put("</plotArea>")
	if c.Legend {
		t.put(`<legend><legendPos val="b"/><overlay val="0"/>`)
		c.small(&t, false)
		t.put("</legend>")
	}
	t.put(`<plotVisOnly val="0"/><dispBlanksAs val="gap"/></chart><spPr><a:ln><a:noFill/></a:ln></spPr></chartSpace>`)
	return t
}

func (c *Chart) title(t *text) {
	if c.Title+c.Subtitle == "" {
		return
	}
	t.put("<title><tx><rich><a:bodyPr/>")
	if c.Title != "" {
		c.titleLine(t, c.Title, c.HeadFont, titleSize, "000000")
	}
	if c.Subtitle != "" {
		c.titleLine(t, c.Subtitle, c.Font, smallSize, smallInk)
	}
	t.put(`</rich></tx><overlay val="0"/></title>`)
}

func (c *Chart) titleLine(t *text, line, font string, size int, ink string) {
	t.put(`<a:p><a:pPr><a:defRPr b="0"/></a:pPr><a:r>`)
	runProperties(t, "a:rPr", font, size, ink)
	t.put("<a:t>")
	t.escaped(xlsxout.Clean(line))
	t.put("</a:t></a:r></a:p>")
}

// The letters of axes and legends, and of values in the plot.
const (
	titleSize = 1050
	smallSize = 900
	labelSize = 800
	smallInk  = "404040"
)

// small sets the text of an axis or a legend; flat keeps it from being turned.
func (c *Chart) small(t *text, flat bool) { small(t, c.Font, smallSize, flat) }

func small(t *text, font string, size int, flat bool) {
	t.put("<txPr><a:bodyPr")
	if flat {
		t.put(` rot="0" vert="horz"`)
	}
	t.put("/><a:p><a:pPr>")
	runProperties(t, "a:defRPr", font, size, smallInk)
	t.put(`</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></txPr>`)
}

func runProperties(t *text, element, font string, size int, ink string) {
	t.put("<", element)
	t.attrInt("sz", size)
	t.put(` b="0"><a:solidFill><a:srgbClr val="`, ink, `"/></a:solidFill>`)
	for _, script := range []string{"latin", "ea", "cs"} {
		t.put("<a:", script)
		t.attr("typeface", font)
		t.put("/>")
	}
	t.put("</", element, ">")
}

// shapes are the series of a part with what they share; first is the number of
// its first series in the chart.
func (p *Part) shapes(t *text, font string, axes [2]int, first int) {
	element := [...]string{"barChart", "barChart", "barChart", "lineChart", "scatterChart"}[p.Kind]
	t.put("<", element, ">", [...]string{
		Columns: `<barDir val="col"/><grouping val="clustered"/>`,
		Stacked: `<barDir val="col"/><grouping val="stacked"/>`,
		Bars:    `<barDir val="bar"/><grouping val="clustered"/>`,
		Lines:   `<grouping val="standard"/>`,
		Scatter: `<scatterStyle val="lineMarker"/>`,
	}[p.Kind], `<varyColors val="0"/>`)
	for i := range p.Series {
		p.series(t, font, &p.Series[i], first+i)
	}
	p.labels(t, "", font)
	switch p.Kind {
	case Columns, Stacked, Bars:
		if p.Gap > 0 {
			t.valInt("gapWidth", p.Gap)
		}
		if p.Kind == Stacked {
			t.valInt("overlap", 100)
		}
	case Lines:
		t.put(`<marker val="1"/>`)
	}
	t.valInt("axId", axes[0])
	t.valInt("axId", axes[1])
	t.put("</", element, ">")
}

// labels shows the values beside the shapes, or at the place of the points
// where one is given.
func (p *Part) labels(t *text, place, font string) {
	shown := p.Labels || place != ""
	t.put("<dLbls>")
	if shown {
		t.put("<numFmt")
		t.attr("formatCode", p.Format)
		t.put(` sourceLinked="0"/>`)
		if place == "r" { // a line of reference must not cross the figures
			t.put("<spPr>")
			t.fill("FFFFFF")
			t.put("</spPr>")
		}
		small(t, font, labelSize, false)
	}
	if place != "" {
		t.put(`<dLblPos val="`, place, `"/>`)
	}
	t.put(`<showLegendKey val="0"/><showVal val="`, flag(shown),
		`"/><showCatName val="0"/><showSerName val="0"/><showPercent val="0"/><showBubbleSize val="0"/></dLbls>`)
}

func flag(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}

// series writes a series: its parts stand in the order of the schema.
func (p *Part) series(t *text, font string, s *Series, number int) {
	solid := p.Kind == Columns || p.Kind == Stacked || p.Kind == Bars
	t.put("<ser>")
	t.valInt("idx", number)
	t.valInt("order", number)
	t.put("<tx>")
	s.Name.texts(t)
	t.put("</tx><spPr>")
	if solid {
		t.fill(s.Fill)
	} else {
		t.line(s.Line)
	}
	t.put("</spPr>")
	if solid {
		t.put(`<invertIfNegative val="0"/>`)
	} else {
		s.Marker.write(t)
	}
	if p.Labels || s.Label != "" {
		p.labels(t, s.Label, font)
	}
	s.Errors.write(t)
	p.points(t, s)
	t.put("</ser>")
}

func (p *Part) points(t *text, s *Series) {
	if p.Kind == Scatter {
		t.put("<xVal>")
		s.Categories.numbers(t)
		t.put("</xVal><yVal>")
		s.Values.numbers(t)
		t.put(`</yVal><smooth val="0"/>`)
		return
	}
	t.put("<cat>")
	s.Categories.texts(t)
	t.put("</cat><val>")
	s.Values.numbers(t)
	t.put("</val>")
	if p.Kind == Lines {
		t.put(`<smooth val="0"/>`)
	}
}

func (m Marker) write(t *text) {
	if m.Symbol == "" {
		t.put(`<marker><symbol val="none"/></marker>`)
		return
	}
	t.put("<marker>")
	t.val("symbol", m.Symbol)
	t.valInt("size", m.Size)
	t.put("<spPr>")
	t.fill(m.Fill)
	if m.Line.Color != "" {
		t.line(m.Line)
	}
	t.put("</spPr></marker>")
}

func (e *Errors) write(t *text) {
	if e == nil {
		return
	}
	t.put(`<errBars><errDir val="y"/><errBarType val="both"/><errValType val="cust"/><noEndCap val="0"/><plus>`)
	e.Plus.numbers(t)
	t.put("</plus><minus>")
	e.Minus.numbers(t)
	t.put("</minus><spPr>")
	t.line(e.Line)
	t.put("</spPr></errBars>")
}

func (t *text) fill(color string) {
	if color == "" {
		t.put("<a:noFill/>")
		return
	}
	t.put(`<a:solidFill><a:srgbClr val="`, color, `"/></a:solidFill>`)
}

func (t *text) line(l Line) {
	if l.Color == "" {
		t.put("<a:ln><a:noFill/></a:ln>")
		return
	}
	t.put("<a:ln")
	t.attrInt("w", int(l.Width*12700))
	t.put(` cap="rnd">`)
	t.fill(l.Color)
	if l.Dash != "" {
		t.val("a:prstDash", l.Dash)
	}
	t.put("</a:ln>")
}

// texts writes cells as texts; numbers among them are left out.
func (d *Data) texts(t *text) {
	d.write(t, "str", func(v any) bool {
		s, ok := v.(string)
		if ok {
			t.escaped(xlsxout.Clean(s))
		}
		return ok
	})
}

// numbers writes cells as numbers; gaps have no point.
func (d *Data) numbers(t *text) {
	d.write(t, "num", func(v any) bool {
		f, ok := v.(float64)
		if ok {
			t.float(f)
		}
		return ok
	})
}

func (d *Data) write(t *text, kind string, value func(any) bool) {
	t.put("<", kind, "Ref><f>")
	t.escaped(d.Ref)
	t.put("</f><", kind, "Cache>")
	if kind == "num" {
		t.put("<formatCode>")
		t.escaped(d.Format)
		t.put("</formatCode>")
	}
	t.valInt("ptCount", len(d.Values))
	for i, v := range d.Values {
		start := len(*t)
		t.put(`<pt idx="`)
		t.int(i)
		t.put(`"><v>`)
		if !value(v) {
			*t = (*t)[:start]
			continue
		}
		t.put("</v></pt>")
	}
	t.put("</", kind, "Cache></", kind, "Ref>")
}
