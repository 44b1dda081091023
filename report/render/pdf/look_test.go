package pdf

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// testFonts loads the typefaces for a test.
func testFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := LoadFonts()
	require.NoError(t, err)
	return f
}

// TestLook writes the kitchen sink to the file named by QREPORT_LOOK, for
// looking at the pages.
func TestLook(t *testing.T) {
	var buf bytes.Buffer
	require.NoError(t, Render(&buf, kitchenSink(), testFonts(t)))
	if name := os.Getenv("QREPORT_LOOK"); name != "" {
		require.NoError(t, os.WriteFile(name, buf.Bytes(), 0o644))
	}
}
