package xlsxsafe

// readSheets reads all tabs in their order.
func (p *parser) readSheets() *Refusal {
	p.wb.Sheets = make([]Sheet, len(p.sheets))
	for i, ref := range p.sheets {
		sheet := &p.wb.Sheets[i]
		sheet.Name, sheet.State = ref.name, ref.state
		if ref.rel == "" {
			continue
		}
		if no := p.readSheet(ref.rel, sheet); no != nil {
			return no
		}
	}
	return nil
}

// readSheet reads one worksheet part.
func (p *parser) readSheet(name string, sheet *Sheet) *Refusal {
	s, no := p.load(name)
	if no != nil {
		return no
	}
	if !s.root(nsMain, "worksheet") {
		return s.rest()
	}
	data := false
	for d := s.depth(); s.child(d); {
		if s.ns != nsMain {
			continue
		}
		switch string(s.local) {
		case "sheetData":
			if data {
				s.fail(CodeStructure, "second sheetData")
			}
			data = true
			r := rowReader{parser: p, s: s, sheet: sheet}
			r.rows()
		case "mergeCells":
			p.scanMerges(s, sheet)
		case "cols":
			p.scanCols(s, sheet)
		}
	}
	if no := s.rest(); no != nil {
		return no
	}
	if !data {
		return refuse(CodeStructure, s.part, "no sheetData")
	}
	return nil
}

// scanMerges reads the merged areas.
func (p *parser) scanMerges(s *scanner, sheet *Sheet) {
	for d := s.depth(); s.child(d); {
		if !s.is(nsMain, "mergeCell") || !p.count(s) {
			continue
		}
		ref, _ := s.get("ref")
		r, ok := parseRange([]byte(ref))
		if !ok {
			s.fail(CodeBadReference, "merge "+clip(ref))
			return
		}
		if !inSheet(r.Row1, r.Col1) || !inSheet(r.Row2, r.Col2) {
			s.fail(CodeOutOfRange, "merge "+clip(ref))
			return
		}
		sheet.Merges = append(sheet.Merges, r)
	}
}

// scanCols reads which columns are hidden.
func (p *parser) scanCols(s *scanner, sheet *Sheet) {
	for d := s.depth(); s.child(d); {
		if !s.is(nsMain, "col") || !p.count(s) {
			continue
		}
		span := Span{s.whole("min"), s.whole("max")}
		if span.First < 1 || span.Last < span.First || span.Last > maxCol {
			s.fail(CodeOutOfRange, "column span")
			return
		}
		if s.truth("hidden") {
			sheet.HiddenCols = append(sheet.HiddenCols, span)
		}
	}
}

// rowReader reads the rows of one sheet.
type rowReader struct {
	*parser
	s     *scanner
	sheet *Sheet
	row   int // current row
	col   int // last column read in it
	first int // where its cells begin in store

	masters map[int]master // of shared formulas, by their number
}

// rows reads the sheetData element.
func (r *rowReader) rows() {
	for d := r.s.depth(); r.s.child(d); {
		if !r.s.is(nsMain, "row") {
			r.s.fail(CodeStructure, "other than rows in sheetData")
			return
		}
		r.oneRow()
	}
}

// oneRow reads a row element with its cells.
func (r *rowReader) oneRow() {
	s := r.s
	if r.parser.rows++; r.parser.rows > r.lim.Rows {
		s.fail(CodeTooManyRows, "")
		return
	}
	if !r.number() {
		return
	}
	hidden := s.truth("hidden")
	if hidden && !r.hide() {
		return
	}
	r.col, r.first = 0, len(r.store)
	for d := s.depth(); s.child(d); {
		switch {
		case s.is(nsMain, "c"):
			r.oneCell()
		case !s.is(nsMain, "extLst"):
			s.fail(CodeStructure, "other than cells in a row")
		}
	}
	if cells := r.store[r.first:len(r.store):len(r.store)]; len(cells) > 0 && s.err == nil {
		r.sheet.Rows = append(r.sheet.Rows, Row{Row: r.row, Hidden: hidden, Cells: cells})
	}
}

// number finds the number of the row: its r, or one more than the last.
func (r *rowReader) number() bool {
	n := r.s.whole("r")
	switch {
	case n == -1:
		n = r.row + 1
	case n > 0 && n <= r.row:
		return r.s.fail(CodeCellOrder, "row out of order or twice")
	}
	if r.s.err != nil {
		return false
	}
	if n < 1 || n > maxRow {
		return r.s.fail(CodeOutOfRange, "row")
	}
	r.row = n
	return true
}

// hide adds the row to the hidden ones.
func (r *rowReader) hide() bool {
	if n := len(r.sheet.HiddenRows); n > 0 && r.sheet.HiddenRows[n-1].Last == r.row-1 {
		r.sheet.HiddenRows[n-1].Last = r.row
		return true
	}
	r.sheet.HiddenRows = append(r.sheet.HiddenRows, Span{r.row, r.row})
	return r.count(r.s)
}
