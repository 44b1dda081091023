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
	var s *sheet
	for size := sizeWuhao; ; size -= 0.5 {
		s = newSheet(b, t, width, size)
		if s.fits() || size <= sizeSmallest {
			break
		}
	}
	s.share()
	s.layHeader()
	s.layRows()
	return s
}

func newSheet(b *builder, t *document.Table, width, size float64) *sheet {
	em := size * ptMM
	s := &sheet{b: b, t: t, width: width, size: size, pad: 0.3 * em, lead: 1.25 * em, air: 0.55 * em}
	for _, r := range t.Rows {
		if r.Indent > 0 || r.Kind == document.RowOf {
			s.left = true
		}
	}
	s.measure()
	return s
}

// measure finds the natural and the least width of every column.
func (s *sheet) measure() {
	s.cols = make([]column, len(s.t.Columns))
	for i, c := range s.t.Columns {
		col := &s.cols[i]
		col.text = s.b.set.width(c.Title, s.headStyle())
		col.word = s.headWord(c.Title)
	}
	for _, r := range s.t.Rows {
		if r.Kind == document.RowSection {
			continue
		}
		for i := range s.cols {
			if i < len(r.Cells) {
				s.measureCell(i, r)
			}
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

func (s *sheet) measureCell(i int, r document.Row) {
	col, c := &s.cols[i], r.Cells[i]
	st := s.cellStyle(r)
	f := s.b.set
	if s.onPoint(i, c) {
		whole, part := splitFigure(c.Text)
		col.whole = max(col.whole, f.width(whole, st))
		col.part = max(col.part, f.width(part, st)+s.flagWidth(c))
		return
	}
	p := f.shape(textRun{c.Text, st})
	w := p.width() + s.flagWidth(c) + s.indent(i, r)
	col.text = max(col.text, w)
	em := s.size * ptMM
	if w <= 4*em {
		col.word = max(col.word, w)
		return
	}
	f.breaks(p)
	piece := min(max(widestPiece(p), 4*em), longestWord*em)
	col.word = max(col.word, min(w, piece+s.indent(i, r)))
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
