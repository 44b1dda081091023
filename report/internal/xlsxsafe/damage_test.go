package xlsxsafe_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/xlsxsafe"
)

// damageSubjects are valid workbooks of four programs.
func damageSubjects(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{"excelize": formBook(t, 2, 20, 8)}
	for _, by := range []string{"libreoffice", "openpyxl", "exceljs", "sheetjs"} {
		b, err := os.ReadFile(filepath.Join("testdata", by+".xlsx"))
		require.NoError(t, err)
		files[by] = b
	}
	return files
}

// requireRefusedOrSame opens a damaged workbook: it is refused for a reason, or
// every part of what is read equals the original.
func requireRefusedOrSame(t *testing.T, want *xlsxsafe.Workbook, file []byte, what string, at int) (accepted bool) {
	t.Helper()
	got, err := open("x.xlsx", file)
	if err == nil {
		require.Equal(t, want, got, "%s at %d", what, at)
		return true
	}
	var no *xlsxsafe.Refusal
	require.True(t, errors.As(err, &no))
	require.NotEqual(t, xlsxsafe.CodeInternal, no.Code, "%s at %d: %v", what, at, no)
	return false
}

func TestFlippedBytesNeverChangeAValue(t *testing.T) {
	const flips = 1000
	rnd := rand.New(rand.NewPCG(1, 2))
	for by, file := range damageSubjects(t) {
		want, err := open("x.xlsx", file)
		require.NoError(t, err)
		accepted := 0
		for range flips {
			at := rnd.IntN(len(file))
			bad := append([]byte{}, file...)
			bad[at] ^= byte(1 + rnd.IntN(255))
			if requireRefusedOrSame(t, want, bad, "flip", at) {
				accepted++
			}
		}
		t.Logf("%s: %d of %d flips were harmless", by, accepted, flips)
	}
}

func TestCutFilesAreRefused(t *testing.T) {
	const cuts = 1000
	rnd := rand.New(rand.NewPCG(3, 4))
	for by, file := range damageSubjects(t) {
		want, err := open("x.xlsx", file)
		require.NoError(t, err)
		for range cuts {
			at := rnd.IntN(len(file))
			require.False(t, requireRefusedOrSame(t, want, file[:at], by+" cut", at))
			if at >= len(file)-30 {
				continue
			}
			bad := append(append([]byte{}, file[:at]...), make([]byte, len(file)-at)...)
			require.False(t, requireRefusedOrSame(t, want, bad, by+" zeroed from", at))
		}
	}
}

func TestACutFileIsCalledTruncated(t *testing.T) {
	file := formBook(t, 1, 20, 8)
	for _, n := range []int{3, 4, 100, len(file) / 2, len(file) - 1} {
		_, err := open("x.xlsx", file[:n])
		var no *xlsxsafe.Refusal
		require.ErrorAs(t, err, &no)
		require.Equal(t, xlsxsafe.CodeTruncated, no.Code, "cut at %d: %v", n, no)
	}
}
