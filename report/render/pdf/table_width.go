package pdf

import (
	"cmp"
	"slices"
	"strings"

	"qreport/report/document"
)

// sheet measures a table and takes the largest type at which every column holds
// its widest unbreakable piece.
func (b *builder) sheet(t *document.Table, width float64) *sheet {
	s := newSheet(b, t, width)
	size := s.size
	for !s.fits() && size > sizeSmallest {
		size -= 0.5
		s.resize(size)
	}
	s.share()
	s.layHeader()
	s.layRows()
	return s
}

func newSheet(b *builder, t *document.Table, width float64) *sheet {
	s := &sheet{b: b, t: t, width: width, size: sizeWuhao}
	s.space()
	for _, r := range t.Rows {
		if r.Indent > 0 || r.Kind == document.RowOf {
			s.left = true
		}
	}
	s.measure()
	return s
}

// space sets the white space around the texts, which goes with their size.
func (s *sheet) space() {
	em := s.size * ptMM
	s.pad, s.lead, s.air = 0.3*em, 1.25*em, 0.55*em
}

// resize changes the size of type. All that was measured changes with it.
func (s *sheet) resize(size float64) {
	k := size / s.size
	s.size = size
	s.space()
	for i := range s.cols {
		c := &s.cols[i]
		c.whole, c.part, c.text, c.word = c.whole*k, c.part*k, c.text*k, c.word*k
	}
	for _, row := range s.cells {
		for _, p := range row {
			if p != nil {
				p.scale(k)
			}
		}
	}
}

// measure finds the natural and the least width of every column.
func (s *sheet) measure() {
	s.cols = make([]column, len(s.t.Columns))
	for i, c := range s.t.Columns {
		col := &s.cols[i]
		col.text = s.b.set.width(c.Title, s.headStyle())
		col.word = s.headWord(c.Title)
	}
	s.cells = make([][]*para, len(s.t.Rows))
	room := make([]*para, len(s.t.Rows)*len(s.cols))
	for k, r := range s.t.Rows {
		n := min(len(s.cols), len(r.Cells))
		s.cells[k], room = room[:n], room[n:]
		for i := range n {
			s.cells[k][i] = s.measureCell(i, r)
		}
	}
	for i := range s.cols {
		col := &s.cols[i]
		figures := col.whole + col.part
		col.text = max(col.text, figures) + 2*s.pad
		col.word = max(col.word, figures) + 2*s.pad
	}
	s.widenGroups()
}

// headWord is the least width of a header cell: short titles stay whole, long
// ones may be broken anywhere between hanzi, but not into single characters.
func (s *sheet) headWord(title string) float64 {
	f := s.b.set
	p := f.shape(textRun{title, s.headStyle()})
	f.breaks(p)
	least := min(p.width(), 3*s.size*ptMM)
	return max(least, widestPiece(p))
}

// widestPiece is the widest part of a paragraph that is not broken.
func widestPiece(p *para) float64 {
	var widest, w float64
	for i, g := range p.g {
		w += g.w
		if g.brk || g.kind == kindNewline || i == len(p.g)-1 {
			widest = max(widest, w)
			w = 0
		} else {
			w += g.gap
		}
	}
	return widest
}

// longestWord is the widest piece, in em, that a column must hold unbroken.
const longestWord = 12

// measureCell makes the column wide enough for a cell, and returns its text
// shaped if it is no figure. Titles of sections run over all columns.
func (s *sheet) measureCell(i int, r document.Row) *para {
	col, c := &s.cols[i], r.Cells[i]
	st, section := s.cellStyle(r), r.Kind == document.RowSection
	if s.onPoint(i, c) && !section {
		whole, part := splitFigure(c.Text)
		col.whole = max(col.whole, s.b.set.width(whole, st))
		col.part = max(col.part, s.b.set.width(part, st)+s.flagWidth(c))
		return nil
	}
	p := s.b.set.shape(textRun{c.Text, st})
	if !section {
		s.widen(col, p, s.flagWidth(c)+s.indent(i, r), s.indent(i, r))
	}
	return p
}

// widen makes a column wide enough for a text: its whole width with what stands
// beside it, and its longest piece with the indent.
func (s *sheet) widen(col *column, p *para, beside, indent float64) {
	w, em := p.width()+beside, s.size*ptMM
	col.text = max(col.text, w)
	if w <= 4*em {
		col.word = max(col.word, w)
		return
	}
	s.b.set.breaks(p)
	piece := min(max(widestPiece(p), 4*em), longestWord*em)
	col.word = max(col.word, min(w, piece+indent))
}

// onPoint tells cells that are lined up on the decimal point.
func (s *sheet) onPoint(i int, c document.Cell) bool {
	return s.t.Columns[i].Align == document.AlignNumber && (c.IsNumber || looksNumeric(c.Text))
}

// looksNumeric tells a text that is one figure and nothing else.
func looksNumeric(t string) bool {
	digits := 0
	for i, r := range t {
		switch {
		case isDigit(r):
			digits++
		case r == '.' || r == ',':
		case i == 0 && strings.ContainsRune("−-+", r):
		default:
			return false
		}
	}
	return digits > 0
}

// splitFigure cuts a figure before its decimal point.
func splitFigure(t string) (whole, part string) {
	if i := strings.IndexByte(t, '.'); i >= 0 {
		return t[:i], t[i:]
	}
	return t, ""
}

func (s *sheet) indent(i int, r document.Row) float64 {
	if i > 0 {
		return 0
	}
	n := r.Indent
	if r.Kind == document.RowOf && n == 0 {
		n = 1
	}
	return float64(n) * s.size * ptMM
}

const flagScale = 0.75

func (s *sheet) flagWidth(c document.Cell) float64 {
	if c.Flag == "" {
		return 0
	}
	return s.b.set.width(c.Flag, songStyle(s.size*flagScale))
}

// widenGroups makes the columns under a group title hold its widest word.
func (s *sheet) widenGroups() {
	for _, g := range groups(s.t.Columns) {
		if g.title == "" {
			continue
		}
		need := s.headWord(g.title) + 2*s.pad
		have := 0.0
		for i := g.from; i < g.to; i++ {
			have += s.cols[i].word
		}
		for i := g.from; have < need && i < g.to; i++ {
			s.cols[i].word += (need - have) / float64(g.to-g.from)
			s.cols[i].text = max(s.cols[i].text, s.cols[i].word)
		}
	}
}

func (s *sheet) fits() bool {
	need := 0.0
	for _, c := range s.cols {
		need += c.word
	}
	return need <= s.width+eps
}

// share gives every column its width: what it needs, then what its text would
// like, then the rest by weight.
func (s *sheet) share() {
	var word, text, weight float64
	for i := range s.cols {
		c := &s.cols[i]
		c.text = max(c.text, c.word)
		c.w = c.word
		word += c.word
		text += c.text
		weight += s.weight(i)
	}
	for i := range s.cols {
		c := &s.cols[i]
		switch {
		case word > s.width:
			c.w = c.word * s.width / word
		case text <= s.width:
			c.w = c.text + (s.width-text)*s.weight(i)/weight
		}
	}
	if word <= s.width && text > s.width {
		s.fill(s.width - word)
	}
	x := 0.0
	for i := range s.cols {
		s.cols[i].x = x
		x += s.cols[i].w
	}
}

// fill hands out width to columns that would like more, by weight and the modest
// ones first, so that a single column of long texts does not starve the others.
func (s *sheet) fill(room float64) {
	order := make([]int, len(s.cols))
	weight := 0.0
	for i := range order {
		order[i] = i
		weight += s.weight(i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(s.wish(a)/s.weight(a), s.wish(b)/s.weight(b))
	})
	for _, i := range order {
		more := min(s.wish(i), room*s.weight(i)/weight)
		s.cols[i].w += more
		room -= more
		weight -= s.weight(i)
	}
}

// wish is the width a column would like beyond what it needs.
func (s *sheet) wish(i int) float64 { return s.cols[i].text - s.cols[i].word }

func (s *sheet) weight(i int) float64 {
	if w := s.t.Columns[i].Width; w > 0 {
		return w
	}
	return max(s.cols[i].text/(s.size*ptMM), 1)
}
