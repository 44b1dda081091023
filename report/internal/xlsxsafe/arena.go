package xlsxsafe

import "strings"

// arena turns many short byte slices into strings with few allocations: it
// writes them behind one another and hands out pieces of the long string.
type arena struct {
	b    strings.Builder
	left int64 // bytes that may still be kept
}

// keep copies p into a string; false when the allowance is used up.
func (a *arena) keep(p []byte) (string, bool) {
	const chunk = 16 << 10
	if len(p) == 0 {
		return "", true
	}
	if a.left -= int64(len(p)); a.left < 0 {
		return "", false
	}
	if len(p) > chunk/8 {
		return string(p), true
	}
	if a.b.Len()+len(p) > a.b.Cap() {
		a.b.Reset() // lets go of the full piece; the strings keep it alive
		a.b.Grow(chunk)
	}
	from := a.b.Len()
	a.b.Write(p)
	return a.b.String()[from:], true
}
