package typeface_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/fonts"
	"qreport/report/render/pdf/typeface"
)

func BenchmarkParse(b *testing.B) {
	data, err := fonts.TrueType(fonts.Fangsong)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		_, err := typeface.Parse(data)
		require.NoError(b, err)
	}
}

// BenchmarkSubset cuts the six hundred characters of a long report.
func BenchmarkSubset(b *testing.B) {
	face := parse(b, fonts.Fangsong)
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		sub := face.Subset()
		for r := rune(0x4E00); sub.Len() < 600; r += 9 {
			sub.Add(r)
		}
		out = sub.Program(out[:0])
	}
}
