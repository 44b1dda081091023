package xlsxsafe

// oneCell reads a c element and keeps it if there is something in it.
func (r *rowReader) oneCell() {
	c := Cell{Row: r.row, Format: general}
	kind, ok := r.cellHead(&c)
	if !ok {
		return
	}
	r.col = c.Col
	if r.s.closing {
		r.empty()
		return
	}
	r.cellBody(&c, kind)
	if c.Kind == Empty && !c.Formula {
		r.empty()
		return
	}
	r.keep(&c)
}

// empty counts a cell without a value.
func (r *rowReader) empty() {
	if r.empties++; r.empties > r.lim.EmptyCells {
		r.s.fail(CodeTooManyCells, "formatted cells without a value")
	}
}

// keep stores a cell. The cells of a row lie together: when a chunk is full,
// the row moves on to the next.
func (r *rowReader) keep(c *Cell) {
	const chunk = 448 // just under 32 kB, the largest of Go's small sizes
	if r.cells++; r.cells > r.lim.Cells {
		r.s.fail(CodeTooManyCells, "")
		return
	}
	if len(r.store) == cap(r.store) {
		row := r.store[r.first:]
		r.store = append(make([]Cell, 0, max(chunk, 2*len(row))), row...)
		r.first = 0
	}
	r.store = append(r.store, *c)
}

// cellHead reads the attributes: position, number format, and type.
func (r *rowReader) cellHead(c *Cell) (kind []byte, ok bool) {
	s := r.s
	c.Col = r.col + 1
	ok = true
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.end-a.name != 1 {
			continue
		}
		val := s.buf[a.val:a.valEnd]
		if !a.plain {
			val = []byte(s.value8(a))
		}
		switch s.buf[a.name] {
		case 'r':
			ok = ok && r.place(c, val)
		case 's':
			ok = ok && r.style(c, val)
		case 't':
			kind = val
		}
	}
	if ok && c.Col > maxCol {
		ok = s.fail(CodeOutOfRange, "column")
	}
	return kind, ok
}

// place reads the reference of a cell, which must fit its row and neighbours.
func (r *rowReader) place(c *Cell, ref []byte) bool {
	row, col, ok := parseRef(ref)
	switch {
	case !ok:
		return r.s.fail(CodeBadReference, clip(string(ref)))
	case !inSheet(row, col):
		return r.s.fail(CodeOutOfRange, clip(string(ref)))
	case row != r.row, col <= r.col:
		return r.s.fail(CodeCellOrder, clip(string(ref)))
	}
	c.Col = col
	return true
}

// style resolves the number format of a cell.
func (r *rowReader) style(c *Cell, val []byte) bool {
	var ok bool
	n := digits(val)
	if n >= 0 {
		c.Format, ok = r.styles.format(n)
	}
	if !ok {
		return r.s.fail(CodeStyleIndex, clip(string(val)))
	}
	return true
}

// cellBody reads formula and value.
func (r *rowReader) cellBody(c *Cell, kind []byte) {
	s, value, inline := r.s, false, false
	text := r.ws.text[:0]
	for d := s.depth(); s.child(d); {
		switch {
		case s.is(nsMain, "v") && !value && !inline:
			value = true
			text = s.content(text)
		case s.is(nsMain, "f") && !c.Formula:
			r.formula(c, text[len(text):])
		case s.is(nsMain, "is") && !value && !inline:
			inline = true
			text = richText(s, text)
		case !s.is(nsMain, "extLst"):
			s.fail(CodeStructure, "unexpected or second element in a cell")
		}
	}
	r.ws.text = text
	if s.err == nil {
		r.setValue(c, string(kind), text, value, inline)
	}
}

// text keeps a piece of text within the allowance.
func (r *rowReader) text(p []byte) string {
	kept, ok := r.arena.keep(p)
	if !ok {
		r.s.fail(CodeTooMuchText, "")
	}
	return kept
}

// setValue makes the value of a cell from its type and text.
func (r *rowReader) setValue(c *Cell, kind string, text []byte, value, inline bool) {
	switch {
	case inline && kind == "inlineStr":
		c.Kind, c.Raw = Text, r.text(text)
		return
	case inline:
		r.s.fail(CodeStructure, "inline text in a cell of another type")
		return
	case kind == "str" && value:
		c.Kind, c.Raw = Text, r.text(unescape(text))
		return
	}
	if text = trim(text); len(text) == 0 {
		c.NoCache = c.Formula
		if !knownType(kind) {
			r.s.fail(CodeStructure, "cell type "+clip(kind))
		}
		return
	}
	if !r.typed(c, kind, text) {
		r.s.fail(CodeBadValue, clip(string(text)))
	}
}

// knownType says whether a cell type exists.
func knownType(kind string) bool {
	switch kind {
	case "", "n", "s", "b", "e", "d", "str", "inlineStr":
		return true
	}
	return false
}

// typed sets a value that is not empty; false if its type cannot have it.
func (r *rowReader) typed(c *Cell, kind string, text []byte) bool {
	switch kind {
	case "", "n":
		c.Kind = Number
		if !isNumber(text) {
			return false
		}
	case "s":
		return r.shared(c, text)
	case "b":
		c.Kind, c.Raw = Bool, "0"
		switch string(text) {
		case "1", "true":
			c.Raw = "1"
		case "0", "false":
		default:
			return false
		}
		return true
	case "e":
		c.Kind = Error
	case "d":
		c.Kind = Date
		if !isISODate(text) {
			return false
		}
	default:
		return r.s.fail(CodeStructure, "cell type "+clip(kind))
	}
	c.Raw = r.text(text)
	return true
}

// shared looks up a shared string.
func (r *rowReader) shared(c *Cell, text []byte) bool {
	i := digits(text)
	if i < 0 || i >= len(r.strings) {
		return r.s.fail(CodeStringIndex, clip(string(text)))
	}
	c.Kind, c.Raw = Text, r.strings[i]
	return true
}
