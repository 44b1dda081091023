package xlsxbook

// hairline is the ink of axes and grids.
const hairline = `<spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></spPr>`

// axes are the two axes of the i-th part.
func (c *Chart) axes(t *text, i int) {
	p, ids := &c.Parts[i], axisIDs[i]
	second := i > 0
	x, y := "b", "l"
	switch {
	case p.Kind == Bars:
		x, y = "l", "b"
	case second:
		y = "r"
	}
	if p.Kind == Scatter {
		c.axis(t, "valAx", &p.X, ids[0], ids[1], x, false)
		t.put(`<crossBetween val="midCat"/></valAx>`)
	} else {
		category := p.X
		category.Hidden = category.Hidden || second
		c.axis(t, "catAx", &category, ids[0], ids[1], x, false)
		t.put(`<auto val="1"/><lblAlgn val="ctr"/><lblOffset val="100"/>`)
		if p.X.EveryLabel {
			t.put(`<tickLblSkip val="1"/>`)
		}
		t.put(`<noMultiLvlLbl val="0"/></catAx>`)
	}
	c.axis(t, "valAx", &p.Y, ids[1], ids[0], y, second)
	between := "between"
	if p.Kind == Scatter {
		between = "midCat"
	}
	t.val("crossBetween", between)
	t.put("</valAx>")
}

// axis writes what all axes have and leaves the element open.
func (c *Chart) axis(t *text, element string, a *Axis, id, across int, side string, atEnd bool) {
	t.put("<", element, ">")
	t.valInt("axId", id)
	a.scaling(t)
	t.val("delete", flag(a.Hidden))
	t.val("axPos", side)
	if a.Grid {
		t.put("<majorGridlines>", hairline, "</majorGridlines>")
	}
	if a.Title != "" {
		t.put("<title><tx><rich><a:bodyPr/>")
		c.titleLine(t, a.Title, c.Font, smallSize, smallInk)
		t.put(`</rich></tx><overlay val="0"/></title>`)
	}
	format := a.Format
	if format == "" {
		format = "General"
	}
	t.put("<numFmt")
	t.attr("formatCode", format)
	t.put(` sourceLinked="0"/><majorTickMark val="none"/><minorTickMark val="none"/>`)
	if a.LabelsLow {
		t.put(`<tickLblPos val="low"/>`)
	} else {
		t.put(`<tickLblPos val="nextTo"/>`)
	}
	t.put(hairline)
	c.small(t, a.Flat)
	t.valInt("crossAx", across)
	if atEnd {
		t.put(`<crosses val="max"/>`)
	} else {
		t.put(`<crosses val="autoZero"/>`)
	}
}

func (a *Axis) scaling(t *text) {
	t.put("<scaling>")
	if a.Reversed {
		t.put(`<orientation val="maxMin"/>`)
	} else {
		t.put(`<orientation val="minMax"/>`)
	}
	if a.Max != nil {
		t.put("<max")
		t.attrFloat("val", *a.Max)
		t.put("/>")
	}
	if a.Min != nil {
		t.put("<min")
		t.attrFloat("val", *a.Min)
		t.put("/>")
	}
	t.put("</scaling>")
}
