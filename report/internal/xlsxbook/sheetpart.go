package xlsxbook

// before is the sheet's XML up to its rows, written into t; after is the rest.
// All elements stand in the order of the schema.
func (s *Sheet) before(t text) text {
	t.put(xmlHead, `<worksheet xmlns="`, nsMain, `" xmlns:r="`, nsRelations, `"><sheetPr>`)
	if s.view.Tab != "" {
		t.put(`<tabColor rgb="FF`, s.view.Tab, `"/>`)
	}
	t.put(`<pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:`)
	t.column(max(s.widest, 1))
	t.int(max(s.count, 1))
	t.put(`"/>`)
	s.views(&t)
	t.put(`<sheetFormatPr`)
	if s.usual > 0 {
		t.attrFloat("defaultRowHeight", s.usual)
		t.put(` customHeight="1"/>`)
	} else {
		t.put(` defaultRowHeight="15"/>`)
	}
	s.columns(&t)
	t.put("<sheetData>")
	return t
}

func (s *Sheet) after(t text) text {
	t.put("</sheetData>")
	s.hyperlinks(&t)
	s.printing(&t)
	s.attached(&t)
	t.put("</worksheet>")
	return t
}

func (s *Sheet) views(t *text) {
	t.put("<sheetViews><sheetView")
	if !s.view.GridLines {
		t.put(` showGridLines="0"`)
	}
	if s.number == 1 {
		t.put(` tabSelected="1"`)
	}
	t.put(` workbookViewId="0">`)
	if s.view.FrozenRows > 0 {
		s.panes(t)
	}
	t.put("</sheetView></sheetViews>")
}

func (s *Sheet) panes(t *text) {
	pane := "bottomLeft"
	t.put("<pane")
	if s.view.FrozenColumns > 0 {
		pane = "bottomRight"
		t.attrInt("xSplit", s.view.FrozenColumns)
	}
	t.attrInt("ySplit", s.view.FrozenRows)
	var corner text
	corner.column(s.view.FrozenColumns + 1)
	corner.int(s.view.FrozenRows + 1)
	at := string(corner)
	t.put(` topLeftCell="`, at, `" activePane="`, pane, `" state="frozen"/><selection pane="`, pane,
		`" activeCell="`, at, `" sqref="`, at, `"/>`)
}

func (s *Sheet) columns(t *text) {
	if len(s.widths) == 0 {
		return
	}
	t.put("<cols>")
	for i, w := range s.widths {
		t.put("<col")
		t.attrInt("min", i+1)
		t.attrInt("max", i+1)
		t.attrFloat("width", w)
		t.put(` customWidth="1"/>`)
	}
	t.put("</cols>")
}

func (s *Sheet) hyperlinks(t *text) {
	if s.links[1] == 0 {
		return
	}
	t.put("<hyperlinks>")
	*t = append(*t, s.book.links[s.links[0]:s.links[1]]...)
	t.put("</hyperlinks>")
}

func (s *Sheet) printing(t *text) {
	orientation, high := "portrait", 0
	if s.print.Landscape {
		orientation = "landscape"
	}
	if s.print.OnePage {
		high = 1
	}
	t.put(`<printOptions horizontalCentered="1"/>`,
		`<pageMargins left="0.6" right="0.6" top="0.75" bottom="0.75" header="0.4" footer="0.4"/><pageSetup paperSize="9" fitToWidth="1"`)
	t.attrInt("fitToHeight", high)
	t.attr("orientation", orientation)
	t.put("/><headerFooter><oddHeader>")
	t.escaped(s.print.Header)
	t.put("</oddHeader><oddFooter>")
	t.escaped(s.print.Footer)
	t.put("</oddFooter></headerFooter>")
	s.rowBreaks(t)
	s.ignoredErrors(t)
}

// ignoredErrors keeps Excel from marking the texts of a table that look like
// numbers, such as a rank beside ranges of ranks.
func (s *Sheet) ignoredErrors(t *text) {
	if s.table != nil {
		t.put(`<ignoredErrors><ignoredError sqref="`, s.table.ref(), `" numberStoredAsText="1"/></ignoredErrors>`)
	}
}

func (s *Sheet) rowBreaks(t *text) {
	if len(s.breaks) == 0 {
		return
	}
	t.put("<rowBreaks")
	t.attrInt("count", len(s.breaks))
	t.attrInt("manualBreakCount", len(s.breaks))
	t.put(">")
	for _, row := range s.breaks {
		t.put("<brk")
		t.attrInt("id", row-1)
		t.put(` max="16383" man="1"/>`)
	}
	t.put("</rowBreaks>")
}

// attached names the parts that belong to the sheet, as relations lists them.
func (s *Sheet) attached(t *text) {
	if len(s.charts) > 0 {
		t.put(`<drawing r:id="rId1"/>`)
	}
	if s.table != nil {
		t.put(`<tableParts count="1"><tablePart r:id="rId2"/></tableParts>`)
	}
}
