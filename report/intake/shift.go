package intake

import "strings"

// shiftDecimal moves the point of a plain decimal by power places.
func shiftDecimal(s string, power int) string {
	if power == 0 {
		return s
	}
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, frac, _ := strings.Cut(s, ".")
	if power > 0 {
		frac += strings.Repeat("0", max(0, power-len(frac)))
		whole, frac = whole+frac[:power], frac[power:]
	} else {
		whole = strings.Repeat("0", max(0, 1-power-len(whole))) + whole
		cut := len(whole) + power
		whole, frac = whole[:cut], whole[cut:]+frac
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if frac = strings.TrimRight(frac, "0"); frac != "" {
		return sign + whole + "." + frac
	}
	return sign + whole
}
