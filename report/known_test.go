package report_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/analysis"
	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/internal/testkit"
	"qreport/report/model"
	"qreport/report/rollup"
	"qreport/report/validate"
)

// known are the sixteen published inconsistencies of known_inconsistencies.csv,
// entered as submissions: what the file asks for is what happens.
var known = map[string]func(t *testing.T){
	"X01": func(t *testing.T) { // parts against the total: a finding, and the rate computed from the counts
		f := found(t, "ciq", map[string]string{"C101": "254789", "C105": "1611", "C110A": "256400", "C103": "168", "C107": "1611", "C110C": "1590"})
		require.Contains(t, f, "C1-13")
		require.Equal(t, "0.69", rate(t, "1779", "256400"))
	},
	"X02": func(t *testing.T) { // a rate changes by percentage points
		c := at(t, "ciq", "B03", map[string][]string{"C107": {"31", "31", "42"}, "C105": {"5000", "5000", "5000"}}).YearOnYear()
		require.Equal(t, "-11/50", c.Rat.RatString(), "0.62% 比 0.84% 下降0.22个百分点，不是下降26.2%")
	},
	"X03": func(t *testing.T) { // no rate is ever asked for alone: each has its counts
		for _, f := range testkit.Defs(t, "2011").Fields {
			if f.Unit == "%" && f.Form.Cycle != "year" {
				t.Errorf("%s %s 只填率，不填分子分母", f.Code, f.Name)
			}
		}
	},
	"X04": func(t *testing.T) { // a share of several is computed from counts, not from rounded shares
		require.Equal(t, "78.14", rate(t, "1537", "1967"))
	},
	"X05": func(t *testing.T) { // a total that does not add up is an error
		require.Contains(t, found(t, "qts", map[string]string{"Q601": "175838", "Q601A": "0", "Q601B": "0", "Q602": "61963", "Q603": "113900"}), "Q6-01")
	},
	"X06": func(t *testing.T) { // kinds are never summed
		w := testkit.New(t, testkit.Defs(t, "2011"), "330502:qts", "330503:qts", "330521:qts")
		for i, unit := range []string{"330502:qts", "330503:qts", "330521:qts"} {
			w.Sub(unit, "2011Q1").Set("Q101", []string{"78", "107", "58"}[i])
		}
		cube, _ := w.Cube()
		require.Equal(t, "blank 0/3", testkit.At(t, cube, "330500", "2011Q1", "Q101"))
	},
	"X07": restated("911", "908"),
	"X08": func(t *testing.T) { // 217 + 100 = 317, not 314: blocked, a correction is asked for
		require.Contains(t, found(t, "qts", map[string]string{"Q104": "320", "Q105": "314", "Q107A": "220", "Q108A": "100", "Q109A": "0",
			"Q107B": "217", "Q108B": "100", "Q109B": "0"}), "Q1-11")
	},
	"X09": func(t *testing.T) { // of two versions the later counts, the earlier is kept
		run, _, _ := huzhouDocument(t)
		first := run.Accepted.Find(model.Unit{Region: "330500", Bureau: "qts"}, quarter, model.Own)
		second := *first
		second.File, second.Filed = model.File{Name: "更正.xlsx", SHA256: "2"}, "2011-12-31"
		accepted, findings := validate.Check(append(slices.Clone(run.Received), &second), nil, run.Register, run.Defs)
		require.Equal(t, "更正.xlsx", accepted.Find(first.Unit, first.Period, model.Own).File.Name)
		require.Greater(t, len(findings), 0)
	},
	"X10": func(t *testing.T) { // the denominator of deaths is a field of its own
		ind, _ := testkit.Defs(t, "2011").Indicator("E04")
		require.Equal(t, "Q303 / Q307", ind.Formula)
	},
	"X11": func(t *testing.T) { // nobody's division is taken over
		require.Equal(t, "40.43", rate(t, "19", "47"))
	},
	"X12": func(t *testing.T) { // 448.16 / 4090.91: rounded once, from exact figures
		m := at(t, "ciq", "B04", map[string][]string{"C108": {"448.16"}, "C106": {"4090.91"}})
		require.Equal(t, "10.96", num.Format(num.Round(m.Value.Rat, 2, num.HalfEven), 2))
		require.Equal(t, "10.96", num.Format(num.Round(m.Value.Rat, 2, num.HalfUp), 2))
	},
	"X13": func(t *testing.T) { // 205.4 + 632.68 万批 against 838.07: within the half units of their roundings
		w := testkit.New(t, testkit.Defs(t, "2011"), "330500:ciq")
		s := w.Sub("330500:ciq", "2011Q1").Set("C105", "2054000").Set("C101", "6326800").Set("C110A", "8380700")
		for code, half := range map[string]float32{"C105": 500, "C101": 50, "C110A": 50} {
			slot, _ := w.Defs.Slot(code, "")
			cell := s.Grid.At(slot, model.Cur)
			cell.HalfUnit = half
			s.Grid.Set(slot, model.Cur, cell)
		}
		_, findings := validate.Check(w.Subs, nil, w.Register, w.Defs)
		require.NotContains(t, codesOf(findings), "C1-11")
	},
	"X14": restated("1256", "1206"),
	"X15": func(t *testing.T) { // a change of coverage has its break and its note
		breaks := testkit.Defs(t, "2011").Breaks
		i := slices.IndexFunc(breaks, func(b define.SeriesBreak) bool { return b.From == "2013Q1" && slices.Contains(b.Fields, "C101") })
		require.GreaterOrEqual(t, i, 0)
		require.Contains(t, breaks[i].Note, "目录调整")
	},
	"X16": func(t *testing.T) { // every figure cites its cell: see TestEveryFigureRecomputes
		run, doc, _ := huzhouDocument(t)
		tree, err := traceOf(run).Figure(doc, "A01")
		require.NoError(t, err)
		require.NotEmpty(t, tree.Operands[0].Children[0].Cell.Cell)
	},
}

// TestKnownInconsistencies goes over the file: every line has its case.
func TestKnownInconsistencies(t *testing.T) {
	f, err := os.Open("testdata/known_inconsistencies.csv")
	require.NoError(t, err)
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	require.Len(t, lines, 17)
	for _, line := range lines[1:] {
		require.Contains(t, known, line[0])
		t.Run(line[0], known[line[0]])
	}
}

// restated enters a base that was published otherwise a year ago: the
// comparison is with what this year's submission states, and both are kept.
func restated(now, then string) func(t *testing.T) {
	return func(t *testing.T) {
		w := testkit.New(t, testkit.Defs(t, "2011"), "330500:qts")
		withForms(w.Sub("330500:qts", "2010Q1").Set("Q803A", then), w.Defs)
		withForms(w.Sub("330500:qts", "2011Q1").Set("Q803A", "889", "889", now), w.Defs)
		cube, _ := w.Cube()
		require.Equal(t, now+" 1/1", testkit.At(t, cube, "330500", "2011Q1", "Q803A.prior"))
		require.Equal(t, then+" 1/1", testkit.At(t, cube, "330500", "2010Q1", "Q803A"))
		_, findings := validate.Check(w.Subs, nil, w.Register, w.Defs)
		require.Contains(t, codesOf(findings), "T-09", "上年同期与上年填报不一致要说明")
		doc, err := analysis.Write(analysis.Input{Region: "330500", Period: quarter, Indicators: indicator.Compute(cube),
			Issue: analysis.Issue{Issuers: []string{"湖州市质量技术监督局"}}})
		require.NoError(t, err)
		i := slices.IndexFunc(doc.Sheets, func(s document.Table) bool { return s.Sheet == "上年同期数变动" })
		require.GreaterOrEqual(t, i, 0)
		row := doc.Sheets[i].Rows[0].Cells
		require.Equal(t, []string{"I03", now, then}, []string{row[0].Text, row[3].Text, row[4].Text}, "两个数都保留")
		annex := doc.Annexes[0].Blocks[0].(*document.Table)
		require.Contains(t, strings.Join(annex.Notes, ""), "与上年当时的数不同的见工作簿")
	}
}

// withForms says that every form of the bureau was found.
func withForms(s *testkit.Sub, defs *define.Definitions) {
	for _, f := range defs.FormsFor(s.Unit.Bureau, s.Period) {
		s.Forms = append(s.Forms, model.FormSeen{Form: f.ID})
	}
}

func codesOf(findings []model.Finding) (codes []string) {
	for _, f := range findings {
		codes = append(codes, f.Code)
	}
	return codes
}

// found lists the codes of what is found in one submission.
func found(t *testing.T, bureau string, fill map[string]string) []string {
	t.Helper()
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:"+bureau)
	s := w.Sub("330500:"+bureau, "2011Q1")
	for code, x := range fill {
		s.Set(code, x)
	}
	_, findings := validate.Check(w.Subs, nil, w.Register, w.Defs)
	return codesOf(findings)
}

// at computes an indicator of one submission.
func at(t *testing.T, bureau, code string, fill map[string][]string) indicator.Measure {
	t.Helper()
	w := testkit.New(t, testkit.Defs(t, "2011"), "330500:"+bureau)
	s := w.Sub("330500:"+bureau, "2011Q1")
	for field, columns := range fill {
		s.Set(field, columns...)
	}
	cube, _ := w.Cube()
	return indicator.Compute(cube).At("330500", quarter, rollup.Current, code)
}

// rate is a pass rate from its counts, printed with two digits.
func rate(t *testing.T, pass, trials string) string {
	t.Helper()
	m := at(t, "qts", "A01", map[string][]string{"Q105": {pass}, "Q104": {trials}})
	return num.Format(num.Round(m.Value.Rat, 2, num.HalfEven), 2)
}
