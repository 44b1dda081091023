package report_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/model"
	"qreport/report/workspace"
)

// The page of GB/T 9704—2012, in millimetres, as the standard gives it.
const (
	left, top, wide, high = 28.0, 37.0, 156.0, 225.0
	linesOnPage           = 22
	charactersOnLine      = 28
)

// TestLayout measures finished reports with poppler and compares them with the
// standard. It knows nothing of how they are made.
func TestLayout(t *testing.T) {
	yunnan := world{"530000", "2011", quarter, quarter, 5, 0} // 129 counties, and no earlier period
	nation := world{"100000", "2011", quarter.Add(-1), quarter, 5, 0}
	province := yunnan.read(t)
	for _, c := range []struct {
		name, region string
		run          *report.Run
		titleHas     string
	}{
		{"31 provinces", "100000", nation.readWith(t, provincesOnly()), "2011年第一季度"},
		{"129 counties", "530000", province, "云南省2011年第一季度"},
		{"first period", "530100", province, "昆明市2011年第一季度"},
		{"longest name", "530925", province, "双江拉祜族佤族布朗族傣族自治县"},
		{"no inspection and quarantine", "330522", readHuzhou(t, nil), "长兴县2011年第一季度"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if strings.HasPrefix(c.name, "no ") {
				_, registered := c.run.Register.Find(model.Unit{Region: c.region, Bureau: "ciq"})
				require.False(t, registered)
			}
			pages := readPaper(t, printed(t, c.run, c.region))
			require.Greater(t, len(pages), 3)
			checkRoles(t, pages, c.titleHas)
			checkGrid(t, pages)
			checkFullLines(t, pages)
			checkEnds(t, pages)
			checkFolios(t, pages)
			checkArea(t, pages)
			checkOverlap(t, pages)
			checkGlyphs(t, pages)
		})
	}
}

// provincesOnly asks the 31 provinces of the mainland, and nobody below them.
func provincesOnly() workspace.Config {
	c := workspace.Default("100000", "2011")
	c.Units = "listed"
	for _, code := range strings.Fields("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65") {
		for _, bureau := range []string{"qts", "ciq"} {
			c.Changes = append(c.Changes, workspace.Unit{Region: code + "0000", Bureau: bureau})
		}
	}
	return c
}

// printed writes a report's PDF and checks its fonts.
func printed(t *testing.T, run *report.Run, region string) string {
	t.Helper()
	doc, err := run.Document(region, quarter, report.Declare(quarter))
	require.NoError(t, err)
	renderers, err := report.NewRenderers(false)
	require.NoError(t, err)
	files, err := renderers.Files(doc, "report")
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "report.pdf")
	require.NoError(t, os.WriteFile(file, files[0].Data, 0o600))
	if dir := os.Getenv("QREPORT_LOOK"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, region+".pdf"), files[0].Data, 0o600))
	}
	for _, font := range strings.Split(strings.TrimSpace(string(outside(t, "pdffonts", file))), "\n")[2:] {
		assert.Regexp(t, `CID TrueType +Identity-H +yes yes yes`, font)
	}
	return file
}

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

// checkRoles: every typeface in the sizes of its roles, and the typefaces of
// what can be told by its words.
func checkRoles(t *testing.T, pages []paper, title string) {
	t.Helper()
	var titles string
	for _, p := range pages {
		for _, c := range p.chunks {
			where := fmt.Sprintf("page %d: %q in %s %.1f", p.number, c.text, c.font, c.size)
			if c.colour != "#000000" && c.font == "Report-biaosong" {
				assert.Equal(t, 1, p.number, where)
				assert.GreaterOrEqual(t, c.size, 17.0, where)
				continue
			}
			assert.True(t, allowedSize(c), where)
			switch {
			case c.is("Report-biaosong", 22):
				titles += c.text
			case heading1.MatchString(c.text) && c.size > 15:
				assert.Equal(t, "Report-hei", c.font, where)
			case heading2.MatchString(c.text) && c.size > 15 && len(c.text) < 60:
				assert.Contains(t, []string{"Report-kai", "Report-fangsong"}, c.font, where)
			}
		}
	}
	assert.Contains(t, titles, title)
}

func allowedSize(c chunk) bool {
	for _, size := range roles[c.font] {
		if c.is(c.font, size) {
			return true
		}
	}
	return false
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
		if c.y0 > from && c.y1 < top+high+2 && math.Abs(c.size-16) < 0.2 {
			out = append(out, c)
		}
	}
	return out
}

// checkGrid: the lines of the text stand on 22 rows of 225 mm, the same on
// every page.
func checkGrid(t *testing.T, pages []paper) {
	t.Helper()
	const pitch = high / linesOnPage
	depth := map[string]float64{} // of the first line seen in each typeface
	last := 0
	for _, p := range pages {
		for _, c := range p.body() {
			row := math.Floor((c.y0 - top) / pitch)
			d := c.y0 - top - row*pitch
			if _, seen := depth[c.font]; !seen {
				depth[c.font] = d
			}
			assert.InDelta(t, depth[c.font], d, 0.3, "page %d: %q", p.number, c.text)
			assert.Less(t, row, float64(linesOnPage), "page %d: %q", p.number, c.text)
			last = max(last, int(row))
		}
	}
	assert.Equal(t, linesOnPage-1, last, "some page is filled to its last line")
}

// checkFullLines: the characters of a full line number 28, but for what
// justification around figures gives and takes; a hanzi takes 156 mm ÷ 28.
func checkFullLines(t *testing.T, pages []paper) {
	t.Helper()
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
	require.Greater(t, full, 10)
	assert.Greater(t, float64(regular)/float64(full), 0.9, "%d of %d lines", regular, full)
	require.NotEmpty(t, pitches)
	slices.Sort(pitches)
	assert.InDelta(t, wide/charactersOnLine, pitches[len(pitches)/2], 0.12)
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
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}

// checkEnds: no line begins with a closing mark or ends with an opening one,
// neither in the text nor in a cell or note.
func checkEnds(t *testing.T, pages []paper) {
	t.Helper()
	for _, p := range pages {
		var lines []string
		for _, row := range rows(p.body()) {
			lines = append(lines, textOfRow(row))
		}
		for _, c := range p.chunks {
			if c.size < 13 && utf8.RuneCountInString(c.text) > 1 { // a sign alone is a sign for a missing value
				lines = append(lines, c.text)
			}
		}
		for _, l := range lines {
			first, _ := utf8.DecodeRuneInString(strings.TrimSpace(l))
			last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(l))
			assert.False(t, strings.ContainsRune("，。、；：？！）」』》〉】〕”’％‰℃…·～", first), "page %d begins a line: %q", p.number, l)
			assert.False(t, strings.ContainsRune("（「『《〈【〔“‘", last), "page %d ends a line: %q", p.number, l)
		}
	}
}

// checkFolios: — 1 — in 四号 宋体, one character in from the outer edge, 7 mm
// below the text; on a landscape page it stands where it is on the sheet. The
// last page may have 版记 and no number, with a blank page before it.
func checkFolios(t *testing.T, pages []paper) {
	t.Helper()
	const em = 14 * 25.4 / 72
	for _, p := range pages {
		i := slices.IndexFunc(p.chunks, func(c chunk) bool { return folio.MatchString(c.text) })
		if i < 0 {
			assert.GreaterOrEqual(t, p.number, len(pages)-1, "page %d has no number", p.number)
			continue
		}
		c := p.chunks[i]
		where := fmt.Sprintf("page %d: %q at %.1f–%.1f, %.1f", p.number, c.text, c.x0, c.x1, c.y0)
		assert.Equal(t, strconv.Itoa(p.number), folio.FindStringSubmatch(c.text)[1], where)
		assert.True(t, c.is("Report-song", 14), where)
		switch {
		case p.w > p.h:
			assert.Less(t, c.x0, 297-top-high, where)
		case p.number%2 == 1:
			assert.InDelta(t, left+wide-em, c.x1, 0.6, where)
		default:
			assert.InDelta(t, left+em, c.x0, 0.6, where)
		}
		if p.h > p.w {
			assert.InDelta(t, top+high+7, (c.y0+c.y1)/2, 2, where)
		}
	}
}

// margin tells what may stand outside of the text area: the page number and the
// notice of synthetic data.
func (c chunk) margin() bool {
	return folio.MatchString(c.text) || c.is("Report-hei", 9) && c.colour != "#000000"
}

// checkArea: nothing else leaves the text area, which lies turned on landscape
// pages.
func checkArea(t *testing.T, pages []paper) {
	t.Helper()
	for _, p := range pages {
		x, y, w, h := left, top, wide, high
		if p.w > p.h {
			x, y, w, h = 297-top-high, left, high, wide
		}
		for _, c := range p.chunks {
			if c.margin() {
				continue
			}
			where := fmt.Sprintf("page %d: %q at %.1f–%.1f × %.1f–%.1f", p.number, c.text, c.x0, c.x1, c.y0, c.y1)
			assert.GreaterOrEqual(t, c.x0, x-0.4, where)
			assert.LessOrEqual(t, c.x1, x+w+0.4, where)
			assert.GreaterOrEqual(t, (c.y0+c.y1)/2, y, where)
			assert.LessOrEqual(t, (c.y0+c.y1)/2, y+h, where)
		}
	}
}

// checkOverlap: no two texts are printed over each other. Boxes have the height
// of the font; the ink is in their middle half.
func checkOverlap(t *testing.T, pages []paper) {
	t.Helper()
	const rounding = 0.35 // three pixels of poppler's
	for _, p := range pages {
		for i, a := range p.chunks {
			for _, b := range p.chunks[i+1:] {
				w := min(a.x1, b.x1) - max(a.x0, b.x0) - emptySide(a, b)
				h := min(a.y1-(a.y1-a.y0)/4, b.y1-(b.y1-b.y0)/4) - max(a.y0+(a.y1-a.y0)/4, b.y0+(b.y1-b.y0)/4)
				assert.False(t, w > rounding && h > rounding, "page %d: %q and %q overlap by %.1f × %.1f mm", p.number, a.text, b.text, w, h)
			}
		}
	}
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

// checkGlyphs: no character was replaced because the fonts lack it.
func checkGlyphs(t *testing.T, pages []paper) {
	t.Helper()
	for _, p := range pages {
		for _, c := range p.chunks {
			for _, r := range c.text {
				assert.False(t, r == '〓' || r == utf8.RuneError || unicode.Is(unicode.Co, r), "page %d: %q", p.number, c.text)
			}
		}
	}
}
