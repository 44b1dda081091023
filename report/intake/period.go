package intake

import (
	"regexp"
	"strconv"
	"strings"

	"qreport/report/model"
)

// periodWays are the usual ways to write a period, folded; the first group is
// the year, the second the number within it.
var periodWays = []struct {
	pattern *regexp.Regexp
	span    model.Span
}{
	{regexp.MustCompile(`(\d{4})年?[-/.]?Q([1-4])`), model.Quarter},
	{regexp.MustCompile(`(\d{4})年?度?第?([一二三四1-4])季度?`), model.Quarter},
	{regexp.MustCompile(`(\d{4})年?H([12])`), model.Half},
	{regexp.MustCompile(`(\d{4})年?([上下])半年`), model.Half},
	{regexp.MustCompile(`(\d{4})年?M(\d{1,2})`), model.Month},
	{regexp.MustCompile(`(\d{4})年?((?:0?1[-至到]0?3|0?4[-至到]0?6|0?7[-至到]0?9|10[-至到]12))月`), model.Quarter},
	{regexp.MustCompile(`(\d{4})年(\d{1,2})月`), model.Month},
}

var yearOnly = regexp.MustCompile(`^(\d{4})(?:年度?(?:全年)?)?$`)

// parsePeriod reads a period in any usual writing. A text that names two
// different periods is not read.
func parsePeriod(text string) (model.Period, bool) {
	text = fold(text)
	var found model.Period
	for _, way := range periodWays {
		for _, m := range way.pattern.FindAllStringSubmatch(text, -1) {
			p, ok := period(m[1], m[2], way.span)
			if !ok || found.Year != 0 && p != found && p.Span == found.Span {
				return model.Period{}, false
			}
			if found.Year == 0 {
				found = p
			}
		}
	}
	if found.Year != 0 {
		return found, true
	}
	m := yearOnly.FindStringSubmatch(strings.TrimSuffix(bare(text), "()"))
	if m == nil {
		return model.Period{}, false
	}
	return period(m[1], "1", model.Year)
}

func period(year, number string, span model.Span) (model.Period, bool) {
	y, _ := strconv.Atoi(year)
	most := [...]int{model.Month: 12, model.Quarter: 4, model.Half: 2, model.Year: 1}[span]
	n := periodNumber(number)
	return model.Period{Year: y, Span: span, N: n}, y >= 1949 && y < 2200 && n >= 1 && n <= most
}

func periodNumber(s string) int {
	if i := strings.Index("一二三四", s); i >= 0 {
		return i/len("一") + 1
	}
	switch s {
	case "上":
		return 1
	case "下":
		return 2
	}
	if i := strings.IndexAny(s, "-至到"); i > 0 { // 4-6月: the quarter of its first month
		first, _ := strconv.Atoi(s[:i])
		return (first + 2) / 3
	}
	n, _ := strconv.Atoi(s)
	return n
}
