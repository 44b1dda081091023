package intake

import (
	"bytes"
	"hash/fnv"
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// load reads the embedded definitions.
func load(t testing.TB, edition string) *define.Definitions {
	t.Helper()
	d, err := define.Load(edition, nil)
	require.NoError(t, err)
	return d
}

// anyValue is a figure that depends on nothing but its place, with the field's
// decimals; every eleventh cell is missing in one of the ways.
func anyValue(f *define.Field, item string, c model.Column) model.Value {
	h := fnv.New32a()
	_, _ = h.Write([]byte(f.Code + "/" + item + "/" + string(rune('0'+c))))
	n := int64(h.Sum32() % 1_000_000)
	switch n % 11 {
	case 0:
		return model.Missing(model.NotApplicable)
	case 1:
		return model.Missing(model.Secret)
	case 2:
		return model.Value{}
	}
	return model.Num(num.Round(num.Int(n).Rat(), 0, num.HalfEven).Add(fraction(n, f.Decimals)).Trim())
}

func fraction(n int64, decimals int) num.Dec {
	if decimals == 0 {
		return num.Int(0)
	}
	return num.MustParse("0." + string(rune('1'+n%9)))
}

// order is a workbook to be made.
type order struct {
	bureau model.Bureau
	region string
	period string
	form.Options
	form.Values
}

// write makes a workbook filled with anyValue.
func write(t testing.TB, d *define.Definitions, o order) []byte {
	t.Helper()
	p, err := model.ParsePeriod(o.period)
	require.NoError(t, err)
	if o.Cell == nil {
		o.Cell = func(field, item string, c model.Column) form.Entry {
			f, _ := d.Field(field)
			return form.Entry{Value: anyValue(f, item, c)}
		}
	}
	var b bytes.Buffer
	r := model.Reporter{Unit: model.Unit{Region: o.region, Bureau: o.bureau}}
	require.NoError(t, form.Filled(&b, d, r, p, o.Options, o.Values))
	return b.Bytes()
}

func read(d *define.Definitions, data []byte) (*model.Submission, []model.Finding) {
	return NewReader(d).Read(model.File{Name: "a.xlsx"}, bytes.NewReader(data), int64(len(data)))
}

func newBytes(data []byte) *bytes.Reader { return bytes.NewReader(data) }
