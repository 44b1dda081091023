package pdf

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// testFonts loads the typefaces for a test.
func testFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := LoadFonts(nil)
	require.NoError(t, err)
	return f
}

// TestLook writes the samples to the directory named by QREPORT_LOOK, for
// looking at the pages.
func TestLook(t *testing.T) {
	all := variants()
	all["kitchen"] = kitchenSink()
	for name, d := range all {
		b := renderBytes(t, testFonts(t), d)
		if dir := os.Getenv("QREPORT_LOOK"); dir != "" {
			require.NoError(t, os.WriteFile(filepath.Join(dir, name+".pdf"), b, 0o644))
		}
	}
}
