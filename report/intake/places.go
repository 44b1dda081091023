package intake

import (
	"regexp"
	"strings"

	"qreport/report/define"
)

// placeNames indexes the regions of today by full and short name.
func placeNames(tree *define.Regions) map[string][]string {
	names := map[string][]string{}
	for _, code := range append([]string{define.NationCode}, tree.Below(define.NationCode)...) {
		region, _ := tree.Get(code)
		if region.Until != 0 {
			continue // its name leads to it where nothing of today has it
		}
		full, short := fold(region.Name), fold(define.Short(region))
		names[full] = append(names[full], code)
		if short != full {
			names[short] = append(names[short], code)
		}
	}
	return names
}

var regionCode = regexp.MustCompile(`[0-9A-Z]*[0-9][0-9A-Z]*`)

// region reads a region's code, or its name when only one region has it.
// A twelve-digit code of the statistical service ends in zeros.
func (r *reader) region(text string) (code string, ok bool) {
	text = fold(text)
	found := regionCode.FindAllString(text, -1)
	if len(found) == 1 {
		code = found[0]
		if len(code) == 12 && strings.HasSuffix(code, "000000") {
			code = code[:6]
		}
		return code, len(code) >= 6
	}
	if codes := r.places()[bare(text)]; len(found) == 0 && len(codes) == 1 {
		return codes[0], true
	}
	return "", false
}
