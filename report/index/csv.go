package index

import (
	"encoding/csv"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// ReadCSV reads a table of units × columns. The first row names the columns:
//
//	unit        code of the unit (required)
//	name        its name; default the code
//	group       its group, for imputation
//	period      the period, when the file has several
//	X           a number for every other name; empty, NA and - are missing
//	X.k, X.n    of a rate X: successes and trials
//	X.se        standard error of X
//
// The scale of a rate (1, 100 for per cent …) is the power of ten that fits X
// to k ÷ n. Periods are sorted as text; the last one is returned and the
// earlier ones hang on [Data.Previous]. Text is UTF-8. All mistakes are reported
// at once, as [Problems]; any other error is the reader's.
func ReadCSV(r io.Reader) (Data, error) {
	t, err := splitCSV(r)
	if err != nil {
		return Data{}, err
	}
	t.locate()
	data := t.read()
	return data, t.problems.err()
}

// splitCSV reads the rows. Short and long ones are mistakes of the table, of
// which all are to be told.
func splitCSV(r io.Reader) (*csvTable, error) {
	cr := csv.NewReader(r)
	cr.FieldsPerRecord = -1
	rows, err := cr.ReadAll()
	var syntax *csv.ParseError
	switch {
	case errors.As(err, &syntax):
		var ps Problems
		ps.add("csv.syntax", "csv", "line %d: %v", syntax.Line, syntax.Err)
		return nil, ps
	case err != nil:
		return nil, err
	case len(rows) == 0:
		return nil, Problems{{Code: "csv.empty", At: "csv", Detail: "no header"}}
	}
	t := &csvTable{head: rows[0], rows: rows[1:]}
	t.head[0] = strings.TrimPrefix(t.head[0], "\ufeff")
	for i, row := range t.rows {
		t.problems.require(len(row) == len(t.head), "csv.fields", "csv", "line %d has %d fields, the header %d", i+2, len(row), len(t.head))
	}
	return t, nil
}

// csvTable is a file being read.
type csvTable struct {
	head                      []string
	rows                      [][]string
	unit, name, group, period int // columns, −1 when there is none
	problems                  Problems
}

func (t *csvTable) locate() {
	for i, h := range t.head {
		t.head[i] = strings.TrimSpace(h)
		t.problems.require(slices.Index(t.head, t.head[i]) == i, "csv.twice", h, "column is there twice")
		t.problems.require(t.head[i] != "", "csv.noname", "csv", "column %d has no name", i+1)
	}
	find := func(name string) int { return slices.Index(t.head, name) }
	t.unit, t.name, t.group, t.period = find("unit"), find("name"), find("group"), find("period")
	t.problems.require(t.unit >= 0, "csv.nounit", "csv", "no column unit among %s", strings.Join(t.head, ", "))
}

func (t *csvTable) read() Data {
	if len(t.problems) > 0 {
		return Data{}
	}
	byPeriod, periods := map[string][]int{}, []string{}
	for i := range t.rows {
		p := t.text(i, t.period)
		if byPeriod[p] == nil {
			periods = append(periods, p)
		}
		byPeriod[p] = append(byPeriod[p], i)
	}
	slices.Sort(periods)
	var latest *Data
	for _, p := range periods {
		d := t.table(p, byPeriod[p])
		d.Previous, latest = latest, &d
	}
	if latest == nil {
		t.problems.add("csv.empty", "csv", "no rows")
		return Data{}
	}
	return *latest
}

func (t *csvTable) text(row, column int) string {
	if column < 0 {
		return ""
	}
	return strings.TrimSpace(t.rows[row][column])
}

func (t *csvTable) table(period string, rows []int) Data {
	d := Data{Period: period}
	for _, r := range rows {
		u := Unit{Code: t.text(r, t.unit), Name: t.text(r, t.name), Group: t.text(r, t.group)}
		if u.Name == "" {
			u.Name = u.Code
		}
		d.Units = append(d.Units, u)
	}
	for i, h := range t.head {
		if i == t.unit || i == t.name || i == t.group || i == t.period || t.isSampling(h) {
			continue
		}
		c := Column{Code: h, Values: t.numbers(i, rows)}
		c.Errors = t.sampling(h, c.Values, rows)
		d.Columns = append(d.Columns, c)
	}
	return d
}

// isSampling reports whether a column belongs to another one.
func (t *csvTable) isSampling(h string) bool {
	for _, suffix := range []string{".k", ".n", ".se"} {
		if base, ok := strings.CutSuffix(h, suffix); ok && slices.Contains(t.head, base) {
			return true
		}
	}
	return false
}

func (t *csvTable) numbers(column int, rows []int) []float64 {
	out := make([]float64, len(rows))
	for k, r := range rows {
		s := t.text(r, column)
		out[k] = math.NaN()
		if s == "" || s == "NA" || s == "-" {
			continue
		}
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || !finite(v) {
			t.problems.add("csv.number", t.head[column], "line %d: %q is not a number", r+2, s)
			continue
		}
		out[k] = v
	}
	return out
}

func (t *csvTable) sampling(h string, values []float64, rows []int) []Sampling {
	k, n, se := slices.Index(t.head, h+".k"), slices.Index(t.head, h+".n"), slices.Index(t.head, h+".se")
	if se < 0 && (k < 0 || n < 0) {
		t.problems.require(k < 0 && n < 0, "csv.sample", h, "%s.k and %s.n go together", h, h)
		return nil
	}
	out := make([]Sampling, len(rows))
	if se >= 0 {
		for i, v := range t.numbers(se, rows) {
			out[i].StandardError = zeroIfMissing(v)
		}
	}
	if k >= 0 && n >= 0 {
		pass, trials := t.numbers(k, rows), t.numbers(n, rows)
		scale := fitScale(values, pass, trials)
		for i := range out {
			if !isMissing(pass[i]) && !isMissing(trials[i]) {
				out[i] = Sampling{Pass: pass[i], Trials: trials[i], Scale: scale, StandardError: out[i].StandardError}
			}
		}
	}
	return out
}

func zeroIfMissing(v float64) float64 {
	if isMissing(v) {
		return 0
	}
	return v
}

// fitScale is the power of ten nearest to Σ values ÷ Σ k/n.
func fitScale(values, pass, trials []float64) float64 {
	have, want := 0.0, 0.0
	for i, v := range values {
		if !isMissing(v) && pass[i] > 0 && trials[i] > 0 {
			have, want = have+v, want+pass[i]/trials[i]
		}
	}
	if have <= 0 || want <= 0 {
		return 1
	}
	return math.Pow10(int(math.Round(math.Log10(have / want))))
}
