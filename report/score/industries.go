package score

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"sync"

	"qreport/report/define"
	"qreport/report/index"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Industry is what is known of one industry of a region in a year: the record
// of the region's own office, or the records of the regions below it, added.
type Industry struct {
	Region  string
	Year    int
	Code    string
	Numbers map[string]*big.Rat // by column; one that is not there is missing
	Parts   []*Industry         // of lower regions; none for an own record

	Unit model.Unit // whose record it is
	sub  *model.Submission
	list model.List
	row  uint32
}

// Origin is the cell of a column of an own record.
func (i *Industry) Origin(form *define.Form, column string) model.Origin {
	at := model.Pos{Sheet: i.list.Sheet, Row: i.row}
	for k, c := range form.Columns {
		if c.ID == column && k < len(i.list.Columns) {
			at.Col = i.list.Columns[k]
		}
	}
	return i.sub.Origin(at)
}

// IndustryData is what an industry of the family is computed from; nil when
// nothing is known.
func (f *Family) IndustryData(code string, before bool) *Industry {
	if before {
		return f.of[1][code]
	}
	return f.of[0][code]
}

// IndustryRaw is a statistic of an industry of the family.
func (f *Family) IndustryRaw(leaf, code string, before bool) indicator.Quantity {
	if before {
		return f.past[leafKey{leaf, code}]
	}
	return f.raw[leafKey{leaf, code}]
}

// ComputeIndustries scores the industries of a region for a year, as a family
// whose units are industries. Their data are the records of the index's
// industry form: the region's own where it has any, else those below it, added
// industry by industry. It returns nil when there are none.
func ComputeIndustries(method *index.Method, in *indicator.Indicators, year int, region string) (*Family, error) {
	b := industryReader{in: in}
	var ok bool
	if b.form, ok = in.Defs.Form(in.Defs.Index.IndustryForm); !ok {
		return nil, nil
	}
	f := &Family{Parent: region, Industries: true, Year: year, Method: method,
		raw: map[leafKey]indicator.Quantity{}, past: map[leafKey]indicator.Quantity{}}
	f.of[0], f.of[1] = b.records(region, year), b.records(region, year-1)
	if len(f.of[0]) == 0 {
		return nil, nil
	}
	now, before := b.data(f, false), b.data(f, true)
	var err error
	if f.Now, err = method.Score(now); err != nil {
		return nil, fmt.Errorf("score: %s %d年分行业: %w", region, year, err)
	}
	if f.Before, err = method.Score(before); err != nil {
		return nil, fmt.Errorf("score: %s %d年分行业的上年: %w", region, year, err)
	}
	f.robust = sync.OnceValues(func() (index.Robustness, error) {
		return robustness(method, now, in.Defs.Index.Robustness)
	})
	return f, nil
}

// industryReader reads the records of the industry form.
type industryReader struct {
	in   *indicator.Indicators
	form *define.Form
}

// records are the industries of a region by their code.
func (b industryReader) records(region string, year int) map[string]*Industry {
	if own := b.own(region, year); len(own) > 0 {
		return own
	}
	children := b.in.Cube.Reporting(region, lastQuarter(year))
	var parts []map[string]*Industry
	for _, child := range children {
		if part := b.records(child, year); len(part) > 0 {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 || float64(len(parts)) < b.in.Defs.Thresholds.Gate*float64(len(children)) {
		return nil
	}
	return b.added(region, year, parts)
}

// own are the records that the region's own office sent. Of an industry that
// is listed twice the first counts; validation reports the other.
func (b industryReader) own(region string, year int) map[string]*Industry {
	out := map[string]*Industry{}
	for _, bureau := range b.form.Bureaus {
		unit := model.Unit{Region: region, Bureau: bureau}
		sub := b.in.Cube.Unified.Accepted.Find(unit, lastQuarter(year), model.Own)
		if sub == nil {
			continue
		}
		for _, list := range sub.Lists {
			for _, r := range list.Records {
				code := b.industry(r)
				if _, twice := out[code]; list.Form == b.form.ID && code != "" && !twice {
					out[code] = &Industry{Region: region, Year: year, Code: code, Numbers: b.numbers(r), Unit: unit, sub: sub, list: list, row: r.Row}
				}
			}
		}
	}
	return out
}

// industry is the code of a record's industry, "" when it names none.
func (b industryReader) industry(r model.Record) string {
	key := b.form.KeyColumn()
	if key >= len(r.Texts) {
		return ""
	}
	for _, item := range b.items() {
		if name := strings.TrimSpace(r.Texts[key]); item.Name == name || item.Code == name {
			return item.Code
		}
	}
	return ""
}

// items are the industries of the classification, in its order.
func (b industryReader) items() []define.Item {
	return b.in.Defs.Items[b.form.Columns[b.form.KeyColumn()].List]
}

func (b industryReader) numbers(r model.Record) map[string]*big.Rat {
	out := map[string]*big.Rat{}
	for i, c := range b.form.Columns {
		if c.Kind != "number" || i >= len(r.Texts) {
			continue
		}
		if x, ok := new(big.Rat).SetString(r.Texts[i]); ok {
			out[c.ID] = x
		}
	}
	return out
}

// added adds industry by industry.
func (b industryReader) added(region string, year int, parts []map[string]*Industry) map[string]*Industry {
	out := map[string]*Industry{}
	for _, item := range b.items() {
		sum := &Industry{Region: region, Year: year, Code: item.Code}
		for _, part := range parts {
			if i := part[item.Code]; i != nil {
				sum.Parts = append(sum.Parts, i)
			}
		}
		if len(sum.Parts) > 0 {
			sum.Numbers = addNumbers(sum.Parts)
			out[item.Code] = sum
		}
	}
	return out
}

// addNumbers adds column by column. A number that one part lacks is missing in
// the sum: it is not zero.
func addNumbers(parts []*Industry) map[string]*big.Rat {
	sums := map[string]*big.Rat{}
	for column := range parts[0].Numbers {
		sum := new(big.Rat)
		for _, p := range parts {
			x := p.Numbers[column]
			if x == nil {
				sum = nil
				break
			}
			sum.Add(sum, x)
		}
		if sum != nil {
			sums[column] = sum
		}
	}
	return sums
}

// data makes the engine's table of the industries that the family has now, for
// its year or the year before, and keeps the statistics.
func (b industryReader) data(f *Family, before bool) index.Data {
	year, raw := f.Year, f.raw
	if before {
		year, raw = f.Year-1, f.past
	}
	d := index.Data{Period: fmt.Sprint(year)}
	for _, item := range b.items() {
		if f.of[0][item.Code] != nil {
			d.Units = append(d.Units, index.Unit{Code: item.Code, Name: item.Name})
		}
	}
	for i := range b.in.Defs.Index.Leaves {
		leaf := &b.in.Defs.Index.Leaves[i]
		column := index.Column{Code: leaf.Code}
		for _, u := range d.Units {
			env := industryEnv{in: b.in, region: f.Parent, period: lastQuarter(year), data: f.IndustryData(u.Code, before)}
			q := env.value(leaf.ByIndustry.Value, u.Code)
			value := math.NaN()
			if q.Present() {
				value = q.Float()
			}
			column.Values = append(column.Values, value)
			column.Errors = append(column.Errors, env.sampling(leaf.ByIndustry, u.Code))
			raw[leafKey{leaf.Code, u.Code}] = q
		}
		d.Columns = append(d.Columns, column)
	}
	return d
}

// industryEnv gives formulas the numbers of one industry: columns of its record,
// and fields that are filled in by industry, cumulated over the year.
type industryEnv struct {
	in     *indicator.Indicators
	region string
	period model.Period
	data   *Industry // nil when nothing is known
}

// Operand implements define.Env.
func (e industryEnv) Operand(code, item string) (num.Frac, model.Kind) {
	if item != "" {
		q := e.in.Field(e.region, e.period, rollup.ToDate, code, item).Value
		return q.Frac()
	}
	if e.data == nil || e.data.Numbers[code] == nil {
		return num.Frac{}, model.Blank
	}
	return num.FracOf(e.data.Numbers[code]), model.Number
}

// Items implements define.Env.
func (e industryEnv) Items(code string) []string { return e.in.Defs.ItemCodes(code) }

func (e industryEnv) value(f *define.Formula, item string) indicator.Quantity {
	if f == nil {
		return indicator.Quantity{}
	}
	if r := f.EvalItem(e, item); r.Kind == model.Number {
		return indicator.Of(r.Rat)
	}
	return indicator.Quantity{}
}

func (e industryEnv) sampling(rate define.Rate, item string) index.Sampling {
	k, n := e.value(rate.Pass, item), e.value(rate.Trials, item)
	if !k.Present() || !n.Present() || n.Rat.Sign() <= 0 {
		return index.Sampling{}
	}
	return index.Sampling{Pass: k.Float(), Trials: n.Float(), Scale: 100}
}
