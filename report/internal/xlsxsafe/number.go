package xlsxsafe

import (
	"bytes"
	"strconv"
	"strings"
)

// Decimal returns the value of a Number cell as a plain decimal, without the
// noise of binary arithmetic: "274.65999999999997" gives "274.66", "1.5E3"
// gives "1500". It is the shortest decimal of at most 15 significant digits,
// the precision that Excel shows. Of other kinds it returns Raw.
func (c *Cell) Decimal() string {
	if c.Kind != Number {
		return c.Raw
	}
	return CleanNumber(c.Raw)
}

// CleanNumber does what [Cell.Decimal] does to a number literal. A literal that
// is no number, or too large for a plain decimal, is returned as it is.
func CleanNumber(literal string) string {
	if plainNumber(literal) {
		return literal
	}
	const digits, widest = 15, 40
	f, err := strconv.ParseFloat(literal, 64)
	if err != nil || f != f {
		return literal
	}
	if f == 0 {
		return "0"
	}
	short := strconv.FormatFloat(f, 'e', digits-1, 64)
	mantissa, exp, _ := strings.Cut(short, "e")
	e, err := strconv.Atoi(exp)
	if err != nil || e > widest || e < -widest {
		return literal
	}
	return place(strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0"), e)
}

// plainNumber says whether a literal is already what CleanNumber returns: at
// most 15 digits, no exponent, no needless zeros, no negative zero.
func plainNumber(s string) bool {
	const digits = 15
	if s == "0" {
		return true
	}
	s = strings.TrimPrefix(s, "-")
	if s == "" || len(s) > digits || s[0] == '0' && !strings.HasPrefix(s, "0.") {
		return false
	}
	point := false
	for i := range len(s) {
		switch {
		case s[i] == '.' && !point && i > 0:
			point = true
		case s[i] < '0' || s[i] > '9':
			return false
		}
	}
	last := s[len(s)-1]
	return !point || last != '0' && last != '.'
}

// place puts the decimal point into digits d₀d₁d₂… × 10^e, where the point
// stands behind d₀. A sign may come first.
func place(digits string, e int) string {
	sign := ""
	if rest, minus := strings.CutPrefix(digits, "-"); minus {
		sign, digits = "-", rest
	}
	switch {
	case e < 0:
		return sign + "0." + strings.Repeat("0", -e-1) + digits
	case len(digits) <= e+1:
		return sign + digits + strings.Repeat("0", e+1-len(digits))
	}
	return sign + digits[:e+1] + "." + digits[e+1:]
}

// isNumber says whether text is a number in the notation of XML Schema that
// fits a double.
func isNumber(text []byte) bool {
	const longest, surelyFits = 400, 300
	if len(text) > longest || !numeral(text) {
		return false
	}
	if len(text) < surelyFits && bytes.IndexByte(text, 'e') < 0 && bytes.IndexByte(text, 'E') < 0 {
		return true
	}
	_, err := strconv.ParseFloat(string(text), 64)
	return err == nil
}

// numeral checks the notation: sign, digits, point, exponent.
func numeral(text []byte) bool {
	i, n := 0, len(text)
	if i < n && (text[i] == '-' || text[i] == '+') {
		i++
	}
	from := i
	i = skipDigits(text, i)
	found := i - from
	if i < n && text[i] == '.' {
		from = i + 1
		i = skipDigits(text, from)
		found += i - from
	}
	if found == 0 {
		return false
	}
	if i < n && (text[i] == 'e' || text[i] == 'E') {
		if i++; i < n && (text[i] == '-' || text[i] == '+') {
			i++
		}
		from = i
		if i = skipDigits(text, i); i == from || i-from > 4 {
			return false
		}
	}
	return i == n
}

// skipDigits returns the position of the first byte from i on that is no digit.
func skipDigits(b []byte, i int) int {
	for i < len(b) && b[i] >= '0' && b[i] <= '9' {
		i++
	}
	return i
}

// isISODate says whether text looks like an ISO 8601 date, time or both; the
// calendar is the caller's business.
func isISODate(text []byte) bool {
	const longest = 40
	if len(text) < len("hh:mm") || len(text) > longest {
		return false
	}
	for _, c := range text {
		if (c < '0' || c > '9') && !strings.ContainsRune("-+:.TZ", rune(c)) {
			return false
		}
	}
	return text[0] >= '0' && text[0] <= '9'
}
