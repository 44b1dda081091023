package model

import (
	"fmt"
	"regexp"
	"strconv"
)

// Span is the length of a reporting period.
type Span int

// The spans, shortest first.
const (
	Month Span = iota
	Quarter
	Half
	Year
)

// Period is a reporting period such as 2011Q1. N counts from 1 within the
// year; for a Year it is 1.
type Period struct {
	Year int
	Span Span
	N    int
}

var periodPattern = regexp.MustCompile(`^(\d{4})(?:([QHM])(\d{1,2}))?$`)

var perYear = map[Span]int{Month: 12, Quarter: 4, Half: 2, Year: 1}

// ParsePeriod reads "2011Q1", "2011H1", "2011M03" or "2011".
func ParsePeriod(s string) (Period, error) {
	m := periodPattern.FindStringSubmatch(s)
	if m == nil {
		return Period{}, fmt.Errorf("报告期 %q 写法不对，应如 2011Q1、2011H1、2011M03 或 2011", s)
	}
	year, _ := strconv.Atoi(m[1])
	p := Period{Year: year, Span: Year, N: 1}
	if m[2] != "" {
		p.Span = map[string]Span{"Q": Quarter, "H": Half, "M": Month}[m[2]]
		p.N, _ = strconv.Atoi(m[3])
	}
	if p.N < 1 || p.N > perYear[p.Span] {
		return Period{}, fmt.Errorf("报告期 %q 超出一年的范围", s)
	}
	return p, nil
}

// String is the form that ParsePeriod reads.
func (p Period) String() string {
	switch p.Span {
	case Quarter:
		return fmt.Sprintf("%dQ%d", p.Year, p.N)
	case Half:
		return fmt.Sprintf("%dH%d", p.Year, p.N)
	case Month:
		return fmt.Sprintf("%dM%02d", p.Year, p.N)
	}
	return strconv.Itoa(p.Year)
}

// index counts periods of one span since year 0.
func (p Period) index() int { return p.Year*perYear[p.Span] + p.N - 1 }

// Add moves n periods of the same span forward, or back for negative n.
func (p Period) Add(n int) Period {
	i, k := p.index()+n, perYear[p.Span]
	return Period{Year: i / k, Span: p.Span, N: i%k + 1}
}

// YearAgo is the 上年同期.
func (p Period) YearAgo() Period { return Period{Year: p.Year - 1, Span: p.Span, N: p.N} }

// LastMonth is the last month of the period, 1 to 12.
func (p Period) LastMonth() int { return p.N * 12 / perYear[p.Span] }

// Compare orders periods by their end, then the longer first.
func (p Period) Compare(q Period) int {
	a, b := p.Year*12+p.LastMonth(), q.Year*12+q.LastMonth()
	if a != b {
		return a - b
	}
	return int(q.Span) - int(p.Span)
}
