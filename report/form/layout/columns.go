package layout

import (
	"strconv"

	"qreport/report/define"
	"qreport/report/model"
)

// ColumnWord is the header word of a column: 本期, 本年累计, 上年同期, and for a
// stock 期末数, 本年累计 (not filled in), 上年同期末.
func ColumnWord(n define.Nature, c model.Column) string {
	if n == define.Stock {
		return [...]string{"期末数", "本年累计", "上年同期末"}[c]
	}
	return [...]string{"本期", "本年累计", "上年同期"}[c]
}

// MixedColumnWord heads a column in which flows and stocks stand below one
// another.
func MixedColumnWord(c model.Column) string {
	return [...]string{"本期（期末数）", "本年累计", "上年同期（末）"}[c]
}

// ColumnNumber is the number under the header word: 1, 2, 3.
func ColumnNumber(c model.Column) string { return strconv.Itoa(int(c) + 1) }

// MatrixColumnCode is the code above a column of a matrix form, "Q113A.1".
func MatrixColumnCode(field string, c model.Column) string {
	return field + "." + ColumnNumber(c)
}

// ListColumnCode is the code above a column of a list-form, "L1.product".
func ListColumnCode(form, column string) string { return form + "." + column }
