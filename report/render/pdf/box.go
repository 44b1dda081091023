package pdf

import "math"

// box is a piece of content that is never split: a line of text, a row of a
// table, a chart.
type box struct {
	h    float64
	draw func(pg *page, x, y float64) // x, y is the top left corner
	keep bool                         // stays on one page with the next box
	turn bool                         // begins a new page
	// grid: the box is a line of the body and stands on the 22-line grid.
	grid bool
	// blank: white space, dropped at the top of a page.
	blank bool
	table *tableRun   // the table of which this box is a row
	mark  *mark       // outline entry that points here
	id    string      // of the table, figure or annex that begins here, for links
	notes []*footnote // whose marks are in it
}

// tableRun lets the flow close a table at the foot of a page and open it again
// on the next one.
type tableRun struct {
	again []box // 续表 title and header
	close func(pg *page, x, y float64)
}

// item is a block laid out: its boxes and how the flow may move it.
type item struct {
	boxes []box
	wide  bool // wants a landscape page
	// float: when it does not fit, the text behind it may come first.
	float bool
	text  bool // running text, which may pass a float
}

// flow fills pages with items from top to bottom.
type flow struct {
	newPage  func(landscape bool) *page
	sheets   int // pages so far
	page     *page
	y        float64 // used height of the current page's area
	waiting  []item  // floats that come at the top of the next page
	flushing bool
	imprint  float64 // what the 版记 needs at the foot of the last page
	final    bool    // nothing comes behind the items but the 版记
}

// next begins a page.
func (fl *flow) next(landscape bool) {
	fl.page, fl.y = fl.newPage(landscape), 0
	fl.sheets++
}

// limit is where the room for boxes ends: the footnotes of the page are below.
func (fl *flow) limit() float64 { return fl.page.area().h - notesHeight(fl.page.notes) }

func (fl *flow) room() float64 { return fl.limit() - fl.y }

// fits reports whether boxes fit here with their footnotes.
func (fl *flow) fits(bs ...box) bool {
	return height(bs)+fl.page.noteHeight(bs) <= fl.room()+eps
}

// open starts a page and puts the floats that waited for it at its top.
func (fl *flow) open(landscape bool) {
	fl.next(landscape)
	if fl.flushing {
		return
	}
	fl.flushing = true
	for len(fl.waiting) > 0 && fl.placeable(fl.waiting[0]) {
		it := fl.waiting[0]
		fl.waiting = fl.waiting[1:]
		if it.wide != fl.page.landscape {
			fl.turn(it.wide)
		}
		fl.boxes(it.boxes)
	}
	if fl.page.landscape != landscape {
		fl.turn(landscape)
	}
	fl.flushing = false
}

// placeable reports whether a float that waits goes on the page that was just
// opened: the first always does, the next while there is room. Text fills the
// rest of the page.
func (fl *flow) placeable(it item) bool {
	return fl.y == 0 || it.wide == fl.page.landscape && height(it.boxes) <= fl.room()
}

// flush places all floats that wait.
func (fl *flow) flush() {
	for len(fl.waiting) > 0 {
		fl.open(false)
	}
}

// turn makes the current page one of the wanted orientation.
func (fl *flow) turn(landscape bool) {
	if fl.y == 0 && len(fl.page.ops) == 0 {
		fl.page.landscape = landscape
		return
	}
	fl.next(landscape)
}

// items lays out a sequence of blocks.
func (fl *flow) items(all []item) {
	for i, it := range all {
		if len(it.boxes) == 0 {
			continue
		}
		if it.float && textFollows(all[i+1:]) && (len(fl.waiting) > 0 || !fl.takes(it)) {
			fl.waiting = append(fl.waiting, it)
			continue
		}
		if !it.text {
			fl.flush()
		}
		if it.wide != fl.page.landscape {
			fl.turn(it.wide)
		}
		fl.centre(it)
		fl.split(it.boxes, fl.final && i == len(all)-1 && len(fl.waiting) == 0)
		fl.boxes(it.boxes)
	}
	fl.flush()
}

// centre moves a float down by half of what remains to the next line of the
// grid, so that the white above and below it is even.
func (fl *flow) centre(it item) {
	end := fl.y + height(it.boxes)
	if !it.float || fl.y == 0 || end > fl.limit() {
		return
	}
	if slack := math.Ceil(end/pitch)*pitch - end; end+slack <= fl.limit() {
		fl.y += slack / 2
	}
}

// takes reports whether a float can stand where the flow is now.
func (fl *flow) takes(it item) bool {
	if it.wide != fl.page.landscape {
		return fl.y == 0 || fl.page.landscape
	}
	return it.wide || height(it.boxes) <= fl.room()
}

// textFollows reports whether running text comes behind the floats that follow.
func textFollows(rest []item) bool {
	for _, it := range rest {
		if !it.float {
			return it.text
		}
	}
	return false
}

// boxes places boxes in chains that keep together.
func (fl *flow) boxes(bs []box) {
	for len(bs) > 0 {
		n := chain(bs)
		fl.chain(bs[:n])
		bs = bs[n:]
	}
}

// chain returns how many boxes at the head of bs belong together.
func chain(bs []box) int {
	n := 1
	for n < len(bs) && bs[n-1].keep && !bs[n].turn {
		n++
	}
	return n
}

func height(bs []box) float64 {
	var h float64
	for _, b := range bs {
		h += b.h
	}
	return h
}

// chain places boxes that belong together, on a new page if they do not fit.
func (fl *flow) chain(bs []box) {
	if bs[0].grid {
		fl.snap()
	}
	if bs[0].turn && fl.y > 0 {
		fl.breakPage(bs[0].table)
	}
	// Floats that waited may have taken the room of the new page.
	for n := -1; !fl.fits(bs...) && fl.y > 0 && n != len(fl.waiting); {
		n = len(fl.waiting)
		fl.breakPage(bs[0].table)
	}
	for _, b := range bs {
		// A chain longer than a page is split where it must.
		if !fl.fits(b) && fl.y > 0 {
			fl.breakPage(b.table)
		}
		fl.put(b)
	}
}

// snap moves down to the next line of the grid.
func (fl *flow) snap() {
	n := int((fl.y + pitch - 1e-3) / pitch)
	fl.y = float64(n) * pitch
}

// breakPage starts a new page; a table that goes on is closed and opened again.
func (fl *flow) breakPage(t *tableRun) {
	landscape := fl.page.landscape
	if t == nil {
		fl.open(landscape)
		return
	}
	a := fl.page.area()
	t.close(fl.page, a.x, a.y+fl.y)
	// What waits for a page must not come between the parts of a table.
	held := fl.waiting
	fl.waiting = nil
	fl.open(landscape)
	fl.waiting = held
	for _, b := range t.again {
		fl.put(b)
	}
}

func (fl *flow) put(b box) {
	if b.blank && fl.y == 0 {
		return
	}
	if b.grid {
		fl.snap()
	}
	a := fl.page.area()
	if b.mark != nil {
		m := *b.mark
		m.y = a.y + fl.y
		fl.page.marks = append(fl.page.marks, m)
	}
	if b.id != "" {
		fl.page.anchors = append(fl.page.anchors, anchor{b.id, a.y + fl.y})
	}
	for _, n := range b.notes {
		fl.page.notes = append(fl.page.notes, n)
		n.number = len(fl.page.notes)
	}
	if b.draw != nil {
		b.draw(fl.page, a.x, a.y+fl.y)
	}
	fl.y += b.h
}

// space is a box of nothing.
func space(h float64) box { return box{h: h, blank: true} }
