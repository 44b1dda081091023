package layout

import (
	"strconv"
	"strings"

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

// ColumnOf recognises the header word of a column, whichever of the above it
// is; spaces and line breaks inside are ignored.
func ColumnOf(word string) (model.Column, bool) {
	word = strings.Join(strings.Fields(word), "")
	for c := model.Cur; c < model.Columns; c++ {
		if word == ColumnWord(define.Flow, c) || word == ColumnWord(define.Stock, c) || word == MixedColumnWord(c) {
			return c, true
		}
	}
	return 0, false
}

// ColumnNumber is the number under the header word: 1, 2, 3.
func ColumnNumber(c model.Column) string { return strconv.Itoa(int(c) + 1) }

// MatrixColumnCode is the code above a column of a matrix form, "Q113A.1".
func MatrixColumnCode(field string, c model.Column) string {
	return field + "." + ColumnNumber(c)
}

// ParseMatrixColumnCode reads the code above a column of a matrix form. It
// does not know whether there is such a field.
func ParseMatrixColumnCode(code string) (field string, c model.Column, ok bool) {
	field, number, found := strings.Cut(strings.TrimSpace(code), ".")
	n, err := strconv.Atoi(number)
	if !found || err != nil || field == "" || n < 1 || n > model.Columns {
		return "", 0, false
	}
	return field, model.Column(n - 1), true
}

// ListColumnCode is the code above a column of a list-form, "L1.product".
func ListColumnCode(form, column string) string { return form + "." + column }

// ParseListColumnCode reads the code above a column of a list-form. It does
// not know whether there are such a form and column.
func ParseListColumnCode(code string) (form, column string, ok bool) {
	form, column, ok = strings.Cut(strings.TrimSpace(code), ".")
	if !ok || form == "" || column == "" {
		return "", "", false
	}
	_, err := strconv.Atoi(column)
	return form, column, err != nil
}
