package report_test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checker looks for one kind of fault in the pages of a finished report. That
// each finds what it looks for is shown by TestCheckersFindFaults.
type checker struct {
	name string
	find func([]paper) []string
}

func checkers() []checker {
	return []checker{
		{"字体字号", findRoles}, {"22行", findGrid}, {"28字", findFullLines}, {"避头尾", findEnds}, {"页码", findFolios},
		{"版心", findArea}, {"重叠", findOverlap}, {"缺字", findGlyphs}, {"脚注", findNotes}, {"孤标题", findHeadings},
	}
}

// faultList gathers what a checker finds.
type faultList []string

func (f *faultList) unless(ok bool, format string, a ...any) {
	if !ok {
		*f = append(*f, fmt.Sprintf(format, a...))
	}
}

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance }

var (
	heading1 = regexp.MustCompile(`^[一二三四五六七八九十]+、`)
	heading2 = regexp.MustCompile(`^（[一二三四五六七八九十]+）`)
	folio    = regexp.MustCompile(`^— (\d+) —$`)
)

// roles are the sizes in which a typeface may occur, in points.
var roles = map[string][]float64{
	"Report-biaosong": {22},                                    // the title; the red head is apart
	"Report-fangsong": {16, 14},                                // body; 版记
	"Report-kai":      {16},                                    // headings of the second level, signers
	"Report-hei":      {16, 12, 10.5, 10, 9.5, 9, 8.5, 8, 7.5}, // headings; titles and heads of tables
	// Figures in the text; page numbers; tables, notes, charts and their marks.
	"Report-song": {16, 14, 12, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5},
}

// findRoles: every typeface in the sizes of its roles, and the typefaces of what
// can be told by its words.
func findRoles(pages []paper) (faults []string) {
	f := (*faultList)(&faults)
	for _, p := range pages {
		for _, c := range p.chunks {
			where := fmt.Sprintf("page %d: %q in %s %.1f", p.number, c.text, c.font, c.size)
			if c.colour != "#000000" && c.font == "Report-biaosong" {
				f.unless(p.number == 1 && c.size >= 17, "red head: %s", where)
				continue
			}
			f.unless(allowedSize(c), "size: %s", where)
			switch {
			case heading1.MatchString(c.text) && c.size > 15:
				f.unless(c.font == "Report-hei", "heading: %s", where)
			case heading2.MatchString(c.text) && c.size > 15 && len(c.text) < 60:
				f.unless(c.font == "Report-kai" || c.font == "Report-fangsong", "heading: %s", where)
			}
		}
	}
	return faults
}

// titleOf is what stands in the type of the title.
func titleOf(pages []paper) (title string) {
	for _, c := range pages[0].chunks {
		if c.is("Report-biaosong", 22) && c.colour == "#000000" {
			title += c.text
		}
	}
	return title
}

func allowedSize(c chunk) bool {
	return slices.ContainsFunc(roles[c.font], func(size float64) bool { return c.is(c.font, size) })
}

// body is the running text of an upright page: what is set in 三号, below the
// title.
func (p paper) body() []chunk {
	if p.w > p.h {
		return nil
	}
	from := top - 1
	for _, c := range p.chunks {
		if c.is("Report-biaosong", 22) {
			from = max(from, c.y1)
		}
	}
	var out []chunk
	for _, c := range p.chunks {
		if c.y0 > from && c.y1 < top+high+2 && near(c.size, 16, 0.2) {
			out = append(out, c)
		}
	}
	return out
}

// findGrid: the lines of the text stand on 22 rows of 225 mm, the same on every
// page, and some page is filled to its last row, by text or by footnotes.
func findGrid(pages []paper) (faults []string) {
	const pitch = high / linesOnPage
	f := (*faultList)(&faults)
	depth := map[string]float64{} // of the first line seen in each typeface
	last := 0
	for _, p := range pages {
		for _, c := range p.body() {
			row := math.Floor((c.y0 - top) / pitch)
			d := c.y0 - top - row*pitch
			if _, seen := depth[c.font]; !seen {
				depth[c.font] = d
			}
			f.unless(near(depth[c.font], d, 0.3), "page %d: %q lies %.1f mm deep in its row", p.number, c.text, d)
			f.unless(row < linesOnPage, "page %d: %q is on row %.0f", p.number, c.text, row+1)
			last = max(last, int(row))
		}
		if _, notes := p.footnotes(); len(notes) > 0 {
			last = max(last, int((notes[len(notes)-1].y1-top)/pitch))
		}
	}
	f.unless(last >= linesOnPage-1, "no page is filled to its last line, but to %d", last+1)
	return faults
}

// findFullLines: the characters of a full line number 28, but for what
// justification around figures gives and takes; a hanzi takes 156 mm ÷ 28, more
// where a line is justified around figures, and never less.
func findFullLines(pages []paper) (faults []string) {
	var pitches []float64
	full, regular := 0, 0
	for _, p := range pages {
		for _, row := range rows(p.body()) {
			first, last := row[0], row[len(row)-1]
			if last.x1 < left+wide-0.4 {
				continue
			}
			full++
			n := (first.x0-left)/5.57 + characters(textOfRow(row))
			if n > charactersOnLine-2.5 && n < charactersOnLine+1.5 {
				regular++
			}
			for _, c := range row {
				if k := utf8.RuneCountInString(c.text); k > 8 && c.font == "Report-fangsong" && allHanzi(c.text) {
					pitches = append(pitches, (c.x1-c.x0)/float64(k))
				}
			}
		}
	}
	f := (*faultList)(&faults)
	f.unless(full > 10, "%d full lines", full)
	f.unless(float64(regular) > 0.9*float64(full), "%d of %d lines have 28 characters", regular, full)
	if f.unless(len(pitches) > 0, "no line of hanzi"); len(pitches) > 0 {
		slices.Sort(pitches)
		quarter := pitches[len(pitches)/4]
		f.unless(near(wide/charactersOnLine, quarter, 0.06) && near(wide/charactersOnLine, pitches[0], 0.06), "a hanzi takes %.2f mm", quarter)
	}
	return faults
}

// characters counts in widths of a hanzi.
func characters(s string) float64 {
	n := 0.0
	for _, r := range s {
		switch {
		case r == ' ': // poppler's, for a wide gap
		case r < 0x2000:
			n += 0.5
		default:
			n++
		}
	}
	return n
}

func allHanzi(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// findEnds: no line begins with a closing mark or the mark of a footnote, or
// ends with an opening one, neither in the text nor in a cell or note.
func findEnds(pages []paper) (faults []string) {
	f := (*faultList)(&faults)
	for _, p := range pages {
		for _, l := range p.lines() {
			first, _ := utf8.DecodeRuneInString(strings.TrimSpace(l))
			last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(l))
			f.unless(!strings.ContainsRune("，。、；：？！）」』》〉】〕”’％‰℃…·～", first), "page %d begins a line: %q", p.number, l)
			f.unless(!strings.ContainsRune("（「『《〈【〔“‘", last), "page %d ends a line: %q", p.number, l)
		}
	}
	return faults
}

// lines are the lines of the body, and the texts in smaller type.
func (p paper) lines() (lines []string) {
	for _, row := range rows(p.body()) {
		lines = append(lines, textOfRow(row))
	}
	for _, c := range p.chunks {
		if c.size < 13 && utf8.RuneCountInString(c.text) > 1 { // a sign alone is a sign for a missing value
			lines = append(lines, c.text)
		}
	}
	return lines
}

// findFolios: — 1 — in 四号 宋体, one character in from the outer edge, 7 mm
// below the text; on a landscape page it stands where it is on the sheet. The
// last page may have nothing but the 版记, and no number.
func findFolios(pages []paper) (faults []string) {
	const em = 14 * 25.4 / 72
	f := (*faultList)(&faults)
	for _, p := range pages {
		i := slices.IndexFunc(p.chunks, func(c chunk) bool { return folio.MatchString(c.text) })
		if i < 0 {
			f.unless(p.number == len(pages), "page %d has no number", p.number)
			continue
		}
		c := p.chunks[i]
		where := fmt.Sprintf("page %d: %q at %.1f–%.1f, %.1f", p.number, c.text, c.x0, c.x1, c.y0)
		f.unless(folio.FindStringSubmatch(c.text)[1] == strconv.Itoa(p.number), "number: %s", where)
		f.unless(c.is("Report-song", 14), "type: %s", where)
		switch {
		case p.w > p.h:
			f.unless(c.x0 < 297-top-high, "place: %s", where)
		case p.number%2 == 1:
			f.unless(near(left+wide-em, c.x1, 0.6), "place: %s", where)
		default:
			f.unless(near(left+em, c.x0, 0.6), "place: %s", where)
		}
		f.unless(p.h < p.w || near(top+high+7, (c.y0+c.y1)/2, 2), "height: %s", where)
	}
	return faults
}

// margin tells what may stand outside of the text area: the page number and the
// notice of synthetic data.
func (c chunk) margin() bool {
	return folio.MatchString(c.text) || c.is("Report-hei", 9) && c.colour != "#000000"
}

// findArea: nothing else leaves the text area, which lies turned on landscape
// pages.
func findArea(pages []paper) (faults []string) {
	f := (*faultList)(&faults)
	for _, p := range pages {
		x, y, w, h := left, top, wide, high
		if p.w > p.h {
			x, y, w, h = 297-top-high, left, high, wide
		}
		for _, c := range p.chunks {
			middle := (c.y0 + c.y1) / 2
			f.unless(c.margin() || c.x0 >= x-0.4 && c.x1 <= x+w+0.4 && middle >= y && middle <= y+h,
				"page %d: %q at %.1f–%.1f × %.1f–%.1f", p.number, c.text, c.x0, c.x1, c.y0, c.y1)
		}
	}
	return faults
}

// findOverlap: no two texts are printed over each other. Boxes have the height
// of the font; the ink is in their middle half.
func findOverlap(pages []paper) (faults []string) {
	const rounding = 0.35 // three pixels of poppler's
	f := (*faultList)(&faults)
	for _, p := range pages {
		for i, a := range p.chunks {
			for _, b := range p.chunks[i+1:] {
				w := min(a.x1, b.x1) - max(a.x0, b.x0) - emptySide(a, b)
				h := min(a.y1-(a.y1-a.y0)/4, b.y1-(b.y1-b.y0)/4) - max(a.y0+(a.y1-a.y0)/4, b.y0+(b.y1-b.y0)/4)
				f.unless(w <= rounding || h <= rounding, "page %d: %q and %q overlap by %.1f × %.1f mm", p.number, a.text, b.text, w, h)
			}
		}
	}
	return faults
}

// emptySide is how far the boxes of two texts may cover each other where one
// ends or begins with a mark whose side there is empty: a line that is squeezed
// takes of that.
func emptySide(a, b chunk) float64 {
	if a.x0 > b.x0 {
		a, b = b, a
	}
	last, _ := utf8.DecodeLastRuneInString(a.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	if strings.ContainsRune("，。、；：）」』》〉】〕”’", last) || strings.ContainsRune("（「『《〈【〔“‘", first) {
		return 0.2 * a.size * 25.4 / 72
	}
	return 0
}

// findGlyphs: no character was replaced because the fonts lack it.
func findGlyphs(pages []paper) (faults []string) {
	f := (*faultList)(&faults)
	for _, p := range pages {
		for _, c := range p.chunks {
			lacking := func(r rune) bool { return r == '〓' || r == utf8.RuneError || unicode.Is(unicode.Co, r) }
			f.unless(!strings.ContainsFunc(c.text, lacking), "page %d: %q", p.number, c.text)
		}
	}
	return faults
}

// findNotes: the marks in the text count from ① on every page; the notes at the
// foot have the same marks, in small type below all of the text, under a page's
// last line no other.
func findNotes(pages []paper) (faults []string) {
	f := (*faultList)(&faults)
	for _, p := range pages {
		marks, notes := p.footnotes()
		var want, got string
		for i, c := range marks {
			want += string('①' + rune(i))
			got += c.text
		}
		f.unless(got == want, "page %d: marks %q", p.number, got)
		got = ""
		lowest := 0.0
		for _, c := range p.body() {
			lowest = max(lowest, c.y1)
		}
		for _, c := range notes {
			first, _ := utf8.DecodeRuneInString(c.text)
			got += string(first)
			f.unless(c.is("Report-song", 9) && near(c.x0, left, 0.4), "page %d: note %q in %s %.1f", p.number, c.text, c.font, c.size)
			f.unless(c.y0 > lowest-1, "page %d: note %q stands beside the text", p.number, c.text)
		}
		f.unless(got == want, "page %d: marks %q, notes %q", p.number, want, got)
	}
	return faults
}

// findHeadings: no heading is the last thing on a page, but for footnotes.
func findHeadings(pages []paper) (faults []string) {
	f := (*faultList)(&faults)
	for _, p := range pages {
		_, notes := p.footnotes()
		var last chunk
		for _, c := range p.chunks {
			if c.y0 > last.y0 && !c.margin() && !slices.Contains(notes, c) && c.size > 9.2 {
				last = c
			}
		}
		heading := last.size > 15 && (last.font == "Report-hei" && heading1.MatchString(last.text) || last.font == "Report-kai")
		f.unless(!heading, "page %d ends with %q", p.number, last.text)
	}
	return faults
}

// footnotes are the marks in the text, in the order of reading, and the first
// lines of the notes.
func (p paper) footnotes() (marks, notes []chunk) {
	for _, row := range rows(p.chunks) {
		for _, c := range row {
			first, size := utf8.DecodeRuneInString(c.text)
			switch {
			case first < '①' || first > '⑳':
			case len(strings.TrimSpace(c.text)) == size:
				marks = append(marks, c)
			default:
				notes = append(notes, c)
			}
		}
	}
	return marks, notes
}
