package model

import "qreport/report/internal/num"

// ParseValue makes a value of plain decimal notation; it is how programs
// outside report/ (the recipes of samples/) make values.
func ParseValue(s string) (Value, error) {
	d, err := num.Parse(s)
	if err != nil {
		return Value{}, err
	}
	return Num(d), nil
}
