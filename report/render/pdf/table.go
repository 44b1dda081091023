package pdf

import "qreport/report/document"

// Rules and white space of a three-line table, in millimetres.
const (
	ruleThick  = 0.4
	ruleThin   = 0.2
	ruleHair   = 0.1
	blockSpace = 2.2 // above and below a table or figure
)

// sheet is a table laid out at one size of type.
type sheet struct {
	b     *builder
	t     *document.Table
	width float64
	size  float64
	pad   float64 // at each side of a cell
	lead  float64 // height of a line within a cell
	air   float64 // height of a row beyond its lines
	left  bool    // the first column is set flush left: rows are indented
	cols  []column
	cells [][]*para // what was measured; nil for figures on the decimal point
	heads []headCell
	headH float64
	rows  []tableRow
}

// column is where a column lies and how its figures line up.
type column struct {
	x, w       float64
	whole      float64 // widest part before the decimal point
	part       float64 // widest part from the point on, with the flag
	text, word float64 // natural width and widest unbreakable piece
}

// table lays a table out: title, unit, header, rows, notes.
func (b *builder) table(t *document.Table) item {
	if len(t.Columns) == 0 {
		return item{}
	}
	width := areaWidth
	if t.Wide {
		width = areaHeight
	}
	s := b.sheet(t, width)
	title := append(s.title(""), s.header())
	title[0].id = t.ID
	bs := append([]box{space(blockSpace)}, title...)
	bs = append(bs, s.body()...)
	bs = append(bs, s.foot()...)
	bs = append(bs, space(blockSpace))
	s.bind(bs)
	return item{boxes: bs, wide: t.Wide, float: t.Wide || height(bs) <= floatTable}
}

// longTable is the height from which a table may be split over pages;
// floatTable that up to which it is put whole on the next page when text can
// fill the one before.
const (
	longTable  = 85.0
	floatTable = 150.0
)

// bind decides what keeps together: a short table as a whole; of a long one the
// title, the header and three rows, and the last two rows with the notes.
func (s *sheet) bind(bs []box) {
	first, last := 0, len(bs)-1
	for i, b := range bs {
		if b.table != nil {
			if first == 0 {
				first = i
			}
			last = i
		}
	}
	whole := height(bs) <= longTable
	for i := range bs[:len(bs)-1] {
		if whole || i <= first+1 || i >= last-1 {
			bs[i].keep = true
		}
	}
}

// title makes the boxes above the header: number and title centred, unit at the
// right. prefix is 续 on following pages.
func (s *sheet) title(prefix string) []box {
	var out []box
	text := joinLabel(s.t.Number, s.t.Title)
	if prefix != "" && text != "" {
		text = prefix + text
	}
	p := s.b.set.shape(textRun{text, heiStyle(sizeXiaosi)})
	h := sizeXiaosi * ptMM * 1.45
	for _, l := range s.b.set.lines(p, s.width, 0) {
		out = append(out, box{h: h, keep: true, draw: func(pg *page, x, y float64) {
			pg.place(s.b.set, p, l, x, baseline(y, h, sizeXiaosi), s.width, alignCentre)
		}})
	}
	if s.t.Unit != "" {
		out = append(out, s.unit())
	}
	if len(out) > 0 {
		out[len(out)-1].h += 0.6
	}
	return out
}

func (s *sheet) unit() box {
	h := sizeXiaowu * ptMM * 1.4
	return box{h: h, keep: true, draw: func(pg *page, x, y float64) {
		pg.print(s.b.set, s.t.Unit, songStyle(sizeXiaowu), x+s.width, baseline(y, h, sizeXiaowu), alignRight)
	}}
}

// body makes one box per row; they carry what the flow needs to go on with the
// table on the next page.
func (s *sheet) body() []box {
	run := &tableRun{
		again: append(s.title(wordContinued), s.header()),
		close: func(pg *page, x, y float64) { pg.rule(x, x+s.width, y, ruleThick, black()) },
	}
	var out []box
	for i := range s.rows {
		for _, part := range s.split(s.rows[i]) {
			keep := part.row.Kind == document.RowSection
			out = append(out, box{h: part.h, keep: keep, table: run, draw: func(pg *page, x, y float64) {
				s.drawRow(pg, part, x, y)
			}})
		}
	}
	return out
}

// foot closes the table and prints its notes.
func (s *sheet) foot() []box {
	out := []box{{h: 0.8, draw: func(pg *page, x, y float64) {
		pg.rule(x, x+s.width, y, ruleThick, black())
	}}}
	for _, n := range s.t.Notes {
		out = append(out, s.b.smallLines(n, sizeXiaowu, s.width)...)
	}
	return out
}

// styles of cells
func (s *sheet) cellStyle(r document.Row) style {
	if r.Kind == document.RowSection || r.Kind == document.RowTotal {
		return heiStyle(s.size)
	}
	return songStyle(s.size)
}

func (s *sheet) headStyle() style { return heiStyle(s.size) }
