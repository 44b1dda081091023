package pdf

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A cut font has the same characters at the same widths as the whole one, and
// the narrow marks it was asked for.
func TestCutKeepsWhatItShould(t *testing.T) {
	f := testFonts(t)
	half, threeQuarters := f.marks.code('（', 2), f.marks.code('，', 1)
	require.Less(t, threeQuarters, half)
	for _, whole := range f.face {
		runes := []rune("0质量（，")
		runes = append(runes, 0xE000, threeQuarters, half)
		slices.Sort(runes)
		cut, err := parseFace("cut", string(whole.cut(runes)))
		require.NoError(t, err)
		for _, r := range "0质量（，\uE000" {
			assert.Equal(t, whole.width[r], cut.width[r], "%s %c", whole.name, r)
			// Parts of composite glyphs are renumbered, all else is the same.
			if o := whole.outline(int(whole.gid[r])); o[0]&0x80 == 0 {
				assert.Equal(t, o, cut.outline(int(cut.gid[r]))[:len(o)])
			}
		}
		assert.EqualValues(t, 500, cut.width[half])
		assert.EqualValues(t, 750, cut.width[threeQuarters])
		assert.False(t, cut.has('国'))
	}
}

func TestParseFaceRefuses(t *testing.T) {
	for _, s := range []string{"", "OTTO", "\x00\x01\x00\x00\x00\x09\x00\x00\x00\x00\x00\x00"} {
		_, err := parseFace("x", s)
		assert.Error(t, err)
	}
}

// Every character of the common tables is in some face.
func TestCoverage(t *testing.T) {
	f := testFonts(t)
	assert.Empty(t, f.Missing("，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕—…·～％‰℃㎡①②③⑴⑵㈠㈡ⅠⅡ±×÷≤≥→●○▲△■□★☆＊*−"))
	for _, w := range measureWords() {
		assert.Empty(t, f.Missing(w))
	}
}
