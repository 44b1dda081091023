package fonts_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/fonts"
)

func TestEveryTypefaceIsThere(t *testing.T) {
	for _, n := range []fonts.Name{fonts.Song, fonts.Fangsong, fonts.Kai, fonts.Hei, fonts.Biaosong} {
		data, err := fonts.TrueType(n)
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(data, "\x00\x01\x00\x00"), n)
	}
	_, err := fonts.TrueType("arial")
	assert.Error(t, err)
}

func TestNonBMP(t *testing.T) {
	assert.Equal(t, 196, strings.Count(fonts.NonBMP(), "\n"))
}

func TestLicencesTravelWithTheFonts(t *testing.T) {
	all, err := fonts.Licences()
	require.NoError(t, err)
	require.Len(t, all, 5)
	for _, l := range all {
		assert.Contains(t, l.Text, "SIL OPEN FONT LICENSE", l.File)
	}
}
