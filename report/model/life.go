package model

import (
	"fmt"
	"time"
)

// YearMonth counts months since year 0; the zero YearMonth stands for none.
type YearMonth int

// ParseYearMonth reads "2013-10".
func ParseYearMonth(s string) (YearMonth, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return 0, fmt.Errorf("月份 %q 写法不对，应如 2013-10", s)
	}
	return YearMonth(t.Year()*12 + int(t.Month())), nil
}

// Year is the month's year.
func (m YearMonth) Year() int { return int(m-1) / 12 }

// N is the month within its year, 1 to 12.
func (m YearMonth) N() int { return int(m-1)%12 + 1 }

// End is the last month of the period.
func (p Period) End() YearMonth { return YearMonth(p.Year*12 + p.LastMonth()) }

// Life is how long a region is one of its own: from the month From on, until
// the month before Until. Zero is open; most regions have always been there.
type Life struct{ From, Until YearMonth }

// In reports whether the region is one at the end of the period: a period in
// which it was changed is reported on the new division.
func (l Life) In(p Period) bool {
	end := p.End()
	return l.From <= end && (l.Until == 0 || end < l.Until)
}

// Meets reports whether there was a month of both.
func (l Life) Meets(other Life) bool {
	return (l.Until == 0 || other.From < l.Until) && (other.Until == 0 || l.From < other.Until)
}

// Dated reports whether there is a limit at all.
func (l Life) Dated() bool { return l != Life{} }
