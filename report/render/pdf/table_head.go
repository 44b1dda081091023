package pdf

import "qreport/report/document"

// group is a run of columns under one group title; a column without group is a
// run of its own.
type group struct {
	title    string
	from, to int
}

func groups(cols []document.Column) []group {
	var out []group
	for i, c := range cols {
		if k := len(out) - 1; k >= 0 && c.Group != "" && out[k].title == c.Group {
			out[k].to = i + 1
			continue
		}
		out = append(out, group{c.Group, i, i + 1})
	}
	return out
}

// headCell is a cell of the header: its text, where it lies, and whether a rule
// runs below it over the columns of its group.
type headCell struct {
	p          *para
	lines      []line
	x, y, w, h float64
	ruled      bool
}

// layHeader lays out one or two levels of column titles.
func (s *sheet) layHeader() {
	upper := 0.0
	gs := groups(s.t.Columns)
	for _, g := range gs {
		if g.title != "" {
			upper = max(upper, s.headCell(g.title, g.from, g.to).h)
		}
	}
	lower, tall := 0.0, 0.0
	for i, c := range s.t.Columns {
		h := s.headCell(c.Title, i, i+1).h
		if c.Group != "" {
			lower = max(lower, h)
		} else {
			tall = max(tall, h)
		}
	}
	s.headH = max(upper+lower, tall)
	lower = s.headH - upper
	for _, g := range gs {
		s.addGroup(g, upper, lower)
	}
}

func (s *sheet) addGroup(g group, upper, lower float64) {
	if g.title == "" {
		c := s.headCell(s.t.Columns[g.from].Title, g.from, g.to)
		c.h = s.headH
		s.heads = append(s.heads, c)
		return
	}
	c := s.headCell(g.title, g.from, g.to)
	c.h, c.ruled = upper, true
	s.heads = append(s.heads, c)
	for i := g.from; i < g.to; i++ {
		sub := s.headCell(s.t.Columns[i].Title, i, i+1)
		sub.y, sub.h = upper, lower
		s.heads = append(s.heads, sub)
	}
}

func (s *sheet) headCell(title string, from, to int) headCell {
	c := headCell{x: s.cols[from].x, w: s.cols[to-1].x + s.cols[to-1].w - s.cols[from].x}
	c.p = s.b.set.shape(textRun{title, s.headStyle()})
	c.lines = s.b.balanced(c.p, c.w-s.pad)
	c.h = float64(max(len(c.lines), 1))*s.lead + s.air
	return c
}

// header draws the column titles between the thick rule and the thin one.
func (s *sheet) header() box {
	return box{h: s.headH, keep: true, draw: func(pg *page, x, y float64) {
		pg.rule(x, x+s.width, y, ruleThick, black())
		for _, c := range s.heads {
			s.drawHead(pg, c, x, y)
		}
		pg.rule(x, x+s.width, y+s.headH, ruleThin, black())
	}}
}

func (s *sheet) drawHead(pg *page, c headCell, x, y float64) {
	top := y + c.y + (c.h-float64(len(c.lines))*s.lead)/2
	for i, l := range c.lines {
		base := baseline(top+float64(i)*s.lead, s.lead, s.size)
		pg.place(s.b.set, c.p, l, x+c.x+s.pad/2, base, c.w-s.pad, alignCentre)
	}
	if c.ruled {
		inset := min(1.2, c.w/10)
		pg.rule(x+c.x+inset, x+c.x+c.w-inset, y+c.h, ruleHair, black())
	}
}

// balanced breaks a short text into lines of about equal length, so that no
// header ends in a single character.
func (b *builder) balanced(p *para, measure float64) []line {
	lines := b.set.lines(p, measure, 0)
	n := len(lines)
	for part := 0.0; n > 1 && part < 1; part += 0.1 {
		even := min(max(p.width()/float64(n), widestPiece(p)), measure)
		try := b.set.lines(p, even+(measure-even)*part, 0)
		if len(try) == n {
			return try
		}
	}
	return lines
}
