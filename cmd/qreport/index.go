package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"qreport/report/define"
	"qreport/report/index"
)

const indexHelp = `
按指数定义给任意一张“单位×指标”的表打分，与工作目录无关。

用法：qreport index --spec 定义.toml --data 数据.csv [--out 得分.csv] [其他结果]

  --spec           指数定义：层级、权重、方向、标准化、合成方法（格式见 docs/index.md）
  --data           数据：unit 一列为单位，其余每列一个指标；率的样本可另列 X.k、X.n
  --out            各级得分和位次，默认标准输出
  --contributions  每项指标对总分的贡献，合计等于总分
  --change         比上一期的变动由哪些指标引起（数据要有 period 列和两期）
  --robustness     位次稳不稳：按定义里的 [uncertainty] 反复重算
  --sensitivity    哪种选择对结果影响最大（Sobol 指数）
  --log            每一步改动了哪些数：补缺、去极值、截断、缺项
  --seed, --runs   随机种子和次数，覆盖定义里的

例：qreport index --spec qci.toml --data 各省.csv --out 得分.csv --robustness 位次.csv --seed 7`

func indexVerb() verb {
	return verb{"index", "给任意数据表计算综合指数", indexHelp, runIndex}
}

// indexJob is one call of the command.
type indexJob struct {
	spec, data, out, contributions, change, robustness, sensitivity, log string
	seed                                                                 uint64
	runs                                                                 int
}

func runIndex(c command, args []string) error {
	job, err := parseIndex(args)
	if err != nil {
		return err
	}
	return inChinese(job.run(c))
}

func parseIndex(args []string) (indexJob, error) {
	var job indexJob
	f := newFlags("index")
	for name, at := range map[string]*string{"spec": &job.spec, "data": &job.data, "out": &job.out, "log": &job.log,
		"contributions": &job.contributions, "change": &job.change, "robustness": &job.robustness, "sensitivity": &job.sensitivity} {
		f.set.StringVar(at, name, "", "文件")
	}
	f.set.Uint64Var(&job.seed, "seed", 0, "随机种子")
	f.set.IntVar(&job.runs, "runs", 0, "重算次数")
	if err := f.parse(args); err != nil {
		return job, err
	}
	if job.spec == "" || job.data == "" {
		return job, usageError{errors.New("要写 --spec 和 --data")}
	}
	return job, nil
}

func (j indexJob) run(c command) error {
	method, err := readMethod(j.spec)
	if err != nil {
		return err
	}
	table, err := readTable(j.data)
	if err != nil {
		return err
	}
	screened, err := method.Screen(table)
	if err != nil {
		return err
	}
	scores := screened.Denominate().Impute().Treat().Normalise().Aggregate()
	if err := j.writeScores(c, method, table, scores); err != nil {
		return err
	}
	return j.writeUncertainty(c, method, screened)
}

func (j indexJob) writeScores(c command, method *index.Method, table index.Data, scores index.Scores) error {
	if j.out == "" {
		if err := index.WriteCSV(c.out, scores); err != nil {
			return err
		}
	}
	return errors.Join(
		into(j.out, func(w io.Writer) error { return index.WriteCSV(w, scores) }),
		into(j.contributions, func(w io.Writer) error { return index.WriteContributions(w, scores) }),
		into(j.log, func(w io.Writer) error { return index.WriteLog(w, scores.Log()) }),
		into(j.change, func(w io.Writer) error { return writeChange(w, method, table, scores) }))
}

func writeChange(w io.Writer, method *index.Method, table index.Data, after index.Scores) error {
	if table.Previous == nil {
		return usageError{errors.New("--change 要两期数据：表中要有 period 列，且至少两个期别")}
	}
	before, err := method.Score(*table.Previous)
	if err != nil {
		return err
	}
	return index.WriteChanges(w, before, after)
}

// usualPerturb is by how much weights are varied when the definition does not
// say what is uncertain.
const usualPerturb = 0.25

func (j indexJob) writeUncertainty(c command, method *index.Method, screened index.Screened) error {
	u := method.Spec().Uncertainty
	if u.Perturb == 0 && u.Dirichlet == 0 && len(u.Normalise)+len(u.Means)+len(u.Impute) == 0 && !u.Sampling {
		u.Perturb, u.Sampling = usualPerturb, true
	}
	if j.seed != 0 {
		u.Seed = j.seed
	}
	if j.runs != 0 {
		u.Runs = j.runs
	}
	return errors.Join(
		into(j.robustness, func(w io.Writer) error {
			r, err := screened.Robustness(u)
			if err != nil {
				return err
			}
			fmt.Fprintf(c.err, "重算%d次，种子%d，变动的是：%s\n", r.Runs, r.Seed, strings.Join(factorNames(r.Factors), "、"))
			return index.WriteRobustness(w, r)
		}),
		into(j.sensitivity, func(w io.Writer) error {
			s, err := screened.Sensitivity(u, bootstraps)
			if err != nil {
				return err
			}
			return index.WriteSensitivity(w, s, screened.Units())
		}))
}

// bootstraps is how often the intervals of the sensitivity indices are drawn.
const bootstraps = 200

// into writes a file when its name is given.
func into(path string, write func(io.Writer) error) error {
	if path == "" {
		return nil
	}
	return writeFile(path, write)
}

// inChinese words the engine's problems; what was found stays as the engine
// says it. A file that cannot be read is a wrong call, too.
func inChinese(err error) error {
	var problems index.Problems
	var path *os.PathError
	switch {
	case errors.As(err, &problems):
	case errors.As(err, &path) || errors.As(err, new(fileError)):
		return usageError{err}
	default:
		return err
	}
	var lines []string
	for _, p := range problems {
		lines = append(lines, worded("index.problem."+p.Code, p, p.String()))
	}
	return usageError{errors.New(strings.Join(lines, "\n"))}
}

// worded says a text of the embedded wording, or else what the engine says.
func worded(id string, data any, otherwise string) string {
	defs, err := define.Load("2011", nil)
	if err != nil {
		return otherwise
	}
	if text, err := defs.Texts.Say(id, data); err == nil {
		return text
	}
	return otherwise
}

func factorNames(factors []string) []string {
	var names []string
	for _, f := range factors {
		names = append(names, worded("index.factor."+f, nil, f))
	}
	return names
}

// fileError is a file that does not say what it should.
type fileError struct {
	path string
	err  error
}

func (e fileError) Error() string { return e.path + ": " + e.err.Error() }

func (e fileError) Unwrap() error { return e.err }

func readMethod(path string) (*index.Method, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	spec, err := index.ReadSpec(f)
	if err != nil {
		return nil, fileError{path, err}
	}
	method, err := index.Compile(spec)
	if err != nil {
		return nil, fileError{path, err}
	}
	return method, nil
}

func readTable(path string) (index.Data, error) {
	f, err := os.Open(path)
	if err != nil {
		return index.Data{}, err
	}
	defer f.Close()
	table, err := index.ReadCSV(f)
	if err != nil {
		return table, fileError{path, err}
	}
	return table, nil
}

func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
