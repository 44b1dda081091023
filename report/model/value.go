package model

import "qreport/report/internal/num"

// Kind says what a cell holds: a number, or one of the kinds of missing, which
// are never zero.
type Kind uint8

// The kinds of value.
const (
	Blank         Kind = iota // 空: nothing was filled in
	Number                    // a decimal
	NotApplicable             // — 不适用
	NoBureau                  // 未设机构: no such bureau in this region
	Secret                    // 保密
	Withheld                  // computed, but coverage is below the gate
)

// Value is a decimal or a kind of missing. The zero Value is Blank. A missing
// value cannot be added by accident: the decimal is reached only through Dec,
// which tells whether there is one.
type Value struct {
	dec  num.Dec
	kind Kind
}

// Num makes a present value.
func Num(d num.Dec) Value { return Value{dec: d, kind: Number} }

// Missing makes a missing value of kind k; k must not be Number.
func Missing(k Kind) Value {
	if k == Number {
		panic("model: Missing(Number)")
	}
	return Value{kind: k}
}

// Kind returns what v holds.
func (v Value) Kind() Kind { return v.kind }

// Dec returns the decimal, and false when the value is missing.
func (v Value) Dec() (num.Dec, bool) { return v.dec, v.kind == Number }

// Column is one of the three columns of a form.
type Column uint8

// The columns of a fill-in form. For a stock (时点数) Cur is the end of the
// period and YTD is not filled in.
const (
	Cur     Column = iota // 本期
	YTD                   // 本年累计
	Prior                 // 上年同期
	Columns = 3
)
