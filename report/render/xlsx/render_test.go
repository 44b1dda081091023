package xlsx

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

func renderBytes(t testing.TB, d *document.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Render(&out, d))
	return out.Bytes()
}

// TestKeep writes the kitchen sink to $QREPORT_KEEP for looking at.
func TestKeep(t *testing.T) {
	path := os.Getenv("QREPORT_KEEP")
	if path == "" {
		return
	}
	require.NoError(t, os.WriteFile(path, renderBytes(t, kitchen()), 0o644))
}
