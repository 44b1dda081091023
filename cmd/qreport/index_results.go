package main

import (
	"io"

	"qreport/report/index"
)

// scored is the data after all stages, and what the results need besides.
type scored struct {
	method   *index.Method
	table    index.Data
	screened index.Screened
	scores   index.Scores
	doubt    index.Uncertainty // what is varied
	varied   *index.Robustness // set when it was computed
}

// indexResult is one file that the command can write.
type indexResult struct {
	option, file string
	write        func(s *scored, w io.Writer) error
	lacking      func(s *scored) string // why it cannot be made, "" when it can
}

// scoresOption is the result that goes to the standard output when no file is
// named for it.
const scoresOption = "out"

// indexResults lists what can be written, the scores first.
func indexResults() []indexResult {
	always := func(*scored) string { return "" }
	return []indexResult{
		{scoresOption, "得分.csv", func(s *scored, w io.Writer) error { return index.WriteCSV(w, s.scores) }, always},
		{"contributions", "贡献.csv", func(s *scored, w io.Writer) error { return index.WriteContributions(w, s.scores) }, always},
		{"change", "变动.csv", (*scored).writeChange, (*scored).lacksPeriods},
		{"profile", "强弱项.csv", func(s *scored, w io.Writer) error { return index.WriteProfiles(w, s.scores) }, always},
		{"weights", "权重.csv", func(s *scored, w io.Writer) error { return index.WriteWeights(w, s.method) }, always},
		{"correlations", "相关.csv", func(s *scored, w io.Writer) error { return index.WriteCorrelations(w, s.screened, s.scores) }, always},
		{"drop-one", "去一项.csv", func(s *scored, w io.Writer) error { return index.WriteDropOne(w, s.scores) }, (*scored).lacksIndicators},
		{"robustness", "位次.csv", (*scored).writeRobustness, always},
		{"sensitivity", "敏感性.csv", (*scored).writeSensitivity, (*scored).lacksFactors},
		{"log", "日志.csv", func(s *scored, w io.Writer) error { return index.WriteLog(w, s.scores.Log()) }, always},
	}
}

// score reads both files and runs all stages.
func (j indexJob) score() (*scored, error) {
	method, err := readMethod(j.spec)
	if err != nil {
		return nil, err
	}
	table, err := readTable(j.data)
	if err != nil {
		return nil, err
	}
	screened, err := method.Screen(table)
	if err != nil {
		return nil, fileError{j.data, err}
	}
	return &scored{method: method, table: table, screened: screened, doubt: j.doubt(method),
		scores: screened.Denominate().Impute().Treat().Normalise().Aggregate()}, nil
}

// usualPerturb is by how much weights are varied when the definition does not
// say what is uncertain.
const usualPerturb = 0.25

func (j indexJob) doubt(method *index.Method) index.Uncertainty {
	u := method.Spec().Uncertainty
	if !u.Varies() {
		u.Perturb, u.Sampling = usualPerturb, true
	}
	if j.seed != 0 {
		u.Seed = j.seed
	}
	if j.runs != 0 {
		u.Runs = j.runs
	}
	return u
}

func (s *scored) lacksPeriods() string {
	if s.table.Previous == nil {
		return "要两期数据：表中要有 period 列，且至少两个期别"
	}
	return ""
}

func (s *scored) lacksIndicators() string {
	if len(s.method.Spec().Indicators) < 2 {
		return "要两项以上指标"
	}
	return ""
}

func (s *scored) lacksFactors() string {
	if s.doubt.Factors() < 2 {
		return "要变动两种以上因素：请在 [uncertainty] 中写 perturb、normalise、mean、impute、sampling 中的几项"
	}
	return ""
}

func (s *scored) writeChange(w io.Writer) error {
	before, err := s.method.Score(*s.table.Previous)
	if err != nil {
		return err
	}
	return index.WriteChanges(w, before, s.scores)
}

func (s *scored) writeRobustness(w io.Writer) error {
	r, err := s.screened.Robustness(s.doubt)
	if err != nil {
		return err
	}
	s.varied = &r
	return index.WriteRobustness(w, r)
}

// bootstraps is how often the intervals of the sensitivity indices are drawn.
const bootstraps = 200

func (s *scored) writeSensitivity(w io.Writer) error {
	all, err := s.screened.Sensitivity(s.doubt, bootstraps)
	if err != nil {
		return err
	}
	return index.WriteSensitivity(w, all, s.screened.Units())
}
