package sample

import (
	"strconv"
	"strings"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// values are what a unit's workbook of a period holds.
func (m *maker) values(p model.Period) form.Values {
	quarter := quarterOf(p)
	return form.Values{
		Cell: func(field, item string, c model.Column) form.Entry {
			return form.Entry{Value: m.value(field, item, c, quarter)}
		},
		List:         func(id string) [][]string { return m.list(id, quarter) },
		Remark:       func(topic string) string { return m.remark(topic, quarter) },
		Explanations: m.explanations(quarter),
		Signers:      m.texts.Signers,
		Filed:        filed(p),
	}
}

// filed is the eighth day after the period.
func filed(p model.Period) string { return day(quarterOf(p)+1, 7) }

// value is one figure: of the quarter, cumulated, or of a year before.
func (m *maker) value(field, item string, c model.Column, quarter int) model.Value {
	f, ok := m.defs.Field(field)
	if !ok || f.Owner != m.reporter.Bureau {
		return m.foreign(field, item, c, quarter)
	}
	index := 0
	if item != "" {
		index = itemIndex(m.defs, field, item)
	}
	switch c {
	case model.Prior:
		return m.cell(m.at(quarter-4), field, index)
	case model.YTD:
		return m.toDate(f, index, quarter)
	}
	return m.cell(m.at(quarter), field, index)
}

func itemIndex(d *define.Definitions, field, item string) int {
	for i, code := range d.ItemCodes(field) {
		if code == item {
			return i
		}
	}
	return 0
}

func (m *maker) cell(r record, field string, index int) model.Value {
	vec, ok := r[field]
	switch {
	case !ok || index >= len(vec.v):
		return model.Value{}
	case vec.gone:
		return model.Missing(vec.missing)
	}
	return model.Num(decimal(vec.v[index], vec.dec))
}

// toDate is the sum of the year's quarters; kinds overlap.
func (m *maker) toDate(f *define.Field, index, quarter int) model.Value {
	last := m.at(quarter)[f.Code]
	if last.gone || index >= len(last.v) {
		return m.cell(m.at(quarter), f.Code, index)
	}
	if f.Nature == define.Distinct {
		return model.Num(num.Int(m.kindsToDate(f.Code, index, quarter)))
	}
	sum := int64(0)
	for q := quarter - quarter%4; q <= quarter; q++ {
		sum += m.at(q)[f.Code].v[index]
	}
	return model.Num(decimal(sum, last.dec))
}

// kindsToDate counts kinds over the year so far: a later quarter repeats most
// of what the earlier ones had. A sum of kinds stays a sum.
func (m *maker) kindsToDate(field string, index, quarter int) int64 {
	for _, s := range m.steps {
		if s.Op == "sum" && s.To[0] == field {
			sum := int64(0)
			for _, part := range s.Of {
				sum += m.kindsToDate(part, index, quarter)
			}
			return sum
		}
	}
	total := int64(0)
	for q := quarter - quarter%4; q <= quarter; q++ {
		n := m.at(q)[field].v[index]
		if q%4 == 0 {
			total = n
			continue
		}
		total = max(n, total+n*35/100)
	}
	return total
}

// foreign is the other bureau's figure, as far as this unit knows it: that of
// the office in the same region.
func (m *maker) foreign(field, item string, c model.Column, quarter int) model.Value {
	f, ok := m.defs.Field(field)
	if !ok || item != "" {
		return model.Value{}
	}
	other, ok := m.register.Find(model.Unit{Region: m.reporter.Region, Bureau: f.Owner})
	if _, guest := m.office[m.reporter.Unit]; !ok || !guest {
		return model.Value{}
	}
	if m.other == nil {
		m.other = m.newMaker(other)
	}
	return m.other.value(field, item, c, quarter)
}

// decimal turns units of 10^-dec into a decimal.
func decimal(x int64, dec int) num.Dec {
	d, err := num.Parse(decimalText(x, dec))
	if err != nil {
		return num.Int(x) // cannot happen: decimalText writes plain notation
	}
	return d
}

// decimalText writes units of 10^-dec in plain notation.
func decimalText(x int64, dec int) string {
	sign := ""
	if x < 0 {
		sign, x = "-", -x
	}
	digits := strconv.FormatInt(x, 10)
	if dec == 0 {
		return sign + digits
	}
	if len(digits) <= dec {
		digits = strings.Repeat("0", dec-len(digits)+1) + digits
	}
	return sign + digits[:len(digits)-dec] + "." + digits[len(digits)-dec:]
}
