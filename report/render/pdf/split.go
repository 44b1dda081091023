package pdf

// Where a block is cut into pages, beyond what keeps together box by box.

// fewRows is how many rows of a table look lost on a page of their own.
const fewRows = 4

// split marks where the boxes of an item begin a new page, so that neither a few
// rows of a table stand alone on its last page nor, at the end of the document,
// a page without anything comes before the 版记.
func (fl *flow) split(bs []box, last bool) {
	rows := rowsIn(bs)
	if rows == 0 && !last {
		return
	}
	starts, end := fl.foresee(bs)
	if n := len(starts); n > 0 && rows > 0 && rowsIn(bs[starts[n-1]:]) < fewRows {
		from := 0
		if n > 1 {
			from = starts[n-2]
		}
		if at := cut(bs, from, starts[n-1]); at > 0 {
			bs[at].turn = true
			return
		}
	}
	if even := (fl.sheets+len(starts))%2 == 0; last && even && !fl.page.landscape && fl.limit()-end < fl.imprint {
		from := 0
		if n := len(starts); n > 0 {
			from = starts[n-1]
		}
		if at := max(cut(bs, from, len(bs)), from); at > 0 || len(starts) == 0 {
			bs[at].turn = true
		}
	}
}

// foresee lays boxes out without drawing them. It returns the boxes that begin a
// page and the height that is used of the last page.
func (fl *flow) foresee(bs []box) (starts []int, y float64) {
	y = fl.y
	for at := 0; at < len(bs); {
		n := chain(bs[at:])
		if h := height(bs[at : at+n]); y > 0 && y+h > fl.limit()+eps {
			starts, y = append(starts, at), 0
			if t := bs[at].table; t != nil {
				y = height(t.again)
			}
		}
		y += height(bs[at : at+n])
		at += n
	}
	return starts, y
}

// cut is the last place before end at which a page may begin with enough rows
// behind it, and enough before it since from; -1 when there is none.
func cut(bs []box, from, end int) int {
	for at := end; at > from; at-- {
		if at == len(bs) || bs[at-1].keep || bs[at].blank {
			continue
		}
		if rowsIn(bs) == 0 || bs[at].table != nil && rowsIn(bs[at:]) >= fewRows && rowsIn(bs[from:at]) >= fewRows {
			return at
		}
	}
	return -1
}

func rowsIn(bs []box) int {
	n := 0
	for _, b := range bs {
		if b.table != nil {
			n++
		}
	}
	return n
}
