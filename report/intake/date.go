package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// isDateFormat reports whether a number format shows a date or time: it has a
// letter of one outside quotes, brackets and escapes.
func isDateFormat(format string) bool {
	if format == "" || format == "General" {
		return false
	}
	for i := 0; i < len(format); i++ {
		switch c := format[i]; c {
		case '"', '[':
			end := strings.IndexByte(format[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return false
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case 'y', 'Y', 'd', 'D', 'h', 'H', 's', 'S', 'm', 'M':
			return true
		}
	}
	return false
}

// serialDate turns a serial number into a day.
func serialDate(plain string, from1904 bool) (time.Time, bool) {
	whole, _, _ := strings.Cut(plain, ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n < 1 || n > 100000 {
		return time.Time{}, false
	}
	if from1904 {
		return time.Date(1904, 1, 1+n, 0, 0, 0, 0, time.UTC), true
	}
	if n < 60 { // Excel counts a 29th of February 1900 that there was not
		n++
	}
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC), true
}

// dateText shows a serial number as the sender sees it.
func dateText(plain string, from1904 bool) string {
	if day, ok := serialDate(plain, from1904); ok {
		return day.Format(time.DateOnly)
	}
	return plain
}

var (
	datePattern  = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$`)
	plainPattern = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
)

// parseDate reads a date in any usual writing and returns it in ISO form.
func parseDate(text string) (string, bool) {
	text = narrow(text)
	m := datePattern.FindStringSubmatch(text)
	if m == nil {
		m = datePattern.FindStringSubmatch(strings.ReplaceAll(text, " ", ""))
	}
	if m == nil {
		m = plainPattern.FindStringSubmatch(text)
	}
	if m == nil {
		return "", false
	}
	y, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	d, _ := strconv.Atoi(m[3])
	day := time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	if day.Day() != d || int(day.Month()) != month || y < 1900 {
		return "", false
	}
	return day.Format(time.DateOnly), true
}
