package sample

import (
	"fmt"
	"strings"
	"time"

	"qreport/report/define"
)

// day is a date within a quarter, n days after its first.
func day(quarter, n int) string {
	first := time.Date(quarter/4, time.Month(quarter%4*3+1), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, n).Format(time.DateOnly)
}

func (d dice) day(quarter int) string { return day(quarter, d.IntN(88)) }

// company makes up a name that nobody takes for a real one.
func (m *maker) company(d dice, trade string) string {
	return m.companyIn(define.Short(m.region), trade, d.IntN(300)+1)
}

func (w *world) companyIn(place, trade string, n int) string {
	return fill(w.texts.Company, "place", place, "trade", trade, "n", itoa(n))
}

// orgCode makes up a code with a right check digit: 组织机构代码 (GB 11714) up to
// 2015, 统一社会信用代码 (GB 32100) from then on. MN marks it as made up.
func (d dice) orgCode(region string, year int) string {
	org := fmt.Sprintf("MN%06d", d.IntN(1000000))
	org += orgCheck(org)
	if year < 2016 {
		return org
	}
	code := "91" + region + org
	return code + creditCheck(code)
}

func orgCheck(body string) string {
	weights := [...]int{3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, r := range body {
		sum += weights[i] * strings.IndexRune("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", r)
	}
	return string("0123456789X0"[11-sum%11])
}

func creditCheck(body string) string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	sum, weight := 0, 1
	for _, r := range body {
		sum += weight * strings.IndexRune(alphabet, r)
		weight = weight * 3 % 31
	}
	return string(alphabet[(31-sum%31)%31])
}
