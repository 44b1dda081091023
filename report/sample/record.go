package sample

import (
	"math"

	"qreport/report/define"
	"qreport/report/model"
)

// vector is one field's figures: one for a scalar, one per item for a matrix,
// in units of 10^-dec. missing tells that a sign stands there instead.
type vector struct {
	v       []int64
	dec     int
	missing model.Kind
	gone    bool
}

// record is all that a unit has of one quarter, by field code; names that
// begin with _ are intermediate.
type record map[string]vector

// cellRef is one cell of a list of fields laid end to end.
type cellRef struct {
	name  string
	index int
	label string // item of a matrix, code of a scalar
}

// cells lays fields end to end. shape names the field whose items an
// intermediate one has.
func (m *maker) cells(names []string, shape string) (out []cellRef) {
	for _, name := range names {
		like := name
		if shape != "" {
			like = shape
		}
		items := m.defs.ItemCodes(like)
		if len(items) == 0 {
			out = append(out, cellRef{name, 0, name})
		}
		for i, item := range items {
			out = append(out, cellRef{name, i, item})
		}
	}
	return out
}

// values reads fields end to end.
func (r record) values(names []string) (out []int64) {
	for _, name := range names {
		out = append(out, r[name].v...)
	}
	return out
}

// total is the sum of fields.
func (r record) total(names []string) (sum int64) {
	for _, x := range r.values(names) {
		sum += x
	}
	return sum
}

// decimals is how many a field has; of an intermediate one what the step says.
func decimals(d *define.Definitions, s step, name string) int {
	if f, ok := d.Field(name); ok {
		return f.Decimals
	}
	return s.Decimals
}

// store puts values, laid end to end, into their fields.
func (m *maker) store(r record, s step, cells []cellRef, values []int64) {
	for i, c := range cells {
		vec := r[c.name]
		if c.index == 0 {
			vec = vector{dec: decimals(m.defs, s, c.name)}
		}
		vec.v = append(vec.v, values[i])
		r[c.name] = vec
	}
}

// scaled turns a real number into units of 10^-dec.
func scaled(x float64, dec int) int64 { return int64(math.Round(x * math.Pow10(dec))) }

// toReal turns units of 10^-dec into a real number; only to scale it again.
func toReal(x int64, dec int) float64 { return float64(x) / math.Pow10(dec) }
