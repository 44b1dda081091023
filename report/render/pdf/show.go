package pdf

import (
	"math"
	"strconv"
)

// paint writes the operators of a run of text: a font resource is named by the
// number of its face.
func (t *textOp) paint(pt *painter) {
	c := pt.cast(t.face)
	b := pt.setPen(t)
	b = append(b, "BT "...)
	if t.narrow != 0 {
		b = append(appendFixed(b, 100*t.narrow, 2), " Tz "...)
	}
	switch t.turn {
	case downward:
		b = append(b, "0 -1 1 0 "...)
	case upward:
		b = append(b, "0 1 -1 0 "...)
	}
	b = append(appendFixed(b, t.x/ptMM, 2), ' ')
	b = appendFixed(b, (pt.h-t.y)/ptMM, 2)
	if t.turn != level {
		b = append(b, " Tm <"...)
	} else {
		b = append(b, " Td <"...)
	}
	for _, r := range t.text {
		b = appendHex(b, c.code(r))
	}
	b = append(b, "> Tj ET\n"...)
	if t.narrow != 0 {
		b = append(b, "100 Tz\n"...)
	}
	pt.text = b
}

// setPen writes what changes from the text before.
func (pt *painter) setPen(t *textOp) []byte {
	b, p := pt.text, &pt.pen
	if !p.set || t.face != p.face || t.size != p.size {
		b = append(strconv.AppendInt(append(b, "/F"...), int64(t.face), 10), ' ')
		b = append(appendFixed(b, t.size, 2), " Tf\n"...)
	}
	if !near(t.gap, p.gap) {
		b = append(appendFixed(b, t.gap/ptMM, 3), " Tc\n"...)
		p.gap = t.gap
	}
	if !p.inked || t.colour != p.colour {
		b = appendInk(b, t.colour)
	}
	p.set, p.face, p.size, p.inked, p.colour = true, t.face, t.size, true, t.colour
	return b
}

// appendInk sets the filling colour.
func appendInk(b []byte, c colour) []byte {
	if c.r == c.g && c.g == c.b {
		return append(appendFixed(b, float64(c.r)/0xFF, 3), " g\n"...)
	}
	for _, v := range [...]uint8{c.r, c.g, c.b} {
		b = append(appendFixed(b, float64(v)/0xFF, 3), ' ')
	}
	return append(b, "rg\n"...)
}

// appendFixed writes a number with at most so many decimals, which is much
// cheaper than the general way.
func appendFixed(b []byte, v float64, decimals int) []byte {
	scale := int64(math.Pow10(decimals))
	n := int64(math.Round(v * float64(scale)))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/scale, 10)
	rest := n % scale
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for rest > 0 {
		scale /= 10
		b = append(b, '0'+byte(rest/scale))
		rest %= scale
	}
	return b
}
