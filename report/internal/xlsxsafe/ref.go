package xlsxsafe

import "bytes"

// The last row and column of a sheet.
const (
	maxRow = 1 << 20
	maxCol = 1 << 14
)

// parseRef reads a reference such as "C12". ok is false if it is none; a
// reference beyond the sheet is one, with a row or column out of range.
func parseRef(b []byte) (row, col int, ok bool) {
	i := 0
	for i < len(b) && b[i] >= 'A' && b[i] <= 'Z' {
		if i == 4 {
			return 0, 0, false
		}
		col = col*26 + int(b[i]-'A') + 1
		i++
	}
	row = digits(b[i:])
	return row, col, i > 0 && row >= 0 && b[i] != '0'
}

// inSheet says whether a cell can exist.
func inSheet(row, col int) bool {
	return row >= 1 && row <= maxRow && col >= 1 && col <= maxCol
}

// parseRange reads "A1" or "A1:B2", whatever the corners' order.
func parseRange(b []byte) (r Range, ok bool) {
	first, second, two := bytes.Cut(b, []byte(":"))
	if !two {
		second = first
	}
	var ok2 bool
	r.Row1, r.Col1, ok = parseRef(first)
	r.Row2, r.Col2, ok2 = parseRef(second)
	r.Row1, r.Row2 = min(r.Row1, r.Row2), max(r.Row1, r.Row2)
	r.Col1, r.Col2 = min(r.Col1, r.Col2), max(r.Col1, r.Col2)
	return r, ok && ok2
}
