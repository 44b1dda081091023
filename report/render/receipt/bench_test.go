package receipt

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkWrite makes the receipt of a county's quarter with three faults.
func BenchmarkWrite(b *testing.B) {
	d := load(b)
	data := workbook(b, d, map[string]string{"Q101": "很多", "Q102": "很多", "Q503": "很多"})
	sub, findings := read(d, data)
	o := options(d, sub, Returned)
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, Write(io.Discard, data, sub, findings, o))
	}
}
