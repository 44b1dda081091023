package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"qreport/report/disk"
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
  --profile        每个单位的强项、弱项：得分、位次、与中位数之差、离满分差多少
  --weights        各级权重：在上一级中的份额、折算到总指数的有效权重
  --correlations   指标与各级得分、与分母的相关系数：哪些指标名不副实
  --drop-one       去掉任一指标后的得分和位次
  --robustness     位次稳不稳：按定义里的 [uncertainty] 反复重算
  --sensitivity    哪种选择对结果影响最大（Sobol 指数）
  --log            每一步改动了哪些数：补缺、去极值、截断、缺项
  --all 目录       以上各项都写到这个目录；算不出的说明原因
  --seed, --runs   随机种子和次数，覆盖定义里的

结果是带 BOM 的 UTF-8 CSV，Excel、WPS 直接打开不乱码。定义或数据有错时不写任何文件，退出码 2。

例：qreport index --spec qci.toml --data 各省.csv --out 得分.csv --robustness 位次.csv --seed 7`

func indexVerb() verb {
	return verb{"index", "给任意数据表计算综合指数", indexHelp, runIndex}
}

// indexJob is one call of the command.
type indexJob struct {
	spec, data, all string
	paths           map[string]string // by option, as asked for
	seed            uint64
	runs            int
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
	for name, at := range map[string]*string{"spec": &job.spec, "data": &job.data, "all": &job.all} {
		f.set.StringVar(at, name, "", "文件")
	}
	asked := map[string]*string{}
	for _, r := range indexResults() {
		asked[r.option] = f.set.String(r.option, "", "文件")
	}
	f.set.Uint64Var(&job.seed, "seed", 0, "随机种子")
	f.set.IntVar(&job.runs, "runs", 0, "重算次数")
	if err := f.parse(args); err != nil {
		return job, err
	}
	if job.spec == "" || job.data == "" {
		return job, usageError{errors.New("要写 --spec 和 --data")}
	}
	job.paths = map[string]string{}
	for option, path := range asked {
		job.paths[option] = *path
	}
	return job, job.checkPaths()
}

// checkPaths refuses results that would overwrite the input or each other.
func (j indexJob) checkPaths() error {
	taken := map[string]string{clean(j.spec): "--spec", clean(j.data): "--data"}
	for _, r := range indexResults() {
		path := j.path(r)
		if path == "" {
			continue
		}
		if other, twice := taken[clean(path)]; twice {
			return usageError{fmt.Errorf("--%s 和 %s 是同一个文件 %s", r.option, other, path)}
		}
		taken[clean(path)] = "--" + r.option
	}
	return nil
}

func clean(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// path is where a result goes, "" for nowhere.
func (j indexJob) path(r indexResult) string {
	if j.paths[r.option] == "" && j.all != "" {
		return filepath.Join(j.all, r.file)
	}
	return j.paths[r.option]
}

// run computes everything that was asked for before it writes anything.
func (j indexJob) run(c command) error {
	s, err := j.score()
	if err != nil {
		return err
	}
	files, err := j.compute(c, s)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := into(f.path, func(w io.Writer) error { _, err := w.Write(f.data); return err }); err != nil {
			return err
		}
	}
	if s.varied != nil {
		fmt.Fprintf(c.err, "重算%d次，种子%d，变动的是：%s\n", s.varied.Runs, s.varied.Seed, strings.Join(factorNames(s.varied.Factors), "、"))
	}
	if len(files) == 0 || files[0].option != scoresOption {
		return index.WriteCSV(c.out, s.scores)
	}
	return nil
}

// indexFile is a result that is ready to be written.
type indexFile struct {
	option, path string
	data         []byte
}

// compute makes the results that were asked for. What cannot be made is an
// error when it was asked for by its own option, and told otherwise.
func (j indexJob) compute(c command, s *scored) ([]indexFile, error) {
	var files []indexFile
	for _, r := range indexResults() {
		path := j.path(r)
		if path == "" {
			continue
		}
		if why := r.lacking(s); why != "" && j.paths[r.option] != "" {
			return nil, usageError{fmt.Errorf("--%s %s", r.option, why)}
		} else if why != "" {
			fmt.Fprintf(c.err, "没有写 %s：%s\n", path, why)
			continue
		}
		b := bytes.NewBufferString(byteOrderMark)
		if err := r.write(s, b); err != nil {
			return nil, err
		}
		files = append(files, indexFile{r.option, path, b.Bytes()})
	}
	return files, nil
}

// byteOrderMark makes Excel read a CSV file as UTF-8.
const byteOrderMark = "\ufeff"

// into writes a file when its name is given: whole, or not at all.
func into(path string, write func(io.Writer) error) error {
	if path == "" {
		return nil
	}
	err := disk.WriteTo(path, disk.FileMode, write)
	if err == nil {
		return nil
	}
	var place *fs.PathError
	err = fmt.Errorf("写不了 %s（%w）", path, err)
	if errors.As(err, &place) && (place.Op == "open" || place.Op == "mkdir") {
		return usageError{err} // no file can be there
	}
	return err
}
