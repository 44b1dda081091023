package pdf

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// text puts a shaped paragraph together again.
func (p *para) text() string {
	var b strings.Builder
	for _, g := range p.g {
		b.WriteRune(g.r)
	}
	return b.String()
}

// setLines breaks a text of the body and returns the lines as strings.
func setLines(f *typesetter, text string, chars float64) []string {
	p := f.shape(textRun{text, bodyStyle()})
	var out []string
	for _, l := range f.lines(p, chars*charPitch, 0) {
		var b strings.Builder
		for _, g := range p.g[l.from:l.to] {
			b.WriteRune(g.r)
		}
		out = append(out, b.String())
	}
	return out
}

// pieces returns the unbreakable pieces of a text.
func pieces(f *typesetter, text string) []string {
	p := f.shape(textRun{text, bodyStyle()})
	f.breaks(p)
	var out []string
	from := 0
	runes := []rune(p.text())
	for i := range p.g {
		if p.g[i].brk || i == len(p.g)-1 {
			out = append(out, string(runes[from:i+1]))
			from = i + 1
		}
	}
	return out
}

func TestFiguresStayWhole(t *testing.T) {
	f := &testFonts(t).workshop().setter
	for _, whole := range []string{
		"89.55%", "2011年", "12.3个", "436批次", "4.36亿美元", "〔2011〕18号", "88.8%—94.0%", "−0.41", "1,204件",
		"±0.5%", "90‰", "25℃", "第18", "3%~5%", "2009—2011年", "12365", "0.62个", "n=127", "1771.55万批", "表2", "图12",
	} {
		assert.Contains(t, pieces(f, "据统计"+whole+"情况"), whole, whole)
	}
}

func TestPunctuationStays(t *testing.T) {
	f := &testFonts(t).workshop().setter
	for text, want := range map[string][]string{
		"好，坏":     {"好，", "坏"},
		"（一）好":    {"（一）", "好"},
		"说“好”吗":   {"说", "“好”", "吗"},
		"《书》、《本》": {"《书》、", "《本》"},
		"完……了":    {"完……", "了"},
		"破——折":    {"破", "——", "折"},
		"率%，为":    {"率%，", "为"},
	} {
		assert.Equal(t, want, pieces(f, text), text)
	}
}

// A full line holds 28 hanzi, no more and no less.
func TestTwentyEightCharacters(t *testing.T) {
	f := &testFonts(t).workshop().setter
	got := setLines(f, strings.Repeat("质", 57), charsOnLine)
	require.Len(t, got, 3)
	assert.Len(t, []rune(got[0]), charsOnLine)
	assert.Len(t, []rune(got[1]), charsOnLine)
}

// A full stop that does not fit is squeezed in or takes its hanzi along.
func TestNoLoneStop(t *testing.T) {
	f := &testFonts(t).workshop().setter
	for n := 20; n < 90; n++ {
		for _, l := range setLines(f, strings.Repeat("质", n)+"。", charsOnLine) {
			assert.NotEqual(t, "。", l)
			assert.False(t, strings.HasPrefix(l, "。"), l)
		}
	}
}

func TestForcedBreakAndTrailingSpace(t *testing.T) {
	f := &testFonts(t).workshop().setter
	assert.Equal(t, []string{"甲", "乙", "", "丙"}, setLines(f, "甲 \n乙\n\n丙", charsOnLine))
	assert.Empty(t, setLines(f, "", charsOnLine))
	assert.Equal(t, []string{""}, setLines(f, "   ", charsOnLine))
}

func TestJustifiedLinesEndAtTheMeasure(t *testing.T) {
	f := &testFonts(t).workshop().setter
	p := f.shape(textRun{strings.Repeat(prose, 4), bodyStyle()})
	for _, l := range f.lines(p, areaWidth, 2*charPitch) {
		if l.last {
			continue
		}
		gaps := f.fit(p, l, areaWidth-l.indent, true)
		over := p.setWidth(l, gaps) - (areaWidth - l.indent)
		assert.LessOrEqual(t, over, p.endGive(l.to-1)+eps)
		assert.GreaterOrEqual(t, over, -eps)
	}
}

func TestStrangeText(t *testing.T) {
	f := &testFonts(t).workshop().setter
	assert.Equal(t, "〓", f.shape(textRun{"\U0001F600", bodyStyle()}).text())
	assert.Equal(t, "〓", f.shape(textRun{"\uE123", bodyStyle()}).text(), "a private-use character of a stranger is not one of ours")
	assert.Equal(t, "甲〓乙", f.shape(textRun{"甲\xff\xfe乙", bodyStyle()}).text())
	assert.Equal(t, "\uE000", f.shape(textRun{"\U00020164", bodyStyle()}).text())
	assert.Equal(t, "甲乙", f.shape(textRun{"甲\u200b\ufeff\u0007\U000e0100乙", bodyStyle()}).text())
	assert.Equal(t, []rune{'\U0001F600', '✔'}, f.Missing("好\U0001F600✔\U00020164\n"))
}

// FuzzLines: no rune is lost or moved, and no line is wider than the measure
// unless it holds a single glyph.
func FuzzLines(f *testing.F) {
	for _, s := range []string{prose, "a\nb", "（（（（", "。。。。。。", "1234567890.123456789012345678901234567890", "\xff\U0001F600 \t　”“", "x y  z"} {
		f.Add(s, 28.0)
		f.Add(s, 3.0)
	}
	fonts := &testFonts(f).workshop().setter
	f.Fuzz(func(t *testing.T, s string, chars float64) {
		if !(chars >= 0.5 && chars < 60) || len(s) > 5000 {
			return // no measure of a page, or longer than a cell holds
		}
		checkLines(t, fonts, s, chars*charPitch)
	})
}

func checkLines(t *testing.T, f *typesetter, s string, measure float64) {
	p := f.shape(textRun{s, bodyStyle()})
	at := 0
	for _, l := range f.lines(p, measure, 0) {
		require.Equal(t, at, l.from)
		require.Greater(t, l.next, l.from)
		for i := l.to; i < l.next; i++ {
			require.Contains(t, []kind{kindSpace, kindNewline}, p.g[i].kind)
		}
		gaps := f.fit(p, l, measure, true)
		if l.to-l.from > 1 {
			require.LessOrEqual(t, p.setWidth(l, gaps), measure+p.endGive(l.to-1)+1e-3)
		}
		at = l.next
	}
	require.Equal(t, len(p.g), at)
}

// Looking only at the text between hanzi finds the same places as UAX #14 over
// the whole text.
func TestSegmentsAreThoseOfTheWholeText(t *testing.T) {
	f := &testFonts(t).workshop().setter
	for _, s := range []string{prose, "“引号”、《书》（2011年）—3.5%～4%。Q/ABC 123—2011“十二五”时期……的", "网址http://a.cn/b?c=1结束，①②③㎡ 12,345.6 万元/吨", "中 英 mixed text，1 2 3"} {
		p := f.shape(textRun{s, bodyStyle()})
		f.lineSegments(p.g)
		at, state, rest := -1, -1, p.text()
		want := map[int]bool{}
		for rest != "" {
			var seg string
			seg, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			at += utf8.RuneCountInString(seg)
			want[at] = true
		}
		for i, g := range p.g {
			assert.Equal(t, want[i], g.brk, "%s: behind %d %c", s, i, g.r)
		}
	}
}

// A range of percentages is cut behind its dash rather than leave a line full of
// holes, and only then.
func TestRangesAreCutInNeed(t *testing.T) {
	f := &testFonts(t).workshop().setter
	head := "产品监督抽查批次合格率为92.68%（95%置信区间"
	lines := setLines(f, head+"86.7%～96.1%），同比下降0.95个百分点，差异不显著，不作解读。", charsOnLine-2)
	assert.True(t, strings.HasSuffix(lines[0], "86.7%～"), lines[0])
	for _, l := range setLines(f, strings.Repeat("质", 4)+head+"86.7%～96.1%），同比下降0.95个百分点，差异不显著，不作解读。", charsOnLine) {
		assert.False(t, strings.HasSuffix(l, "～"), l)
	}
}
