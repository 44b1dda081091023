package index

import (
	"math"
	"slices"
)

// Balance rounds parts to a number of decimals so that they still add up to
// their rounded total, as printed: every part is rounded down, and the units of
// the last decimal that are then lacking go to the parts with the largest
// remainders (Hamilton's method), the first of equals. A part is moved by less
// than one unit of the last decimal. Missing parts (NaN) stay.
func Balance(parts []float64, decimals int) []float64 {
	scale := math.Pow10(decimals)
	out, order, sum, floors := slices.Clone(parts), []int{}, 0.0, 0.0
	for i, p := range parts {
		if isMissing(p) {
			continue
		}
		out[i] = math.Floor(p*scale + 1e-9)
		order = append(order, i)
		sum += p * scale
		floors += out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return compareRemainder(parts[b]*scale-out[b], parts[a]*scale-out[a])
	})
	lacking := int(math.Round(sum - floors))
	for k := range min(max(lacking, 0), len(order)) {
		out[order[k]]++
	}
	for _, i := range order {
		out[i] = out[i]/scale + 0 // no negative zero
	}
	return out
}

// compareRemainder ignores the last bits, so that equal remainders stay in
// order.
func compareRemainder(a, b float64) int {
	switch d := a - b; {
	case math.Abs(d) < 1e-9:
		return 0
	case d < 0:
		return -1
	}
	return 1
}
