package layout

import (
	"regexp"
	"strconv"
	"strings"

	"qreport/report/model"
)

// BureauCell is how the cover names the bureau: 质监局（qts）.
func BureauCell(short string, id model.Bureau) string { return short + "（" + string(id) + "）" }

// ParseBureauCell reads the id out of what BureauCell wrote; "" when there is
// none in it.
func ParseBureauCell(text string) model.Bureau {
	return model.Bureau(strings.ToLower(lastMatch(regexp.MustCompile(`[A-Za-z]{2,}`), text)))
}

// PeriodCell is how the cover names the period: 2011Q1（2011年第一季度）.
func PeriodCell(p model.Period) string { return p.String() + "（" + PeriodWords(p) + "）" }

// PeriodWords is the period in Chinese: 2011年第一季度, 2011年上半年, 2011年3月, 2011年.
func PeriodWords(p model.Period) string {
	year := strconv.Itoa(p.Year) + "年"
	switch p.Span {
	case model.Quarter:
		return year + "第" + [...]string{"一", "二", "三", "四"}[p.N-1] + "季度"
	case model.Half:
		return year + [...]string{"上半年", "下半年"}[p.N-1]
	case model.Month:
		return year + strconv.Itoa(p.N) + "月"
	}
	return year
}

// ScopeWord is the word of a scope on the cover.
func ScopeWord(s model.Scope) string {
	if s == model.Aggregate {
		return ScopeAggregate
	}
	return ScopeOwn
}

func lastMatch(pattern *regexp.Regexp, text string) string {
	found := pattern.FindAllString(text, -1)
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1]
}
