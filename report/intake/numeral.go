package intake

import "strings"

// numeral is a number as it was written in a text.
type numeral struct {
	digits string // plain decimal notation
	places int    // digits behind the point
	rest   string // what follows, narrowed and trimmed
}

// parseNumeral reads a number at the start of a narrowed text. Separators are
// accepted only where they divide the digits in threes: "1,23" could be 1.23 or
// 123 and is no number here.
func parseNumeral(s string) (n numeral, ok bool) {
	sign := ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign = strings.TrimPrefix(s[:1], "+")
		s = strings.TrimLeft(s[1:], " ")
	}
	whole, s, ok := groups(s)
	if !ok {
		return numeral{}, false
	}
	n.digits = sign + whole
	if strings.HasPrefix(s, ".") {
		i := 1 + countDigits(s[1:])
		if i == 1 {
			return numeral{}, false
		}
		n.digits += s[:i]
		n.places, s = i-1, s[i:]
	}
	n.rest = strings.TrimSpace(s)
	return n, startsClean(n.rest)
}

// startsClean reports whether what follows a number cannot be a part of it.
func startsClean(rest string) bool {
	return rest == "" || !strings.ContainsAny(rest[:1], "0123456789.,+-*/=^eE()'")
}

// groups reads the digits before the point.
func groups(s string) (digits, rest string, ok bool) {
	n := countDigits(s)
	if n == 0 {
		return "", s, false
	}
	digits, s = s[:n], s[n:]
	if n > 3 {
		return digits, s, true
	}
	separator := byte(0)
	for len(s) > 1 && (s[0] == ',' || s[0] == ' ') && countDigits(s[1:]) > 0 {
		if separator != 0 && s[0] != separator || countDigits(s[1:]) != 3 {
			return "", s, false
		}
		separator = s[0]
		digits, s = digits+s[1:4], s[4:]
	}
	return digits, s, true
}

func countDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// hasWide reports whether a text has full-width digits or separators.
func hasWide(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0xff01 && r <= 0xff5e || r == 0x3000 })
}
