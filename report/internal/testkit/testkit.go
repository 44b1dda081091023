// Package testkit builds submissions in memory for the tests of the stages
// after validation, and words figures so that a table of expectations can be
// read. The program does not import it; the architecture test sees to that.
package testkit

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
	"qreport/report/validate"
)

// Regions of 湖州市 that tests use: the city and its counties.
const (
	Zhejiang = "330000"
	Huzhou   = "330500"
	Wuxing   = "330502"
	Nanxun   = "330503"
	Deqing   = "330521"
	Changxin = "330522"
	Anji     = "330523"
	Shaoxing = "330600"
	Zhuji    = "330681"
)

var load2011, load2019 = loader("2011"), loader("2019")

func loader(edition string) func() (*define.Definitions, error) {
	return sync.OnceValues(func() (*define.Definitions, error) { return define.Load(edition, nil) })
}

// Defs loads the embedded definitions of an edition, once per test binary.
func Defs(t testing.TB, edition string) *define.Definitions {
	t.Helper()
	load := load2011
	if edition == "2019" {
		load = load2019
	}
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// World is a register with the submissions of its units.
type World struct {
	t        testing.TB
	Defs     *define.Definitions
	Register *model.Register
	Subs     []*model.Submission
}

// New makes a world of units such as "330500:qts"; "330500:qts=Q1,Q2" limits
// the forms, "330500:qts=汇总" makes a unit that files only a 汇总.
func New(t testing.TB, defs *define.Definitions, units ...string) *World {
	t.Helper()
	var list []model.Reporter
	for _, u := range units {
		name, forms, _ := strings.Cut(u, "=")
		region, _ := defs.Regions.Get(unit(name).Region)
		r := model.Reporter{Unit: unit(name), Name: name, Days: 10, Life: region.Life}
		if forms == "汇总" {
			r.Whole = true
		} else if forms != "" {
			r.Forms = strings.Split(forms, ",")
		}
		list = append(list, r)
	}
	return &World{t: t, Defs: defs, Register: model.NewRegister(list)}
}

func unit(s string) model.Unit {
	region, bureau, _ := strings.Cut(s, ":")
	return model.Unit{Region: region, Bureau: model.Bureau(bureau)}
}

// Period reads a period or fails.
func Period(t testing.TB, s string) model.Period {
	t.Helper()
	p, err := model.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Sub is a submission being filled in.
type Sub struct {
	w *World
	*model.Submission
}

// Sub adds a 本级 submission of a unit for a period.
func (w *World) Sub(name, period string) *Sub { return w.add(name, period, model.Own) }

// Whole adds a 汇总 submission.
func (w *World) Whole(name, period string) *Sub { return w.add(name, period, model.Aggregate) }

func (w *World) add(name, period string, scope model.Scope) *Sub {
	w.t.Helper()
	s := &model.Submission{Unit: unit(name), Period: Period(w.t, period), Scope: scope,
		File:   model.File{Name: fmt.Sprintf("%s/%s-%d.xlsx", period, name, scope)},
		Sheets: []string{"表"}, Grid: model.NewGrid(len(w.Defs.Slots))}
	w.Subs = append(w.Subs, s)
	return &Sub{w, s}
}

// Set fills a field in: 本期, 累计, 上年同期. "" leaves a column blank, "—" is
// 不适用, "*" is 保密. "Q116A/SJ" is an item of a matrix.
func (s *Sub) Set(code string, columns ...string) *Sub {
	s.w.t.Helper()
	field, item, _ := strings.Cut(code, "/")
	slot, ok := s.w.Defs.Slot(field, item)
	if !ok {
		s.w.t.Fatalf("no slot %s", code)
	}
	for c, text := range columns {
		s.Grid.Set(slot, model.Column(c), model.Cell{Value: value(text)})
	}
	return s
}

func value(text string) model.Value {
	switch text {
	case "":
		return model.Value{}
	case "—":
		return model.Missing(model.NotApplicable)
	case "*":
		return model.Missing(model.Secret)
	}
	return model.Num(num.MustParse(text))
}

// Record adds a line to a list-form: texts by column id, "case=A1".
func (s *Sub) Record(form string, texts ...string) *Sub {
	s.w.t.Helper()
	f, ok := s.w.Defs.Form(form)
	if !ok {
		s.w.t.Fatalf("no form %s", form)
	}
	record := model.Record{Texts: make([]string, len(f.Columns))}
	for _, text := range texts {
		id, content, _ := strings.Cut(text, "=")
		for i, c := range f.Columns {
			if c.ID == id {
				record.Texts[i] = content
			}
		}
	}
	for i := range s.Lists {
		if s.Lists[i].Form == form {
			s.Lists[i].Records = append(s.Lists[i].Records, record)
			return s
		}
	}
	s.Lists = append(s.Lists, model.List{Form: form, Columns: make([]uint16, len(f.Columns)), Records: []model.Record{record}})
	return s
}

// Unify merges the world's submissions.
func (w *World) Unify() (*merge.Unified, merge.Ledger) {
	return merge.Unify(validate.Unchecked(w.Subs), w.Register, w.Defs)
}

// Cube merges and rolls up.
func (w *World) Cube() (*rollup.Cube, merge.Ledger) {
	u, ledger := w.Unify()
	return rollup.RollUp(u), ledger
}

// Show words a figure: "12 3/4" is a sum with its coverage, "12 1/1 汇总" one
// from a 汇总 submission, "blank 0/4" a missing one.
func Show(f merge.Figure) string {
	text := kindWord(f.Value().Kind())
	if d, ok := f.Value().Dec(); ok {
		text = d.Trim().String()
	}
	text = fmt.Sprintf("%s %d/%d", text, f.Got, f.Want)
	if f.Whole {
		text += " 汇总"
	}
	return text
}

func kindWord(k model.Kind) string {
	return [...]string{"blank", "number", "na", "nobureau", "secret", "withheld"}[k]
}

// Entry finds an entry: "Q104", "Q116A/SJ", "U501", "U501@qts", "U501@adjust".
func Entry(t testing.TB, l *merge.Layout, code string) int {
	t.Helper()
	code, part, _ := strings.Cut(code, "@")
	field, item, _ := strings.Cut(code, "/")
	i, ok := l.Index(merge.Entry{Code: field, Item: item, Part: part})
	if !ok {
		t.Fatalf("no entry %s", code)
	}
	return i
}

// At words a total of a cube; "U501" is 本期, "U501.ytd" and "U501.prior" the
// other columns.
func At(t testing.TB, c *rollup.Cube, region, period, code string) string {
	t.Helper()
	code, column := splitColumn(code)
	return Show(c.At(region, Period(t, period), Entry(t, c.Layout, code), column))
}

func splitColumn(code string) (string, model.Column) {
	code, word, _ := strings.Cut(code, ".")
	return code, map[string]model.Column{"": model.Cur, "ytd": model.YTD, "prior": model.Prior}[word]
}
